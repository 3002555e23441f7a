"""A duty as a page, a feed or a program shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from goufu.base.deadlines.duties import BY_ORDER
from goufu.base.deadlines.models import Deadline
from goufu.base.deadlines.wording import Urgency, stopped_words, urgency_of, words_of
from goufu.base.doors.pages import page_of
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.law import calendar
from goufu.law.calendar import UnknownYear
from goufu.law.duties import DUTIES

# The words for every duty of the law floor, by name.
DUTY_NAMES: dict[str, str] = {name: duty.title for name, duty in DUTIES.items()} | BY_ORDER


@dataclass(frozen=True)
class DeadlineLine:
    """One duty in a line.

    Attributes:
        words: how long is left, in the unit of the period.
        left: days left in that unit; below zero it is overdue; None where nobody knows, or where
            the clock stands still.
    """

    duty: str
    name: str
    who: str
    title: str
    ref: str
    url: str
    words: str
    left: int | None
    unit: str
    urgency: Urgency
    starts_on: date
    due_on: date | None
    clause: str
    verified: bool
    suspended: bool
    met_on: date | None


def line_of(deadline: Deadline, *, on: date) -> DeadlineLine:
    """Return the line of a duty as it stands on a day."""
    left = left_of(deadline, on=on)
    return DeadlineLine(
        duty=deadline.duty,
        name=name_of(deadline),
        who=gettext(ROLE_NAMES[Role(deadline.who)]),
        title=deadline.title,
        ref=deadline.ref,
        url=page_of(deadline.dossier_kind, deadline.ref),
        words=_words(deadline, left),
        left=left,
        unit=deadline.unit,
        urgency=urgency_of(left) if deadline.met_on is None else "met",
        starts_on=deadline.starts_on,
        due_on=deadline.due_on,
        clause=deadline.clause,
        verified=deadline.verified,
        suspended=deadline.suspended_on is not None,
        met_on=deadline.met_on,
    )


def lines_of(deadlines: Iterable[Deadline], *, on: date) -> list[DeadlineLine]:
    """Return the lines of duties in the given order."""
    return [line_of(deadline, on=on) for deadline in deadlines]


def name_of(deadline: Deadline) -> str:
    """Return the words of a duty in the reader's language."""
    return gettext(DUTY_NAMES.get(deadline.duty, deadline.duty))


def left_of(deadline: Deadline, *, on: date) -> int | None:
    """Return how many days are left, counted in the unit of the period.

    A duty whose last day was a weekend is one working day late on the Monday after it, and on the
    Sunday before that as well: late is late.
    """
    due = deadline.due_on
    if due is None or deadline.met_on is not None or deadline.suspended_on is not None:
        return None
    if deadline.unit != "working_day":
        return (due - on).days
    try:
        if due < on:
            return -max(calendar.working_days_between(due, on), 1)
        return calendar.working_days_between(on, due)
    except UnknownYear:
        return (due - on).days


def _words(deadline: Deadline, left: int | None) -> str:
    if deadline.met_on is not None:
        return gettext("逾期办结") if deadline.met_in_time is False else gettext("按期办结")
    if deadline.suspended_on is not None:
        return stopped_words()
    if deadline.due_on is None:
        year = unknown_year(deadline)
        return gettext("{year} 年工作日安排尚未录入").format(year=year)
    assert left is not None
    return words_of(left, working=deadline.unit == "working_day")


def unknown_year(deadline: Deadline) -> int:
    """Return the first year after the start whose working days nobody has entered yet."""
    year = deadline.starts_on.year
    while True:
        try:
            calendar.known_year(year)
        except UnknownYear:
            return year
        year += 1
