"""The seat from which a person acts. Names stay secret until the result is published."""

from __future__ import annotations

from dataclasses import replace

from goufu.base.people.roles import Actor
from goufu.law.words import Word
from goufu.stages.procurement.draws.queries import seats_wanted
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.models import Member, Tender
from goufu.stages.procurement.tenders.rules import committee
from goufu.stages.procurement.tenders.rules import scoring as rules


def seat_at(tender: Tender, actor: Actor) -> Member:
    """Return the seat from which the actor judges.

    Raises:
        NotOnTheCommittee: there is none.
        NotDeclaredYet, NoLeaderYet: first the pledge, then a leader, then the work.
    """
    seat = queries.seat_of(tender, actor.account_id)
    if seat is None:
        raise rules.NotOnTheCommittee(name=actor.name)
    committee.check_may_judge(
        declared=seat.declared_at is not None,
        led=tender.members.filter(leader=True).exists(),
    )
    return seat


def leader_at(tender: Tender, actor: Actor, step: str) -> Member:
    """Return the actor's seat at the head of the committee.

    Raises:
        NotOnTheCommittee, NotTheLeader: it is not theirs.
        CommitteeIncomplete: a seat is empty.
    """
    seat = seat_at(tender, actor)
    rules.check_leads(leads=seat.leader, step=step)
    count, wanted = tender.members.count(), seats_wanted(tender.ref)
    if count < wanted:
        raise committee.CommitteeIncomplete(count=count, wanted=wanted, step=Word(step))
    return seat


def as_member(actor: Actor, seat: Member) -> Actor:
    """Let the ledger name the seat; the account behind it is kept with the line all the same."""
    return replace(actor, name=f"评标委员会成员{seat.number}")
