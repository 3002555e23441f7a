"""What the clock does in this room; listed in ``config/clockwork.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from goufu.law.calendar import day_of
from goufu.stages.procurement.method_changes import actions, queries


def clock_work(at: datetime) -> Iterator[Callable[[], object]]:
    """End the publicities that have passed their last day."""
    for change in queries.over(day_of(at)):
        yield partial(actions.by_the_clock, change.ref, at)
