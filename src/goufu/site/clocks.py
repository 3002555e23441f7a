"""Clocks and duties as the pages draw them; what they say is found in base/deadlines."""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.utils.translation import gettext, npgettext

from goufu.base.deadlines.wording import stopped_words, urgency_of, words_of
from goufu.site.cards.parts import ClockCard, DutyCard

Unit = Literal["working_day", "calendar_day"]


def unit_of(left: int | None, unit: Unit) -> str:
    """Return what stands under the number of a duty."""
    count, late = abs(left or 0), (left or 0) < 0
    if unit == "working_day":
        if late:
            return npgettext("under a number", "个工作日（逾期）", "个工作日（逾期）", count)
        return npgettext("under a number", "个工作日", "个工作日", count)
    if late:
        return npgettext("under a number", "日（逾期）", "日（逾期）", count)
    return npgettext("under a number", "日", "日", count)


def running(
    left: int | None,
    *,
    unit: Unit,
    due: date | None,
    clause: str = "",
    verified: bool = True,
) -> ClockCard:
    """Return the clock of an open duty with ``left`` days to go; below zero it is overdue."""
    words = gettext("期限待定") if left is None else words_of(left, working=unit == "working_day")
    return ClockCard(urgency_of(left), words, due, clause, verified)


def met(*, in_time: bool, on: date, clause: str = "", verified: bool = True) -> ClockCard:
    """Return the clock of a duty that has been discharged, in time or late."""
    words = gettext("按期") if in_time else gettext("逾期办结")
    return ClockCard("met" if in_time else "soon", words, on, clause, verified)


def stopped(*, clause: str = "") -> ClockCard:
    """Return the clock of a duty whose period does not run for now."""
    return ClockCard("idle", stopped_words(), None, clause)


def duty(
    left: int | None,
    *,
    unit: Unit,
    what: str,
    who: str = "",
    since: date | None = None,
    due: date | None = None,
    clause: str = "",
    verified: bool = True,
    url: str = "",
) -> DutyCard:
    """Return an open duty with its big number."""
    return DutyCard(
        tone=urgency_of(left),
        number="—" if left is None else str(abs(left)),
        unit=gettext("期限待定") if left is None else unit_of(left, unit),
        what=what,
        who=who,
        since=since.isoformat() if since else "",
        due=due.isoformat() if due else "",
        clause=clause,
        verified=verified,
        url=url,
    )
