"""What becomes of an entry: checked, barred, ended."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.values.agencies import CONDITIONS
from goufu.stages.parties.agencies import rules
from goufu.stages.parties.agencies.models import AgencyEntry, Check, CheckKind
from goufu.stages.parties.agencies.sheets import Bar, Deregister, RecordCheck, Unbar


@action
def record_check(*, ref: str, sheet: RecordCheck, actor: Actor, at: datetime) -> AgencyEntry:
    """Record a check and where its result was made public.

    Raises:
        NotSuchCheck, NothingInForce: the law of the day of the check knows no such kind.
    """
    entry: AgencyEntry = AgencyEntry.objects.locked(ref)
    check_step(entry, "record_check", actor=actor, at=at)
    words = str(CheckKind(sheet.kind).label)
    clause = rules.check_kind(sheet.kind.value, words, on=sheet.done_on, place=entry.place)
    Check.objects.create(entry=entry, clause=clause, **sheet.model_dump())
    done_on = sheet.done_on.isoformat()
    advance(entry, "record_check", actor=actor, at=at, kind=sheet.kind.value, done_on=done_on)
    return entry


@action
def bar(*, ref: str, sheet: Bar, actor: Actor, at: datetime) -> AgencyEntry:
    """Bar an agency from purchases until a day."""
    entry: AgencyEntry = AgencyEntry.objects.locked(ref)
    entry.set(reason=sheet.reason, barred_until=sheet.until)
    until = sheet.until.isoformat()
    advance(entry, "bar", actor=actor, at=at, reason=sheet.reason, until=until)
    return entry


@action
def unbar(*, ref: str, sheet: Unbar, actor: Actor, at: datetime) -> AgencyEntry:
    """Admit an agency again."""
    entry: AgencyEntry = AgencyEntry.objects.locked(ref)
    entry.set(reason="", barred_until=None)
    advance(entry, "unbar", actor=actor, at=at, **sheet.model_dump())
    return entry


@action
def deregister(*, ref: str, sheet: Deregister, actor: Actor, at: datetime) -> AgencyEntry:
    """Strike an agency off, once the purchasers have their files.

    Raises:
        FilesNotHandedOver: see ``rules``.
    """
    entry: AgencyEntry = AgencyEntry.objects.locked(ref)
    check_step(entry, "deregister", actor=actor, at=at)
    if CONDITIONS.find(day_of(at), place=entry.place) is not None:
        rules.check_files_handed_over(handed_over=sheet.handed_over)
    entry.set(reason=sheet.reason)
    advance(entry, "deregister", actor=actor, at=at, reason=sheet.reason)
    return entry
