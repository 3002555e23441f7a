"""What people do to the register of purchasers."""

from __future__ import annotations

from datetime import date, datetime

from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.parties.purchasers import queries, rules
from goufu.stages.parties.purchasers.models import Liaison, OwnDuty, Purchaser
from goufu.stages.parties.purchasers.sheets import (
    CorrectPurchaser,
    HandOverDuty,
    Join,
    NameLiaison,
    RecordDuties,
    RegisterPurchaser,
    RelieveLiaison,
    Withdraw,
)
from goufu.stages.parties.purchasers.workflow import PURCHASER


@action
def register(*, sheet: RegisterPurchaser, actor: Actor, at: datetime) -> Purchaser:
    """Register a unit of one's own place; whether it may buy is asked when it joins.

    Raises:
        NotOfThisPlace: it is no unit of the place, or does not buy at all.
        AlreadyRegistered: it is there.
        EstablishmentDoesNotFit: see ``rules.check_establishment``.
    """
    PURCHASER.check_opener(actor)
    unit = Organisation.objects.select_for_update(no_key=True).get(pk=sheet.organisation_id)
    if unit.place != actor.place or not unit.does(Function.PURCHASER):
        raise rules.NotOfThisPlace(unit=unit.name)
    earlier = Purchaser.objects.filter(organisation=unit).first()
    if earlier is not None:
        raise rules.AlreadyRegistered(unit=unit.name, ref=earlier.ref)
    facts = _what(unit, sheet)
    purchaser = Purchaser(
        ref=next_ref(unit.place, day_of(at).year, "GM"),
        title=unit.name,
        place=unit.place,
        organisation=unit,
        finance=finance_of(unit.place),
        **facts,
    )
    open_dossier(purchaser, actor=actor, at=at, organisation_id=unit.pk, kind=unit.kind, **facts)
    return purchaser


@action
def correct(*, ref: str, sheet: CorrectPurchaser, actor: Actor, at: datetime) -> Purchaser:
    """Write down what the unit really is."""
    purchaser: Purchaser = Purchaser.objects.locked(ref)
    facts = _what(purchaser.organisation, sheet)
    purchaser.set(**facts)
    advance(purchaser, "correct", actor=actor, at=at, reason=sheet.reason, **facts)
    return purchaser


@action
def start_pilot(*, ref: str, sheet: Join, actor: Actor, at: datetime) -> Purchaser:
    """Take the unit into the pilot.

    Raises:
        NotAPurchaser: a unit of its kind may not buy by the law of its first day.
        NoLiaison: nobody can be called.
    """
    return _join("start_pilot", ref, sheet, actor, at)


@action
def cover(*, ref: str, sheet: Join, actor: Actor, at: datetime) -> Purchaser:
    """Take the unit in for good.

    Raises:
        NotAPurchaser, NoLiaison: as for the pilot.
        BeginsBeforeItJoined: the pilot began later.
    """
    return _join("cover", ref, sheet, actor, at)


@action
def withdraw(*, ref: str, sheet: Withdraw, actor: Actor, at: datetime) -> Purchaser:
    """Take the unit out again, e.g. when it is dissolved or turned into an enterprise."""
    purchaser: Purchaser = Purchaser.objects.locked(ref)
    purchaser.set(reason=sheet.reason)
    advance(purchaser, "withdraw", actor=actor, at=at, reason=sheet.reason)
    # Only now: a unit that takes part has a first day.
    return purchaser.set(pilot_since=None, covered_since=None)


@action
def name_liaison(*, ref: str, sheet: NameLiaison, actor: Actor, at: datetime) -> Purchaser:
    """Say whom to call; the number stays out of the ledger."""
    purchaser: Purchaser = Purchaser.objects.locked(ref)
    check_step(purchaser, "name_liaison", actor=actor, at=at)
    liaison = Liaison.objects.create(purchaser=purchaser, **sheet.model_dump())
    advance(
        purchaser, "name_liaison", actor=actor, at=at, liaison=liaison.pk, since=str(liaison.since)
    )
    return purchaser


