"""Questions the law answers with a number, a list or a choice, looked up by day and place.

A provision is such a question: "how long may the parties take to sign?". Its answers live in
``data/**/*.yaml``, each beside the words it comes from. The constants are in ``values/``, one
module for each subject.

``SIGNING_PERIOD.on(date(2026, 3, 2), place="CN-3415").value`` is 30, and its ``quote`` says why.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from goufu.law.places import NATION, from_local_to_national
from goufu.law.refusals import Refusal
from goufu.law.rows import Answer, Page, Row, every_page, newest_first, page, row_of
from goufu.law.supposed import row_supposed, supposed
from goufu.law.why import is_collecting, record
from goufu.law.words import Word, say

__all__ = [
    "Answer",
    "NothingInForce",
    "Provision",
    "Row",
    "entered_rows",
    "may_replace",
    "row_of_operator",
    "supposing",
    "use_local_source",
]

LocalSource = Callable[[str], Iterable[Row | Mapping[str, Any]]]
_local_source: LocalSource | None = None
_supposed: ContextVar[Mapping[str, tuple[Row, ...]] | None] = ContextVar("supposed", default=None)


class NothingInForce(Refusal):
    """The law had no answer on that day at that place."""

    code = "nothing_in_force"
    sentence = say("{day}在{place}没有已知的生效规定：{title}。")
    remedy = say("请核对日期和地区；如有本地规定，请由系统管理员录入并注明出处。")

    def __init__(self, *, remedy: str = "", **params: Any) -> None:
        super().__init__(**params)
        if remedy:
            self.remedy = remedy


def use_local_source(source: LocalSource | None) -> LocalSource | None:
    """Let operators add rows: ``source(key)`` gives those of one provision, of any place.

    A row is a mapping of the shape in the YAML files with its ``place``, or a ``Row`` already made
    by ``row_of_operator``. It is called at every look-up, so it should answer from memory.

    Returns:
        The source that was used until now.
    """
    global _local_source
    previous, _local_source = _local_source, source
    return previous


def row_of_operator(key: str, written: Mapping[str, Any]) -> Row:
    """Read one row that an operator wrote; refuses one that does not say where it comes from.

    Raises:
        BadRow: see ``rows.row_of``.
    """
    return row_of(page(key), written)


@dataclass(frozen=True)
class Provision:
    """A question the law answers.

    Args:
        key: path of its YAML file under ``data/``, without the suffix.
    """

    key: str

    @property
    def title(self) -> str:
        """What the provision is about, in Chinese."""
        return page(self.key).title

    @property
    def unit(self) -> str:
        """What the value is counted in."""
        return page(self.key).unit

    @property
    def case(self) -> tuple[str, ...]:
        """What the value may hang on, such as the method."""
        return page(self.key).case

    def on(self, day: date, *, place: str = NATION, **case: Any) -> Answer:
        """Return the answer in force on ``day``, the most local one that may speak.

        Args:
            case: what the value hangs on, such as ``method="open_tender"``.

        Raises:
            NothingInForce: no answer is known for that day, place and case.
            UnknownPlace: ``place`` is not in the form of places.
        """
        row = self._find(day, place, case)
        if row is None:
            about = page(self.key)
            raise NothingInForce(
                remedy=about.remedy, day=day.isoformat(), place=place, title=Word(about.title)
            )
        if is_collecting():
            record(row.asked)
        return row.answer

    def find(self, day: date, *, place: str = NATION, **case: Any) -> Answer | None:
        """Return the answer, or None where the law is silent."""
        row = self._find(day, place, case)
        if row is not None and is_collecting():
            record(row.asked)
        return None if row is None else row.answer

    def row(self, day: date, *, place: str = NATION, **case: Any) -> Row | None:
        """Return the row that holds, for those who lay another one beside it."""
        return self._find(day, place, case)

    def is_regulated(self, day: date, *, place: str = NATION) -> bool:
        """Test whether the law of ``day`` has an answer for any case at all."""
        about = page(self.key)
        variant = supposed()
        if variant is not None and variant.reaches(day, place):
            changes = [one for one in variant.changes if one.key == self.key]
            if any(one.value is not None for one in changes):
                return True
            if any(not one.case for one in changes):
                return False
            day = variant.law_of or day
        entered = _entered(about)
        cases = (
            {name: next(iter(allowed)) for name, allowed in row.case.items()}
            for level in from_local_to_national(place)
            for row in _rows(about, level, entered)
            if row.in_force_on(day)
        )
        return any(self._written(day, place, case) is not None for case in cases)

    def _find(self, day: date, place: str, case: Mapping[str, Any]) -> Row | None:
        variant = supposed()
        if variant is None or not variant.reaches(day, place):
            return self._written(day, place, case)
        written = self._written(variant.law_of or day, place, case)
        change = variant.change_of(self.key, case)
        if change is None:
            return written
        if change.value is None:
            return None
        unit = written.answer.unit if written else page(self.key).unit
        return row_supposed(change, variant, unit)

    def _written(self, day: date, place: str, case: Mapping[str, Any]) -> Row | None:
        about = page(self.key)
        entered = _entered(about)
        if not entered and _supposed.get() is None:
            return _shipped(self.key, era_of(day), home_of(place), tuple(case.items()))
        return _most_local(about, day, _levels(about, place, case, entered))


def is_shipped_law_alone() -> bool:
    """Test that what was found may be remembered: no rows of operators, no supposed law."""
    return _local_source is None and _supposed.get() is None and supposed() is None


@lru_cache(maxsize=16_384)
def era_of(day: date) -> date:
    """Return the first of the days that have the same shipped law as ``day``."""
    changes = _days_of_change()
    found = bisect_right(changes, day)
    return changes[found - 1] if found else date.min


@lru_cache(maxsize=8_192)
def home_of(place: str) -> str:
    """Return the most local place around ``place`` for which rows are shipped.

    Raises:
        UnknownPlace: ``place`` is not in the form of places.
    """
    return next((one for one in from_local_to_national(place) if one in _places()), NATION)


@cache
def _days_of_change() -> tuple[date, ...]:
    rows = [row for about in every_page() for row in about.all_rows()]
    first_days = {row.in_force_from for row in rows}
    after = {row.in_force_to + timedelta(days=1) for row in rows if row.in_force_to is not None}
    return tuple(sorted(first_days | after))


@cache
def _places() -> frozenset[str]:
    return frozenset(place for about in every_page() for place in about.rows)


@lru_cache(maxsize=16_384)
def _shipped(key: str, era: date, home: str, case: tuple[tuple[str, Any], ...]) -> Row | None:
    """Remember which shipped row speaks; they do not change while the platform runs."""
    about = page(key)
    return _most_local(about, era, _levels(about, home, dict(case), ()))


def _levels(
    about: Page, place: str, case: Mapping[str, Any], entered: tuple[Row, ...]
) -> tuple[tuple[Row, ...], ...]:
    """Return the rows about this case, level by level: the nation's first, the county's last."""
    if not set(case) <= set(about.case):
        raise TypeError(f"{about.key} hangs on {about.case}, not on {sorted(case)}")
    return tuple(
        tuple(row for row in _rows(about, level, entered) if row.is_about(case))
        for level in reversed(from_local_to_national(place))
    )


@contextmanager
def supposing(key: str, rows: Iterable[Row]) -> Iterator[None]:
    """Answer as if operators had entered these rows for a provision, and no others."""
    token = _supposed.set({**(_supposed.get() or {}), key: tuple(rows)})
    try:
        yield
    finally:
        _supposed.reset(token)


def _entered(about: Page) -> tuple[Row, ...]:
    """Return what operators have entered for a page."""
    instead = _supposed.get()
    if instead is not None and about.key in instead:
        return instead[about.key]
    if _local_source is None:
        return ()
    return tuple(
        row if isinstance(row, Row) else row_of(about, row) for row in _local_source(about.key)
    )


def entered_rows(key: str) -> tuple[Row, ...]:
    """Return what operators have entered for a provision, of any place and day."""
    return _entered(page(key))


def _most_local(about: Page, day: date, levels: tuple[tuple[Row, ...], ...]) -> Row | None:
    """Walk from the nation to the county; a row speaks only where what lies above lets it."""
    holds = _speaking(levels[0], day)
    for level in levels[1:]:
        local = _speaking(level, day)
        if local is not None and may_replace(about, local.answer.value, holds):
            holds = local
    return holds


def _rows(about: Page, place: str, entered: tuple[Row, ...]) -> tuple[Row, ...]:
    shipped = about.rows.get(place, ())
    added = tuple(row for row in entered if row.answer.place == place)
    return newest_first((*added, *shipped)) if added else shipped


def _speaking(rows: tuple[Row, ...], day: date) -> Row | None:
    """Return the row that holds; one that was repealed, with a null value, leaves silence."""
    for row in rows:
        if row.in_force_on(day):
            return None if row.answer.value is None else row
    return None


def may_replace(about: Page, value: Any, above: Row | None) -> bool:
    """Test whether a place may say ``value`` where ``above`` holds without it."""
    if about.local == "any" or (above is None and about.local != "none"):
        return True
    if above is None:
        return False
    if about.local == "shorter":
        return bool(value < above.answer.value)
    if about.local == "longer":
        return bool(value > above.answer.value)
    if about.local == "more":
        return set(value) > set(above.answer.value)
    return False
