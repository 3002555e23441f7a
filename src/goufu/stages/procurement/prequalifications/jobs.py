"""What the clock does in this room; listed in ``config/clockwork.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from goufu.base.people.roles import THE_CLOCK
from goufu.stages.procurement.prequalifications import actions, queries
from goufu.stages.procurement.prequalifications.actions.moments import current_closing
from goufu.stages.procurement.prequalifications.sheets import Nothing


def clock_work(at: datetime) -> Iterator[Callable[[], object]]:
    """Put closings off after a suspension, and close what is due."""
    for one in queries.once_held():
        if current_closing(one) != one.closes_at:
            yield _do(actions.extend, one.ref, at)
    for one in queries.to_close(at):
        if current_closing(one) <= at:
            yield _do(actions.close, one.ref, at)


def _do(act: Callable[..., object], ref: str, at: datetime) -> Callable[[], object]:
    return partial(act, ref=ref, sheet=Nothing(), actor=THE_CLOCK, at=at)
