"""What the forms of a tender offer to choose from, and what they begin with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.sheets import fields_of
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import as_choices, doing
from goufu.base.people.roles import Actor
from goufu.law.money import yuan
from goufu.stages.procurement.tenders import queries, sheets
from goufu.stages.procurement.tenders.models import ENDED, Bargain, Invitation, Offer, Tender
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


def people(tender: Tender, _actor: Actor, on: date) -> Choices:
    """Return the experts in office and the purchaser's people."""
    return [
        (str(post.pk), f"{post.account.name}（{post.organisation.name}）")
        for post in queries.possible_members(tender, on)
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
        if spec.name not in {"criteria", "document"}
    }
    rows = tender.criteria.order_by("number").values("name", "maximum", "how")
    return {**told, "criteria": tuple(rows), "document": tender.document_id}


def points_so_far(tender: Tender, actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return a row for each standing offer and criterion, with the points given so far."""
    seat = queries.seat_of(tender, actor.account_id)
    given = (
        {
            (offer, criterion): points
            for offer, criterion, points in seat.points.values_list(
                "offer_id", "criterion_id", "points"
            )
        }
        if seat
        else {}
    )
    return {
        "points": tuple(
            {
                "offer": offer.ref,
                "criterion_id": criterion.pk,
                "points": given.get((offer.pk, criterion.pk)),
            }
            for offer in queries.standing_offers(tender)
            for criterion in tender.criteria.order_by("number")
        )
    }


def bid_so_far(offer: Offer, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what was handed in."""
    return {
        "price_fen": offer.price_fen,
        "service_plan": offer.service_plan,
        "document": offer.document_id,
        "declared": True,
    }
