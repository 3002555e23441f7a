"""Offers: handed in, replaced, withdrawn; sealed until the opening."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.words import Word
from goufu.stages.parties.providers.actions.checking import check_conduct
from goufu.stages.procurement.sealing.opening import to_the_millisecond
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.actions.papers import (
    check_fits,
    own_document,
    put_under_seal,
    throw_away,
)
from goufu.stages.procurement.tenders.models import Offer, Tender
from goufu.stages.procurement.tenders.rules import offers as rules
from goufu.stages.procurement.tenders.rules.timing import closing_after_holds
from goufu.stages.procurement.tenders.sheets import Bid, Reasons
from goufu.stages.procurement.tenders.workflow import OFFER
from goufu.stages.procurement.tenders.workflow.offer import PROVIDER


@action
def submit_bid(*, parent_ref: str, sheet: Bid, actor: Actor, at: datetime) -> Offer:
    """Hand in a sealed offer; nobody else learns that it is there before the opening.

    Raises:
        NotOpenForOffers, BiddingClosed: too early or too late.
        MayNotProvide, ConditionsNotDeclared: not one who may provide.
        ListedForBadConduct: barred on that day.
        OneOfferEach: the organisation has an offer here.
        NotAnEnvelope, EnvelopeForAnother: it is not sealed to this tender's keys by this bidder.
    """
    at = to_the_millisecond(at)
    tender = queries.open_to_bidders(parent_ref)
    check_opening(tender, by=PROVIDER, label=OFFER.opened, actor=actor, anyone=True)
    _check_receives(tender, at)
    provider = Organisation.objects.get(pk=actor.organisation_id or 0)
    rules.check_provider(
        name=provider.name,
        kind=provider.kind,
        kind_name=provider.get_kind_display(),
        on=day_of(at),
        place=tender.place,
    )
    rules.check_invited(name=provider.name, invited=queries.is_asked(tender, provider.pk))
    check_conduct(provider.pk, name=provider.name, on=day_of(at))
    rules.check_declared(declared=sheet.declared)
    earlier = queries.live_offer_of(tender, provider.pk)
    if earlier is not None:
        raise rules.OneOfferEach(name=provider.name, offer=earlier.ref)

    document = own_document(sheet.document, tender.ref, actor)
    check_fits(sheet.envelope, document, tender=tender, bidder=provider.pk)

    # Without the project's code, so that its record does not tell who has offered. The number last:
    # until the transaction ends, it keeps the next bidder waiting.
    offer = Offer(
        ref=child_ref(tender.project_code, "TB"),
        title=tender.title,
        place=tender.place,
        tender=tender,
        provider=provider,
        document=document,
    )
    put_under_seal(offer, sheet.envelope, at=at)
    try:
        with transaction.atomic():
            open_dossier(offer, actor=actor, at=at, tender=tender.ref, seal=offer.seal)
    except IntegrityError as error:  # The same bidder, at the same moment, in another window.
        earlier = queries.live_offer_of(tender, provider.pk)
        if earlier is None:
            raise
        raise rules.OneOfferEach(name=provider.name, offer=earlier.ref) from error
    return offer


@action
def replace_bid(*, ref: str, sheet: Bid, actor: Actor, at: datetime) -> Offer:
    """Change what was handed in, before bidding closes; it is sealed anew."""
    at = to_the_millisecond(at)
    offer = _sealed(ref, "replace", actor, at)
    rules.check_declared(declared=sheet.declared)
    document = own_document(sheet.document, ref, actor)
    check_fits(sheet.envelope, document, tender=offer.tender, bidder=offer.provider_id)

    offer.document = document
    put_under_seal(offer, sheet.envelope, at=at)
    offer.save()
    advance(offer, "replace", actor=actor, at=at, tender=offer.tender.ref, seal=offer.seal)
    return offer


@action
def withdraw_bid(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Offer:
    """Take the offer back, before bidding closes."""
    offer = _sealed(ref, "withdraw", actor, at)
    throw_away(offer)
    advance(offer, "withdraw", actor=actor, at=at, reason=sheet.reason)
    return offer


def current_closing(tender: Tender) -> datetime:
    """Return when bidding closes, suspensions counted."""
    assert tender.announced_closing is not None
    return closing_after_holds(tender.announced_closing, queries.holds_since(tender))


def _sealed(ref: str, verb: str, actor: Actor, at: datetime) -> Offer:
    offer: Offer = Offer.objects.numbered(ref)
    tender = queries.open_to_bidders(offer.tender.ref)  # The tender first: one order of locks.
    offer = Offer.objects.locked(ref)
    offer.tender = tender
    check_step(offer, verb, actor=actor, at=at)
    check_opening(tender, by=PROVIDER, label=OFFER.opened, actor=actor, anyone=True)
    _check_receives(tender, at)
    return offer


def _check_receives(tender: Tender, at: datetime) -> None:
    """Refuse what comes too early or too late.

    What was received in time is taken although the clock has closed the tender while it waited its
    turn, as long as nobody has begun to unlock.
    """
    if tender.announced_closing is not None:
        rules.check_before_closing(closing=current_closing(tender), at=at)
    waited = tender.state == "closed" and not tender.unlockings.exists()
    if tender.state != "open" and not waited:
        raise rules.NotOpenForOffers(tender=tender.ref, state=Word(tender.state_name))
