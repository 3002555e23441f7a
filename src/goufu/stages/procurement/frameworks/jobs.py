"""What the clock does in this room; listed in ``config/clockwork.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from goufu.base.people.roles import THE_CLOCK
from goufu.law.calendar import day_of
from goufu.stages.procurement.frameworks import actions, queries


def clock_work(at: datetime) -> Iterator[Callable[[], object]]:
    """Close the calls whose moment has come; end the agreements whose last day is over."""
    for framework in queries.to_close(at):
        yield partial(actions.close, ref=framework.ref, actor=THE_CLOCK, at=at)
    for framework in queries.expired(day_of(at)):
        yield partial(actions.end, ref=framework.ref, actor=THE_CLOCK, at=at)
