"""What the clock does in this room; listed in ``config/clockwork.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from goufu.base.people.roles import THE_CLOCK
from goufu.stages.procurement.signals import actions, queries
from goufu.stages.procurement.signals.sheets import Nothing


def clock_work(at: datetime) -> Iterator[Callable[[], object]]:
    """Look at offers that were opened, and once more before the award."""
    for tender in queries.to_scan():
        yield partial(actions.scan, ref=tender.ref, sheet=Nothing(), actor=THE_CLOCK, at=at)
