"""What people do with the register of third parties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from goufu.base.lists import named_in
from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of, id_of
from goufu.base.people.roles import THE_CLOCK, Actor, Role
from goufu.base.ratings import rating
from goufu.base.ratings.sheets import Explain, Rate
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import NotAParty, advance, open_dossier
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import child_ref, next_ref
from goufu.law.calendar import day_of
from goufu.law.words import say
from goufu.stages.parties.third_parties import queries, rules
from goufu.stages.parties.third_parties.models import Bond, ThirdParty, ThirdPartyService
from goufu.stages.parties.third_parties.sheets import (
    Because,
    EndTie,
    FileEntry,
    Information,
    Opinion,
    Tied,
)


@action
def file_entry(*, sheet: FileEntry, actor: Actor, at: datetime) -> ThirdParty:
    """File a third party for the register: one's own, or on behalf of one.

    Raises:
        NotAThirdParty, AlreadyFiled, NotAParty, IndependenceNotPromised.
    """
    body = Organisation.objects.get(pk=sheet.organisation_id)
    if actor.role is Role.THIRD_PARTY and body.pk != actor.organisation_id:
        raise NotAParty(organisation=actor.organisation, role=body.name, label=say("登记"))
    queries.check_may_file(body)
    bureau = finance_of(actor.place)
    entry = ThirdParty(
        ref=next_ref(bureau.place, day_of(at).year, "SF"),
        title=body.name,
        place=bureau.place,
        organisation=body,
        keeper=bureau,
        **_facts(sheet),
    )
    open_dossier(entry, actor=actor, at=at, fields=entry.fields)
    _bind(entry, sheet.bonds, on=day_of(at))
    return entry


@action
def complete(*, ref: str, sheet: Information, actor: Actor, at: datetime) -> ThirdParty:
    """Hand a returned entry in again."""
    entry: ThirdParty = ThirdParty.objects.locked(ref)
    check_step(entry, "complete", actor=actor, at=at)
    entry.set(**_facts(sheet))
    entry.bonds.all().delete()
    _bind(entry, sheet.bonds, on=day_of(at))
    advance(entry, "complete", actor=actor, at=at)
    return entry


@action
def list_entry(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> ThirdParty:
    """Enter a third party in the register."""
    entry: ThirdParty = ThirdParty.objects.locked(ref)
    entry.set(reason="")
    advance(entry, "admit", actor=actor, at=at, opinion=sheet.opinion)
    return entry


@action
def return_entry(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> ThirdParty:
    """Send an entry back to be completed."""
    return _because(ref, "return_entry", sheet, actor, at)


@action
def suspend(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> ThirdParty:
    """Keep a third party from being commissioned for a while."""
    return _because(ref, "suspend", sheet, actor, at)


@action
def resume(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> ThirdParty:
    """Let a third party be commissioned again."""
    entry: ThirdParty = ThirdParty.objects.locked(ref)
    entry.set(reason="")
    advance(entry, "resume", actor=actor, at=at, opinion=sheet.opinion)
    return entry


@action
def remove(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> ThirdParty:
    """Take a third party out of the register."""
    return _because(ref, "remove", sheet, actor, at)


@action
def declare_tie(*, ref: str, sheet: Tied, actor: Actor, at: datetime) -> ThirdParty:
    """Declare a relation with somebody who may be a side."""
    entry: ThirdParty = ThirdParty.objects.locked(ref)
    check_step(entry, "declare_tie", actor=actor, at=at)
    _bind(entry, (sheet,), on=day_of(at))
    advance(entry, "declare_tie", actor=actor, at=at, tie=sheet.kind.value, name=sheet.name)
    return entry


@action
def end_tie(*, ref: str, sheet: EndTie, actor: Actor, at: datetime) -> ThirdParty:
    """Say that a relation has ended."""
    entry: ThirdParty = ThirdParty.objects.locked(ref)
    check_step(entry, "end_tie", actor=actor, at=at)
    bond = entry.bonds.get(pk=sheet.bond_id)
    bond.until = sheet.until
    bond.save(update_fields=["until"])
    until = sheet.until.isoformat()
    advance(entry, "end_tie", actor=actor, at=at, name=bond.name, until=until)
    return entry


def note_service(
    third_party: Organisation,
    *,
    about: Dossier,
    served: Mapping[str, Sequence[int]],
    at: datetime,
) -> ThirdPartyService | None:
    """Note that a third party has evaluated; None where that is noted already."""
    done = ThirdPartyService.objects.filter(third_party=third_party, about_ref=about.ref)
    if done.exists():
        return None
    service = ThirdPartyService(
        ref=child_ref(about.ref, "SF"),
        place=about.place,
        third_party=third_party,
        **rating.facts_of(about, whose=third_party.name, served=served, at=at),
    )
    open_dossier(service, actor=THE_CLOCK, at=at, about=about.ref)
    return service


@action
def rate(*, ref: str, sheet: Rate, actor: Actor, at: datetime) -> ThirdPartyService:
    """Rate a third party as the finance bureau that was served."""
    return _rate("rate", ref, sheet, actor, at)


@action
def add_rating(*, ref: str, sheet: Rate, actor: Actor, at: datetime) -> ThirdPartyService:
    """Rate a third party as purchaser or provider."""
    return _rate("add_rating", ref, sheet, actor, at)


@action
def explain(*, ref: str, sheet: Explain, actor: Actor, at: datetime) -> ThirdPartyService:
    """Answer a rating, as the third party."""
    service: ThirdPartyService = ThirdPartyService.objects.locked(ref)
    rating.explain(service, sheet=sheet, actor=actor, at=at)
    return service


def _rate(verb: str, ref: str, sheet: Rate, actor: Actor, at: datetime) -> ThirdPartyService:
    service: ThirdPartyService = ThirdPartyService.objects.locked(ref)
    rating.rate(service, verb, sheet=sheet, actor=actor, at=at)
    return service


def _because(ref: str, verb: str, sheet: Because, actor: Actor, at: datetime) -> ThirdParty:
    entry: ThirdParty = ThirdParty.objects.locked(ref)
    entry.set(reason=sheet.reason)
    advance(entry, verb, actor=actor, at=at, reason=sheet.reason)
    return entry


def _facts(sheet: Information) -> dict[str, Any]:
    rules.check_promised(independent=sheet.independent)
    return {
        "fields": named_in(sheet.fields),
        "qualifications": sheet.qualifications,
        "staff": sheet.staff,
        "lead_reviewers": sheet.lead_reviewers,
        "contact": sheet.contact,
    }


def _bind(entry: ThirdParty, rows: Sequence[Tied], *, on: date) -> None:
    Bond.objects.bulk_create(
        Bond(
            entry=entry,
            kind=row.kind.value,
            name=row.name,
            organisation_id=id_of(row.name),
            since=row.since,
            until=row.until,
            declared_on=on,
        )
        for row in rows
    )
