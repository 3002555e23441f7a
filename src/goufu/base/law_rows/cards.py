"""What the pages of entered years and local values show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext

from goufu.base.doors.filled import Filled
from goufu.base.law_rows.actions import SETTABLE
from goufu.base.law_rows.models import CalendarYear, LocalValue
from goufu.base.law_rows.sheets import EnterYear, SetLocalValue, WithdrawYear
from goufu.law import calendar, money
from goufu.law.places import from_local_to_national
from goufu.law.provisions import Provision
from goufu.law.words import say

SUBJECTS: tuple[tuple[str, str], ...] = (
    ("services", say("服务")),
    ("goods", say("货物")),
    ("works", say("工程")),
)


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


@dataclass(frozen=True)
class ValueLine:
    """One amount that the place sets."""

    ident: int
    title: str
    subject: str
    place: str
    amount: str
    in_force_from: date
    in_force_to: date | None
    cite: str
    source: str
    sample: bool
    entered_by: str


@dataclass(frozen=True)
class ValuesPage:
    """The amounts of a place, and the form for another one."""

    place: str
    lines: Sequence[ValueLine]
    form: Filled[SetLocalValue] | None
    section: str = "local_values"


def years_known() -> list[YearLine]:
    """Return every year whose working days are known, the newest first."""
    entered = {one.year: one for one in CalendarYear.objects.filter(withdrawn_at__isnull=True)}
    numbers = sorted({*calendar.shipped_years(), *entered}, reverse=True)
    return [_year_line(number, entered.get(number)) for number in numbers]


def value_lines(place: str) -> list[ValueLine]:
    """Return the amounts in force or to come in a place and above it, the newest first."""
    levels = from_local_to_national(place)
    found = LocalValue.objects.filter(
        key__in=SETTABLE, place__in=levels, withdrawn_at__isnull=True
    ).order_by("key", "-in_force_from", "pk")
    return [_value_line(value) for value in found]


def settable_choices() -> list[tuple[str, str]]:
    """Return the amounts that a place can set, in words."""
    return [(key, gettext(Provision(key).title)) for key in SETTABLE]


def subject_choices() -> list[tuple[str, str]]:
    """Return what an amount can be about, in words."""
    return [(value, gettext(words)) for value, words in SUBJECTS]


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


def _value_line(value: LocalValue) -> ValueLine:
    subject = str(value.case.get("subject", ""))
    return ValueLine(
        ident=value.pk,
        title=gettext(Provision(value.key).title),
        subject=gettext(dict(SUBJECTS).get(subject, subject)),
        place=value.place,
        amount=money.yuan(int(value.value)),
        in_force_from=value.in_force_from,
        in_force_to=value.in_force_to,
        cite=value.cite,
        source=value.source,
        sample=value.sample,
        entered_by=value.entered_by,
    )
