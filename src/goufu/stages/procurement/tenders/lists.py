"""What the forms of a tender offer to choose from, and what they begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from goufu.base.doors.sheets import fields_of
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import as_choices, doing
from goufu.base.people.roles import Actor
from goufu.law.money import yuan
from goufu.stages.procurement.draws import queries as drawn
from goufu.stages.procurement.sealing.opening import Sealed, given_to_seal, given_to_unlock
from goufu.stages.procurement.sealing.workflow import CUSTODIAN_OF
from goufu.stages.procurement.tenders import queries, sealed, sheets
from goufu.stages.procurement.tenders.models import (
    ENDED,
    Band,
    Bargain,
    Invitation,
    Offer,
    Tender,
)
from goufu.stages.procurement.tenders.workflow.by_method import SINGLE

Choices = list[tuple[str, str]]


def may_offer(tender: Tender, actor: Actor, _on: date) -> bool:
    """Test whether this provider can hand in an offer now."""
    return (
        tender.state == "open"
        and queries.is_asked(tender, actor.organisation_id)
        and queries.live_offer_of(tender, actor.organisation_id) is None
    )


def may_be_repeated(tender: Tender, _actor: Actor, _on: date) -> bool:
    """Test whether this lot can be bought again, the others going on."""
    return (
        tender.state in ENDED
        and tender.plan.state == "under_way"
        and queries.live_tender_of(tender) is None
    )


def opened_offers(tender: Tender, _actor: Actor, _on: date) -> Choices:
    """Return the offers that were opened and still count."""
    return [
        (offer.ref, f"{offer.provider.name}（{yuan(offer.price_fen)}）")
        for offer in queries.standing_offers(tender)
        if offer.state == "opened"
    ]


def candidates(tender: Tender, _actor: Actor, _on: date) -> Choices:
    """Return the candidates in their order."""
    return [
        (offer.ref, f"{offer.rank} {offer.provider.name}（{_decisive(offer)}）")
        for offer in queries.candidates(tender)
    ]


def losers(tender: Tender, _actor: Actor, _on: date) -> Choices:
    """Return the candidates who did not win."""
    others = queries.candidates(tender).exclude(pk=tender.winner_id or 0)
    return [(offer.ref, f"{offer.rank} {offer.provider.name}") for offer in others]


def result_so_far(tender: Tender, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Begin the notice with what was asked for."""
    return {"main_items": tender.service_requirements}


def _decisive(offer: Offer) -> str:
    """Return what the rank stands on: the score, or the price where nothing is scored."""
    return yuan(offer.price_fen) if offer.total_score is None else str(offer.total_score)


def providers(_tender: Tender, _actor: Actor, _on: date) -> Choices:
    """Return the bodies that are on record as providers."""
    return as_choices(doing(Function.PROVIDER))


