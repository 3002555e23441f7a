"""The sheet on which one member gives points, with the offers beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from goufu.law.money import yuan
from goufu.stages.procurement.tenders import assessed, queries
from goufu.stages.procurement.tenders.models import (
    Criterion,
    CriterionKind,
    Member,
    Offer,
    Points,
    Tender,
)


@dataclass(frozen=True)
class GradeLine:
    name: str
    least: Decimal
    most: Decimal


@dataclass(frozen=True)
class PointsCell:
    """One score of one member: what is stored, and whether it says why."""

    offer: str
    provider: str
    criterion: int
    points: Decimal | None
    reason: str
    version: int
    saved_at: datetime | None
    explained: bool

    @property
    def name(self) -> str:
        """The part of the names of its inputs that is its own."""
        return f"{self.offer}~{self.criterion}"


@dataclass(frozen=True)
class FactorLine:
    """A criterion with a cell for each offer."""

    number: int
    name: str
    maximum: Decimal
    how: str
    objective: bool
    kind: str
    grades: list[GradeLine]
    cells: list[PointsCell]


@dataclass(frozen=True)
class OfferLine:
    """An offer as those who score it read it; prices in yuan."""

    ref: str
    provider: str
    price: str
    corrected: str
    service_plan: str
    document_id: int | None
    sum: Decimal


@dataclass(frozen=True)
class ScoringCard:
    """One member's points; nobody else's are on it."""

    ref: str
    title: str
    number: int
    leader: bool
    handed_in_at: datetime | None
    returned_for: str
    price_weight: Decimal | None
    offers: list[OfferLine]
    factors: list[FactorLine]
    missing: int
    unexplained: int

    @classmethod
    def of(cls, tender: Tender, seat: Member) -> ScoringCard:
        offers = [one for one in queries.standing_offers(tender) if one.state == "opened"]
        given = {
            (one.offer_id, one.criterion_id): one
            for one in assessed.counted(tender).filter(member=seat)
        }
        criteria = list(tender.criteria.prefetch_related("bands").order_by("number"))
        return cls(
            ref=tender.ref,
            title=tender.title,
            number=seat.number,
            leader=seat.leader,
            handed_in_at=seat.handed_in_at,
            returned_for=seat.returned_for,
            price_weight=tender.price_weight,
            offers=[_offer(one, given) for one in offers],
            factors=[_factor(one, offers, given) for one in criteria],
            missing=len(offers) * len(criteria) - len(given),
            unexplained=sum(not assessed.is_explained(one) for one in given.values()),
        )


def _offer(offer: Offer, given: dict[tuple[int, int], Points]) -> OfferLine:
    return OfferLine(
        ref=offer.ref,
        provider=offer.provider.name,
        price=yuan(offer.price_fen),
        corrected="" if offer.corrected_fen is None else yuan(offer.corrected_fen),
        service_plan=offer.service_plan,
        document_id=offer.document_id,
        sum=sum((one.points for (of, _), one in given.items() if of == offer.pk), start=Decimal(0)),
    )


def _factor(
    criterion: Criterion, offers: list[Offer], given: dict[tuple[int, int], Points]
) -> FactorLine:
    return FactorLine(
        number=criterion.number,
        name=criterion.name,
        maximum=criterion.maximum,
        how=criterion.how,
        objective=criterion.kind == CriterionKind.OBJECTIVE,
        kind=criterion.get_kind_display(),
        grades=[GradeLine(*one) for one in assessed.grades_of(criterion)],
        cells=[_cell(one, criterion, given.get((one.pk, criterion.pk))) for one in offers],
    )


def _cell(offer: Offer, criterion: Criterion, held: Points | None) -> PointsCell:
    return PointsCell(
        offer=offer.ref,
        provider=offer.provider.name,
        criterion=criterion.pk,
        points=held.points if held else None,
        reason=held.reason if held else "",
        version=held.version if held else 0,
        saved_at=held.saved_at if held else None,
        explained=held is not None and assessed.is_explained(held),
    )
