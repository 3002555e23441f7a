"""What the clock does here: a bar ends on the day after its last."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from goufu.base.people.roles import THE_CLOCK
from goufu.law.calendar import day_of
from goufu.stages.parties.agencies import actions
from goufu.stages.parties.agencies.models import AgencyEntry
from goufu.stages.parties.agencies.sheets import Unbar


def clock_work(at: datetime) -> Iterable[Callable[[], object]]:
    """Admit agencies again whose bar has ended."""
    over = AgencyEntry.objects.filter(state="barred", barred_until__lt=day_of(at))
    return [
        partial(actions.unbar, ref=ref, sheet=Unbar(), actor=THE_CLOCK, at=at)
        for ref in over.values_list("ref", flat=True)
    ]
