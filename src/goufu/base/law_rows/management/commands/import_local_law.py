"""``goufu law import-local``: propose what is new in a file; a second person approves it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from goufu.base import clock
from goufu.base.law_rows.proposing import SETTER
from goufu.base.law_rows.transfer import import_law
from goufu.base.people.models import Account
from goufu.base.people.queries import appointments_of
from goufu.base.people.roles import Actor
from goufu.law.calendar import day_of
from goufu.law.refusals import Refusal


class Command(BaseCommand):
    help = (
        "Propose every row of the file that is new, in the name of an officer of procurement "
        "supervision of the place. Another officer approves each on the page; no command does. "
        "One wrong row, and nothing is proposed; the same file again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--by", required=True, help="user name of the officer who proposes")

    def handle(self, *_args: Any, **options: Any) -> None:
        now = clock.now()
        actor = _officer(options["by"], now)
        try:
            done = import_law(content=options["file"].read_bytes(), actor=actor, at=now)
        except (Refusal, OSError) as error:
            raise CommandError(f"{error}\nNothing was imported.") from None
        self.stdout.write(f"{len(done.proposed)} proposed, {done.known} known already")


def _officer(username: str, now: Any) -> Actor:
    account = Account.objects.filter(username=username).first()
    on = day_of(now)
    posts = appointments_of(account.pk, on=on).filter(role=SETTER) if account else None
    post = posts.first() if posts is not None else None
    if post is None:
        raise CommandError(f"{username} holds no post of procurement supervision today.")
    return post.actor()
