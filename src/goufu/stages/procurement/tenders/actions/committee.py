"""The committee: who sits on it, what each of them gives, what it comes to."""

from __future__ import annotations

from datetime import datetime

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import canonical, digest
from goufu.base.people.roles import Actor, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.words import say
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.actions.members import as_member, leader_at, seat_at
from goufu.stages.procurement.tenders.actions.ordering import order_offers
from goufu.stages.procurement.tenders.models import Criterion, Member, Offer, Points, Tender
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from goufu.stages.procurement.tenders.rules import scoring
from goufu.stages.procurement.tenders.sheets import (
    Conclusion,
    HandIn,
    PointsRow,
    Scoring,
)

RECOMMENDATION = say("推荐候选人")


@action
def score(*, ref: str, sheet: Scoring, actor: Actor, at: datetime) -> Tender:
    """Give points, each member alone and as often as needed until they are handed in.

    Raises:
        NotOnTheCommittee, AlreadyHandedIn, NoSuchOffer, NoSuchCriterion, PointsOutOfRange.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "score", actor=actor, at=at)
    seat = seat_at(tender, actor)
    scoring.check_may_still_score(name=actor.name, handed_in=seat.handed_in_at is not None)
    criteria = {one.pk: one for one in tender.criteria.all()}

    offers = {offer.ref: offer for offer in queries.standing_offers(tender).filter(state="opened")}

    points = [_points(row, seat, tender, offers, criteria) for row in sheet.points]
    Points.objects.bulk_create(
        {(one.offer_id, one.criterion_id): one for one in points}.values(),
        update_conflicts=True,
        unique_fields=["member", "offer", "criterion"],
        update_fields=["points"],
    )
    said = digest(canonical({"points": sheet.model_dump(mode="json")["points"]}))
    advance(tender, "score", actor=as_member(actor, seat), at=at, points=said)
    return tender


def _points(
    row: PointsRow,
    seat: Member,
    tender: Tender,
    offers: dict[str, Offer],
    criteria: dict[int, Criterion],
) -> Points:
    criterion = criteria.get(row.criterion_id)
    if criterion is None:
        raise scoring.NoSuchCriterion
    scoring.check_points(criterion=criterion.name, points=row.points, maximum=criterion.maximum)
    offer = offers.get(row.offer)
    if offer is None:
        raise offer_rules.NoSuchOffer(tender=tender.ref, offer=row.offer)
    return Points(member=seat, offer=offer, criterion=criterion, points=row.points)


@action
def hand_in(*, ref: str, sheet: HandIn, actor: Actor, at: datetime) -> Tender:
    """Hand the points in; from now on they stand.

    Raises:
        NotOnTheCommittee, AlreadyHandedIn, PointsMissing: see ``rules.scoring``.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "hand_in", actor=actor, at=at)
    seat = seat_at(tender, actor)
    scoring.check_may_still_score(name=actor.name, handed_in=seat.handed_in_at is not None)
    scoring.check_all_given(missing=_missing(tender, seat))

    seat.handed_in_at, seat.opinion = at, sheet.opinion
    seat.save(update_fields=["handed_in_at", "opinion"])
    advance(tender, "hand_in", actor=as_member(actor, seat), at=at)
    return tender


@action
def conclude(*, ref: str, sheet: Conclusion, actor: Actor, at: datetime) -> Tender:
    """Add up and rank; the leader closes the evaluation.

    Raises:
        NotTheLeader, NotAllHandedIn: see ``rules.scoring``.
        TooFewOffers, OfferAboveCeiling: see ``rules.offers``.
    """
    tender: Tender = Tender.objects.locked(ref)
    step = check_step(tender, "conclude", actor=actor, at=at)
    seat = leader_at(tender, actor, step.label)
    scoring.check_all_handed_in(waiting=tender.members.filter(handed_in_at=None).count())
    offers = _check_enough(tender, RECOMMENDATION, at)
    offer_rules.check_within_ceiling(
        {offer.provider.name: offer.price_fen for offer in offers}, most_fen=tender.most_fen
    )
    order_offers(tender, offers, on=day_of(at), step=step.label)
    tender.set(evaluated_at=at, report=sheet.report)
    advance(tender, "conclude", actor=as_member(actor, seat), at=at, report=ranking_seal(tender))
    charge_agency(tender)
    return tender


def ranking_seal(tender: Tender) -> str:
    """Return the digest of the ranking, for the ledger: the ranking itself is not public yet."""
    offers = tender.offers.filter(rank__isnull=False).order_by("rank", "id")
    return digest(
        canonical({"ranking": [[o.ref, o.rank, str(o.total_score), o.salt] for o in offers]})
    )


def charge_agency(tender: Tender) -> None:
    """Put the agency's duties on the desk of the kind of agency that was entrusted."""
    Deadline.objects.filter(ref=tender.ref, who=Role.AGENCY, met_on=None, cancelled_on=None).update(
        who=tender.plan.route
    )


def _check_enough(tender: Tender, step: str, at: datetime) -> list[Offer]:
    offers = list(queries.standing_offers(tender))
    offer_rules.check_enough(
        count=len(offers),
        step=step,
        method=tender.method,
        on=day_of(at),
        place=tender.place,
        two_left=tender.two_left_by_tender,
    )
    return offers


def _missing(tender: Tender, seat: Member) -> int:
    offers = queries.standing_offers(tender)
    given = seat.points.filter(offer__in=offers).count()
    return offers.count() * tender.criteria.count() - given
