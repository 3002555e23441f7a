"""What a value would touch before it is in force: open deadlines, and dossiers that hang on it.

A direct query under the law as it would be; nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext

from goufu.base.deadlines.cards import name_of
from goufu.base.deadlines.models import Deadline
from goufu.base.deadlines.recompute import Move, moves, open_under
from goufu.base.law_rows import source
from goufu.base.law_rows.models import IN_EFFECT, LocalValue, Proposal
from goufu.base.people.roles import Actor
from goufu.base.workflow.visibility import may_see
from goufu.law.provisions import Provision, supposing
from goufu.law.rows import Answer, Row

SHOWN = 50


@dataclass(frozen=True)
class Touched:
    """One thing that changes: where, and what it says before and after, in the reader's words."""

    kind: str
    ref: str
    title: str
    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Preview:
    """What the reader may see of what is touched, and how much it is in all."""

    lines: Sequence[Touched]
    total: int

    @property
    def hidden(self) -> int:
        return self.total - len(self.lines)


@dataclass(frozen=True)
class Hanging:
    """What a room is asked: the value before and after, where and for whom."""

    place: str
    case: Mapping[str, str]
    before: Answer | None
    after: Answer | None
    actor: Actor


Toucher = Callable[[Hanging], Preview]


@dataclass
class _Rooms:
    by_key: dict[str, Toucher] = field(default_factory=dict)


_rooms = _Rooms()


def connect(rooms: Mapping[str, Toucher]) -> None:
    """Let rooms say what of theirs hangs on a provision; called once, by ``config``."""
    _rooms.by_key = dict(rooms)


def preview(proposal: Proposal, *, actor: Actor, on: date) -> Preview:
    """Return what a stored proposal would touch."""
    withdrawn = proposal.kind == Proposal.WITHDRAW
    return of_value(proposal.value, actor=actor, on=on, withdrawn=withdrawn)


def of_value(value: LocalValue, *, actor: Actor, on: date, withdrawn: bool = False) -> Preview:
    """Return what a value would touch, stored or not, coming or going.

    Args:
        on: today; what hangs on the value is asked on that day, or on its first if that is later.
    """
    asked, day = Provision(value.key), max(on, value.in_force_from)
    before = asked.find(day, place=value.place, **value.case)
    with supposing(value.key, _rows_with(value, withdrawn=withdrawn)):
        after = asked.find(day, place=value.place, **value.case)
        found = open_under(value.key, place=value.place, since=value.in_force_from)
        moved = list(moves(found))
    duties = _of_deadlines(moved, actor)
    toucher = _rooms.by_key.get(value.key)
    if toucher is None:
        return duties
    more = toucher(Hanging(value.place, value.case, before, after, actor))
    lines = (*duties.lines, *more.lines)[:SHOWN]
    return Preview(lines, duties.total + more.total)


def _rows_with(value: LocalValue, *, withdrawn: bool) -> list[Row]:
    """Return what would be in force of the provision, at any place."""
    stored = LocalValue.objects.filter(IN_EFFECT, key=value.key).exclude(pk=value.pk)
    rows = list(stored.order_by("pk"))
    for one in rows:
        if one.pk == value.replaces_id:
            one.ended_on = None if withdrawn else _day_before(value)
    return [source.as_row(one) for one in (*rows, *(() if withdrawn else (value,)))]


def _day_before(value: LocalValue) -> date:
    return date.fromordinal(value.in_force_from.toordinal() - 1)


def _of_deadlines(moved: list[Move], actor: Actor) -> Preview:
    pks = [move.deadline.pk for move in moved]
    seen = set(Deadline.objects.filter(may_see(actor), pk__in=pks).values_list("pk", flat=True))
    lines = [
        Touched(
            kind=move.deadline.dossier_kind,
            ref=move.deadline.ref,
            title=move.deadline.title,
            what=name_of(move.deadline),
            before=move.deadline.due_on.isoformat() if move.deadline.due_on else gettext("待定"),
            after=move.due_on.isoformat(),
        )
        for move in moved
        if move.deadline.pk in seen
    ]
    return Preview(lines[:SHOWN], len(moved))
