"""``goufu places``: load the administrative divisions that come with the platform."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from goufu.base.organisations.places import load_places


class Command(BaseCommand):
    help = "Load the administrative divisions (GB/T 2260) that come with the platform."

    def handle(self, *_args: Any, **_options: Any) -> None:
        added = load_places()
        self.stdout.write(f"{added} places added." if added else "All places are there.")
