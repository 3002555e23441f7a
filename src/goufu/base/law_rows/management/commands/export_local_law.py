"""``goufu law export-local``: write what a place itself says, as YAML."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from goufu.base.law_rows.transfer import exported
from goufu.law.places import UnknownPlace, from_local_to_national


class Command(BaseCommand):
    help = "Write every version in effect of a place's own law to standard output, as YAML."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--place", required=True, help="e.g. CN-3415")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            from_local_to_national(options["place"])
        except UnknownPlace as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(exported(options["place"]), ending="")
