"""A law that is only supposed: other values from a day on, or the law of another day.

>>> with suppose(Variant(since=date(2015, 1, 1), changes=(Change("contract/filing_period", 5),))):
...     supposed() is None
False
>>> supposed() is None
True

Only what is asked inside the block hears of it; other threads and requests keep the real law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from goufu.law.places import NATION
from goufu.law.rows import Row, Value, page, row_of
from goufu.law.words import say

CITE = say("推演假定")
SOURCE = say("推演方案，不是现行规定")


@dataclass(frozen=True)
class Change:
    """One value that is supposed.

    Args:
        value: of the kind of the provision's own; None for no rule at all.
        case: what it hangs on, sorted pairs; empty for every case.
    """

    key: str
    value: Value
    case: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Variant:
    """What is supposed, from which day on and where.

    A change holds in its place and everything below it, whatever stands there, and for as long as
    the supposition lasts: the real law might have changed again, the supposed one does not.

    Args:
        since: days before keep their law.
        law_of: what is not changed is looked up as if it were that day.
    """

    since: date
    place: str = NATION
    changes: tuple[Change, ...] = ()
    law_of: date | None = None

    def reaches(self, day: date, place: str) -> bool:
        """Test whether anything is supposed for that day and place."""
        return day >= self.since and (self.place == NATION or place.startswith(self.place))

    def change_of(self, key: str, case: Mapping[str, Any]) -> Change | None:
        """Return the change that speaks on the case, the one that says most of it."""
        about = [
            one
            for one in self.changes
            if one.key == key and all(case.get(name) == value for name, value in one.case)
        ]
        return max(about, key=lambda one: len(one.case), default=None)


_variant: ContextVar[Variant | None] = ContextVar("goufu_law_supposed", default=None)


def supposed() -> Variant | None:
    """Return what is supposed here and now; None where the real law is asked."""
    return _variant.get()


@contextmanager
def suppose(variant: Variant | None) -> Iterator[None]:
    """Suppose a variant inside the block; None asks the real law inside another supposition."""
    token = _variant.set(variant)
    try:
        yield
    finally:
        _variant.reset(token)


@lru_cache(maxsize=4096)
def row_supposed(change: Change, variant: Variant, unit: str) -> Row:
    """Return a change as a row of its page, counted in the unit of what it replaces."""
    return row_of(
        page(change.key),
        {
            "place": variant.place,
            "value": change.value,
            "unit": unit,
            "in_force_from": variant.since,
            "cite": CITE,
            "source": SOURCE,
            "verified": False,
        },
    )