@action
def relieve_liaison(*, ref: str, sheet: RelieveLiaison, actor: Actor, at: datetime) -> Purchaser:
    """Write down a liaison officer's last day; a unit that takes part keeps another.

    Raises:
        LiaisonOfAnotherUnit: no such officer is in post.
        NoLiaison: nobody else could be called.
    """
    purchaser: Purchaser = Purchaser.objects.locked(ref)
    check_step(purchaser, "relieve_liaison", actor=actor, at=at)
    posts = list(queries.in_post(purchaser))
    leaving = next((one for one in posts if one.pk == sheet.liaison_id), None)
    if leaving is None or sheet.until < leaving.since:
        raise rules.LiaisonOfAnotherUnit(unit=purchaser.title)
    if purchaser.state != PURCHASER.start:
        rules.check_liaison(len(posts) - 1, unit=purchaser.title)
    leaving.until = sheet.until
    leaving.save(update_fields=["until"])
    facts = {"liaison": leaving.pk, "until": str(sheet.until)}
    advance(purchaser, "relieve_liaison", actor=actor, at=at, **facts)
    return purchaser


@action
def record_duties(*, ref: str, sheet: RecordDuties, actor: Actor, at: datetime) -> Purchaser:
    """Add to what the unit is itself funded to do; what is there already is not added twice."""
    purchaser: Purchaser = Purchaser.objects.locked(ref)
    known = set(
        purchaser.duties.filter(moved_on__isnull=True).order_by().values_list("name", flat=True)
    )
    rows = {row.name: row for row in sheet.duties if row.name not in known}
    OwnDuty.objects.bulk_create(
        OwnDuty(purchaser=purchaser, **row.model_dump()) for row in rows.values()
    )
    advance(purchaser, "record_duties", actor=actor, at=at, duties=list(rows))
    return purchaser


@action
def hand_over_duty(*, ref: str, sheet: HandOverDuty, actor: Actor, at: datetime) -> Purchaser:
    """Write down that a duty is no longer the unit's own (费随事转).

    Raises:
        NoSuchDuty: it is none of its duties, or went before.
    """
    purchaser: Purchaser = Purchaser.objects.locked(ref)
    duty = purchaser.duties.filter(pk=sheet.duty_id, moved_on__isnull=True).first()
    if duty is None:
        raise rules.NoSuchDuty(unit=purchaser.title)
    duty.moved_on, duty.moved_to = sheet.moved_on, sheet.moved_to
    duty.save(update_fields=["moved_on", "moved_to"])
    facts = {"duty": duty.name, "moved_on": str(duty.moved_on), "moved_to": duty.moved_to}
    advance(purchaser, "hand_over_duty", actor=actor, at=at, **facts)
    return purchaser


def _join(verb: str, ref: str, sheet: Join, actor: Actor, at: datetime) -> Purchaser:
    purchaser: Purchaser = Purchaser.objects.locked(ref)
    check_step(purchaser, verb, actor=actor, at=at)
    rules.check_since(sheet.since, before=purchaser.pilot_since)
    rules.check_may_buy(purchaser.organisation.kind, on=sheet.since, place=purchaser.place)
    rules.check_liaison(queries.in_post(purchaser).count(), unit=purchaser.title)
    began: dict[str, date] = {
        "pilot_since" if verb == "start_pilot" else "covered_since": sheet.since
    }
    purchaser.set(reason=sheet.reason, **began)
    advance(purchaser, verb, actor=actor, at=at, since=str(sheet.since), reason=sheet.reason)
    return purchaser


def _what(unit: Organisation, sheet: RegisterPurchaser | CorrectPurchaser) -> dict[str, object]:
    """Return what the sheet says the unit is, if that can be."""
    rules.check_establishment(
        unit.kind,
        establishment=sheet.establishment.value,
        funding=sheet.funding.value,
        unit=unit.name,
    )
    return {
        "establishment": sheet.establishment.value,
        "staff": sheet.staff,
        "funding": sheet.funding.value,
        "legal_basis": sheet.legal_basis,
    }
