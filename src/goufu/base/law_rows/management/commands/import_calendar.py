"""``goufu law import-calendar``: make the working days of a year known from a file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from goufu.base import clock
from goufu.base.law_rows import files
from goufu.base.law_rows.actions import enter_year, is_entered
from goufu.base.people.roles import THE_CLOCK
from goufu.law.refusals import Refusal


class Command(BaseCommand):
    help = (
        "Enter the working days of a year from a file of the same form as the shipped ones, and "
        "count the open deadlines again. The same file again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *_args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            content = path.read_bytes()
            sheet = files.read_year(content, path.name)
            if is_entered(sheet):
                self.stdout.write(f"{sheet.year} is known already, nothing changed")
                return
            with files.by_line(content):
                enter_year(sheet=sheet, actor=THE_CLOCK, at=clock.now())
        except (Refusal, OSError) as error:
            raise CommandError(f"{path.name}: {error}\nNothing was entered.") from None
        self.stdout.write(f"{sheet.year} entered")
