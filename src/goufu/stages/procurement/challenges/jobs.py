"""What the clock does in this room; listed in ``config/clockwork.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from goufu.base.people.roles import THE_CLOCK
from goufu.law.calendar import day_of
from goufu.stages.procurement.challenges import actions, queries
from goufu.stages.procurement.challenges.sheets import Remark


def clock_work(at: datetime) -> Iterator[Callable[[], object]]:
    """End the suspensions that have reached their last day."""
    for challenge in queries.held_too_long(day_of(at)):
        yield partial(actions.resume, ref=challenge.ref, sheet=Remark(), actor=THE_CLOCK, at=at)