def list_so_far(tender: Tender, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return the list as it stands, so that it can be written anew."""
    rows = tender.candidates.order_by("id").values("provider_id", "listed_by", "opinion")
    way = tender.invitation or (Invitation.SOLE if tender.method == SINGLE else "")
    return {"invitation": way, "candidates": tuple(rows)}


def watchers(tender: Tender, _actor: Actor, on: date) -> Choices:
    """Return the purchaser's people who may watch a draw."""
    return [
        (str(post.pk), f"{post.account.name}（{post.organisation.name}）")
        for post in queries.staff_of_purchaser(tender, on)
    ]


def bargain_so_far(tender: Tender, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return the record with a single source as it stands."""
    found = Bargain.objects.filter(tender=tender).first()
    if found is None:
        return {}
    return {spec.name: getattr(found, spec.name) for spec in fields_of(sheets.BargainRecord)}


def members(tender: Tender, _actor: Actor, _on: date) -> Choices:
    """Return who sits, for the members to choose among."""
    return [
        (str(one.number), f"{one.number} {one.account.name}（{one.get_capacity_display()}）")
        for one in tender.members.select_related("account").order_by("number")
    ]


def experts(tender: Tender, _actor: Actor, _on: date) -> Choices:
    """Return the experts who sit."""
    return [
        (str(one.number), f"{one.number} {one.account.name}")
        for one in tender.members.filter(capacity="expert")
        .select_related("account")
        .order_by("number")
    ]


def representatives(tender: Tender, _actor: Actor, _on: date) -> Choices:
    """Return those who sit for the purchaser."""
    return [
        (str(one.number), f"{one.number} {one.account.name}")
        for one in tender.members.filter(capacity="purchaser")
        .select_related("account")
        .order_by("number")
    ]


def colleagues(tender: Tender, _actor: Actor, on: date) -> Choices:
    """Return the purchaser's people who may be sent instead."""
    draw = drawn.live_draw(tender.ref)
    sitting = set(tender.members.values_list("account_id", flat=True))
    return [
        (str(post.pk), post.account.name)
        for post in (drawn.colleagues(draw, on) if draw else ())
        if post.account_id not in sitting
    ]


def criteria(tender: Tender, _actor: Actor, _on: date) -> Choices:
    """Return the criteria with what each gives at most."""
    return [
        (str(one.pk), f"{one.name}（{one.maximum}）") for one in tender.criteria.order_by("number")
    ]


def document_so_far(tender: Tender, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what the document says now."""
    told = {
        spec.name: getattr(tender, spec.name)
        for spec in fields_of(sheets.TenderDocument)
        if spec.name not in {"criteria", "document", "bands", "requirements"}
    }
    rows = tender.criteria.order_by("number").values("name", "maximum", "how", "kind", "technical")
    bands = Band.objects.filter(criterion__tender=tender).order_by("criterion__number", "least")
    own = tender.requirements.filter(reason__in=("not_qualified", "other_invalid"))
    return {
        **told,
        "criteria": tuple(rows),
        "bands": tuple(
            {
                "criterion": one.criterion.number,
                "name": one.name,
                "least": one.least,
                "most": one.most,
            }
            for one in bands.select_related("criterion")
        ),
        "requirements": tuple(own.order_by("number").values("stage", "text")),
        "document": tender.document_id,
    }


def points_so_far(tender: Tender, actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return a row for each standing offer and criterion, with what was given so far."""
    seat = queries.seat_of(tender, actor.account_id)
    given = {(one.offer_id, one.criterion_id): one for one in seat.points.all()} if seat else {}
    return {
        "points": tuple(
            {
                "offer": offer.ref,
                "criterion_id": criterion.pk,
                "points": held.points if held else None,
                "reason": held.reason if held else "",
                "version": held.version if held else 0,
            }
            for offer in queries.standing_offers(tender)
            for criterion in tender.criteria.order_by("number")
            for held in (given.get((offer.pk, criterion.pk)),)
        )
    }


def sealed_here(tender: Tender, actor: Actor) -> Mapping[str, Any]:
    """Return what a bidder's browser seals an offer with."""
    given = given_to_seal(tender.ref, actor.organisation_id, sealed.keys_in_order(tender))
    return {"does": "seal", "what": "offer", "closes_at": tender.closes_at, **given}


def sealed_again(offer: Offer, actor: Actor) -> Mapping[str, Any]:
    """Return what a bidder's browser seals a changed offer with."""
    return sealed_here(offer.tender, actor)


def last_price_sealed_here(offer: Offer, actor: Actor) -> Mapping[str, Any]:
    """Return what a supplier's browser seals its last price with: for its own offer alone."""
    tender = offer.tender
    given = given_to_seal(offer.ref, actor.organisation_id, sealed.keys_in_order(tender))
    return {"does": "seal", "what": "last_price", "closes_at": tender.final_until, **given}


def unlocked_here(tender: Tender, actor: Actor) -> Mapping[str, Any]:
    """Return what a custodian's browser takes its pieces out of: heads and boxes, no content.

    Nothing before the closing: with a second custodian's help it would open an envelope.
    """
    waiting: Sequence[Sealed] = []
    if tender.state == "closed":
        waiting = list(queries.standing_offers(tender))
    elif tender.state == "final_closed":
        waiting = sealed.sealed_finals(tender)
    return given_to_unlock(sealed.key_of(tender, CUSTODIAN_OF[actor.role]), waiting)
