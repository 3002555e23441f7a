"""How a clock is said, on a page, in a feed, to a program: how pressing it is, in which words."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import gettext, ngettext

# idle: time enough or not started; soon: close; urgent: today or overdue; met: done.
Urgency = Literal["idle", "soon", "urgent", "met"]
# From how many days left a duty is shown in amber. A matter of the eye, not of the law.
SOON = 4


def urgency_of(left: int | None) -> Urgency:
    """Return how pressing an open duty is.

    >>> [urgency_of(left) for left in (None, 9, 4, 0, -1)]
    ['idle', 'idle', 'soon', 'urgent', 'urgent']
    """
    if left is None or left > SOON:
        return "idle"
    return "urgent" if left <= 0 else "soon"


def words_of(left: int, *, working: bool) -> str:
    """Say how long is left: 剩 2 个工作日, 今日到期, 逾期 1 个工作日.

    Args:
        left: days left, below zero overdue.
        working: they are working days, not calendar days.
    """
    if left == 0:
        return gettext("今日到期")
    count = abs(left)
    if working and left > 0:
        words = ngettext("剩 {count} 个工作日", "剩 {count} 个工作日", count)
    elif working:
        words = ngettext("逾期 {count} 个工作日", "逾期 {count} 个工作日", count)
    elif left > 0:
        words = ngettext("剩 {count} 日", "剩 {count} 日", count)
    else:
        words = ngettext("逾期 {count} 日", "逾期 {count} 日", count)
    return words.format(count=count)


def stopped_words() -> str:
    """Say that the clock stands still."""
    return gettext("已中止计时")
