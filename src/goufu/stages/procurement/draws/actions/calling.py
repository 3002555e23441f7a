"""Offer empty seats to the next in order; nobody chooses whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from goufu.base.ledger.models import Entry
from goufu.base.notifications.outbox import tell_holders
from goufu.base.people.models import Appointment
from goufu.base.people.queries import in_office
from goufu.base.people.roles import THE_CLOCK, Actor, Role
from goufu.base.workflow.advance import advance
from goufu.law.calendar import day_of
from goufu.law.words import say
from goufu.stages.procurement.draws import queries
from goufu.stages.procurement.draws.models import Candidate, Draw, Outcome

INVITED = say("请您参加评审，请在规定时间内答复")
SOMEBODY = "被抽取的评审专家"


def unnamed(actor: Actor) -> Actor:
    """Let the ledger say only that an expert did it; the account is kept with the line."""
    return replace(actor, name=SOMEBODY)


def go_on(draw: Draw, entry: Entry, *, at: datetime) -> None:
    """Call whoever is next for every empty seat; say so when all are taken or nobody is left.

    Args:
        entry: the line of which those who are called are told.
    """
    called = [
        one
        for group, empty in queries.missing(draw).items()
        for one in _call(draw, group, empty, at)
    ]
    _invite(draw, called, entry, at)
    if draw.candidates.filter(outcome=Outcome.CALLED).exists():
        return
    full = not any(empty > 0 for empty in queries.missing(draw).values())
    advance(draw, "fill" if full else "run_out", actor=THE_CLOCK, at=at)


def _call(draw: Draw, group: int, empty: int, at: datetime) -> Iterable[Candidate]:
    for _ in range(empty):
        candidate = queries.next_in(draw, group)
        if candidate is None:
            return
        candidate.outcome, candidate.called_at = Outcome.CALLED, at
        candidate.answer_by = at + timedelta(minutes=draw.answer_minutes)
        candidate.save(update_fields=["outcome", "called_at", "answer_by"])
        yield candidate


def _invite(draw: Draw, called: list[Candidate], entry: Entry, at: datetime) -> None:
    posts = Appointment.objects.filter(
        in_office(day_of(at)),
        role=Role.EXPERT,
        account_id__in=[one.expert.account_id for one in called],
    ).select_related("account")
    tell_holders(posts, entry, sentence=INVITED, title=draw.title)
