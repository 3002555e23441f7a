"""A tender that comes to nothing: it fails, is called off, or is annulled after a challenge."""

from __future__ import annotations

from datetime import datetime

from goufu.base.deadlines import duties
from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.procurement.sealing.envelope import CUSTODIANS
from goufu.stages.procurement.sealing.rules import ENOUGH
from goufu.stages.procurement.tenders import queries, sealed
from goufu.stages.procurement.tenders.actions.checking import drop_questions
from goufu.stages.procurement.tenders.actions.opening import brought_and_lost
from goufu.stages.procurement.tenders.actions.papers import throw_away
from goufu.stages.procurement.tenders.models import FailureGround, FinalOffer, Tender
from goufu.stages.procurement.tenders.rules import award as rules
from goufu.stages.procurement.tenders.sheets import Failure, Reasons
from goufu.stages.procurement.tenders.workflow.by_method import TENDERED

# From here on the prices that count are known.
PRICED = frozenset({"evaluating", "evaluated", "reported", "awarded"})


@action
def fail(*, ref: str, sheet: Failure, actor: Actor, at: datetime) -> Tender:
    """Declare the tender failed (废标); the project may be bought again.

    Raises:
        NotAGroundHere: the law of the day does not end this method for that.
        EnoughOffers, NotAllTooDear, NotOpenedYet, KeysAreThere: the ground named is not there.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "fail", actor=actor, at=at)
    _check_ground(tender, sheet.ground, at)
    return end(tender, "fail", ground=sheet.ground, reason=sheet.reason, actor=actor, at=at)


@action
def cancel(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Tender:
    """Call the tender off because the task has fallen away."""
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "cancel", actor=actor, at=at)
    return end(
        tender, "cancel", ground=FailureGround.DROPPED, reason=sheet.reason, actor=actor, at=at
    )


@action
def annul(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Tender:
    """Undo the tender after a challenge that was right and touched the result."""
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "annul", actor=actor, at=at)
    return end(tender, "annul", ground=None, reason=sheet.reason, actor=actor, at=at)


def _check_ground(tender: Tender, ground: FailureGround, at: datetime) -> None:
    offers = queries.standing_offers(tender)
    on, place, method = day_of(at), tender.place, tender.method
    rules.check_ground(ground=ground.value, method=method, on=on, place=place)
    if ground is FailureGround.TOO_FEW:
        rules.check_too_few(
            count=_competing(tender),
            method=method,
            on=on,
            place=place,
            two_left=tender.two_left_by_tender,
        )
    if ground is FailureGround.UNREADABLE:
        brought, lost = brought_and_lost(tender)
        left = [one for one in CUSTODIANS if one in brought or one not in lost]
        rules.check_keys_lost(lost=len(lost), needed=ENOUGH, left=len(left))
    if ground is FailureGround.TOO_DEAR:
        rules.check_all_too_dear(
            prices=list(offers.values_list("price_fen", flat=True)),
            budget_fen=tender.budget_fen,
            opened=tender.bids_opened_at is not None,
        )


def _competing(tender: Tender) -> int:
    """Count who still competes: with a last price, and once it is opened within the budget."""
    if tender.state == "final_closed":
        return len(sealed.sealed_finals(tender))
    offers = queries.standing_offers(tender)
    if tender.method not in TENDERED and tender.state in PRICED:
        offers = offers.filter(price_fen__lte=tender.budget_fen)
    return offers.count()


def end(
    tender: Tender,
    verb: str,
    *,
    ground: FailureGround | None,
    reason: str,
    actor: Actor,
    at: datetime,
) -> Tender:
    named = ground.value if ground else ""
    tender.set(failure_ground=named, failure_reasons=reason)
    duties.cancel(tender.ref, on=day_of(at))
    drop_questions(tender.offers.order_by("id"), at)
    for offer in tender.offers.order_by("id"):
        if offer.state == "sealed":
            advance(offer, "give_back", actor=THE_CLOCK, at=at, reason=reason)
            throw_away(offer)
        elif offer.state in {"opened", "won", "lost"}:
            advance(offer, "lapse", actor=THE_CLOCK, at=at, reason=reason)
    # What goes back unread stays so.
    FinalOffer.objects.filter(offer__tender=tender, opened_at=None).update(envelope="")
    if tender.bids_opened_at is None or tender.state == "final_closed":
        tender.unlockings.filter(what=sealed.at_hand(tender)).delete()
    advance(
        tender,
        verb,
        actor=actor,
        at=at,
        title=tender.title,
        ground=named,
        reason=reason,
        other_lots=queries.other_lots(tender).count(),
    )
    return tender
