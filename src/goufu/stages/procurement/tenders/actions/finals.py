"""What a supplier does in the talks, and the last prices: sealed until all are opened at once."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from goufu.base.ledger.models import canonical, digest
from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.words import Word
from goufu.stages.procurement.sealing import opening as sealing
from goufu.stages.procurement.sealing.envelope import digest as digest_of
from goufu.stages.procurement.sealing.opening import receipt_for, to_the_millisecond
from goufu.stages.procurement.tenders import queries, sealed
from goufu.stages.procurement.tenders.actions.opening import brought_and_lost, sealed_at_hand
from goufu.stages.procurement.tenders.actions.papers import (
    SALT_BYTES,
    check_sealed_to,
    lay_open,
    own_document,
)
from goufu.stages.procurement.tenders.models import FinalOffer, Offer, Reply, Sealing, Tender
from goufu.stages.procurement.tenders.rules import talks as rules
from goufu.stages.procurement.tenders.rules.timing import closing_after_holds
from goufu.stages.procurement.tenders.sheets import (
    AgreedPrice,
    LastPrice,
    NewResponse,
    Nothing,
    Reasons,
)
from goufu.stages.procurement.tenders.sheets.talks import LastPriceContent
from goufu.stages.procurement.tenders.workflow import OFFER
from goufu.stages.procurement.tenders.workflow.by_method import SINGLE


@action
def respond_again(*, ref: str, sheet: NewResponse, actor: Actor, at: datetime) -> Offer:
    """Hand the response in anew, as the demand has been changed.

    Raises:
        NoTalksNow, NothingChanged.
    """
    offer = _in_talks(ref, "respond_again", actor, at, {"negotiating"})
    if not offer.tender.changes.filter(confirmed=True).exists():
        raise rules.NothingChanged
    paper = own_document(sheet.document, ref, actor)
    if paper is not None:
        lay_open(paper, offer)
    Reply.objects.create(offer=offer, service_plan=sheet.service_plan, document=paper, at=at)
    advance(offer, "respond_again", actor=actor, at=at, tender=offer.tender.ref)
    return offer


@action
def give_final(*, ref: str, sheet: LastPrice, actor: Actor, at: datetime) -> Offer:
    """Hand in the last price in an envelope; once, and nobody reads it before all are opened.

    What was received in time is taken although the clock was quicker, as long as nobody has begun
    to unlock.

    Raises:
        NoTalksNow, FinalClosed, FinalOfferGiven.
        NotAnEnvelope, EnvelopeForAnother: it is not sealed to the tender's keys for this offer.
    """
    at = to_the_millisecond(at)
    offer = _in_talks(ref, "give_final", actor, at, {"final_offers", "final_closed"})
    _check_receives(offer, "give_final", at)
    check_sealed_to(sheet.envelope, tender=offer.tender, about=ref, bidder=offer.provider_id)

    final = FinalOffer(offer=offer, first_price_fen=offer.price_fen, submitted_at=at)
    final.envelope, final.seal = sheet.envelope, digest_of(sheet.envelope)
    final.receipt = receipt_for(
        tender=ref, offer=ref, bidder=offer.provider_id, seal=final.seal, at=at
    )
    final.save()
    advance(offer, "give_final", actor=actor, at=at, tender=offer.tender.ref, seal=final.seal)
    _close_where_all_are_in(offer.tender, at)
    return offer


@action
def agree_price(*, ref: str, sheet: AgreedPrice, actor: Actor, at: datetime) -> Offer:
    """Name the price that was agreed, as the single source; there is nobody to hide it from.

    Raises:
        NoTalksNow, FinalClosed, FinalOfferGiven.
    """
    offer = _in_talks(ref, "agree_price", actor, at, {"final_offers"})
    _check_receives(offer, "agree_price", at)

    final = FinalOffer(
        offer=offer,
        price_fen=sheet.price_fen,
        first_price_fen=offer.price_fen,
        statement=sheet.statement,
        salt=secrets.token_hex(SALT_BYTES),
        submitted_at=at,
    )
    final.seal = seal_of_final(final)
    final.save()
    advance(offer, "agree_price", actor=actor, at=at, tender=offer.tender.ref, seal=final.seal)
    _close_where_all_are_in(offer.tender, at)
    return offer


@action
def leave(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Offer:
    """Leave the talks before the last price; the deposit goes back.

    Raises:
        NoTalksNow, FinalOfferGiven.
    """
    offer = _in_talks(ref, "leave", actor, at, {"negotiating", "final_offers"})
    rules.check_one_final(provider=offer.provider.name, given=_given(offer))
    advance(offer, "leave", actor=actor, at=at, tender=offer.tender.ref, reason=sheet.reason)
    _close_where_all_are_in(offer.tender, at)
    return offer


@action
def extend_final(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Tender:  # noqa: ARG001
    """Put the time for last prices off by the time in which the project was suspended."""
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "extend_final", actor=actor, at=at)
    until = current_final(tender)
    if until != tender.final_until:
        tender.set(final_until=until)
        advance(tender, "extend_final", actor=actor, at=at, until=until.isoformat())
    return tender


@action
def close_final_offers(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Tender:  # noqa: ARG001
    """Take no more last prices once time is up.

    Raises:
        FinalNotDue: some may still come in.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "close_final_offers", actor=actor, at=at)
    rules.check_final_due(until=current_final(tender), at=at, waiting=len(_waiting(tender)))
    return _close(tender, at)


