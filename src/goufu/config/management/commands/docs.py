"""``goufu docs``: write docs/reference from the code, or say whether it is fresh."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from goufu.config.environment import IN_SOURCE_TREE, SOURCE_TREE
from goufu.config.reference import PAGES

REFERENCE = SOURCE_TREE / "docs" / "reference"


class Command(BaseCommand):
    help = "Write docs/reference from the code; with --check only say whether it is fresh."
    requires_system_checks: list[str] = []  # It needs no database.

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail where a page is stale")
        parser.add_argument("--to", type=Path, default=REFERENCE, help="another directory")

    def handle(self, *_args: Any, **options: Any) -> None:
        directory: Path = options["to"]
        if directory == REFERENCE and not IN_SOURCE_TREE:
            raise CommandError("docs/reference belongs to the source tree; say --to DIRECTORY.")
        if options["check"]:
            self._check(directory)
        else:
            self._write(directory)

    def _check(self, directory: Path) -> None:
        stale = [
            name
            for name, page in PAGES.items()
            if not (directory / name).exists()
            or (directory / name).read_text(encoding="utf-8") != page()
        ]
        if stale:
            raise CommandError(
                "Stale: "
                + ", ".join(f"docs/reference/{name}" for name in stale)
                + ". Run `goufu docs` and commit what it writes."
            )
        self.stdout.write(f"{len(PAGES)} pages are fresh.")

    def _write(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        for name, page in PAGES.items():
            (directory / name).write_text(page(), encoding="utf-8")
        self.stdout.write(f"{len(PAGES)} pages written.")
