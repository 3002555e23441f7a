"""Carry a rehearsal out: read in a snapshot that cannot write, then put the result down.

The differences wait in a file until the reading has ended, so that a rehearsal of a large city
needs no more memory than one of a village, and the rooms are read in one consistent state.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import IO, Any

from django.db import connection, transaction

from goufu.base.people.roles import Actor
from goufu.law.calendar import day_of
from goufu.law.rehearsal.judgement import Outcome
from goufu.law.rehearsal.replay import Difference, Replay, Replayed
from goufu.law.rehearsal.tally import Tally
from goufu.law.rows import Answer
from goufu.law.supposed import Variant
from goufu.site.rehearsal.models import Rehearsal, RehearsedProject, State
from goufu.site.rehearsal.reading import records_of

COLUMNS = (
    "rehearsal_id", "project_code", "title", "place", "department", "service_class", "method",
    "amount_fen", "another_way", "steps", "turned", "differences",
)  # fmt: skip
IN_MEMORY = 16 * 1024 * 1024  # bytes; a larger result waits on the disk
CHUNK = 1024 * 1024
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Cited:
    """The values of the law that decided, each written down once and named by its place."""

    def __init__(self) -> None:
        self._places: dict[Answer, int] = {}

    def places(self, answers: tuple[Answer, ...]) -> list[int]:
        """Return where the answers stand in the list."""
        return [self._places.setdefault(one, len(self._places)) for one in answers]

    def as_json(self) -> list[dict[str, Any]]:
        """Return the list as JSON types."""
        return [one.as_asked().as_json() for one in self._places]


def replayed(
    variant: Variant, *, year: int, place: str, actor: Actor, seen_on: date
) -> Iterator[Replayed]:
    """Replay every project of a year that the actor may see, in a snapshot of the rooms."""
    with _snapshot():
        yield from Replay(variant).over(records_of(year, place, actor, seen_on=seen_on))


def carry_out(rehearsal: Rehearsal, variant: Variant, *, actor: Actor, at: datetime) -> None:
    """Replay the year, then put figures and projects down, unless somebody else just did."""
    begun = time.monotonic()
    tally, cited = Tally(), Cited()
    with tempfile.SpooledTemporaryFile(IN_MEMORY, "w+b") as lines:
        for one in replayed(
            variant, year=rehearsal.year, place=rehearsal.place, actor=actor, seen_on=day_of(at)
        ):
            tally.add(one)
            if one.differences:
                lines.write(_line(rehearsal.pk, one, cited))
        lines.seek(0)
        with transaction.atomic():
            if Rehearsal.objects.select_for_update().get(pk=rehearsal.pk).state == State.DONE:
                return
            RehearsedProject.objects.filter(rehearsal=rehearsal).delete()
            _copy(lines)
            Rehearsal.objects.filter(pk=rehearsal.pk).update(
                state=State.DONE,
                done_at=at,
                seconds=time.monotonic() - begun,
                figures=tally.as_json(),
                rules=cited.as_json(),
            )


@contextmanager
def _snapshot() -> Iterator[None]:
    """Read everything as it was at one moment; PostgreSQL refuses to write meanwhile."""
    if connection.in_atomic_block:  # The caller's transaction is the snapshot.
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _line(rehearsal: int, one: Replayed, cited: Cited) -> bytes:
    record, differences = one.record, one.differences
    steps = dict.fromkeys(difference.step for difference in differences)
    turned = dict.fromkeys(one.step for one in differences if one.another_way)
    values = (
        str(rehearsal),
        record.code,
        record.title,
        record.place,
        record.department,
        str(record.service_class or ""),
        record.method,
        str(record.amount_fen),
        "t" if turned else "f",
        "{" + ",".join(steps) + "}",
        "{" + ",".join(turned) + "}",
        json.dumps([told(one, cited) for one in differences], ensure_ascii=False),
    )
    return ("\t".join(value.translate(_ESCAPES) for value in values) + "\n").encode()


def told(one: Difference, cited: Cited) -> dict[str, Any]:
    """Return a difference as JSON types."""
    return {
        "step": one.step,
        "ref": one.ref,
        "on": one.on.isoformat(),
        "was": as_json(one.was),
        "would": as_json(one.would),
        "another_way": one.another_way,
        "days": one.days,
        "by": cited.places(one.by),
        "would_by": cited.places(one.would_by),
    }


def as_json(outcome: Outcome) -> list[Any]:
    """Return an outcome as JSON types: its word and its value."""
    value = outcome.value.isoformat() if isinstance(outcome.value, date) else outcome.value
    return [outcome.word, value]


def _copy(lines: IO[bytes]) -> None:
    table = RehearsedProject._meta.db_table
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({', '.join(COLUMNS)}) FROM STDIN") as copy,
    ):
        while chunk := lines.read(CHUNK):
            copy.write(chunk)
