"""The sample year in the database: there, not there, half there, or something else is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum

from django.core.management import call_command, get_commands

from goufu.base.people.models import Account
from goufu.base.people.queries import one_sample_account_a_role
from goufu.config.models import Mark
from goufu.law.calendar import day_of

MARK = "sample"
LOADING, LOADED = "loading", "loaded"


class State(Enum):
    """What the database holds."""

    NOTHING = "nothing"
    HALF = "half a sample"
    SAMPLE = "the sample"
    REAL = "something else"


def state() -> State:
    mark = Mark.get(MARK)
    if mark is not None:
        return State.SAMPLE if mark.value == LOADED else State.HALF
    accounts = Account.objects.all()
    if not accounts.exists():
        return State.NOTHING
    return State.REAL if accounts.filter(sample=False).exists() else State.SAMPLE


def load(*, at: datetime) -> bool:
    """Load the sample; tell whether there is one to load.

    The mark is set before and after, so that a load that was killed half-way is known for what it
    is.
    """
    if "sample" not in get_commands():
        return False
    Mark.set(MARK, LOADING, at=at)
    call_command("sample")
    Mark.set(MARK, LOADED, at=at)
    return True


def accounts(*, at: datetime) -> str:
    """Return a table of one sample account for each role, those of the sign-in page."""
    return "\n".join(
        _aligned(
            [
                (one.username, one.name, one.role_name, one.organisation)
                for one in one_sample_account_a_role(on=day_of(at))
            ]
        )
    )


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterable[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, strict=True)
        yield (
            "  " + "  ".join(cell + " " * (width - _width(cell)) for cell, width in cells).rstrip()
        )


def _width(text: str) -> int:
    """Columns in a terminal, where a Chinese character takes two.

    >>> _width("购服 ab")
    7
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
