"""What people do to the implementation catalogue of a year."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.dossier import NoSuchDossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.review.catalogue import queries, rules
from goufu.stages.review.catalogue.models import (
    CatalogueEntry,
    Correction,
    GuidanceItem,
    ImplementationCatalogue,
    ProcurementException,
)
from goufu.stages.review.catalogue.sheets import (
    DecideCorrection,
    DropCorrection,
    ExceptEntry,
    ProposeCatalogue,
    ProposeCorrection,
    PublishCatalogue,
    SendBack,
)
from goufu.stages.review.catalogue.workflow import PUBLISH_CATALOGUE

# What a correction can change, and what stays of an entry.
CORRECTED = ("title", "purchaser", "item_code", "item_name", "class_name", "amount_fen")
STAYS = ("catalogue_id", "project_code", "budget_ref")


def list_project(*, place: str, year: int, at: datetime, **facts: object) -> CatalogueEntry:
    """Put a project whose budget is replied into the year's catalogue; opens one if need be.

    What comes after the catalogue was handed in for approval goes into a supplement.
    """
    finance = finance_of(place)
    # Of two budgets that are replied to at once the second finds the list that the first began.
    Organisation.objects.select_for_update(no_key=True).get(pk=finance.pk)
    catalogue = queries.drafts_of(place, year).select_for_update(of=("self",)).first()
    if catalogue is None:
        earlier = ImplementationCatalogue.objects.filter(place=place, year=year).count()
        title = f"{year} 年政府购买服务具体实施目录"
        catalogue = ImplementationCatalogue(
            ref=next_ref(place, year, "ML"),
            title=f"{title}（第 {earlier} 次增补）" if earlier else title,
            place=place,
            year=year,
            supplement=earlier,
            finance=finance,
        )
        open_dossier(catalogue, actor=THE_CLOCK, at=at)
        PUBLISH_CATALOGUE.open(catalogue, since=day_of(at))
    return CatalogueEntry.objects.create(catalogue=catalogue, **facts)


@action
def propose_catalogue(
    *, ref: str, sheet: ProposeCatalogue, actor: Actor, at: datetime
) -> ImplementationCatalogue:
    """Hand the year's catalogue in to be approved by a second person."""
    catalogue: ImplementationCatalogue = ImplementationCatalogue.objects.locked(ref)
    check_step(catalogue, "propose", actor=actor, at=at)
    rules.check_has_entries(year=catalogue.year, entries=queries.entries_of(catalogue).count())
    _check_somebody_can_approve(catalogue, actor, at)
    catalogue.set(introduction=sheet.introduction, proposed_by_id=actor.account_id)
    advance(catalogue, "propose", actor=actor, at=at, introduction=sheet.introduction)
    return catalogue


@action
def send_back_catalogue(
    *, ref: str, sheet: SendBack, actor: Actor, at: datetime
) -> ImplementationCatalogue:
    """Send the proposed catalogue back with what is wrong with it."""
    catalogue: ImplementationCatalogue = ImplementationCatalogue.objects.locked(ref)
    advance(catalogue, "send_back", actor=actor, at=at, reason=sheet.reason)
    return catalogue


@action
def publish_catalogue(
    *, ref: str, sheet: PublishCatalogue, actor: Actor, at: datetime
) -> ImplementationCatalogue:
    """Approve the year's catalogue, which publishes it; purchasers' periods to announce start."""
    catalogue: ImplementationCatalogue = ImplementationCatalogue.objects.locked(ref)
    check_step(catalogue, "publish", actor=actor, at=at)
    rules.check_second_person(
        name=actor.name, account_id=actor.account_id, first=catalogue.proposed_by_id
    )
    entries = list(queries.entries_of(catalogue).values_list("project_code", flat=True))
    catalogue.set(published_on=day_of(at))
    advance(
        catalogue,
        "publish",
        actor=actor,
        at=at,
        opinion=sheet.opinion,
        introduction=catalogue.introduction,
        project_codes=entries,
    )
    return catalogue


@action
def except_entry(
    *, ref: str, sheet: ExceptEntry, actor: Actor, at: datetime
) -> ImplementationCatalogue:
    """Record why a listed project does not go through government procurement."""
    catalogue: ImplementationCatalogue = ImplementationCatalogue.objects.locked(ref)
    check_step(catalogue, "except_entry", actor=actor, at=at)
    entry = _entry(catalogue, sheet.entry)
    if ProcurementException.objects.filter(entry=entry).exists():
        raise rules.AlreadyExcepted(title=entry.title)
    ProcurementException.objects.create(
        entry=entry,
        grounds=sheet.grounds,
        clause=sheet.clause,
        instead=sheet.instead,
        recorded_on=day_of(at),
    )
    advance(catalogue, "except_entry", actor=actor, at=at, **sheet.model_dump())
    return catalogue


