"""A seat falls empty during the evaluation: the next in order takes it, or all begin anew.

被更换的成员所作出的评标意见无效: whoever has left does not count, see ``models.committee.Seated``.
"""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.procurement.draws import actions as draws
from goufu.stages.procurement.draws import queries as drawn
from goufu.stages.procurement.draws.actions.laying import lay_again
from goufu.stages.procurement.draws.models import Draw, Gone
from goufu.stages.procurement.draws.rules.answers import NoSuchColleague
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.actions.finals import give_back_finals
from goufu.stages.procurement.tenders.actions.members import as_member
from goufu.stages.procurement.tenders.actions.seating import check_seats, locked_draw, seat
from goufu.stages.procurement.tenders.models import Capacity, Member, Tender
from goufu.stages.procurement.tenders.rules import committee as rules
from goufu.stages.procurement.tenders.rules.scoring import NotOnTheCommittee
from goufu.stages.procurement.tenders.sheets import (
    Absence,
    NewRepresentative,
    Nothing,
    Reasons,
    StandingAside,
)


@action
def stand_aside(*, ref: str, sheet: StandingAside, actor: Actor, at: datetime) -> Tender:
    """Leave the committee oneself, having found a tie; one's points do not count any more.

    Raises:
        NotOnTheCommittee: the actor does not sit.
    """
    draw = locked_draw(ref)
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "stand_aside", actor=actor, at=at)
    mine = queries.seat_of(tender, actor.account_id)
    if mine is None:
        raise NotOnTheCommittee(name=actor.name)
    _leave(mine, Gone.STOOD_ASIDE, sheet.reason, at)
    advance(tender, "stand_aside", actor=as_member(actor, mine), at=at, member=mine.number)
    _call_another(draw, mine, Gone.STOOD_ASIDE, sheet.reason, at)
    return tender


@action
def record_absence(*, ref: str, sheet: Absence, actor: Actor, at: datetime) -> Tender:
    """Note that an expert is missing or must go; the next in the draw's order is called.

    Raises:
        NoSuchMember: no expert sits under that number.
    """
    draw = locked_draw(ref)
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "record_absence", actor=actor, at=at)
    member = _numbered(tender, sheet.member, Capacity.EXPERT)
    _leave(member, sheet.ground, sheet.reason, at)
    advance(
        tender, "record_absence", actor=actor, at=at,
        member=member.number, ground=sheet.ground.value,
    )  # fmt: skip
    _call_another(draw, member, sheet.ground, sheet.reason, at)
    return tender


@action
def replace_representative(
    *, ref: str, sheet: NewRepresentative, actor: Actor, at: datetime
) -> Tender:
    """Send somebody else for the purchaser.

    Raises:
        NoSuchMember, NoSuchColleague; MustRecuse …: see ``rules.committee``.
    """
    draw = locked_draw(ref)
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "replace_representative", actor=actor, at=at)
    member = _numbered(tender, sheet.member, Capacity.PURCHASER)
    posts = drawn.colleagues(draw, day_of(at)) if draw else None
    post = posts.filter(pk=sheet.appointment_id).first() if posts is not None else None
    if post is None or tender.members.filter(account_id=post.account_id).exists():
        raise NoSuchColleague
    _leave(member, Gone.ABSENT, sheet.reason, at)
    newcomer = drawn.Seat(post.account_id, post.organisation_id)
    check_seats(tender, [*_sitting(tender), newcomer], at)
    seat(tender, [newcomer])
    advance(tender, "replace_representative", actor=actor, at=at, member=member.number)
    return tender


@action
def reform_committee(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Tender:
    """Stop the evaluation, dismiss the committee and draw another; nothing that it gave counts.

    Last prices go back: the next group talks with everybody anew.
    """
    draw = locked_draw(ref)
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "reform_committee", actor=actor, at=at)
    for member in tender.members.all():
        _leave(member, Gone.ABSENT, sheet.reason, at)
    give_back_finals(tender)
    advance(tender, "reform_committee", actor=actor, at=at, reason=sheet.reason)
    if draw is not None:
        draws.lapse(ref, at=at)
        lay_again(draw, at=at)
    return tender


@action
def seat_replacements(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Tender:  # noqa: ARG001
    """Seat those who have accepted an empty seat; they pledge, and score from the beginning."""
    draw = locked_draw(ref)
    tender: Tender = Tender.objects.locked(ref)
    assert draw is not None
    newcomers = [
        one
        for one in drawn.seats(draw, day_of(at))
        if one.of_pool and not tender.members.filter(account_id=one.account_id).exists()
    ]
    check_seats(tender, [*_sitting(tender), *newcomers], at)
    seated = seat(tender, newcomers)
    draws.mark_seated(draw, [one.candidate_id for one in newcomers if one.candidate_id])
    numbers = [one.number for one in seated]
    advance(tender, "seat_replacement", actor=actor, at=at, members=numbers)
    return tender


def _leave(member: Member, ground: Gone, reason: str, at: datetime) -> None:
    """Take a member off; where it led, the others choose anew."""
    led, member.leader = member.leader, False
    member.left_at, member.left_ground, member.left_reason = at, ground.value, reason
    member.save(update_fields=["leader", "left_at", "left_ground", "left_reason"])
    if led:
        Member.objects.filter(tender=member.tender_id).update(vote=None)


def _call_another(
    draw: Draw | None, member: Member, ground: Gone, reason: str, at: datetime
) -> None:
    if draw is not None and member.candidate_id is not None:
        draws.vacate(draw, member.candidate_id, ground=ground, reason=reason, at=at)


def _numbered(tender: Tender, number: str, capacity: Capacity) -> Member:
    member = queries.member_numbered(tender, number)
    if member.capacity != capacity:
        raise rules.NoSuchMember(number=number)
    return member


def _sitting(tender: Tender) -> list[drawn.Seat]:
    return [
        drawn.Seat(one.account_id, one.organisation_id, one.candidate_id, one.self_selected)
        for one in tender.members.order_by("number")
    ]
