"""The committee: who sits on it, what each of them gives, what it comes to."""

from __future__ import annotations

from datetime import datetime

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import canonical, digest
from goufu.base.people.models import Appointment
from goufu.base.people.roles import Actor, Party, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.committee import EXPERT, is_large
from goufu.law.words import say
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.actions.members import as_member, leader_at, seat_at
from goufu.stages.procurement.tenders.actions.ordering import order_offers
from goufu.stages.procurement.tenders.models import Criterion, Member, Offer, Points, Tender
from goufu.stages.procurement.tenders.rules import committee as rules
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from goufu.stages.procurement.tenders.rules import scoring
from goufu.stages.procurement.tenders.sheets import (
    Committee,
    Conclusion,
    HandIn,
    PointsRow,
    Scoring,
    SeatRow,
)

EVALUATION = say("评审")
RECOMMENDATION = say("推荐候选人")


@action
def appoint_committee(*, ref: str, sheet: Committee, actor: Actor, at: datetime) -> Tender:
    """Seat the committee; the evaluation begins.

    Raises:
        TooFewOffers: fewer offers stand than the law asks for.
        CommitteeTooSmall, CommitteeIsEven, TooFewExperts, MustRecuse …: see ``rules.committee``.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "appoint_committee", actor=actor, at=at)
    _check_enough(tender, EVALUATION, at)
    posts = _posts(tender, sheet, at)
    _check_committee(tender, sheet, posts, at)

    _seat(tender, sheet, posts)
    tender.set(
        technically_complex=sheet.technically_complex,
        high_impact=sheet.high_impact,
        drawing=sheet.drawing,
    )
    experts = sum(row.capacity.value == EXPERT for row in sheet.members)
    members = len(sheet.members)
    advance(tender, "appoint_committee", actor=actor, at=at, members=members, experts=experts)
    return tender


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


def _posts(tender: Tender, sheet: Committee, at: datetime) -> dict[int, Appointment]:
    posts = queries.possible_members(tender, day_of(at)).in_bulk(
        [row.appointment_id for row in sheet.members]
    )
    if any(row.appointment_id not in posts for row in sheet.members):
        raise rules.NoSuchPost
    return posts


def _check_committee(
    tender: Tender, sheet: Committee, posts: dict[int, Appointment], at: datetime
) -> None:
    on, place = day_of(at), tender.place
    large = is_large(
        budget_fen=tender.budget_fen,
        technically_complex=sheet.technically_complex,
        high_impact=sheet.high_impact,
        on=on,
        place=place,
    )
    seats = [_as_seat(tender, row, posts[row.appointment_id], at) for row in sheet.members]
    rules.check_committee(seats, method=tender.method, large=large, on=on, place=place)


def _as_seat(tender: Tender, row: SeatRow, post: Appointment, at: datetime) -> rules.Seat:
    elsewhere = queries.organisations_of([post.account_id], day_of(at))[post.account_id]
    return rules.Seat(
        name=post.account.name,
        capacity=row.capacity.value,
        leader=row.leader,
        declared=row.declared,
        of_pool=post.role == Role.EXPERT,
        of_purchaser=bool(elsewhere & (tender.parties(Party.PURCHASER) or frozenset())),
        of_agency=tender.agency_id in elsewhere,
        of_bidder=bool(elsewhere & (tender.parties(Party.PROVIDER) or frozenset())),
    )


def _seat(tender: Tender, sheet: Committee, posts: dict[int, Appointment]) -> None:
    Member.objects.bulk_create(
        Member(
            tender=tender,
            number=number,
            account=posts[row.appointment_id].account,
            organisation=posts[row.appointment_id].organisation,
            capacity=row.capacity.value,
            leader=row.leader,
        )
        for number, row in enumerate(sheet.members, start=1)
    )


def _missing(tender: Tender, seat: Member) -> int:
    offers = queries.standing_offers(tender)
    given = seat.points.filter(offer__in=offers).count()
    return offers.count() * tender.criteria.count() - given
