"""Counting days the way the law counts them: working days, holiday breaks, made-up days.

The facts of each year are in ``data/calendar/<year>.yaml``, from the yearly notice of the General
Office of the State Council. A year nobody knows yet is refused, never guessed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from goufu.law.refusals import Refusal
from goufu.law.rows import DATA
from goufu.law.words import say

SATURDAY = 5
GUESSED = "按周末推算，仅供练习"
BEIJING = ZoneInfo("Asia/Shanghai")
CALENDAR = DATA / "calendar"


class UnknownYear(Refusal):
    """The count runs into a year whose holiday notice is not known."""

    code = "unknown_year"
    clause = "全国年节及纪念日放假办法"
    sentence = say("{year}年的节假日安排尚未录入，不能推算到该年的期限。")
    remedy = say("国务院办公厅公布该年放假安排后，由系统管理员录入。")


@dataclass(frozen=True)
class Year:
    """The holiday notice of one year.

    Attributes:
        breaks: every day of a holiday break, weekends inside the break too.
        made_up: Saturdays and Sundays worked in exchange (调休).
    """

    year: int
    breaks: frozenset[date]
    made_up: frozenset[date]
    cite: str
    source: str
    verified: bool


YearSource = Callable[[int], "Year | Mapping[str, Any] | None"]
_year_source: YearSource | None = None
_guessing: ContextVar[bool] = ContextVar("guessing", default=False)


@contextmanager
def guessing_years() -> Iterator[None]:
    """Take a year whose notice is not known for one with weekends only.

    For practice alone, which may run into years to come; real periods are refused there.
    """
    token = _guessing.set(True)
    try:
        yield
    finally:
        _guessing.reset(token)


def use_year_source(source: YearSource | None) -> YearSource | None:
    """Let operators add years: ``source(year)`` gives a ``Year``, its mapping, or None.

    What is counted is remembered; call ``forget_years`` when an operator has changed one.

    Returns:
        The source that was used until now.
    """
    global _year_source
    previous, _year_source = _year_source, source
    forget_years()
    return previous


def forget_years() -> None:
    """Read the years again at the next count: an operator has changed one."""
    _known_year.cache_clear()
    _counted.cache_clear()


def day_of(at: datetime) -> date:
    """Return the day ``at`` falls on in law, which is the day in Beijing.

    >>> day_of(datetime.fromisoformat("2026-03-01T23:30+00:00"))
    datetime.date(2026, 3, 2)
    """
    return at.astimezone(BEIJING).date()


def known_year(year: int) -> Year:
    """Return the notice of ``year``.

    Raises:
        UnknownYear: neither shipped nor added by an operator.
    """
    return _known_year(year, _guessing.get())


@cache
def _known_year(year: int, guessing: bool) -> Year:
    path = CALENDAR / f"{year}.yaml"
    if path.exists():
        return year_of(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    added = _year_source(year) if _year_source else None
    if added is None and guessing:
        return Year(year, frozenset(), frozenset(), GUESSED, GUESSED, verified=False)
    if added is None:
        raise UnknownYear(year=year)
    return added if isinstance(added, Year) else year_of(added)


def year_of(written: Mapping[str, Any]) -> Year:
    """Read the notice of one year as it stands in a YAML file."""
    return Year(
        year=written["year"],
        breaks=frozenset(day for off in written["breaks"] for day in off["days"]),
        made_up=frozenset(written["made_up"]),
        cite=written["cite"],
        source=written["source"],
        verified=written["verified"],
    )


def shipped_years() -> tuple[int, ...]:
    """Return the years whose notices come with the platform."""
    return tuple(sorted(int(path.stem) for path in CALENDAR.glob("[0-9]*.yaml")))


def is_working(day: date) -> bool:
    """Test whether offices are open on ``day``.

    Raises:
        UnknownYear: the notice of that year is not known.
    """
    year = known_year(day.year)
    if day in year.made_up:
        return True
    return day.weekday() < SATURDAY and day not in year.breaks


def is_in_break(day: date) -> bool:
    """Test whether ``day`` lies in a holiday break; an ordinary weekend does not."""
    return day in known_year(day.year).breaks


def _working_days(year: int) -> tuple[int, ...]:
    """Ordinals of all working days of one year, ascending."""
    return _counted(year, _guessing.get())


@cache
def _counted(year: int, guessing: bool) -> tuple[int, ...]:
    del guessing  # Part of the key: a year that is guessed is never taken for a known one.
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days = range(first, last + 1)
    return tuple(one for one in days if is_working(date.fromordinal(one)))


def nth_working_day(count: int, *, after: date) -> date:
    """Return the ``count``-th working day after ``after``; ``after`` itself is not counted."""
    days = _working_days(after.year)
    place = bisect_right(days, after.toordinal()) + count - 1
    year = after.year
    while place >= len(days):
        place -= len(days)
        year += 1
        days = _working_days(year)
    return date.fromordinal(days[place])


def next_working_day(day: date) -> date:
    """Return ``day`` if offices are open, else the next day on which they are."""
    return day if is_working(day) else nth_working_day(1, after=day)


def last_day(value: int, unit: str, *, after: date, roll_on_weekend: bool = False) -> date:
    """Return the last day on which the duty is still met in time.

    The day of the event is not counted. A period in calendar days that ends inside a holiday
    break ends on the next working day; an ordinary weekend moves it only with
    ``roll_on_weekend``, since the texts do not settle it: see ``counting/weekend_end``.

    Args:
        unit: ``calendar_day`` or ``working_day``.

    Raises:
        UnknownYear: the count runs into a year whose notice is not known.
    """
    if unit == "working_day":
        return nth_working_day(value, after=after)
    if unit != "calendar_day":
        raise ValueError(f"no period is counted in {unit}")
    try:
        end = after + timedelta(days=value)
    except OverflowError:
        raise UnknownYear(year=date.max.year + 1) from None
    moves = is_in_break(end) or (roll_on_weekend and not is_working(end))
    return next_working_day(end) if moves else end


def working_days_between(start: date, end: date) -> int:
    """Count the working days after ``start`` up to and including ``end``.

    >>> working_days_between(date(2026, 9, 22), date(2026, 9, 30))
    5
    """
    count = 0
    for year in range(start.year, end.year + 1):
        days = _working_days(year)
        count += bisect_right(days, end.toordinal()) - bisect_right(days, start.toordinal())
    return count


def later(due_on: date, unit: str, *, stopped: date, resumed: date) -> date:
    """Return the last day of a period after its clock stood still from one day to another."""
    if stopped > due_on:
        return due_on  # The period was already over.
    if unit == "working_day":
        left = working_days_between(stopped, due_on)
        return nth_working_day(left, after=resumed)
    return due_on + timedelta(days=(resumed - stopped).days)
