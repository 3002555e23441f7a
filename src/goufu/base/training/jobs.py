"""What the clock does for practice: what nobody has used for long is thrown away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from goufu.base import practice
from goufu.base.training.actions import KEPT, throw_away
from goufu.base.training.models import Sandbox


def clock_work(at: datetime) -> Iterable[Callable[[], object]]:
    """Throw away the practice of those who have not come back."""
    if practice.ground() is not None:
        return []  # The clock of a made-up town has no say over the others.
    old = Sandbox.objects.filter(used_at__lt=at - KEPT).order_by("id")
    return [partial(throw_away, sandbox) for sandbox in old]
