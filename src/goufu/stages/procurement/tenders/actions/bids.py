"""Offers: handed in, replaced, withdrawn; sealed until the opening."""

from __future__ import annotations

from datetime import datetime

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.words import Word
from goufu.stages.parties.providers.actions.checking import check_conduct
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.actions.papers import own_document, put_under_seal
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
    """
    tender: Tender = Tender.objects.locked(parent_ref)
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

    # Without the project's code, so that its record does not tell who has offered.
    offer = Offer(
        ref=child_ref(tender.project_code, "TB"),
        title=tender.title,
        place=tender.place,
        tender=tender,
        provider=provider,
        price_fen=sheet.price_fen,
        service_plan=sheet.service_plan,
        document=own_document(sheet.document, tender.ref, actor),
        submitted_at=at,
    )
    put_under_seal(offer)
    open_dossier(offer, actor=actor, at=at, tender=tender.ref, seal=offer.seal)
    return offer


@action
def replace_bid(*, ref: str, sheet: Bid, actor: Actor, at: datetime) -> Offer:
    """Change what was handed in, before bidding closes; it is sealed anew."""
    offer = _sealed(ref, "replace", actor, at)
    rules.check_declared(declared=sheet.declared)

    offer.price_fen, offer.service_plan = sheet.price_fen, sheet.service_plan
    offer.document = own_document(sheet.document, ref, actor) or offer.document
    offer.submitted_at = at
    put_under_seal(offer)
    offer.save()
    advance(offer, "replace", actor=actor, at=at, tender=offer.tender.ref, seal=offer.seal)
    return offer


@action
def withdraw_bid(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Offer:
    """Take the offer back, before bidding closes."""
    offer = _sealed(ref, "withdraw", actor, at)
    advance(offer, "withdraw", actor=actor, at=at, reason=sheet.reason)
    return offer


def current_closing(tender: Tender) -> datetime:
    """Return when bidding closes, suspensions counted."""
    assert tender.announced_closing is not None
    return closing_after_holds(tender.announced_closing, queries.holds_since(tender))


def _sealed(ref: str, verb: str, actor: Actor, at: datetime) -> Offer:
    offer: Offer = Offer.objects.numbered(ref)
    tender: Tender = Tender.objects.locked(
        offer.tender.ref
    )  # The tender first: one order of locks.
    offer = Offer.objects.locked(ref)
    offer.tender = tender
    check_step(offer, verb, actor=actor, at=at)
    check_opening(tender, by=PROVIDER, label=OFFER.opened, actor=actor, anyone=True)
    _check_receives(tender, at)
    return offer


def _check_receives(tender: Tender, at: datetime) -> None:
    if tender.announced_closing is not None:
        rules.check_before_closing(closing=current_closing(tender), at=at)
    if tender.state != "open":
        raise rules.NotOpenForOffers(
            tender=tender.ref, state=Word(tender.WORKFLOW.states[tender.state])
        )
