"""What the clock does in this room; listed in ``config/clockwork.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from goufu.base.people.roles import THE_CLOCK
from goufu.stages.procurement.draws import actions, queries
from goufu.stages.procurement.draws.sheets import Nothing, Value


def clock_work(at: datetime) -> Iterator[Callable[[], object]]:
    """Let in the values that files bring; pass over those who have not answered in time."""
    for draw in queries.awaiting_value(at):
        value = queries.value_in_file(draw)
        if value:
            sheet = Value(value=value)
            yield partial(actions.reveal, ref=draw.ref, sheet=sheet, actor=THE_CLOCK, at=at)
    for ref in dict.fromkeys(one.draw.ref for one in queries.late(at)):
        yield partial(actions.pass_over, ref=ref, sheet=Nothing(), actor=THE_CLOCK, at=at)
