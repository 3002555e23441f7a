"""Count again when the working days of a year become known or change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from goufu.base.deadlines.models import OPEN, Deadline
from goufu.base.ledger import lines
from goufu.base.people.roles import Actor
from goufu.law import duties
from goufu.law.calendar import later
from goufu.law.refusals import Refusal


@dataclass(frozen=True)
class Counted:
    """What the law says of a deadline when it is counted again."""

    due_on: date | None
    facts: dict[str, object]


@transaction.atomic
def recompute_for_year(year: int, *, actor: Actor, at: datetime) -> int:
    """Move the open deadlines that the working days of ``year`` can move; return how many moved.

    Each that moved gets a line of the ledger, and may be reminded of and marked overdue anew.
    """
    moved = 0
    for deadline in _touched(year):
        before, counted = deadline.due_on, _count(deadline)
        if counted is None or counted.due_on == before:
            continue
        for name, value in counted.facts.items():
            setattr(deadline, name, value)
        deadline.due_on = counted.due_on
        deadline.marked_overdue_at = deadline.reminded_at = None
        deadline.save()
        _write(deadline, before, year, actor, at)
        moved += 1
    return moved


def _touched(year: int) -> Iterator[Deadline]:
    """Return the open deadlines whose period can reach into the year."""
    reaches = Q(due_on__isnull=True) | Q(due_on__year__gte=year)
    found = Deadline.objects.filter(OPEN, reaches, starts_on__year__lte=year)
    yield from found.select_for_update(of=("self",)).order_by("pk")


def _count(deadline: Deadline) -> Counted | None:
    """Count from the beginning, with every stop; None where it still cannot be counted."""
    try:
        due = duties.due(
            deadline.duty,
            since=deadline.starts_on,
            place=deadline.place,
            method=deadline.method or None,
            roll_on_weekend=settings.GOUFU.roll_on_weekend,
        )
        if due.due_on is None:
            return None
        due_on = due.due_on
        for stopped, resumed in deadline.stops:
            due_on = later(
                due_on,
                due.unit or "",
                stopped=date.fromisoformat(stopped),
                resumed=date.fromisoformat(resumed),
            )
    except Refusal:  # The year after it is not known, or the law of that day is silent.
        return None
    return Counted(
        due_on,
        {
            "unit": due.unit or "",
            "value": due.value if isinstance(due.value, int) else None,
            "clause": due.clause,
            "law_in_force_from": due.in_force_from,
            "verified": due.verified,
        },
    )


def _write(deadline: Deadline, before: date | None, year: int, actor: Actor, at: datetime) -> None:
    lines.write(
        "deadline.move",
        ref=deadline.ref,
        actor=actor,
        at=at,
        place=deadline.place,
        dossier_kind=deadline.dossier_kind,
        project_code=deadline.project_code,
        clause=deadline.clause,
        facts={
            "duty": deadline.duty,
            "year": year,
            "from": before.isoformat() if before else None,
            "to": deadline.due_on.isoformat() if deadline.due_on else None,
        },
    )
