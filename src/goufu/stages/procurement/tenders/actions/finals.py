"""What a supplier does in the talks, and the last prices: secret until all are in or time is up."""

from __future__ import annotations

import secrets
from datetime import datetime

from goufu.base.ledger.models import canonical, digest
from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.words import Word
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.actions.papers import SALT_BYTES, own_document
from goufu.stages.procurement.tenders.models import FinalOffer, Offer, Reply, Tender
from goufu.stages.procurement.tenders.rules import talks as rules
from goufu.stages.procurement.tenders.rules.timing import closing_after_holds
from goufu.stages.procurement.tenders.sheets import LastPrice, NewResponse, Nothing, Reasons


@action
def respond_again(*, ref: str, sheet: NewResponse, actor: Actor, at: datetime) -> Offer:
    """Hand the response in anew, as the demand has been changed.

    Raises:
        NoTalksNow, NothingChanged.
    """
    offer = _in_talks(ref, "respond_again", actor, at, {"negotiating"})
    if not offer.tender.changes.filter(confirmed=True).exists():
        raise rules.NothingChanged
    Reply.objects.create(
        offer=offer,
        service_plan=sheet.service_plan,
        document=own_document(sheet.document, ref, actor),
        at=at,
    )
    advance(offer, "respond_again", actor=actor, at=at, tender=offer.tender.ref)
    return offer


@action
def give_final(*, ref: str, sheet: LastPrice, actor: Actor, at: datetime) -> Offer:
    """Name the last price; once, and nobody reads it before all are in or time is up.

    Raises:
        NoTalksNow, FinalClosed, FinalOfferGiven.
    """
    offer = _in_talks(ref, "give_final", actor, at, {"final_offers"})
    tender = offer.tender
    rules.check_final_open(until=current_final(tender), at=at)
    rules.check_one_final(provider=offer.provider.name, given=_given(offer))

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
    advance(offer, "give_final", actor=actor, at=at, tender=tender.ref, seal=final.seal)
    if not _waiting(tender):
        _open(tender, at)
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
    tender = offer.tender
    if tender.state == "final_offers" and not _waiting(tender):
        _open(tender, at)
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
    """Open the last prices when time is up.

    Raises:
        FinalNotDue: some may still come in.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "close_final_offers", actor=actor, at=at)
    rules.check_final_due(until=current_final(tender), at=at, waiting=len(_waiting(tender)))
    return _open(tender, at)


def current_final(tender: Tender) -> datetime:
    """Return until when last prices may come in, suspensions counted."""
    assert tender.announced_final is not None
    return closing_after_holds(tender.announced_final, queries.holds_since_final_call(tender))


def seal_of_final(final: FinalOffer) -> str:
    """Return the digest of a last price; it stands in the ledger before anybody reads the price."""
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


def _open(tender: Tender, at: datetime) -> Tender:
    """Let the last prices count; who has named none is out."""
    opened = []
    for offer in queries.standing_offers(tender):
        final = FinalOffer.objects.filter(offer=offer).first()
        if final is None:
            advance(offer, "miss_final", actor=THE_CLOCK, at=at, tender=tender.ref)
            continue
        final.opened_at = at
        final.save(update_fields=["opened_at"])
        offer.set(price_fen=final.price_fen)
        opened.append(
            {
                "offer": offer.ref,
                "provider": offer.provider.name,
                "first_price_fen": final.first_price_fen,
                "price_fen": final.price_fen,
                "salt": final.salt,
            }
        )
    advance(tender, "close_final_offers", actor=THE_CLOCK, at=at, offers=opened)
    return tender


def _in_talks(ref: str, verb: str, actor: Actor, at: datetime, states: set[str]) -> Offer:
    """Lock the tender, then the offer, and see that the talks are where this can be done."""
    found: Offer = Offer.objects.numbered(ref)
    tender: Tender = Tender.objects.locked(found.tender.ref)
    offer: Offer = Offer.objects.locked(ref)
    offer.tender = tender
    step = check_step(offer, verb, actor=actor, at=at)
    if tender.state not in states:
        raise rules.NoTalksNow(
            tender=tender.ref, state=Word(tender.state_name), step=Word(step.label)
        )
    return offer


def _given(offer: Offer) -> datetime | None:
    return FinalOffer.objects.filter(offer=offer).values_list("submitted_at", flat=True).first()


def _waiting(tender: Tender) -> list[Offer]:
    """Return those who may still name a last price."""
    return list(queries.standing_offers(tender).filter(state="opened", final__isnull=True))
