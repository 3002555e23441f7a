"""What the forms of the assessment offer to choose from, and what they begin with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.people.roles import Actor
from goufu.stages.procurement.tenders import assessed, queries
from goufu.stages.procurement.tenders.models import CheckStage, Finding, Tender

Choices = list[tuple[str, str]]


def requirements(tender: Tender, _actor: Actor, _on: date) -> Choices:
    """Return what offers are checked for."""
    return [(str(one.pk), one.text) for one in tender.requirements.order_by("number")]


def handed_in(tender: Tender, _actor: Actor, _on: date) -> Choices:
    """Return the members whose points may be given back; by their seats, not by name."""
    members = tender.members.filter(handed_in_at__isnull=False).order_by("number")
    return [(str(one.pk), f"成员{one.number}") for one in members]


def may_ask(tender: Tender, actor: Actor, _on: date) -> bool:
    """Test whether this person asks for the committee now."""
    seat = queries.seat_of(tender, actor.account_id)
    return tender.state == "evaluating" and seat is not None and seat.leader


def qualifications_so_far(tender: Tender, _actor: Actor, _on: date) -> Mapping[str, Any]:
    return _checks(tender, CheckStage.QUALIFICATION)


def conformity_so_far(tender: Tender, _actor: Actor, _on: date) -> Mapping[str, Any]:
    return _checks(tender, CheckStage.CONFORMITY)


def declarations(tender: Tender, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return a row for each offer that declares something, with what was found so far."""
    return {
        "declarations": tuple(
            {
                "offer": offer.ref,
                "accepted": bool(offer.declaration_accepted),
                "reason": offer.declaration_reason,
            }
            for offer in queries.standing_offers(tender)
            if offer.declares
        )
    }


def _checks(tender: Tender, stage: CheckStage) -> Mapping[str, Any]:
    """Return a row for each offer and item; a price above the ceiling has failed already."""
    return {
        "checks": tuple(
            {
                "offer": offer.ref,
                "requirement_id": item.pk,
                "finding": Finding.FAILED
                if item.reason == "over_budget" and offer.ranking_price_fen > tender.most_fen
                else None,
                "reason": "",
            }
            for offer, item in assessed.unchecked(tender, stage)
        )
    }
