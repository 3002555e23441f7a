"""``goufu guidance``: load the items of the guidance catalogue that come with the platform."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from goufu.stages.review.catalogue.actions import load_guidance


class Command(BaseCommand):
    help = (
        "Load the items of services that the lecture names; without any no project can be opened. "
        "Loading them twice from one day changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "since", type=date.fromisoformat, help="the day from which they hold, e.g. 2026-01-01"
        )

    @transaction.atomic
    def handle(self, *_args: Any, **options: Any) -> None:
        count = load_guidance(valid_from=options["since"])
        self.stdout.write(f"{count} items hold from {options['since']:%Y-%m-%d}.")
