"""Count again when the working days of a year, or the rule of a place, become known or change.

Set-based: the same duty from the same day at the same place is counted once, the rows move in one
statement, lines and messages are written in batches. The lines stay one for each deadline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from goufu.base.deadlines.models import OPEN, Deadline
from goufu.base.deadlines.moved import tell_of_moves
from goufu.base.ledger.models import Entry
from goufu.base.people.roles import Actor
from goufu.law import duties
from goufu.law.calendar import later
from goufu.law.duties import DUTIES, Due
from goufu.law.refusals import Refusal

AT_A_TIME = 2_000
MOVE = """
UPDATE deadlines_deadline AS d SET due_on = n.due_on, unit = n.unit, value = n.value,
       clause = n.clause, law_in_force_from = n.since, verified = n.verified,
       marked_overdue_at = NULL, reminded_at = NULL
  FROM unnest(%s::bigint[], %s::date[], %s::text[], %s::int[], %s::text[], %s::date[],
              %s::boolean[]) AS n (id, due_on, unit, value, clause, since, verified)
 WHERE d.id = n.id
"""


@dataclass(frozen=True)
class Move:
    """A deadline that is counted to another day than it says now."""

    deadline: Deadline
    due_on: date
    by: Due


@transaction.atomic
def recompute_for_year(year: int, *, actor: Actor, at: datetime) -> int:
    """Move the open deadlines that the working days of ``year`` can move; return how many moved.

    Each that moved gets a line of the ledger, and may be reminded of and marked overdue anew;
    those who have to act are told.
    """
    reaches = Q(due_on__isnull=True) | Q(due_on__year__gte=year)
    found = Deadline.objects.filter(OPEN, reaches, starts_on__year__lte=year)
    return _recompute(found, {"year": year}, actor, at)


@transaction.atomic
def recompute_for_rule(key: str, *, place: str, since: date, actor: Actor, at: datetime) -> int:
    """Move the open deadlines at and below a place whose period is ``key``; return how many.

    Only those that began on ``since`` or later: a deadline keeps the law of its first day.
    """
    return _recompute(open_under(key, place=place, since=since), {"rule": key}, actor, at)


def open_under(key: str, *, place: str, since: date) -> QuerySet[Deadline]:
    """Return the open deadlines at and below a place that a rule in force from a day can move."""
    names = [duty.name for duty in DUTIES.values() if duty.period.key == key]
    return Deadline.objects.filter(
        OPEN, duty__in=names, place__startswith=place, starts_on__gte=since
    )


def moves(found: QuerySet[Deadline]) -> Iterator[Move]:
    """Yield those that are counted to another day now, by the law as it is known now."""
    count = _counter()
    for deadline in found.order_by("pk").iterator(chunk_size=AT_A_TIME):
        move = _move(deadline, count)
        if move is not None:
            yield move


Count = Callable[[str, date, str, str], Due | None]


def _counter() -> Count:
    """Return a counter that remembers; it lives no longer than one recount."""

    @cache
    def count(duty: str, since: date, place: str, method: str) -> Due | None:
        try:
            return duties.due(duty, since=since, place=place, method=method or None)
        except Refusal:  # The year after it is not known, or the law of that day is silent.
            return None

    return count


def _move(deadline: Deadline, count: Count) -> Move | None:
    """Count from the beginning, with every stop; None where nothing moves or cannot be counted."""
    by = count(deadline.duty, deadline.starts_on, deadline.place, deadline.method)
    if by is None or by.due_on is None:
        return None
    due_on = by.due_on
    try:
        for stopped, resumed in deadline.stops:
            due_on = later(
                due_on,
                by.unit or "",
                stopped=date.fromisoformat(stopped),
                resumed=date.fromisoformat(resumed),
            )
    except Refusal:
        return None
    return None if due_on == deadline.due_on else Move(deadline, due_on, by)


def _recompute(
    found: QuerySet[Deadline], cause: dict[str, object], actor: Actor, at: datetime
) -> int:
    count, moved = _counter(), 0
    last = 0
    while True:
        some = list(
            found.filter(pk__gt=last).select_for_update(of=("self",)).order_by("pk")[:AT_A_TIME]
        )
        if not some:
            return moved
        last = some[-1].pk
        batch = [move for one in some if (move := _move(one, count)) is not None]
        if batch:
            _write_down(batch, cause, actor, at)
            moved += len(batch)


def _write_down(batch: list[Move], cause: dict[str, object], actor: Actor, at: datetime) -> None:
    columns = (
        [move.deadline.pk for move in batch],
        [move.due_on for move in batch],
        [move.by.unit or "" for move in batch],
        [move.by.value if isinstance(move.by.value, int) else None for move in batch],
        [move.by.clause for move in batch],
        [move.by.in_force_from for move in batch],
        [move.by.verified for move in batch],
    )
    with connection.cursor() as cursor:
        cursor.execute(MOVE, columns)
    entries = Entry.objects.bulk_create(_line(move, cause, actor, at) for move in batch)
    tell_of_moves([(move.deadline, entry) for move, entry in zip(batch, entries, strict=True)])


def _line(move: Move, cause: dict[str, object], actor: Actor, at: datetime) -> Entry:
    deadline = move.deadline
    return Entry(
        event="deadline.move",
        dossier_kind=deadline.dossier_kind,
        ref=deadline.ref,
        project_code=deadline.project_code,
        place=deadline.place,
        account_id=actor.account_id,
        actor=actor.name,
        role=actor.role,
        organisation_id=actor.organisation_id,
        organisation=actor.organisation,
        happened_at=at,
        clause=move.by.clause,
        facts={
            "duty": deadline.duty,
            **cause,
            "from": deadline.due_on.isoformat() if deadline.due_on else None,
            "to": move.due_on.isoformat(),
        },
    )
