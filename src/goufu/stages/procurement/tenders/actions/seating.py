"""Seat the committee as it was drawn; each member pledges, and together they choose who leads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from goufu.base.people.models import Account
from goufu.base.people.queries import organisations_of
from goufu.base.people.roles import THE_CLOCK, Actor, Party
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.committee import is_large
from goufu.law.words import say
from goufu.stages.procurement.draws import actions as draws
from goufu.stages.procurement.draws import queries as drawn
from goufu.stages.procurement.draws.models import Draw
from goufu.stages.procurement.draws.rules import answers as draw_rules
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.actions.committee import check_enough, check_qualified
from goufu.stages.procurement.tenders.actions.members import as_member
from goufu.stages.procurement.tenders.models import Capacity, Member, Tender
from goufu.stages.procurement.tenders.rules import committee as rules
from goufu.stages.procurement.tenders.rules.scoring import NotOnTheCommittee
from goufu.stages.procurement.tenders.sheets import Committee, Declaration
from goufu.stages.procurement.tenders.workflow.by_method import SINGLE

EVALUATION = say("评审")


@action
def appoint_committee(*, ref: str, sheet: Committee, actor: Actor, at: datetime) -> Tender:
    """Seat those who were drawn and those whom the purchaser sends; the evaluation begins.

    Raises:
        TooFewOffers: fewer offers stand than the law asks for.
        ChecksMissing: the buying side has not checked every offer.
        NotFromTheDraw, NoRepresentative: the draw is not finished, or nobody is named.
        DisciplineNotAnnounced, CommitteeTooSmall, MustRecuse …: see ``rules.committee``.
    """
    draw = locked_draw(ref)
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "appoint_committee", actor=actor, at=at)
    on = day_of(at)
    check_enough(tender, queries.standing_offers(tender).count(), step=EVALUATION, at=at)
    check_qualified(tender, at)
    rules.check_announced(announced=sheet.announced, on=on, place=tender.place)
    seats = _seats(tender, draw, at)
    if draw is not None:
        tender.set(technically_complex=draw.technically_complex, high_impact=draw.high_impact)
    check_seats(tender, seats, at)

    seat(tender, seats)
    if draw is not None:
        draws.mark_seated(draw, [one.candidate_id for one in seats if one.candidate_id])
    tender.set(drawing=draw.ref if draw else "")
    advance(
        tender, "appoint_committee", actor=actor, at=at,
        members=len(seats),
        experts=sum(one.of_pool for one in seats),
        draw=tender.drawing,
        discipline=sheet.discipline,
    )  # fmt: skip
    return tender


@action
def declare(*, ref: str, sheet: Declaration, actor: Actor, at: datetime) -> Tender:
    """Pledge, deny ties to those who offer, and say who should lead; each member alone.

    Raises:
        NotOnTheCommittee, DeclaredAlready, RecusalNotDeclared, NotPledged, VoteMissing,
        NoSuchMember, PurchaserMayNotLead: see ``rules.committee``.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "declare", actor=actor, at=at)
    mine = queries.seat_of(tender, actor.account_id)
    if mine is None:
        raise NotOnTheCommittee(name=actor.name)
    led = tender.members.filter(leader=True).exists()
    if mine.declared_at is not None and (led or mine.vote is not None):
        raise rules.DeclaredAlready
    rules.check_declares(unbound=sheet.unbound, discipline=sheet.discipline)

    mine.vote = None if led else _vote(tender, sheet, at)
    mine.declared_at = at
    mine.save(update_fields=["declared_at", "vote"])
    advance(tender, "declare", actor=as_member(actor, mine), at=at)
    if not led:
        _elect(tender, at)
    return tender


def locked_draw(ref: str) -> Draw | None:
    """Return the draw of a tender, locked; it is always locked before the tender."""
    found = drawn.live_draw(ref)
    return Draw.objects.locked(found.ref) if found else None


def seat(tender: Tender, seats: Sequence[drawn.Seat]) -> list[Member]:
    """Give everyone a number; a number is never given twice in a tender."""
    last = Member.everyone.filter(tender=tender).count()
    return Member.objects.bulk_create(
        Member(
            tender=tender,
            number=number,
            account_id=one.account_id,
            organisation_id=one.organisation_id,
            capacity=Capacity.EXPERT if one.of_pool else Capacity.PURCHASER,
            candidate_id=one.candidate_id,
            self_selected=one.self_selected,
        )
        for number, one in enumerate(seats, start=last + 1)
    )


def check_seats(tender: Tender, seats: Sequence[drawn.Seat], at: datetime) -> None:
    """Refuse a committee that the law of the day would not let evaluate."""
    on, place = day_of(at), tender.place
    large = is_large(
        budget_fen=tender.budget_fen,
        technically_complex=tender.technically_complex,
        high_impact=tender.high_impact,
        on=on,
        place=place,
    )
    accounts = [one.account_id for one in seats]
    names = dict(Account.objects.filter(pk__in=accounts).values_list("pk", "name"))
    elsewhere = organisations_of(accounts, on)
    purchaser = tender.parties(Party.PURCHASER) or frozenset()
    bidders = tender.parties(Party.PROVIDER) or frozenset()
    rules.check_committee(
        [
            rules.Seat(
                name=names[one.account_id],
                capacity=Capacity.EXPERT.value if one.of_pool else Capacity.PURCHASER.value,
                of_pool=one.of_pool,
                of_purchaser=bool(elsewhere[one.account_id] & purchaser),
                of_agency=tender.agency_id in elsewhere[one.account_id],
                of_bidder=bool(elsewhere[one.account_id] & bidders),
                self_selected=one.self_selected,
            )
            for one in seats
        ],
        method=tender.method,
        large=large,
        on=on,
        place=place,
    )


def _seats(tender: Tender, draw: Draw | None, at: datetime) -> list[drawn.Seat]:
    on = day_of(at)
    if tender.method == SINGLE:  # Professionals agree on the price; nobody has to be drawn.
        return drawn.seats(draw, on) if draw else []
    draw_rules.check_drawn(
        filled=draw is not None and draw.state == "filled", on=on, place=tender.place
    )
    assert draw is not None
    sent = draw.nominated.count()
    if sent != draw.representatives:
        raise draw_rules.NoRepresentative(count=sent, wanted=draw.representatives)
    return drawn.seats(draw, on)


def _vote(tender: Tender, sheet: Declaration, at: datetime) -> int:
    if sheet.leader is None:
        raise rules.VoteMissing
    chosen = queries.member_numbered(tender, sheet.leader)
    rules.check_may_lead(
        name=f"{chosen.number}", capacity=chosen.capacity, on=day_of(at), place=tender.place
    )
    return chosen.number


def _elect(tender: Tender, at: datetime) -> None:
    """Let whoever has most votes lead, once all have voted; where two have as many, vote anew."""
    votes = list(tender.members.values_list("vote", flat=True))
    if None in votes:
        return
    number = rules.elected(votes)
    if number is None:
        tender.members.update(vote=None)
    else:
        tender.members.filter(number=number).update(leader=True)
    advance(tender, "elect", actor=THE_CLOCK, at=at, member=number, tie=number is None)
