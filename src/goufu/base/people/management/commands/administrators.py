"""``goufu administrators``: appoint the first three administrators of a new installation."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from goufu.base.ledger.lines import write as record
from goufu.base.organisations.kinds import Function, Kind, Level
from goufu.base.organisations.models import Organisation
from goufu.base.people.actions import FEED_KEY_BYTES
from goufu.base.people.models import Account, Appointment
from goufu.base.people.passwords import first_password
from goufu.base.people.roles import ADMINISTRATORS, ROLE_NAMES, THE_CLOCK, Role
from goufu.law.calendar import day_of


class Command(BaseCommand):
    help = (
        "Make the first system, security and audit administrator; their passwords are shown once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organisation", help="full name of the body that runs the platform")
        parser.add_argument("--place", default="CN", help="where it is, e.g. CN-3415")
        for role in ("system", "security", "audit"):
            parser.add_argument(f"--{role}", default=f"{role}-admin", help="user name")

    @transaction.atomic
    def handle(self, *_args: Any, **options: Any) -> None:
        if Appointment.objects.filter(role__in=ADMINISTRATORS).exists():
            raise CommandError(
                "There are administrators already; they make accounts and give roles."
            )
        now = timezone.now()
        body, _ = Organisation.objects.get_or_create(
            name=options["organisation"],
            defaults={
                "short_name": options["organisation"][:40],
                "kind": Kind.STATE_ORGAN,
                "level": Level.NONE,
                "functions": [Function.PLATFORM],
                "place": options["place"],
            },
        )
        if Function.PLATFORM not in body.functions:
            body.functions = [*body.functions, Function.PLATFORM.value]
            body.save(update_fields=["functions"])
        for role in sorted(ADMINISTRATORS):
            self._appoint(options[role.removesuffix("_admin")], role, body, at=now)

    def _appoint(self, username: str, role: Role, body: Organisation, *, at: datetime) -> None:
        password = first_password()
        account = Account.objects.create_account(
            username,
            password=password,
            name=ROLE_NAMES[role],
            created_at=at,
            feed_key=secrets.token_urlsafe(FEED_KEY_BYTES),
        )
        Appointment.objects.create(
            account=account, organisation=body, role=role, valid_from=day_of(at)
        )
        facts = {"role": role.value, "organisation": body.name, "reason": "first start"}
        record("people.appointment_given", actor=THE_CLOCK, at=at, ref=username, facts=facts)
        self.stdout.write(f"{username:20} {password}  {ROLE_NAMES[role]}")