@action
def open_final_offers(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Tender:  # noqa: ARG001
    """Open all last prices at once; each becomes the price of its offer.

    Who has handed in none is out, and so is whose envelope does not open: it was sealed so.

    Raises:
        TooFewOffers: fewer than the law asks for; the tender can only fail.
        NotUnlocked, TooManyLost, ThirdNeeded: see ``sealing.rules``.
        SealBroken: an envelope is not what was handed in.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "open_final_offers", actor=actor, at=at)
    waiting = sealed_at_hand(tender, at)
    brought, lost = brought_and_lost(tender)
    pieces = sealing.pieces_to_open(waiting, brought=brought, lost=lost, clause=rules.LAST_PRICE)
    for offer in _waiting(tender):
        advance(offer, "miss_final", actor=THE_CLOCK, at=at, tender=tender.ref)
    opened = [_read_out(final, pieces[final.ref], at) for final in sealed.sealed_finals(tender)]
    advance(
        tender,
        "open_final_offers",
        actor=actor,
        at=at,
        unlocked_by=sorted(brought),
        offers=opened,
    )
    return tender


def current_final(tender: Tender) -> datetime:
    """Return until when last prices may come in, suspensions counted."""
    assert tender.announced_final is not None
    return closing_after_holds(tender.announced_final, queries.holds_since_final_call(tender))


def seal_of_final(final: FinalOffer) -> str:
    """Return the digest of an agreed price, as it stands in the ledger."""
    return digest(
        canonical(
            {
                "offer": final.offer.ref,
                "price_fen": final.price_fen,
                "statement": final.statement,
                "salt": final.salt,
            }
        )
    )


def give_back_finals(tender: Tender) -> None:
    """Let the last prices go, opened or not: first prices count again until others are named."""
    for final in FinalOffer.objects.filter(offer__tender=tender).select_related("offer"):
        final.offer.set(price_fen=final.first_price_fen)
        final.delete()
    tender.unlockings.filter(what=Sealing.FINALS).delete()


def _check_receives(offer: Offer, verb: str, at: datetime) -> None:
    """Refuse a last price that comes too late, a second time, or after somebody has unlocked."""
    tender = offer.tender
    rules.check_final_open(until=current_final(tender), at=at)
    rules.check_one_final(provider=offer.provider.name, given=_given(offer))
    if tender.unlockings.filter(what=Sealing.FINALS).exists():
        raise _not_now(offer, verb)


def _close_where_all_are_in(tender: Tender, at: datetime) -> None:
    if tender.state == "final_offers" and not _waiting(tender):
        _close(tender, at)


def _close(tender: Tender, at: datetime) -> Tender:
    """Go on to the unlocking; with a single source at once to the record of the agreed price."""
    opened: list[dict[str, Any]] = []
    if tender.method == SINGLE:
        for offer in _waiting(tender):
            advance(offer, "miss_final", actor=THE_CLOCK, at=at, tender=tender.ref)
        agreed = FinalOffer.objects.filter(offer__in=queries.standing_offers(tender))
        opened = [_counts(final, at) for final in agreed]
    advance(tender, "close_final_offers", actor=THE_CLOCK, at=at, offers=opened)
    return tender


def _read_out(final: FinalOffer, pieces: sealing.Pair, at: datetime) -> dict[str, Any]:
    """Open one last price and let it count, or write down why it says nothing."""
    content = sealing.content_of(final, pieces, LastPriceContent)
    if isinstance(content, str):
        final.offer.set(opening_note=content)
        advance(final.offer, "set_aside_final", actor=THE_CLOCK, at=at, why=content)
        return {"offer": final.ref, "provider": final.offer.provider.name, "note": content}
    final.price_fen, final.statement = content.price_fen, content.statement
    return _counts(final, at)


def _counts(final: FinalOffer, at: datetime) -> dict[str, Any]:
    """Let a last price be the price of its offer; return what the ledger says of it."""
    final.opened_at = at
    final.save(update_fields=["price_fen", "statement", "opened_at"])
    final.offer.set(price_fen=final.price_fen)
    return {
        "offer": final.ref,
        "provider": final.offer.provider.name,
        "first_price_fen": final.first_price_fen,
        "price_fen": final.price_fen,
        "salt": final.salt,
    }


def _in_talks(ref: str, verb: str, actor: Actor, at: datetime, states: set[str]) -> Offer:
    """Lock the tender, then the offer, and see that the talks are where this can be done."""
    found: Offer = Offer.objects.numbered(ref)
    tender: Tender = Tender.objects.locked(found.tender.ref)
    offer: Offer = Offer.objects.locked(ref)
    offer.tender = tender
    check_step(offer, verb, actor=actor, at=at)
    if tender.state not in states:
        raise _not_now(offer, verb)
    return offer


def _not_now(offer: Offer, verb: str) -> rules.NoTalksNow:
    tender = offer.tender
    label = next(one.label for one in OFFER.steps if one.verb == verb)
    return rules.NoTalksNow(tender=tender.ref, state=Word(tender.state_name), step=Word(label))


def _given(offer: Offer) -> datetime | None:
    return FinalOffer.objects.filter(offer=offer).values_list("submitted_at", flat=True).first()


def _waiting(tender: Tender) -> list[Offer]:
    """Return those who may still name a last price."""
    return list(queries.standing_offers(tender).filter(state="opened", final__isnull=True))
