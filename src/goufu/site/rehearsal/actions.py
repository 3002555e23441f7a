"""Ask for a rehearsal. It moves no dossier, so it leaves no line in the ledger of dossiers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from goufu.base.ledger.models import canonical, digest
from goufu.base.organisations.models import Organisation
from goufu.base.people.models import Appointment
from goufu.base.people.roles import ROLE_NAMES, Actor, Role
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.law.rehearsal.asking import as_json, from_json, read_variant
from goufu.law.supposed import Variant
from goufu.law.words import Word
from goufu.site.rehearsal import running
from goufu.site.rehearsal.models import Rehearsal, State
from goufu.site.rehearsal.reading import projects_of
from goufu.site.rehearsal.rules import (
    REHEARSERS,
    NotForYou,
    OutsideYourPlace,
    YearWithoutProjects,
)
from goufu.site.rehearsal.sheets import Rehearse
from goufu.site.rehearsal.wording import title_of

LARGE = 3_000  # projects; more are replayed by the worker
KIND = "TY"


def rehearse(
    *, sheet: Rehearse, actor: Actor, at: datetime, key: str = "", bare_is_fen: bool = False
) -> Rehearsal:
    """Replay a year under a variant: at once where it is small, else by the worker.

    Asked again with the same key, it returns what was asked before.

    Args:
        bare_is_fen: a sum without a unit is fen, as programs write it, not yuan.

    Raises:
        NotForYou, OutsideYourPlace, YearWithoutProjects, WrongVariant: see their words.
    """
    variant = _variant_of(sheet, actor=actor, at=at, bare_is_fen=bare_is_fen)
    rehearsal, count = _ask(sheet, variant, actor=actor, at=at, key=key)
    if rehearsal.state == State.WAITING and count <= LARGE:
        carry_out(rehearsal.pk, at=at)
        rehearsal.refresh_from_db()
    return rehearsal


def _variant_of(sheet: Rehearse, *, actor: Actor, at: datetime, bare_is_fen: bool) -> Variant:
    if actor.role not in REHEARSERS:
        raise NotForYou(role=Word(ROLE_NAMES[actor.role]))
    if not sheet.place.startswith(actor.place):
        raise OutsideYourPlace(place=sheet.place, own=actor.place)
    return read_variant(
        [(one.target, one.value) for one in sheet.changes],
        since=sheet.since,
        today=day_of(at),
        place=sheet.place,
        law_of=sheet.law_of,
        bare_is_fen=bare_is_fen,
    )


def carry_out(pk: int, *, at: datetime) -> None:
    """Carry out a rehearsal that waits; one that is done stays as it is.

    Of two who carry it out at once, the first to end puts its result down.
    """
    rehearsal = Rehearsal.objects.get(pk=pk)
    if rehearsal.state == State.DONE:
        return
    not_done = Rehearsal.objects.filter(pk=pk).exclude(state=State.DONE)
    not_done.update(state=State.RUNNING, failure="")
    try:
        running.carry_out(rehearsal, from_json(rehearsal.variant), actor=_asker(rehearsal), at=at)
    except Exception as error:
        not_done.update(state=State.FAILED, failure=str(error))
        raise


@transaction.atomic
def _ask(
    sheet: Rehearse, variant: Variant, *, actor: Actor, at: datetime, key: str
) -> tuple[Rehearsal, int]:
    assert actor.account_id is not None
    assert actor.organisation_id is not None
    # One after the other in an organisation: of a double click the second finds the first.
    Organisation.objects.select_for_update(no_key=True).get(pk=actor.organisation_id)
    before = Rehearsal.objects.filter(account_id=actor.account_id, key=key).first() if key else None
    if before is not None:
        return before, 0
    count = projects_of(sheet.year, sheet.place, actor).count()
    if not count:
        raise YearWithoutProjects(place=sheet.place, year=sheet.year)
    asked = {"year": sheet.year, "place": sheet.place, "variant": as_json(variant)}
    said = digest(canonical(asked))
    versions = Rehearsal.objects.filter(
        organisation_id=actor.organisation_id, role=actor.role, digest=said
    )
    rehearsal = Rehearsal.objects.create(
        ref=next_ref(actor.place, day_of(at).year, KIND),
        version=versions.count() + 1,
        digest=said,
        title=sheet.title or title_of(variant),
        key=key,
        account_id=actor.account_id,
        actor=actor.name,
        role=actor.role,
        organisation_id=actor.organisation_id,
        asked_at=at,
        **asked,
    )
    if count > LARGE:
        from goufu.site.rehearsal.jobs import carry_out_rehearsal  # noqa: PLC0415

        carry_out_rehearsal.defer(rehearsal=rehearsal.pk)
    return rehearsal, count


def _asker(rehearsal: Rehearsal) -> Actor:
    """Return who asked, in the post in which they asked."""
    post = Appointment.objects.select_related("account", "organisation").filter(
        account_id=rehearsal.account_id,
        organisation_id=rehearsal.organisation_id,
        role=rehearsal.role,
    )
    found = post.order_by("-pk").first()
    if found is None:
        raise NotForYou(role=Word(ROLE_NAMES[Role(rehearsal.role)]))
    return found.actor()
