"""What the clock does when it ticks, in this order."""

from __future__ import annotations

from goufu.base.jobs.clockwork import Work

WORK: list[Work] = []
