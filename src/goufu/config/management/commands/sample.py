"""``goufu sample``: load the sample year into an empty database."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from goufu.base.people.models import Account
from goufu.config.sample.load import load

STEPS_SHOWN = 20


class Command(BaseCommand):
    help = "Play fiscal year 2015 of a made-up city, and a small set of today, into the database."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if Account.objects.exists():
            raise CommandError("The database holds accounts already: run `goufu reset` first.")
        played = load(at=datetime.now(UTC), tell=self._tell)
        self.stdout.write(f"\r    {played} scenes played.          ")

    def _tell(self, done: int, of: int) -> None:
        if done == of or done % max(1, of // STEPS_SHOWN) == 0:
            self.stdout.write(f"\r    {done * 100 // of:3d} %  {done} of {of}", ending="")
            self.stdout.flush()
