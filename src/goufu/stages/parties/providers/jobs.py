"""What the clock does here: every year it opens the directory that each authority owes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial

from goufu.base.people.roles import THE_CLOCK
from goufu.law.calendar import day_of
from goufu.law.values.disclosure import PROVIDER_DIRECTORY_DAY
from goufu.stages.parties.providers import queries
from goufu.stages.parties.providers.actions.directories import open_owed


def clock_work(at: datetime) -> Iterator[Callable[[], object]]:
    """Return one piece of work for every directory that is owed and not begun; see ``clockwork``.

    Where the law of the place sets no day, nothing is owed and nothing is opened.
    """
    year = day_of(at).year
    for authority in queries.owing(year):
        if PROVIDER_DIRECTORY_DAY.find(date(year, 1, 1), place=authority.place) is not None:
            yield partial(open_owed, authority_id=authority.pk, year=year, actor=THE_CLOCK, at=at)
