"""The numbers that the frame of every page shows."""

from __future__ import annotations

from goufu.base import clock
from goufu.base.notifications.inbox import unread_count
from goufu.base.people.roles import Actor
from goufu.law.calendar import day_of
from goufu.site.context import Waiting
from goufu.site.doors.waiting import counted


def unread(actor: Actor) -> int:
    """Return how many messages the reader has not read."""
    return unread_count(actor)


def waiting(actor: Actor) -> Waiting:
    """Return how much work waits for the reader, by the entries of the menu."""
    return counted(actor, day_of(clock.now()))
