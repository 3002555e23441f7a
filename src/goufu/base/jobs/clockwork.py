"""What the clock does when it ticks: close what is due, remind, mark what is overdue.

Rooms' clock work is listed in ``config/clockwork.py``. Each piece finds what is due and takes the
same action that a person would; the state guard makes a second run do nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from goufu.law.refusals import Refusal

logger = logging.getLogger(__name__)

# (at) → the things to do now, each of them one call of an action.
Work = Callable[[datetime], Iterable[Callable[[], object]]]
_work: list[Work] = []


def connect(work: Iterable[Work]) -> None:
    """Wind the clock; called once, by ``config``."""
    _work[:] = list(work)


def run(*, at: datetime) -> int:
    """Do all that is due at ``at``; return how many things were done.

    One thing that is refused does not keep the others from being done.
    """
    done = 0
    for piece in _work:
        for do in piece(at):
            try:
                do()
            except Refusal as refusal:
                logger.warning("the clock was refused: %s", refusal)
            else:
                done += 1
    return done
