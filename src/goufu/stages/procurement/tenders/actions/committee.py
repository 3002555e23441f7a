"""The committee: who sits on it."""

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
from goufu.stages.procurement.tenders import assessed, queries
from goufu.stages.procurement.tenders.models import CheckStage, Member, Offer, Tender
from goufu.stages.procurement.tenders.rules import checks
from goufu.stages.procurement.tenders.rules import committee as rules
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from goufu.stages.procurement.tenders.sheets import Committee, SeatRow
from goufu.stages.procurement.tenders.workflow.evaluating import BUYING_SIDE_CHECKS, BY_TENDER

EVALUATION = say("评审")


@action
def appoint_committee(*, ref: str, sheet: Committee, actor: Actor, at: datetime) -> Tender:
    """Seat the committee; the evaluation begins.

    Raises:
        TooFewOffers: fewer offers stand than the law asks for.
        CommitteeTooSmall, CommitteeIsEven, TooFewExperts, MustRecuse …: see ``rules.committee``.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "appoint_committee", actor=actor, at=at)
    check_enough(tender, EVALUATION, at)
    check_qualified(tender, at)
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


def check_enough(tender: Tender, step: str, at: datetime) -> list[Offer]:
    """Return the offers that stand, if they are as many as the law asks for.

    Raises:
        TooFewOffers: they are not.
    """
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


def check_qualified(tender: Tender, at: datetime) -> None:
    """Refuse to go on before the buying side has checked every offer, where it is its to check.

    Raises:
        ChecksMissing: there is no finding on an item yet.
    """
    if tender.method in BY_TENDER and BUYING_SIDE_CHECKS.holds(tender, day_of(at)):
        stage = CheckStage.QUALIFICATION
        checks.check_all_found(
            stage=str(stage.label),
            missing=[
                (offer.provider.name, one.text) for offer, one in assessed.unchecked(tender, stage)
            ],
        )


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
