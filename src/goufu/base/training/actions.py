"""Begin practice, end it, move its clock, change seats, have a step done.

Only beginning and ending are written into the real ledger; that is all that practice leaves there.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, transaction

from goufu.base import practice
from goufu.base.ledger.lines import write as record
from goufu.base.people.models import Account
from goufu.base.people.roles import Actor
from goufu.base.training import refusals, schema
from goufu.base.training.door import entered, sandbox_of, standing
from goufu.base.training.models import Sandbox
from goufu.base.training.story import Story, teller
from goufu.law.calendar import BEIJING

MORNING = time(9)
KEPT = timedelta(days=14)  # without being used
FARTHEST = timedelta(days=366 * 2)  # in one move of the clock
FIRST_DAY = date(2014, 12, 15)  # The first rules on purchase of services that are at hand.


def begin(*, account: Account, story: str, day: date, actor: Actor, at: datetime) -> Sandbox:
    """Make the learner's tables anew and settle the made-up town in them.

    Raises:
        NoSuchStory, NotThatDay: there is nothing to practise.
    """
    told = _story(story)
    last = at.astimezone(BEIJING).date()
    if not FIRST_DAY <= day <= last:
        raise refusals.NotThatDay(
            day=day.isoformat(), first=FIRST_DAY.isoformat(), last=last.isoformat()
        )
    with _one_at_a_time(account):
        name = schema.schema_of(account.pk)
        _remove_files(name)
        schema.make(name)
        sandbox, _ = Sandbox.objects.update_or_create(
            account=account,
            defaults={
                "schema": name,
                "story": told.word,
                "began_on": day,
                "at": morning_of(day),
                "fits": standing(name)[1],
                "made_at": at,
                "used_at": at,
            },
        )
        _settle(sandbox)
        facts = {"story": told.title, "day": day.isoformat()}
        record("training.began", actor=actor, at=at, ref=account.username, facts=facts)
    return sandbox


def end(*, account: Account, actor: Actor, at: datetime) -> None:
    """Throw the learner's practice away.

    Raises:
        NothingBegun: there is none.
    """
    with _one_at_a_time(account):
        sandbox = Sandbox.objects.filter(account=account).first()
        if sandbox is None:
            raise refusals.NothingBegun
        throw_away(sandbox)
        record("training.ended", actor=actor, at=at, ref=account.username)


def throw_away(sandbox: Sandbox) -> None:
    """Remove tables, files and the memory of a practice."""
    _clear(sandbox.schema)
    sandbox.delete()


def take_seat(*, account: Account, seat: str) -> Sandbox:
    """Sit down as another person of the made-up town; empty: as the public.

    Raises:
        NothingBegun, NobodyOfThatName: there is no such seat.
    """
    with _held(account) as sandbox:
        with entered(sandbox):
            known = not seat or Account.objects.filter(username=seat, is_active=True).exists()
        if not known:
            raise refusals.NobodyOfThatName(seat=seat)
        _set(sandbox, seat=seat)
    return sandbox


def move_clock(*, account: Account, to: datetime) -> Sandbox:
    """Let time pass in the made-up town, forward only.

    Raises:
        NothingBegun, ClockGoesOn: it cannot be done.
    """
    with _held(account) as sandbox:
        if not sandbox.at < to <= sandbox.at + FARTHEST:
            raise refusals.ClockGoesOn(now=_words(sandbox.at), wanted=_words(to))
        with entered(sandbox):
            teller().wait(sandbox, to)
        _set(sandbox, at=to)
    return sandbox


def play(*, account: Account, number: int) -> Sandbox:
    """Have the next step done as its person would, and sit down as whoever comes then.

    Raises:
        NothingBegun, NotTheNextStep: a second click does nothing.
        Refusal: as the doors would, e.g. where the learner went another way.
    """
    with _held(account) as sandbox:
        with entered(sandbox):
            script = teller().script(sandbox)
            waiting = next((cue.number for cue in script if not cue.done), None)
            if number != waiting:
                raise refusals.NotTheNextStep
            at = teller().play(sandbox, number)
        later = script[number:]
        _set(sandbox, at=at, seat=later[0].who if later else sandbox.seat)
    return sandbox


def morning_of(day: date) -> datetime:
    """Return the moment at which a day of practice begins."""
    return datetime.combine(day, MORNING, tzinfo=BEIJING)


@contextmanager
def _held(account: Account) -> Iterator[Sandbox]:
    """Keep a practice from being moved by two clicks at once."""
    with transaction.atomic():
        if sandbox_of(account) is None:
            raise refusals.NothingBegun
        yield Sandbox.objects.select_for_update().get(account=account)


@contextmanager
def _one_at_a_time(account: Account) -> Iterator[None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"begin {account.pk}"]
            )
        yield


def _set(sandbox: Sandbox, **facts: object) -> None:
    for name, value in facts.items():
        setattr(sandbox, name, value)
    sandbox.save(update_fields=list(facts))


def _settle(sandbox: Sandbox) -> None:
    try:
        with entered(sandbox):
            first = teller().settle(sandbox)
    except BaseException:
        schema.drop(sandbox.schema)  # Half a town is none.
        raise
    _set(sandbox, seat=first)


def _clear(name: str) -> None:
    schema.drop(name)
    _remove_files(name)


def _remove_files(name: str) -> None:
    folder = f"{practice.FILES}/{name}"
    _remove_from_store(folder)
    shutil.rmtree(settings.GOUFU.home / folder, ignore_errors=True)


def _remove_from_store(folder: str) -> None:
    """Remove a folder with all below it from whatever store keeps the documents."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        default_storage.delete(f"{folder}/{name}")
    for name in folders:
        _remove_from_store(f"{folder}/{name}")
    default_storage.delete(folder)


def _story(word: str) -> Story:
    found = next((one for one in teller().stories() if one.word == word), None)
    if found is None:
        raise refusals.NoSuchStory(story=word)
    return found


def _words(at: datetime) -> str:
    return at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
