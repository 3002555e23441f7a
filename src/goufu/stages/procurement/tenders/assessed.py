"""Questions to the assessment: what is missing, what differs, what a price comes to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q, QuerySet

from goufu.base.people.roles import AGENCIES, WATCHERS, Actor, Role
from goufu.base.workflow.visibility import visible
from goufu.stages.procurement.tenders.models import (
    Check,
    CheckStage,
    Criterion,
    CriterionKind,
    Explanation,
    ExplanationKind,
    Member,
    Offer,
    Points,
    Requirement,
    Tender,
)
from goufu.stages.procurement.tenders.queries import AFTER_REPORT, standing_offers
from goufu.stages.procurement.tenders.rules import scoring
from goufu.stages.procurement.tenders.rules.ranking import LowPrices, raised_by, too_low

SETTLED = ("accepted", "rejected", "dropped")
Grades = tuple[tuple[str, Decimal, Decimal], ...]


def explanations_visible_to(actor: Actor) -> QuerySet[Explanation]:
    """Return the questions that the actor may see.

    The provider who was asked sees its own, the committee and the agency all of their tender; the
    purchaser's side reads them with the report.
    """
    found = Explanation.objects.select_related("offer__tender__project", "offer__provider")
    if actor.role is Role.CLOCK:
        return found
    if actor.role is Role.PROVIDER:
        return found.filter(offer__provider_id=actor.organisation_id)
    if actor.role in AGENCIES:
        return found.filter(offer__tender__agency_id=actor.organisation_id)
    of_committee = Q(offer__tender__members__account_id=actor.account_id or 0)
    if actor.role is Role.EXPERT:
        return found.filter(of_committee)
    seen = visible(found, actor)
    if actor.role in WATCHERS:
        return seen
    return seen.filter(of_committee | Q(offer__tender__state__in=AFTER_REPORT)).distinct()


def run_out(at: datetime) -> QuerySet[Explanation]:
    """Return the questions whose time has passed without an answer."""
    return Explanation.objects.filter(state="asked", answer_by__lt=at).order_by("answer_by", "id")


def unsettled(tender: Tender) -> QuerySet[Explanation]:
    """Return the questions that are not settled."""
    return (
        Explanation.objects.filter(offer__tender=tender).exclude(state__in=SETTLED).order_by("id")
    )


def unchecked(tender: Tender, stage: CheckStage) -> list[tuple[Offer, Requirement]]:
    """Return each offer with each requirement for which there is no finding yet."""
    offers = [offer for offer in standing_offers(tender) if offer.state == "opened"]
    made = set(Check.objects.filter(offer__tender=tender).values_list("offer_id", "requirement_id"))
    return [
        (offer, one)
        for offer in offers
        for one in tender.requirements.filter(stage=stage.value).order_by("number")
        if (offer.pk, one.pk) not in made
    ]


def undeclared(tender: Tender) -> list[str]:
    """Return the providers whose declaration would cut their price and was not checked yet."""
    if not (tender.small_cut or tender.shared_cut):
        return []
    return [
        offer.provider.name
        for offer in standing_offers(tender)
        if offer.declares and offer.declaration_accepted is None
    ]


def grades_of(criterion: Criterion) -> Grades:
    """Return the grades of a criterion as the rules read them, the lowest first."""
    bands = sorted(criterion.bands.all(), key=lambda one: (one.least, one.most, one.pk))
    return tuple((one.name, one.least, one.most) for one in bands)


def is_explained(points: Points) -> bool:
    """Test whether a score says why."""
    return scoring.is_explained(
        reason=points.reason,
        objective=points.criterion.kind == CriterionKind.OBJECTIVE,
        graded=scoring.grade_of(points.points, grades_of(points.criterion)) is not None,
    )


def counted(tender: Tender) -> QuerySet[Points]:
    """Return the points given to offers that stand, in the order of members and criteria."""
    return _given(tender).filter(offer__state="opened")


def given_to_ranked(tender: Tender) -> QuerySet[Points]:
    """Return the points given to offers that stand or have stood to the end."""
    return _given(tender).exclude(offer__state="invalid")


def _given(tender: Tender) -> QuerySet[Points]:
    return (
        Points.objects.filter(member__tender=tender)
        .select_related("member", "offer__provider", "criterion")
        .prefetch_related("criterion__bands")
        .order_by("member__number", "offer_id", "criterion__number")
    )


def unexplained(tender: Tender, seat: Member | None = None) -> list[str]:
    """Return what of the points does not say why, of one member or of all."""
    found = counted(tender) if seat is None else counted(tender).filter(member=seat)
    return [
        f"{one.offer.provider.name} {one.criterion.name}（成员{one.member.number}）"
        for one in found
        if not is_explained(one)
    ]


def differing(tender: Tender) -> list[str]:
    """Return where members count differently what can be counted."""
    return [
        f"{offer.provider.name} {criterion.name}：" + "、".join(map(_plain, given.values()))
        for (offer, criterion), given in _by_cell(counted(tender)).items()
        if criterion.kind == CriterionKind.OBJECTIVE and len(set(given.values())) > 1
    ]


def outlying(tender: Tender) -> list[str]:
    """Return whose points lie far from those of the others, for the committee to look at."""
    return [
        f"{offer.provider.name} {criterion.name}：成员{number} {_plain(given[number])} 分"
        for (offer, criterion), given in _by_cell(counted(tender)).items()
        for number in scoring.outliers(given, maximum=criterion.maximum)
    ]


def low_prices(tender: Tender, offers: Iterable[Offer], *, on: date) -> LowPrices:
    """Return which of the offers look too low by the shares of the day and of the document."""
    return too_low(
        {offer.ref: offer.ranking_price_fen for offer in offers},
        ceiling_fen=tender.most_fen,
        raised=raised_by(tender.low_average, tender.low_second, tender.low_ceiling),
        on=on,
        place=tender.place,
    )


def explained_low(tender: Tender) -> set[str]:
    """Return the offers whose low price was explained and found reasonable."""
    return set(
        Explanation.objects.filter(
            offer__tender=tender, kind=ExplanationKind.LOW_PRICE, state="accepted"
        ).values_list("offer__ref", flat=True)
    )


def _by_cell(found: Iterable[Points]) -> dict[tuple[Offer, Criterion], dict[int, Decimal]]:
    cells: dict[tuple[Offer, Criterion], dict[int, Decimal]] = defaultdict(dict)
    for one in found:
        cells[one.offer, one.criterion][one.member.number] = one.points
    return cells


def _plain(points: Decimal) -> str:
    return format(points.normalize(), "f")
