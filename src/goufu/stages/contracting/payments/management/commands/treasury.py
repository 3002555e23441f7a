"""``goufu treasury send`` and ``goufu treasury receive``: what the clock does, at once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from goufu.stages.contracting.payments import jobs


class Command(BaseCommand):
    help = "Write the payment orders that wait, or take in the receipts that have come."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["send", "receive"])

    def handle(self, *_args: Any, **options: Any) -> None:
        work = {"send": jobs.send_orders, "receive": jobs.take_receipts}[options["what"]]
        done = [do() for do in work(timezone.now())]
        refused = sum(1 for result in done if not result)
        self.stdout.write(f"{len(done) - refused} done, {refused} refused")
