"""What the clock does here: terms end, suspensions end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from goufu.base.people.roles import THE_CLOCK
from goufu.law.calendar import day_of
from goufu.stages.parties.experts import actions
from goufu.stages.parties.experts.models import Expert
from goufu.stages.parties.experts.sheets import Resume


def clock_work(at: datetime) -> Iterable[Callable[[], object]]:
    """Let terms lapse and suspensions end on the day after their last."""
    today = day_of(at)
    over = Expert.objects.filter(state="in_pool", term_to__lt=today)
    back = Expert.objects.filter(state="suspended", suspended_until__lt=today)
    return [
        *(
            partial(actions.resume, ref=ref, sheet=Resume(), actor=THE_CLOCK, at=at)
            for ref in back.values_list("ref", flat=True)
        ),
        *(
            partial(actions.lapse, ref=ref, actor=THE_CLOCK, at=at)
            for ref in over.values_list("ref", flat=True)
        ),
    ]
