"""Each member gives points alone; the leader adds up what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from goufu.base.ledger.models import canonical, digest
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import BEIJING
from goufu.stages.procurement.tenders import assessed, queries
from goufu.stages.procurement.tenders.actions.checking import opened_offers
from goufu.stages.procurement.tenders.actions.members import as_member, leader_at, seat_at
from goufu.stages.procurement.tenders.models import Criterion, Member, Offer, Points, Tender
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from goufu.stages.procurement.tenders.rules import scoring as rules
from goufu.stages.procurement.tenders.sheets import HandIn, PointsRow, ReturnPoints, Scoring


@action
def score(*, ref: str, sheet: Scoring, actor: Actor, at: datetime) -> Tender:
    """Give points, each member alone and as often as needed until they are handed in.

    Raises:
        NotOnTheCommittee, AlreadyHandedIn, NoSuchOffer, NoSuchCriterion, PointsOutOfRange.
        PointsOutsideGrades, PointsChangedElsewhere: see ``rules.scoring``.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "score", actor=actor, at=at)
    seat = _writing(tender, actor)
    _save(tender, seat, sheet.points, at)
    said = digest(canonical({"points": sheet.model_dump(mode="json")["points"]}))
    advance(tender, "score", actor=as_member(actor, seat), at=at, points=said)
    return tender


@action
def save_points(*, ref: str, sheet: PointsRow, actor: Actor, at: datetime) -> Points:
    """Keep one score as it is typed; a draft, so that no line of the ledger is written.

    Only the member's own seat is locked: members do not wait for one another.

    Raises:
        NotOnTheCommittee, AlreadyHandedIn, NoSuchOffer, NoSuchCriterion, PointsOutOfRange.
        PointsOutsideGrades, PointsChangedElsewhere: see ``rules.scoring``.
    """
    tender: Tender = Tender.objects.numbered(ref)
    check_step(tender, "score", actor=actor, at=at)
    return _save(tender, _writing(tender, actor), [sheet], at)[0]


@action
def hand_in(*, ref: str, sheet: HandIn, actor: Actor, at: datetime) -> Tender:
    """Hand the points in; from now on they stand.

    Raises:
        NotOnTheCommittee, AlreadyHandedIn, PointsMissing, ReasonsMissing: see ``rules.scoring``.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "hand_in", actor=actor, at=at)
    seat = _writing(tender, actor)
    rules.check_all_given(missing=_missing(tender, seat))
    rules.check_explained(assessed.unexplained(tender, seat))

    seat.handed_in_at, seat.opinion, seat.returned_for = at, sheet.opinion, ""
    seat.save(update_fields=["handed_in_at", "opinion", "returned_for"])
    # The digest ties down what was handed in; the points themselves are secret still.
    advance(tender, "hand_in", actor=as_member(actor, seat), at=at, points=_seal(tender, seat))
    return tender


@action
def return_points(*, ref: str, sheet: ReturnPoints, actor: Actor, at: datetime) -> Tender:
    """Give a member's points back for a second look, before they are added up.

    Raises:
        NotOnTheCommittee, NotTheLeader, NotHandedIn.
    """
    tender: Tender = Tender.objects.locked(ref)
    step = check_step(tender, "return_points", actor=actor, at=at)
    leader = leader_at(tender, actor, step.label)
    seat = tender.members.select_for_update().filter(pk=sheet.member).first()
    if seat is None or seat.handed_in_at is None:
        raise rules.NotHandedIn(name=f"成员{seat.number}" if seat else "—")
    seat.handed_in_at = None
    seat.returned_for = f"{sheet.reason.label}：{sheet.text}"
    seat.save(update_fields=["handed_in_at", "returned_for"])
    advance(
        tender,
        "return_points",
        actor=as_member(actor, leader),
        at=at,
        member=seat.number,
        reason=sheet.reason.value,
        text=sheet.text,
    )
    return tender


def _writing(tender: Tender, actor: Actor) -> Member:
    """Return the actor's seat, locked, while its points may still change."""
    seat = seat_at(tender, actor)
    seat = Member.objects.select_for_update().get(pk=seat.pk)
    rules.check_may_still_score(name=actor.name, handed_in=seat.handed_in_at is not None)
    return seat


def _save(tender: Tender, seat: Member, rows: Sequence[PointsRow], at: datetime) -> list[Points]:
    criteria = {one.pk: one for one in tender.criteria.prefetch_related("bands")}
    offers = opened_offers(tender)
    before = {(one.offer_id, one.criterion_id): one for one in seat.points.all()}
    saved: list[Points] = []
    for row in rows:
        criterion, offer = criteria.get(row.criterion_id), offers.get(row.offer)
        if criterion is None:
            raise rules.NoSuchCriterion
        if offer is None:
            raise offer_rules.NoSuchOffer(tender=tender.ref, offer=row.offer)
        _check_points(criterion, row.points)
        held = before.get((offer.pk, criterion.pk))
        _check_newest(row, held, offer, criterion)
        one = held or Points(member=seat, offer=offer, criterion=criterion, version=0)
        _write(one, row, at)
        before[offer.pk, criterion.pk] = one
        saved.append(one)
    return saved


def _write(one: Points, row: PointsRow, at: datetime) -> None:
    """Store a score, unless that is what is stored already."""
    if one.version and (one.points, one.reason) == (row.points, row.reason):
        return
    one.points, one.reason, one.saved_at = row.points, row.reason, at
    one.version += 1
    one.save()


def _check_points(criterion: Criterion, points: Decimal) -> None:
    rules.check_points(criterion=criterion.name, points=points, maximum=criterion.maximum)
    rules.check_grade(criterion=criterion.name, points=points, grades=assessed.grades_of(criterion))


def _check_newest(row: PointsRow, held: Points | None, offer: Offer, criterion: Criterion) -> None:
    """Refuse to write over what another window has saved since this one read it."""
    stored = held.version if held else 0
    if row.version is None or row.version == stored or held is None:
        return
    if (held.points, held.reason) == (row.points, row.reason):
        return
    at = held.saved_at.astimezone(BEIJING).strftime("%H:%M:%S") if held.saved_at else "—"
    raise rules.PointsChangedElsewhere(
        provider=offer.provider.name, criterion=criterion.name, points=held.points, at=at
    )


def _missing(tender: Tender, seat: Member) -> int:
    offers = queries.standing_offers(tender)
    given = seat.points.filter(offer__in=offers).count()
    return offers.count() * tender.criteria.count() - given


def _seal(tender: Tender, seat: Member) -> str:
    given: list[Any] = [
        [one.offer.ref, one.criterion.number, str(one.points), one.reason]
        for one in assessed.counted(tender).filter(member=seat)
    ]
    return digest(canonical({"member": seat.number, "points": given}))
