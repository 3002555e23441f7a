"""What the clock does when it ticks, in this order."""

from __future__ import annotations

from goufu.base.jobs.clockwork import Work
from goufu.stages.contracting.payments import jobs as payments

WORK: list[Work] = [payments.send_orders, payments.take_receipts]
