"""What a province, city or county may say itself, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from goufu.law import money
from goufu.law.local_refusals import (
    EndsBeforeItBegins,
    LoosensTheRuleAbove,
    NoSuchProvision,
    NotAPlaceBelow,
    NotLeftToPlaces,
    NotSuchACase,
    NotSuchAValue,
)
from goufu.law.methods import METHODS, SUBJECTS
from goufu.law.places import NATION, from_local_to_national
from goufu.law.provisions import Provision, entered_rows, may_replace
from goufu.law.rows import Page, Row, every_page, page
from goufu.law.words import Word, say

FOREVER = date.max
LONGEST_PERIOD = 3650  # days; more is a slip of the pen
MOST_ITEMS, LONGEST_ITEM = 500, 200
NUMBERS = frozenset({"calendar_day", "working_day", "month", "year", "percent", "fen"})
_DAY_OF_YEAR = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", re.ASCII)
A_DAY = timedelta(days=1)


RELATIONS: Mapping[str, str] = {
    "shorter": say("没有更短"),
    "longer": say("没有更长"),
    "more": say("没有包含其全部内容并有所增加"),
}


@dataclass(frozen=True)
class Proposed:
    """What a place wants to say: a value, from one day to another, in one case."""

    key: str
    place: str
    value: Any
    in_force_from: date
    in_force_to: date | None
    case: Mapping[str, str]

    def meets(self, first: date, last: date | None) -> bool:
        """Test whether some day lies both in its days and in those from ``first`` to ``last``."""
        return first <= (self.in_force_to or FOREVER) and self.in_force_from <= (last or FOREVER)


def pages_left_to_places() -> list[Page]:
    """Return the questions on which the nation lets the place speak."""
    return [one for one in every_page() if one.local != "none"]


def page_left_to_places(key: str) -> Page:
    """Return the question of this key.

    Raises:
        NoSuchProvision: there is none.
        NotLeftToPlaces: the nation alone answers it.
    """
    known = {one.key for one in every_page()}
    if key not in known:
        raise NoSuchProvision(key=key)
    found = page(key)
    if found.local == "none":
        national = next(iter(found.rows.get(NATION, ())), None)
        raise NotLeftToPlaces(
            title=Word(found.title), clause=national.answer.cite if national else ""
        )
    return found


def cases_of(about: Page) -> dict[str, list[str]]:
    """Return what may be said of each part of the case, in the order of the shipped rows."""
    ready = {"subject": list(SUBJECTS), "method": list(METHODS)}
    return {name: ready.get(name) or _said_of(about, name) for name in about.case}


def _said_of(about: Page, name: str) -> list[str]:
    rows = list(about.all_rows())
    return sorted({str(one) for row in rows for one in row.case.get(name, ())})


def check(said: Proposed) -> str:
    """Refuse what the place may not say; return the unit in which it is said.

    Raises:
        NoSuchProvision, NotLeftToPlaces, NotAPlaceBelow, UnknownPlace, EndsBeforeItBegins,
        NotSuchACase, NotSuchAValue, LoosensTheRuleAbove.
    """
    about = page_left_to_places(said.key)
    levels = from_local_to_national(said.place)
    if len(levels) == 1:
        raise NotAPlaceBelow
    if said.in_force_to and said.in_force_to < said.in_force_from:
        raise EndsBeforeItBegins
    _check_case(about, said.case)
    holding = list(_above(about, said, levels[1]))
    unit = next((row.answer.unit for row in holding), about.unit)
    _check_shape(about, said.value, unit)
    for row in holding:
        _check_against(about, said, row)
    return unit


def _check_case(about: Page, case: Mapping[str, str]) -> None:
    known = cases_of(about)
    for name, value in case.items():
        if value not in known.get(name, ()):
            shown = "、".join(known.get(name, ()))
            raise NotSuchACase(title=Word(about.title), case=f"{value}", known=shown)
    for name in needed_cases(about):
        if name not in case:
            raise NotSuchACase(title=Word(about.title), case="", known="、".join(known[name]))


def needed_cases(about: Page) -> list[str]:
    """Return the parts of the case that every row says, so that a local one must too."""
    rows = about.rows.get(NATION, ())
    return [name for name in about.case if all(name in row.case for row in rows)]


def _above(about: Page, said: Proposed, parent: str) -> Iterable[Row]:
    """Yield what holds above the place on its days: on the first, and whenever it changes."""
    asked = Provision(about.key)
    rows = list(about.all_rows())
    rows += entered_rows(about.key)
    ends = [row.in_force_to + A_DAY for row in rows if row.in_force_to not in {None, date.max}]
    days = {said.in_force_from, *ends, *(row.in_force_from for row in rows)}
    for day in sorted(days):
        if said.meets(day, day):
            row = asked.row(day, place=parent, **said.case)
            if row is not None:
                yield row


def _check_shape(about: Page, value: Any, unit: str) -> None:
    if not is_such_a_value(about, value, unit):
        raise NotSuchAValue(value=value, title=Word(about.title))


def is_such_a_value(about: Page, value: Any, unit: str) -> bool:
    """Test the form of a value alone."""
    if unit in NUMBERS:
        most = 10**15 if unit == "fen" else LONGEST_PERIOD
        return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= most
    if unit == "fixed_day":
        return isinstance(value, str) and _DAY_OF_YEAR.fullmatch(value) is not None
    if unit == "choice":
        return value in choices_of(about)
    return unit == "list" and _is_list(value, in_pairs=in_pairs(about))


def choices_of(about: Page) -> list[str]:
    """Return what a choice can be: what the page lists, else what any shipped row says."""
    if about.choices:
        return list(about.choices)
    rows = list(about.all_rows())
    return sorted({str(row.answer.value) for row in rows if row.answer.value is not None})


def in_pairs(about: Page) -> bool:
    """Test whether the list has a number and a word on every line, such as grades."""
    rows = list(about.all_rows())
    return any(isinstance(one, tuple) for row in rows for one in row.answer.value or ())


def _is_list(value: Any, *, in_pairs: bool) -> bool:
    if not isinstance(value, list | tuple) or not 0 < len(value) <= MOST_ITEMS:
        return False
    if not in_pairs:
        words = all(isinstance(one, str) and 0 < len(one) <= LONGEST_ITEM for one in value)
        return words and len(set(value)) == len(value)
    if not all(isinstance(one, list | tuple) and len(one) == 2 for one in value):  # noqa: PLR2004
        return False
    floors = [one[0] for one in value]
    return (
        all(isinstance(floor, int) and 0 <= floor <= 100 for floor in floors)  # noqa: PLR2004
        and all(isinstance(one[1], str) and one[1] for one in value)
        and floors == sorted(set(floors), reverse=True)
        and floors[-1] == 0
    )


def _check_against(about: Page, said: Proposed, above: Row) -> None:
    value = tuple(said.value) if isinstance(said.value, list) else said.value
    if may_replace(about, value, above):
        return
    raise LoosensTheRuleAbove(
        place=above.answer.place,
        title=Word(about.title),
        above=written(above.answer.value, above.answer.unit),
        value=written(said.value, above.answer.unit),
        relation=Word(RELATIONS[about.local]),
        clause=above.answer.cite,
    )


def written(value: Any, unit: str) -> str:
    r"""Write a value as a person types it: an amount in 元, a list with one item a line.

    >>> written(50_000_000, "fen")
    '500,000.00'
    >>> written([[90, "优"], [0, "差"]], "list")
    '90 优\n0 差'
    """
    if unit == "fen":
        return money.yuan(int(value))
    if isinstance(value, list | tuple):
        return "\n".join(
            " ".join(map(str, one)) if isinstance(one, list | tuple) else str(one) for one in value
        )
    return str(value)


def read(about: Page, typed: str, unit: str) -> Any:
    """Read what a person typed; the reverse of ``written``.

    Raises:
        NotSuchAValue: it is not of that form.
    """
    text = typed.strip()
    try:
        if unit == "fen":
            return money.parse_yuan(text)
        if unit in NUMBERS:
            return int(text)
    except (ValueError, money.NotAnAmount, money.AmountTooHigh):
        raise NotSuchAValue(value=typed, title=Word(about.title)) from None
    if unit != "list":
        return text
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [_pair(line) for line in lines] if in_pairs(about) else lines


def _pair(line: str) -> list[Any]:
    number, _, word = line.partition(" ")
    return [int(number) if number.isdecimal() else number, word.strip()]
