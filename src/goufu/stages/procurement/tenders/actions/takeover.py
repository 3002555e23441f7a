"""Buying again: what a purchase takes over from the one before it that came to nothing."""

from __future__ import annotations

from goufu.stages.procurement.tenders.models import (
    Candidate,
    Criterion,
    FailureGround,
    Invitation,
    ListedBy,
    Offer,
    Tender,
)
from goufu.stages.procurement.tenders.workflow.by_method import NEGOTIATION, SCORED, TENDERED
from goufu.stages.review.projects.models import Project

DOCUMENT = (
    "qualification",
    "service_requirements",
    "commercial_terms",
    "price_requirements",
    "contract_text",
    "may_change",
)
TWO = 2


def earlier_of(project: Project, lot_number: int) -> Tender | None:
    """Return the newest purchase of a lot that was published and came to nothing."""
    ended = Tender.objects.filter(project=project, lot_number=lot_number, state="failed")
    return ended.order_by("-id").first()


def begin_with(tender: Tender, earlier: Tender) -> None:
    """Let a new draft begin with the document of an earlier purchase; nothing is saved yet."""
    for name in DOCUMENT:
        setattr(tender, name, getattr(earlier, name))
    if earlier.ceiling_fen is not None:
        tender.ceiling_fen = min(earlier.ceiling_fen, tender.budget_fen)
    if tender.method in SCORED and earlier.method in SCORED:
        tender.price_weight = earlier.price_weight
    tender.deposit_fen = earlier.deposit_fen
    tender.taken_over_from = earlier
    if tender.method == NEGOTIATION and len(_left_by(earlier)) == TWO:
        tender.two_left_by_tender = True
        tender.invitation = Invitation.TWO_LEFT


def carry_over(tender: Tender, earlier: Tender) -> None:
    """Copy the criteria; where a tender has left two suppliers, they are the ones to ask."""
    if tender.method in SCORED and earlier.method in SCORED:
        Criterion.objects.bulk_create(
            Criterion(
                tender=tender, number=one.number, name=one.name, maximum=one.maximum, how=one.how
            )
            for one in earlier.criteria.order_by("number")
        )
    if tender.two_left_by_tender:
        Candidate.objects.bulk_create(
            Candidate(
                tender=tender,
                provider_id=offer.provider_id,
                listed_by=ListedBy.TENDER,
                invited=True,
            )
            for offer in _left_by(earlier)
        )


def _left_by(earlier: Tender) -> list[Offer]:
    """Return the offers that still counted when an open tender failed for their number."""
    if earlier.method not in TENDERED or earlier.failure_ground != FailureGround.TOO_FEW:
        return []
    return list(earlier.offers.filter(state__in=("void", "returned")).order_by("id"))
