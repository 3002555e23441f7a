"""The talks: each supplier in turn, what may change, and the record with a single source."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.procurement.sealing.rules import check_not_too_many_lost
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.actions.committee import check_enough
from goufu.stages.procurement.tenders.actions.members import as_member, leader_at, seat_at
from goufu.stages.procurement.tenders.actions.opening import brought_and_lost, standing
from goufu.stages.procurement.tenders.models import (
    Bargain,
    Capacity,
    Change,
    Meeting,
    Offer,
    Tender,
)
from goufu.stages.procurement.tenders.rules import talks as rules
from goufu.stages.procurement.tenders.sheets import (
    BargainRecord,
    ChangeAnswer,
    FinalCall,
    MeetingRecord,
    ProposedChange,
)
from goufu.stages.procurement.tenders.workflow.by_method import TALKED


@action
def record_meeting(*, ref: str, sheet: MeetingRecord, actor: Actor, at: datetime) -> Tender:
    """Write down what the whole group said with one supplier in its turn.

    Raises:
        NotOnTheCommittee, NotTheLeader, NoSuchOffer.
        HeldInTheFuture, NotTheirTurn, ChangePending: see ``rules.talks``.
    """
    tender: Tender = Tender.objects.locked(ref)
    step = check_step(tender, "record_meeting", actor=actor, at=at)
    seat = leader_at(tender, actor, step.label)
    offer = standing(tender, sheet.offer)
    rules.check_held(held=sheet.held_at, at=at)
    rules.check_no_change_pending(_pending(tender))
    heard = {one.ref: _heard(one) for one in _taking_part(tender)}
    rules.check_turn(heard[offer.ref], list(heard.values()))

    number = heard[offer.ref].rounds + 1
    Meeting.objects.create(offer=offer, round=number, held_at=sheet.held_at, said=sheet.said)
    # What was said stays out of the ledger: other suppliers must not learn of it.
    advance(
        tender,
        "record_meeting",
        actor=as_member(actor, seat),
        at=at,
        offer=offer.ref,
        round=number,
    )
    return tender


@action
def propose_change(*, ref: str, sheet: ProposedChange, actor: Actor, at: datetime) -> Tender:
    """Propose a material change of the demand; the purchaser's representative answers it.

    Raises:
        NotTheLeader, ChangePending, MayNotChange, ChangeNotForeseen.
    """
    tender: Tender = Tender.objects.locked(ref)
    step = check_step(tender, "propose_change", actor=actor, at=at)
    seat = leader_at(tender, actor, step.label)
    rules.check_no_change_pending(_pending(tender))
    rules.check_may_change(
        part=sheet.part.value,
        foreseen=bool(tender.may_change),
        method=tender.method,
        on=day_of(at),
        place=tender.place,
    )

    number = tender.changes.count() + 1
    Change.objects.create(
        tender=tender, number=number, part=sheet.part.value, content=sheet.content, proposed_at=at
    )
    who = as_member(actor, seat)
    advance(tender, "propose_change", actor=who, at=at, number=number, part=sheet.part.value)
    return tender


@action
def confirm_change(*, ref: str, sheet: ChangeAnswer, actor: Actor, at: datetime) -> Tender:
    """Answer a change for the purchaser, in writing; all suppliers are told at the same time.

    Raises:
        NotOnTheCommittee, NotTheRepresentative, NoChangePending.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "confirm_change", actor=actor, at=at)
    seat = seat_at(tender, actor)
    if seat.capacity != Capacity.PURCHASER:
        raise rules.NotTheRepresentative(name=actor.name)
    change = tender.changes.filter(confirmed=None).first()
    if change is None:
        raise rules.NoChangePending

    change.confirmed, change.answer, change.answered_at = sheet.agreed, sheet.answer, at
    change.save(update_fields=["confirmed", "answer", "answered_at"])
    advance(
        tender,
        "confirm_change",
        actor=as_member(actor, seat),
        at=at,
        number=change.number,
        agreed=sheet.agreed,
    )
    return tender


@action
def ask_final_offers(*, ref: str, sheet: FinalCall, actor: Actor, at: datetime) -> Tender:
    """End the talks: ask all who still take part for their last price by the same moment.

    Raises:
        NotTheLeader, FinalTimePast, ChangePending, ChangeNotAnswered, NotAllHeard, TooFewOffers.
        TooManyLost: two keys are lost; a last price could not be opened.
    """
    tender: Tender = Tender.objects.locked(ref)
    step = check_step(tender, "ask_final_offers", actor=actor, at=at)
    seat = leader_at(tender, actor, step.label)
    taking_part = _taking_part(tender)
    check_enough(tender, len(taking_part), step=step.label, at=at)
    if tender.method in TALKED:  # Nobody is asked to seal what cannot be opened any more.
        _, lost = brought_and_lost(tender)
        check_not_too_many_lost(brought=(), lost=lost, clause=rules.LAST_PRICE)
    rules.check_final_time(until=sheet.until, at=at)
    rules.check_no_change_pending(_pending(tender))
    rules.check_answered(_silent(tender, taking_part))
    rules.check_all_heard([_heard(one) for one in taking_part])

    tender.set(final_asked_at=at, announced_final=sheet.until, final_until=sheet.until)
    who = as_member(actor, seat)
    advance(tender, "ask_final_offers", actor=who, at=at, until=sheet.until.isoformat())
    return tender


@action
def record_bargain(*, ref: str, sheet: BargainRecord, actor: Actor, at: datetime) -> Tender:
    """Write the record of what was agreed with a single source; everybody then signs it.

    Raises:
        NotTheLeader, BargainSigned, PublicityNotTold.
        TooFewOffers, AgreedPriceAboveBudget: there is nothing that could have been agreed.
    """
    tender: Tender = Tender.objects.locked(ref)
    step = check_step(tender, "record_bargain", actor=actor, at=at)
    seat = leader_at(tender, actor, step.label)
    rules.check_not_signed(signed=tender.members.filter(handed_in_at__isnull=False).exists())
    rules.check_publicity(told=bool(sheet.publicity), asked=_at_threshold(tender))
    taking_part = _taking_part(tender)
    check_enough(tender, len(taking_part), step=step.label, at=at)
    rules.check_agreed_price(price_fen=taking_part[0].price_fen, most_fen=tender.most_fen)

    Bargain.objects.update_or_create(
        tender=tender, defaults={**sheet.model_dump(), "written_at": at}
    )
    advance(tender, "record_bargain", actor=as_member(actor, seat), at=at)
    return tender


def _taking_part(tender: Tender) -> list[Offer]:
    return list(queries.standing_offers(tender).filter(state="opened"))


def _heard(offer: Offer) -> rules.Heard:
    return rules.Heard(offer.provider.name, offer.meetings.count())


def _pending(tender: Tender) -> int | None:
    return tender.changes.filter(confirmed=None).values_list("number", flat=True).first()


def _silent(tender: Tender, taking_part: list[Offer]) -> list[str]:
    """Return who has not handed in anew since the demand was last changed."""
    last = tender.changes.filter(confirmed=True).order_by("-answered_at").first()
    if last is None:
        return []
    return [
        one.provider.name
        for one in taking_part
        if not one.replies.filter(at__gte=last.answered_at).exists()
    ]


def _at_threshold(tender: Tender) -> bool:
    threshold = tender.plan.threshold_fen
    return threshold is not None and tender.budget_fen >= threshold
