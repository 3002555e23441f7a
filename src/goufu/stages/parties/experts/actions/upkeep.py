"""What an expert, or the office for him, keeps up to date."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goufu.base.organisations.queries import id_of
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.refusals import Refusal
from goufu.law.words import say
from goufu.stages.parties.experts import queries
from goufu.stages.parties.experts.models import Expert, Leave, Tie, TieKind
from goufu.stages.parties.experts.rules.entry import check_does_not_supervise
from goufu.stages.parties.experts.sheets import (
    Change,
    EndLeave,
    EndTie,
    LinkAccount,
    TakeLeave,
    Tied,
)


class DaysNotInOrder(Refusal):
    code = "experts.days_not_in_order"
    status = 422
    field = "until"
    sentence = say("截止日 {until} 早于起始日 {since}。")
    remedy = say("请更正日期后再提交。")


class NothingChanged(Refusal):
    code = "experts.nothing_changed"
    status = 422
    sentence = say("没有填写任何变化。")
    remedy = say("请只填写有变化的项目。")


@action
def change(*, ref: str, sheet: Change, actor: Actor, at: datetime) -> Expert:
    """Change what has changed; a unit that was left becomes a tie of the last years.

    Raises:
        NothingChanged, NotYourself.
    """
    expert = _own(ref, "change", actor, at)
    facts: dict[str, Any] = {
        name: getattr(value, "value", value)
        for name in ("phone", "employer", "title_level", "title_name", "bank_name", "bank_account")
        if (value := getattr(sheet, name))
    }
    if not facts:
        raise NothingChanged
    if facts.get("employer", expert.employer) != expert.employer:
        _leave_employer(expert, sheet.changed_on, on=day_of(at))
        facts["employer_organisation_id"] = id_of(facts["employer"])
    expert.set(**facts)
    # Of personal data the ledger keeps that they changed, not what they are.
    changed = sorted(name for name in facts if not name.endswith("_id"))
    advance(expert, "change", actor=actor, at=at, changed=changed, on=sheet.changed_on.isoformat())
    return expert


def _leave_employer(expert: Expert, until: date, *, on: date) -> None:
    Tie.objects.create(
        expert=expert,
        kind=TieKind.EMPLOYED,
        name=expert.employer,
        organisation_id=expert.employer_organisation_id,
        until=until,
        declared_on=on,
    )


@action
def declare_tie(*, ref: str, sheet: Tied, actor: Actor, at: datetime) -> Expert:
    """Declare a relation with a supplier.

    Raises:
        DaysNotInOrder, NotYourself.
    """
    expert = _own(ref, "declare_tie", actor, at)
    _check_days(sheet.since, sheet.until)
    Tie.objects.create(
        expert=expert,
        kind=sheet.kind.value,
        name=sheet.name,
        organisation_id=id_of(sheet.name),
        since=sheet.since,
        until=sheet.until,
        declared_on=day_of(at),
    )
    advance(expert, "declare_tie", actor=actor, at=at, tie=sheet.kind.value, supplier=sheet.name)
    return expert


@action
def end_tie(*, ref: str, sheet: EndTie, actor: Actor, at: datetime) -> Expert:
    """Say that a relation has ended; it counts on for the years that the law names."""
    expert = _own(ref, "end_tie", actor, at)
    tie = expert.ties.get(pk=sheet.tie_id)
    _check_days(tie.since, sheet.until)
    tie.until = sheet.until
    tie.save(update_fields=["until"])
    advance(expert, "end_tie", actor=actor, at=at, supplier=tie.name, until=sheet.until.isoformat())
    return expert


@action
def take_leave(*, ref: str, sheet: TakeLeave, actor: Actor, at: datetime) -> Expert:
    """Say on which days one is not to be drawn.

    Raises:
        DaysNotInOrder, NotYourself.
    """
    expert = _own(ref, "take_leave", actor, at)
    _check_days(sheet.since, sheet.until)
    Leave.objects.create(expert=expert, since=sheet.since, until=sheet.until, reason=sheet.reason)
    days = {"since": sheet.since.isoformat(), "until": sheet.until.isoformat()}
    advance(expert, "take_leave", actor=actor, at=at, **days)
    return expert


@action
def end_leave(*, ref: str, sheet: EndLeave, actor: Actor, at: datetime) -> Expert:
    """Come back before the leave is over."""
    expert = _own(ref, "end_leave", actor, at)
    leave = expert.leaves.get(pk=sheet.leave_id)
    leave.delete()
    advance(expert, "end_leave", actor=actor, at=at, since=leave.since.isoformat())
    return expert


@action
def link_account(*, ref: str, sheet: LinkAccount, actor: Actor, at: datetime) -> Expert:
    """Say with which account the expert signs in."""
    expert = _own(ref, "link_account", actor, at)
    pool_id = queries.pool_of_account(sheet.account_id, day_of(at)) or expert.pool_id
    expert.set(account_id=sheet.account_id, pool_id=pool_id)
    supervises = queries.supervises(expert, day_of(at))
    check_does_not_supervise(expert.title, supervises=supervises, on=day_of(at), place=expert.place)
    advance(expert, "link_account", actor=actor, at=at, account=sheet.account_id)
    return expert


def _own(ref: str, verb: str, actor: Actor, at: datetime) -> Expert:
    expert: Expert = Expert.objects.locked(ref)
    check_step(expert, verb, actor=actor, at=at)
    queries.check_is_own(expert, actor)
    return expert


def _check_days(since: date | None, until: date | None) -> None:
    if since is not None and until is not None and until < since:
        raise DaysNotInOrder(since=since.isoformat(), until=until.isoformat())
