"""Enter and withdraw what the law floor does not know by itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from goufu.base.deadlines.recompute import recompute_for_year
from goufu.base.law_rows import rules, source
from goufu.base.law_rows.models import CalendarYear
from goufu.base.law_rows.sheets import EnterYear, WithdrawYear
from goufu.base.ledger import lines
from goufu.base.people.roles import ROLE_NAMES, Actor, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.declare import NotYours
from goufu.law.refusals import Refusal
from goufu.law.words import Word, say

OPERATOR = Role.SYSTEM_ADMIN
ENTERERS = frozenset({OPERATOR, Role.CLOCK})  # The clock: a command on the server.


class NoSuchYear(Refusal):
    code = "calendar.no_such_year"
    status = 404
    sentence = say("没有录入过 {year} 年的工作日安排。")
    remedy = say("随系统提供的年度不能撤销。")


@action
def enter_year(*, sheet: EnterYear, actor: Actor, at: datetime) -> CalendarYear:
    """Make the working days of a year known, and count the deadlines again that wait for it.

    Raises:
        NotYours: only the system administrator enters years.
        YearIsKnown, and what ``rules.check_year`` refuses.
    """
    if actor.role not in ENTERERS:
        raise _not_yours(actor, say("录入工作日安排"))
    rules.check_year(sheet)
    if CalendarYear.objects.filter(year=sheet.year, withdrawn_at__isnull=True).exists():
        raise rules.YearIsKnown(year=sheet.year)
    entered = CalendarYear.objects.create(
        year=sheet.year,
        **_days(sheet),
        cite=sheet.cite,
        source=sheet.source,
        entered_by=actor.name,
        entered_at=at,
    )
    _changed(entered.year, "calendar.enter_year", actor, at, entered, clause=sheet.cite)
    return entered


@action
def withdraw_year(*, year: int, sheet: WithdrawYear, actor: Actor, at: datetime) -> CalendarYear:
    """Take the working days of a year back; deadlines keep their last day until it is entered anew.

    Raises:
        NotYours: only the system administrator.
        NoSuchYear: nobody entered it.
    """
    if actor.role is not OPERATOR:
        raise _not_yours(actor, say("撤销工作日安排"))
    entered = CalendarYear.objects.filter(year=year, withdrawn_at__isnull=True).first()
    if entered is None:
        raise NoSuchYear(year=year)
    entered.withdrawn_at = at
    entered.save(update_fields=["withdrawn_at"])
    _changed(year, "calendar.withdraw_year", actor, at, entered, reason=sheet.reason)
    return entered


def is_entered(sheet: EnterYear) -> bool:
    """Test whether exactly these days have been entered, by the same notice."""
    found = CalendarYear.objects.filter(year=sheet.year, withdrawn_at__isnull=True)
    return found.filter(cite=sheet.cite, source=sheet.source, **_days(sheet)).exists()


def _days(sheet: EnterYear) -> dict[str, list[str]]:
    return {
        "holidays": sorted(day.isoformat() for one in sheet.breaks for day in one.days()),
        "made_up": sorted(row.day.isoformat() for row in sheet.made_up),
    }


def _not_yours(actor: Actor, label: str) -> NotYours:
    wanted, role = Word(ROLE_NAMES[OPERATOR]), Word(ROLE_NAMES[actor.role])
    return NotYours(label=Word(label), wanted=wanted, role=role)


def _changed(
    year: int,
    event: str,
    actor: Actor,
    at: datetime,
    entered: CalendarYear,
    *,
    clause: str = "",
    reason: str = "",
) -> None:
    source.forget()
    transaction.on_commit(source.forget)
    moved = recompute_for_year(year, actor=actor, at=at)
    lines.write(
        event,
        ref=f"calendar-{year}",
        actor=actor,
        at=at,
        place="CN",
        clause=clause,
        facts={
            "holidays": entered.holidays,
            "made_up": entered.made_up,
            "source": entered.source,
            "reason": reason,
            "moved": moved,
        },
    )
