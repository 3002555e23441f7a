"""How a deadline is said: which tone, which words."""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.utils.translation import gettext, ngettext, npgettext

from goufu.site.cards.parts import ClockCard, ClockTone, DutyCard

Unit = Literal["working_day", "calendar_day"]
# From how many days left a clock turns amber. A matter of the eye, not of the law.
SOON = 4


def tone_of(left: int | None) -> ClockTone:
    """Return how pressing it is.

    >>> [tone_of(left) for left in (None, 9, 4, 0, -1)]
    ['idle', 'idle', 'soon', 'urgent', 'urgent']
    """
    if left is None or left > SOON:
        return "idle"
    return "urgent" if left <= 0 else "soon"


def words_of(left: int | None, unit: Unit) -> str:
    """Say how long is left: 剩 2 个工作日, 今日到期, 逾期 1 个工作日."""
    if left is None:
        return gettext("期限待定")
    if left == 0:
        return gettext("今日到期")
    count = abs(left)
    if unit == "working_day":
        if left > 0:
            words = ngettext("剩 {count} 个工作日", "剩 {count} 个工作日", count)
        else:
            words = ngettext("逾期 {count} 个工作日", "逾期 {count} 个工作日", count)
    elif left > 0:
        words = ngettext("剩 {count} 日", "剩 {count} 日", count)
    else:
        words = ngettext("逾期 {count} 日", "逾期 {count} 日", count)
    return words.format(count=count)


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
    return ClockCard(tone_of(left), words_of(left, unit), due, clause, verified)


def met(*, in_time: bool, on: date, clause: str = "", verified: bool = True) -> ClockCard:
    """Return the clock of a duty that has been discharged, in time or late."""
    words = gettext("按期") if in_time else gettext("逾期办结")
    return ClockCard("met" if in_time else "soon", words, on, clause, verified)


def stopped(*, clause: str = "") -> ClockCard:
    """Return the clock of a duty whose period does not run for now."""
    return ClockCard("idle", gettext("已中止计时"), None, clause)


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
        tone=tone_of(left),
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