@action
def propose_correction(
    *, ref: str, sheet: ProposeCorrection, actor: Actor, at: datetime
) -> ImplementationCatalogue:
    """Propose to correct, or to strike off, a project of a published catalogue."""
    catalogue: ImplementationCatalogue = ImplementationCatalogue.objects.locked(ref)
    check_step(catalogue, "propose_correction", actor=actor, at=at)
    _check_somebody_can_approve(catalogue, actor, at)
    entry = _entry(catalogue, sheet.entry)
    changes = [] if sheet.strikes_off else _changes(entry, sheet)
    if not sheet.strikes_off:
        rules.check_something_said([name for name, _, _ in changes])
    Correction.objects.create(
        catalogue=catalogue,
        entry=entry,
        changes=changes,
        strikes_off=sheet.strikes_off,
        reason=sheet.reason,
        clause=sheet.clause,
        proposed_by_id=actor.account_id,
        proposed_on=day_of(at),
    )
    advance(
        catalogue,
        "propose_correction",
        actor=actor,
        at=at,
        entry=entry.project_code,
        changes=changes,
        strikes_off=sheet.strikes_off,
        reason=sheet.reason,
    )
    return catalogue


@action
def publish_correction(
    *, ref: str, sheet: DecideCorrection, actor: Actor, at: datetime
) -> ImplementationCatalogue:
    """Publish the correction: the entry as it was ends, the corrected one takes its place."""
    catalogue: ImplementationCatalogue = ImplementationCatalogue.objects.locked(ref)
    check_step(catalogue, "publish_correction", actor=actor, at=at)
    correction = queries.pending_correction(catalogue)
    rules.check_second_person(
        name=actor.name, account_id=actor.account_id, first=correction.proposed_by_id
    )
    entry, today = correction.entry, day_of(at)
    entry.ended_on = today
    entry.save(update_fields=["ended_on"])
    if not correction.strikes_off:
        facts = {name: getattr(entry, name) for name in (*STAYS, *CORRECTED)}
        facts |= {name: after for name, _, after in correction.changes}
        CatalogueEntry.objects.create(replaces=entry, **facts)
    correction.published_on = today
    correction.save(update_fields=["published_on"])
    advance(
        catalogue,
        "publish_correction",
        actor=actor,
        at=at,
        opinion=sheet.opinion,
        correction=correction.pk,
        entry=entry.project_code,
    )
    return catalogue


@action
def drop_correction(
    *, ref: str, sheet: DropCorrection, actor: Actor, at: datetime
) -> ImplementationCatalogue:
    """Leave the published catalogue as it is; the proposed correction and the reason are kept."""
    catalogue: ImplementationCatalogue = ImplementationCatalogue.objects.locked(ref)
    check_step(catalogue, "drop_correction", actor=actor, at=at)
    correction = queries.pending_correction(catalogue)
    correction.dropped_on = day_of(at)
    correction.save(update_fields=["dropped_on"])
    advance(catalogue, "drop_correction", actor=actor, at=at, reason=sheet.reason)
    return catalogue


def _entry(catalogue: ImplementationCatalogue, project_code: str) -> CatalogueEntry:
    entry = queries.entries_of(catalogue).filter(project_code=project_code).first()
    if entry is None:
        raise NoSuchDossier(ref=project_code)
    return entry


def _changes(entry: CatalogueEntry, sheet: ProposeCorrection) -> list[list[Any]]:
    """Return field, before and after of what the sheet changes."""
    after: dict[str, Any] = {"title": sheet.title, "purchaser": sheet.purchaser}
    if sheet.item is not None:
        item = GuidanceItem.objects.select_related("parent").get(pk=sheet.item)
        after |= {
            "item_code": item.code,
            "item_name": item.name,
            "class_name": item.parent.name if item.parent else "",
        }
    if sheet.amount_fen is not None:
        after["amount_fen"] = sheet.amount_fen
    return [
        [name, getattr(entry, name), value]
        for name, value in after.items()
        if value not in {"", getattr(entry, name)}
    ]


def _check_somebody_can_approve(
    catalogue: ImplementationCatalogue, actor: Actor, at: datetime
) -> None:
    rules.check_somebody_can_approve(
        organisation=catalogue.finance.name,
        others=queries.others_who_may_approve(
            catalogue.finance_id, but=actor.account_id, on=day_of(at)
        ),
    )
