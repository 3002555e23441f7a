"""Bidding closes, custodians unlock, offers are opened, unqualified ones drop out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.words import say
from goufu.stages.procurement.sealing import opening as sealing
from goufu.stages.procurement.sealing.rules import SEALING
from goufu.stages.procurement.sealing.workflow import CUSTODIAN_OF
from goufu.stages.procurement.tenders import queries, sealed
from goufu.stages.procurement.tenders.actions.bids import current_closing
from goufu.stages.procurement.tenders.actions.checking import invalidate
from goufu.stages.procurement.tenders.actions.committee import check_enough
from goufu.stages.procurement.tenders.actions.members import as_member, leader_at
from goufu.stages.procurement.tenders.actions.papers import is_whole, take_off_seal
from goufu.stages.procurement.tenders.models import (
    Offer,
    Sealing,
    Tender,
    Unlocking,
)
from goufu.stages.procurement.tenders.models import Opening as Record
from goufu.stages.procurement.tenders.rules import offers as rules
from goufu.stages.procurement.tenders.rules import timing
from goufu.stages.procurement.tenders.rules.talks import LAST_PRICE
from goufu.stages.procurement.tenders.sheets import Invalid, Nothing, Opening, Pieces
from goufu.stages.procurement.tenders.sheets.offers import Content

OPENING = say("开启")
OPENING_FINALS = say("开启最后报价")
CLAUSES = {Sealing.OFFERS: SEALING, Sealing.FINALS: LAST_PRICE}
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
def bring_pieces(*, ref: str, sheet: Pieces, actor: Actor, at: datetime) -> Tender:
    """Unlock for one custodian: bring its pieces of every envelope, each checked at once.

    First of the offers, after talks of the last prices.

    Raises:
        TooFewOffers: fewer than the law asks for; the tender can only fail.
        TooManyLost: two keys are lost, nothing can be opened any more.
        BroughtAlready, NotPieces, WrongPieces, NothingRead: see ``sealing.rules``.
        SealBroken: an envelope is not what was handed in.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "bring_pieces", actor=actor, at=at)
    what, custodian = sealed.at_hand(tender), CUSTODIAN_OF[actor.role]
    brought, lost = brought_and_lost(tender)
    pieces = sealing.read_brought(
        sheet.pieces,
        sealed=sealed_at_hand(tender, at),
        custodian=custodian,
        brought=brought,
        lost=lost,
        clause=CLAUSES[what],
    )

    Unlocking.objects.create(
        tender=tender,
        what=what,
        custodian=custodian,
        pieces=pieces,
        brought_by=actor.name,
        organisation_id=actor.organisation_id or 0,
        brought_at=at,
    )
    advance(
        tender,
        "bring_pieces",
        actor=actor,
        at=at,
        what=what.value,
        custodian=custodian,
        fingerprint=sealed.key_of(tender, custodian).key.fingerprint,
        unread=sealing.unread_in(pieces),
    )
    return tender


@action
def open_bids(*, ref: str, sheet: Opening, actor: Actor, at: datetime) -> Tender:
    """Open every offer before all: who offers, for how much.

    Raises:
        TooFewOffers: fewer than the law asks for; the tender can only fail.
        NotUnlocked, TooManyLost, ThirdNeeded: see ``sealing.rules``.
        SealBroken: an offer is not what was handed in.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "open_bids", actor=actor, at=at)
    offers = _whole_offers(tender, at)
    brought, lost = brought_and_lost(tender)
    pieces = sealing.pieces_to_open(offers, brought=brought, lost=lost)

    for offer in offers:
        _read_out(offer, pieces[offer.ref], actor, at)
    Record.objects.create(tender=tender, record=sheet.record, opened_by=actor.name, opened_at=at)
    tender.set(bids_opened_at=at)
    advance(
        tender,
        "open_bids",
        actor=actor,
        at=at,
        record=sheet.record,
        unlocked_by=sorted(brought),
        offers=[
            {
                "offer": offer.ref,
                "provider": offer.provider.name,
                "price_fen": offer.price_fen,
                "note": offer.opening_note,
            }
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

    invalidate(offer, ground=sheet.ground, reason=sheet.reason, at=at)
    said = {"ground": sheet.ground.value, "reason": sheet.reason}
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


def brought_and_lost(tender: Tender) -> tuple[dict[str, Unlocking], list[str]]:
    """Return what was brought to the opening at hand, by custodian, and whose keys are lost."""
    brought = tender.unlockings.filter(what=sealed.at_hand(tender)).order_by("id")
    keys = sealed.keys_in_order(tender)
    return {one.custodian: one for one in brought}, sealing.lost_of(keys)


def sealed_at_hand(tender: Tender, at: datetime) -> Sequence[sealing.Sealed]:
    """Return the envelopes that are opened next: enough of them, none altered.

    Raises:
        TooFewOffers, SealBroken.
    """
    if sealed.at_hand(tender) is Sealing.OFFERS:
        return _whole_offers(tender, at)
    finals = sealed.sealed_finals(tender)
    check_enough(tender, len(finals), step=OPENING_FINALS, at=at)
    rules.check_seals(sealing.broken(finals))
    return finals


def _whole_offers(tender: Tender, at: datetime) -> list[Offer]:
    """Return the offers to open: enough of them, none altered."""
    offers = list(queries.standing_offers(tender).select_related("document"))
    check_enough(tender, len(offers), step=OPENING, at=at)
    for offer in offers:
        offer.tender = tender
    rules.check_seals([offer.ref for offer in offers if not is_whole(offer)])
    return offers


def _read_out(offer: Offer, pieces: sealing.Pair, actor: Actor, at: datetime) -> None:
    """Open one offer and write down what it says, or why it says nothing."""
    content = sealing.content_of(offer, pieces, Content)
    if isinstance(content, str):
        _set_aside(offer, content, at)
        return
    offer.set(
        price_fen=content.price_fen,
        service_plan=content.service_plan,
        firm_size=content.firm_size.value,
        small_share=content.small_share,
        read_at=at,
        opening_note=take_off_seal(offer, content.attachment, actor=actor, at=at),
        project_code=offer.tender.project_code,
    )
    advance(offer, "unseal", actor=THE_CLOCK, at=at, **_said(offer))


def _set_aside(offer: Offer, why: str, at: datetime) -> None:
    offer.set(opening_note=why, project_code=offer.tender.project_code)
    advance(offer, "set_aside", actor=THE_CLOCK, at=at, why=why)


def _said(offer: Offer) -> dict[str, Any]:
    return {"price_fen": offer.price_fen, "seal": offer.seal, "note": offer.opening_note}
