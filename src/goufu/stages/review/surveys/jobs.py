"""What the clock does here: surveys close on the day after their last."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from goufu.base.people.roles import THE_CLOCK
from goufu.law.calendar import day_of
from goufu.stages.review.surveys import actions
from goufu.stages.review.surveys.models import Survey


def clock_work(at: datetime) -> Iterable[Callable[[], object]]:
    """Close the surveys whose last day has passed."""
    over = Survey.objects.filter(state="open", closes_on__lt=day_of(at))
    return [
        partial(actions.close_survey, ref=ref, actor=THE_CLOCK, at=at)
        for ref in over.values_list("ref", flat=True)
    ]
