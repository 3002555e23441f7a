"""The way in and out: inside, every question to the database is about the learner's own tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.http import HttpRequest

from goufu.base import practice
from goufu.base.law_rows import source
from goufu.base.people.models import Account, Appointment
from goufu.base.people.queries import appointments_of
from goufu.base.training.models import Sandbox
from goufu.base.training.schema import connected
from goufu.law.calendar import day_of, guessing_years

_SANDBOX = "_goufu_sandbox"
STANDS = """
SELECT to_regnamespace(%s) IS NOT NULL,
       (SELECT count(*) || '.' || max(id) FROM django_migrations)
"""


@contextmanager
def entered(sandbox: Sandbox) -> Iterator[None]:
    """Let everything inside be practice in this sandbox: its tables, its clock, its files."""
    assert practice.ground() is None, "practice does not lead into other practice"
    source.look()
    with practice.on(sandbox.ground), guessing_years(), connected(sandbox.schema):
        yield


def sandbox_of(account: Account) -> Sandbox | None:
    """Return the practice of a person, if its tables are there and fit the code."""
    sandbox = Sandbox.objects.filter(account=account).first()
    if sandbox is None:
        return None
    there, fits = standing(sandbox.schema)
    return sandbox if there and fits == sandbox.fits else None


def standing(schema: str) -> tuple[bool, str]:
    """Return whether a schema exists, and how far the migrations have come."""
    with connection.cursor() as cursor:
        cursor.execute(STANDS, [schema])
        row = cursor.fetchone()
    assert row is not None
    return bool(row[0]), str(row[1])


def seat_in(sandbox: Sandbox) -> Appointment | None:
    """Return the post that the learner sits in; None for the public. Asked from inside."""
    account = Account.objects.filter(username=sandbox.seat).first() if sandbox.seat else None
    return appointments_of(account.pk, on=day_of(sandbox.at)).first() if account else None


def practise(request: HttpRequest, sandbox: Sandbox) -> None:
    """Remember that this request is practice."""
    setattr(request, _SANDBOX, sandbox)


def sandbox_in(request: HttpRequest) -> Sandbox | None:
    """Return the practice that this request is part of; None where it is real."""
    found = getattr(request, _SANDBOX, None)
    return found if isinstance(found, Sandbox) else None
