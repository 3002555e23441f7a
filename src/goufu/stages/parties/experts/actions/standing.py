"""What becomes of an entry: suspended, renewed, left, ended."""

from __future__ import annotations

from datetime import datetime, timedelta

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.parties.experts import queries
from goufu.stages.parties.experts.models import BadConduct, Conduct, Expert, Unmasking
from goufu.stages.parties.experts.rules import entry as rules
from goufu.stages.parties.experts.sheets import (
    Because,
    Dismiss,
    RecordConduct,
    Renew,
    Resume,
    Suspend,
)
from goufu.stages.parties.experts.workflow import RENEW

SEEN_FOR = timedelta(minutes=10)


@action
def suspend(*, ref: str, sheet: Suspend, actor: Actor, at: datetime) -> Expert:
    """Keep an expert from being drawn for a while."""
    expert: Expert = Expert.objects.locked(ref)
    expert.set(reason=sheet.reason, suspended_until=sheet.until)
    until = sheet.until.isoformat() if sheet.until else ""
    advance(expert, "suspend", actor=actor, at=at, reason=sheet.reason, until=until)
    return expert


@action
def resume(*, ref: str, sheet: Resume, actor: Actor, at: datetime) -> Expert:
    """Let an expert be drawn again."""
    expert: Expert = Expert.objects.locked(ref)
    expert.set(reason="", suspended_until=None)
    advance(expert, "resume", actor=actor, at=at, **sheet.model_dump())
    return expert


@action
def renew(*, ref: str, sheet: Renew, actor: Actor, at: datetime) -> Expert:
    """Give an expert another term, if he still meets the conditions of the law of the day.

    Raises:
        TermNotInOrder, TooOld, HasABadRecord, Supervises: see ``rules.entry``.
    """
    expert: Expert = Expert.objects.locked(ref)
    check_step(expert, "renew", actor=actor, at=at)
    today = day_of(at)
    since = max(expert.term_to or today, today)
    rules.check_term(since, sheet.term_to, today=today)
    rules.check_entry(queries.applicant(expert), on=today, place=expert.place)
    rules.check_does_not_supervise(
        expert.title, supervises=queries.supervises(expert, today), on=today, place=expert.place
    )
    expert.set(term_to=sheet.term_to)
    advance(expert, "renew", actor=actor, at=at, term_to=sheet.term_to.isoformat())
    RENEW.order(expert, since=today, due_on=sheet.term_to)
    return expert


@action
def lapse(*, ref: str, actor: Actor, at: datetime) -> Expert:
    """Take an expert whose term is over out of the draw; the clock does it."""
    expert: Expert = Expert.objects.locked(ref)
    term_to = expert.term_to.isoformat() if expert.term_to else ""
    advance(expert, "lapse", actor=actor, at=at, term_to=term_to)
    return expert


@action
def leave(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> Expert:
    """Leave the register at one's own wish.

    Raises:
        NotYourself: somebody else's entry.
    """
    expert: Expert = Expert.objects.locked(ref)
    check_step(expert, "leave", actor=actor, at=at)
    queries.check_is_own(expert, actor)
    expert.set(reason=sheet.reason)
    advance(expert, "leave", actor=actor, at=at, reason=sheet.reason)
    return expert


@action
def dismiss(*, ref: str, sheet: Dismiss, actor: Actor, at: datetime) -> Expert:
    """Dismiss an expert on one of the grounds of the measures."""
    expert: Expert = Expert.objects.locked(ref)
    expert.set(reason=sheet.reason, dismissal=sheet.ground.value)
    advance(expert, "dismiss", actor=actor, at=at, ground=sheet.ground.value, reason=sheet.reason)
    return expert


@action
def ban(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> Expert:
    """Forbid somebody to assess."""
    expert: Expert = Expert.objects.locked(ref)
    expert.set(reason=sheet.reason)
    advance(expert, "ban", actor=actor, at=at, reason=sheet.reason)
    return expert


@action
def record_conduct(*, ref: str, sheet: RecordConduct, actor: Actor, at: datetime) -> Expert:
    """Put conduct on record, under the law of the day on which it happened.

    Raises:
        NotSuchConduct, NothingInForce: that law does not name it.
    """
    expert: Expert = Expert.objects.locked(ref)
    check_step(expert, "record_conduct", actor=actor, at=at)
    words = str(Conduct(sheet.conduct).label)
    clause = rules.check_conduct(
        sheet.conduct.value, words, on=sheet.happened_on, place=expert.place
    )
    BadConduct.objects.create(
        expert=expert,
        conduct=sheet.conduct.value,
        happened_on=sheet.happened_on,
        clause=clause,
        facts=sheet.facts,
        recorded_on=day_of(at),
    )
    happened_on = sheet.happened_on.isoformat()
    advance(
        expert, "record_conduct", actor=actor, at=at,
        conduct=sheet.conduct.value, happened_on=happened_on, facts=sheet.facts,
    )  # fmt: skip
    return expert


@action
def reveal(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> Expert:
    """Read the personal data in full for some minutes; who and why stands in the ledger."""
    expert: Expert = Expert.objects.locked(ref)
    check_step(expert, "reveal", actor=actor, at=at)
    Unmasking.objects.create(expert=expert, account_id=actor.account_id or 0, until=at + SEEN_FOR)
    advance(expert, "reveal", actor=actor, at=at, reason=sheet.reason)
    return expert
