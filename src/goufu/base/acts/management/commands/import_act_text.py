"""``goufu law import-text``: keep the texts of acts, article by article."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from goufu.base.acts.actions import import_text
from goufu.base.people.roles import THE_CLOCK
from goufu.law.refusals import Refusal


class Command(BaseCommand):
    help = (
        "Keep the texts of acts, so that a citation opens its article. UTF-8 text or Markdown, "
        "each article on a line of its own. All files are imported, or none; the same text again "
        "changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--act", default="", help="short name of the act, e.g. GPL")
        parser.add_argument("--source", default="", help="where the text comes from")

    def handle(self, *_args: Any, **options: Any) -> None:
        wrong = []
        with transaction.atomic():
            for path in options["files"]:
                try:
                    self._import(path, options)
                except (Refusal, OSError) as error:
                    wrong.append(f"{path.name}: {error}")
            if wrong:
                raise CommandError("\n".join([*wrong, "Nothing was imported."]))

    def _import(self, path: Path, options: dict[str, Any]) -> None:
        text = import_text(
            content=path.read_bytes(),
            act=options["act"],
            source=options["source"] or path.name,
            actor=THE_CLOCK,
            at=timezone.now(),
        )
        self.stdout.write(f"{text.act}  {text.title}  {text.articles.count()}")
