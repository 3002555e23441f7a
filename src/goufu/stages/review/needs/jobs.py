"""What the clock does here: calls close on the day after their last."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from goufu.base.people.roles import THE_CLOCK
from goufu.law.calendar import day_of
from goufu.stages.review.needs import actions
from goufu.stages.review.needs.models import NeedCall


def clock_work(at: datetime) -> Iterable[Callable[[], object]]:
    """Close the calls whose last day has passed."""
    over = NeedCall.objects.filter(state="open", closes_on__lt=day_of(at))
    return [
        partial(actions.close_call, ref=ref, actor=THE_CLOCK, at=at)
        for ref in over.values_list("ref", flat=True)
    ]
