"""Give the law floor what operators have entered, from memory.

Each process keeps all entered rows. At most once in ``LOOK_AGAIN`` seconds it asks the database,
with one small query, whether anything has changed; only then it reads them anew.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import Error, connection

from goufu.base import practice
from goufu.base.law_rows.models import IN_EFFECT, CalendarYear, LocalValue
from goufu.law import calendar, provisions
from goufu.law.calendar import Year
from goufu.law.provisions import Row, row_of_operator

LOOK_AGAIN = 1.0
STATE = """
SELECT (SELECT count(*) FROM law_rows_calendaryear),
       (SELECT count(withdrawn_at) FROM law_rows_calendaryear),
       (SELECT count(*) FROM law_rows_localvalue),
       (SELECT count(withdrawn_at) FROM law_rows_localvalue),
       (SELECT count(in_effect_at) FROM law_rows_localvalue),
       (SELECT count(ended_on) FROM law_rows_localvalue)
"""
State = tuple[int, ...]


@dataclass
class _Memory:
    state: State | None = None
    looked_at: float = 0.0
    years: dict[int, Year] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)


_memory = _Memory()
_lock = threading.RLock()


def plug_in() -> None:
    """Let the law floor ask here; called once, when the platform starts."""
    calendar.use_year_source(year)
    provisions.use_local_source(rows)


def year(number: int) -> Year | None:
    """Return the working days of a year that an operator entered."""
    return _current().years.get(number)


def rows(key: str) -> Iterable[Row | Mapping[str, Any]]:
    """Return the rows that operators entered for one provision, of any place."""
    return _current().rows.get(key, ())


def forget() -> None:
    """Read everything anew at the next question: something was entered or withdrawn here."""
    with _lock:
        _memory.state = None
        _memory.looked_at = 0.0
        calendar.use_year_source(year)


def look() -> None:
    """Look whether anything has changed, before practice begins: from inside it cannot be seen."""
    _current()


def _current() -> _Memory:
    if practice.ground() is not None:
        return _memory  # Practice stands under the same law, and never asks its own tables for it.
    now = time.monotonic()
    if _memory.state is not None and now - _memory.looked_at < LOOK_AGAIN:
        return _memory
    with _lock:
        state = _state()
        if state != _memory.state:
            _read(state)
            _memory.state = state
            # What the calendar has counted with the old years is forgotten.
            calendar.use_year_source(year)
        _memory.looked_at = now
    return _memory


def _state() -> State:
    try:
        with connection.cursor() as cursor:
            cursor.execute(STATE)
            return tuple(cursor.fetchone())
    except Error:
        if connection.in_atomic_block:
            raise
        return ()  # Before the first migration nothing has been entered.


def _read(state: State) -> None:
    _memory.years, _memory.rows = {}, {}
    if not state:
        return
    for entered in CalendarYear.objects.filter(withdrawn_at__isnull=True):
        _memory.years[entered.year] = _as_year(entered)
    for value in LocalValue.objects.filter(IN_EFFECT):
        _memory.rows.setdefault(value.key, []).append(as_row(value))


def _as_year(entered: CalendarYear) -> Year:
    return Year(
        year=entered.year,
        breaks=frozenset(map(date.fromisoformat, entered.holidays)),
        made_up=frozenset(map(date.fromisoformat, entered.made_up)),
        cite=entered.cite,
        source=entered.source,
        verified=True,
    )


def as_row(value: LocalValue) -> Row:
    """Return a version as the law floor reads it."""
    return row_of_operator(
        value.key,
        {
            "place": value.place,
            "value": value.value,
            "in_force_from": value.in_force_from,
            "unit": value.unit,
            "in_force_to": value.last_day,
            "case": value.case,
            "cite": value.cite,
            "quote": value.quote,
            "source": value.source,
            "verified": not value.sample,
            "sample": value.sample,
        },
    )
