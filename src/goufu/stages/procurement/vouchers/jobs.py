"""What the clock does in this room; listed in ``config/clockwork.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from goufu.base.people.roles import THE_CLOCK
from goufu.law.calendar import day_of
from goufu.stages.procurement.vouchers import actions, queries


def clock_work(at: datetime) -> Iterator[Callable[[], object]]:
    """Stop the redemptions of schemes whose last day is over."""
    for scheme in queries.over(day_of(at)):
        yield partial(actions.end, ref=scheme.ref, actor=THE_CLOCK, at=at)
