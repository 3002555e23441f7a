"""The seat from which a person acts. Names stay secret until the result is published."""

from __future__ import annotations

from dataclasses import replace

from goufu.base.people.roles import Actor
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.models import Member, Tender
from goufu.stages.procurement.tenders.rules import scoring as rules


def seat_at(tender: Tender, actor: Actor) -> Member:
    """Return the actor's seat on the committee.

    Raises:
        NotOnTheCommittee: there is none.
    """
    seat = queries.seat_of(tender, actor.account_id)
    if seat is None:
        raise rules.NotOnTheCommittee(name=actor.name)
    return seat


def leader_at(tender: Tender, actor: Actor, step: str) -> Member:
    """Return the actor's seat at the head of the committee.

    Raises:
        NotOnTheCommittee, NotTheLeader: it is not theirs.
    """
    seat = seat_at(tender, actor)
    rules.check_leads(leads=seat.leader, step=step)
    return seat


def as_member(actor: Actor, seat: Member) -> Actor:
    """Let the ledger name the seat; the account behind it is kept with the line all the same."""
    return replace(actor, name=f"评标委员会成员{seat.number}")
