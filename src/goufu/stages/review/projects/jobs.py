"""What the clock does in this room; listed in ``config/clockwork.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from goufu.base.people.roles import THE_CLOCK
from goufu.law.calendar import day_of
from goufu.stages.review.projects import actions, queries


def clock_work(at: datetime) -> Iterator[Callable[[], object]]:
    """Bring the parked projects whose day has come back to the desk."""
    for project in queries.to_look_at_again(day_of(at)):
        yield partial(actions.come_back, ref=project.ref, actor=THE_CLOCK, at=at)
