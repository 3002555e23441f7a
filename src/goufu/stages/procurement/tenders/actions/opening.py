"""Bidding closes, offers are opened, unqualified ones drop out."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.words import say
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.actions.bids import current_closing
from goufu.stages.procurement.tenders.actions.members import as_member, leader_at
from goufu.stages.procurement.tenders.actions.papers import seal_of, take_off_seal
from goufu.stages.procurement.tenders.models import Offer, Tender
from goufu.stages.procurement.tenders.rules import offers as rules
from goufu.stages.procurement.tenders.rules import timing
from goufu.stages.procurement.tenders.sheets import Invalid, Nothing, Opening

OPENING = say("开启")
IN_COMMITTEE = frozenset({"negotiating", "evaluating"})


@action
def extend_closing(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Tender:  # noqa: ARG001
    """Put the closing off by the time in which the project was suspended."""
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "extend", actor=actor, at=at)
    closing = current_closing(tender)
    if closing != tender.closes_at:
        tender.set(closes_at=closing)
        advance(tender, "extend", actor=actor, at=at, closes_at=closing.isoformat())
    return tender


@action
def close_bidding(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Tender:  # noqa: ARG001
    """Close bidding at the moment that was announced.

    Raises:
        NotClosedYet: that moment has not come.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "close", actor=actor, at=at)
    timing.check_time_is_up(closing=current_closing(tender), at=at)
    advance(tender, "close", actor=actor, at=at)
    return tender


@action
def open_bids(*, ref: str, sheet: Opening, actor: Actor, at: datetime) -> Tender:
    """Open every offer before all: who offers, for how much.

    Raises:
        TooFewOffers: fewer than the law asks for; the tender can only fail.
        SealBroken: an offer is not what was handed in.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "open_bids", actor=actor, at=at)
    offers = list(queries.standing_offers(tender).select_related("document"))
    rules.check_enough(
        count=len(offers),
        step=OPENING,
        method=tender.method,
        on=day_of(at),
        place=tender.place,
        two_left=tender.two_left_by_tender,
    )
    rules.check_seals([offer.ref for offer in offers if offer.seal != seal_of(offer)])

    for offer in offers:
        take_off_seal(offer)
        offer.set(project_code=tender.project_code)
        advance(offer, "unseal", actor=THE_CLOCK, at=at, price_fen=offer.price_fen, salt=offer.salt)
    tender.set(bids_opened_at=at)
    advance(
        tender,
        "open_bids",
        actor=actor,
        at=at,
        record=sheet.record,
        offers=[
            {"offer": offer.ref, "provider": offer.provider.name, "price_fen": offer.price_fen}
            for offer in offers
        ],
    )
    return tender


@action
def declare_invalid(*, ref: str, sheet: Invalid, actor: Actor, at: datetime) -> Tender:
    """Drop an offer: the agency for want of qualification, then the committee by its leader.

    Raises:
        NoSuchOffer: no standing offer of that number.
        NotOnTheCommittee, NotTheLeader: in the evaluation only the leader records it.
    """
    tender: Tender = Tender.objects.locked(ref)
    step = check_step(tender, "declare_invalid", actor=actor, at=at)
    if tender.state in IN_COMMITTEE:
        actor = as_member(actor, leader_at(tender, actor, step.label))
    offer = standing(tender, sheet.offer)

    offer.set(invalid_ground=sheet.ground.value, invalid_reason=sheet.reason)
    said = {"ground": sheet.ground.value, "reason": sheet.reason}
    advance(offer, "invalidate", actor=THE_CLOCK, at=at, **said)
    advance(tender, "declare_invalid", actor=actor, at=at, offer=offer.ref, **said)
    return tender


def standing(tender: Tender, ref: str) -> Offer:
    """Return an opened offer that still counts.

    Raises:
        NoSuchOffer: there is none of that number.
    """
    offer = queries.standing_offers(tender).filter(ref=ref, state="opened").first()
    if offer is None:
        raise rules.NoSuchOffer(tender=tender.ref, offer=ref)
    return offer
