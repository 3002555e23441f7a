"""What the pages of entered years and local values show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from goufu.base.doors.filled import Filled
from goufu.base.law_rows.models import CalendarYear
from goufu.base.law_rows.sheets import EnterYear, WithdrawYear
from goufu.law import calendar


@dataclass(frozen=True)
class YearLine:
    """One year whose working days are known."""

    year: int
    cite: str
    source: str
    holidays: int
    made_up: int
    working: int
    verified: bool
    entered_by: str
    entered_at: datetime | None


@dataclass(frozen=True)
class YearsPage:
    """The years known; ``may_enter`` shows what the operator can do."""

    years: Sequence[YearLine]
    withdrawn: Sequence[CalendarYear]
    may_enter: bool
    waiting: int
    section: str = "working_days"


@dataclass(frozen=True)
class YearFormPage:
    """A year being entered."""

    form: Filled[EnterYear]
    section: str = "working_days"


@dataclass(frozen=True)
class WithdrawPage:
    """A year being withdrawn."""

    year: int
    form: Filled[WithdrawYear]
    section: str = "working_days"


def years_known() -> list[YearLine]:
    """Return every year whose working days are known, the newest first."""
    entered = {one.year: one for one in CalendarYear.objects.filter(withdrawn_at__isnull=True)}
    numbers = sorted({*calendar.shipped_years(), *entered}, reverse=True)
    return [_year_line(number, entered.get(number)) for number in numbers]


def _year_line(number: int, entered: CalendarYear | None) -> YearLine:
    known = calendar.known_year(number)
    new_year, last_day = date(number, 1, 1), date(number, 12, 31)
    working = calendar.working_days_between(new_year, last_day) + calendar.is_working(new_year)
    return YearLine(
        year=number,
        cite=known.cite,
        source=known.source,
        holidays=len(known.breaks),
        made_up=len(known.made_up),
        working=working,
        verified=known.verified,
        entered_by=entered.entered_by if entered else "",
        entered_at=entered.entered_at if entered else None,
    )
