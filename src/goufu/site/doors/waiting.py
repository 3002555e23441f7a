"""What waits for a reader: dossiers with a step open to their role, and duties with a last day."""

from __future__ import annotations

import base64
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from goufu.base.deadlines.models import OPEN, Deadline
from goufu.base.deadlines.queries import of_post, pressing
from goufu.base.doors.declare import Doors, all_doors
from goufu.base.people.roles import FINANCE, Actor, Role
from goufu.base.workflow.declare import Step
from goufu.base.workflow.planning import planned_for_its_reader
from goufu.base.workflow.visibility import may_see
from goufu.site.context import Waiting
from goufu.site.doors.paging import BadCursor
from goufu.site.doors.rows import Narrow, Row, union_of

NO_LAST_DAY = date(9999, 12, 31)
SHOWN_AT_ONCE = 20
COUNTED = 99  # A menu says how much waits; beyond this it makes no difference.


@dataclass(frozen=True)
class Waits:
    """A page of dossiers that wait, the most pressing first, and the cursor of the next page."""

    rows: list[tuple[Row, date | None]]
    after: str


def states_for(doors: Doors, actor: Actor) -> set[str]:
    """Return the states from which this role leads on.

    A dossier that one could only withdraw or change does not wait for anybody.
    """
    return {
        step.source
        for step in doors.workflow.steps
        if actor.holds(step.by) and leads_on(doors, step)
    }


def leads_on(doors: Doors, step: Step) -> bool:
    """Test whether a step has a door and is the way onwards, not aside or out."""
    return step.tone == "primary" and doors.act(step.verb) is not None


@planned_for_its_reader()
def waiting_for(actor: Actor, today: date, *, after: str = "") -> Waits:
    """Return the dossiers that wait for the reader, by their last day.

    Raises:
        BadCursor: the cursor is not one of ours.
    """
    since = _read(after) if after else (date.min, "")
    lines = _with_a_last_day(actor, since) if since[0] < NO_LAST_DAY else []
    if len(lines) <= SHOWN_AT_ONCE:
        ref = since[1] if since[0] == NO_LAST_DAY else ""
        lines += [(row, NO_LAST_DAY) for row in _without_one(actor, ref)]
    shown = lines[:SHOWN_AT_ONCE]
    return Waits(
        [
            (row, None if due == NO_LAST_DAY else due)
            for row, due in shown
            if _waits(row, actor, today)
        ],
        _cursor(shown[-1]) if len(lines) > SHOWN_AT_ONCE else "",
    )


def _with_a_last_day(actor: Actor, since: tuple[date, str]) -> list[tuple[Row, date]]:
    """Return the next dossiers with a clock, in the order in which the clocks run out.

    The clocks are read in their order until there are enough: there may be ten thousand.
    """
    day, ref = since
    later = Q(due_on__gte=day) & (Q(due_on__gt=day) | Q(ref__gt=ref))
    dated = Deadline.objects.filter(OPEN, due_on__isnull=False)
    before = dated.filter(
        Q(due_on__lt=OuterRef("due_on")) | Q(due_on=OuterRef("due_on"), id__lt=OuterRef("id")),
        ref=OuterRef("ref"),
    )
    first_of_each = dated.filter(~Exists(before), later)
    kinds = _kinds(actor)
    parts = [
        first_of_each.filter(
            Exists(_in_hand(doors, actor).filter(ref=OuterRef("ref"))),
            dossier_kind=doors.kind,
        )
        .order_by("due_on", "ref")
        .values_list("ref", "due_on")[: SHOWN_AT_ONCE + 1]
        for doors in kinds
    ]
    if not parts:
        return []
    found = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    due = {ref: day for ref, day in found if day is not None}
    rows = union_of(kinds, actor, lambda _: lambda rows: rows.filter(ref__in=list(due)))
    lines = [(row, due[row.ref]) for row in (Row(*values) for values in rows)]
    return sorted(lines, key=lambda line: (line[1], line[0].ref))[: SHOWN_AT_ONCE + 1]


def _without_one(actor: Actor, ref: str) -> list[Row]:
    """Return the next dossiers in hand on which no clock runs, by number."""
    clock = Deadline.objects.filter(OPEN, due_on__isnull=False, ref=OuterRef("ref"))

    def narrow(doors: Doors) -> Narrow:
        return lambda rows: (
            _few(doors, actor)(rows).filter(~Exists(clock), ref__gt=ref).order_by("ref")
        )

    found = union_of(_kinds(actor), actor, narrow, at_most=SHOWN_AT_ONCE + 1)
    rows = [Row(*values) for values in found] if found is not None else []
    return sorted(rows, key=lambda row: row.ref)[: SHOWN_AT_ONCE + 1]


def _waits(row: Row, actor: Actor, today: date) -> bool:
    steps = row.doors.workflow.open_to(actor, dossier=row, on=today)
    return any(leads_on(row.doors, step) for step in steps)


@planned_for_its_reader()
def counted(actor: Actor, today: date) -> Waiting:
    """Return how much waits, by stage, for the menu; two queries however many kinds there are."""
    by_kind = counted_by_kind(actor)
    stages = Counter[str]()
    for doors in _kinds(actor):
        stages[doors.stage.value] += by_kind[doors.kind]
    late = duties_of(actor, most=1, due_on__lt=today)
    counts = {**stages, "desk": sum(stages.values())}
    return Waiting(counts, frozenset({"desk"}) if late else frozenset())


def counted_by_kind(actor: Actor) -> Counter[str]:
    """Return how much waits, by kind of dossier, in one query; of each kind 99 at most."""
    found = union_of(_kinds(actor), actor, lambda doors: _few(doors, actor), at_most=COUNTED)
    return Counter(values[0] for values in found) if found is not None else Counter()


@planned_for_its_reader()
def duties_of(actor: Actor, *, most: int, **days: Any) -> list[Deadline]:
    """Return the running duties in the reader's charge, the most pressing first.

    Those of their own post; the head's of the whole body; procurement supervision's of all
    projects that it watches over.
    """
    return pressing(_in_charge(actor), most=most, suspended_on__isnull=True, **days)


def _in_charge(actor: Actor) -> list[Q]:
    own = Q(organisation_id=actor.organisation_id)
    if actor.organisation_id is None or actor.role not in {
        Role.HEAD,
        Role.PROCUREMENT_SUPERVISION,
    }:
        return of_post(actor)
    if actor.role is Role.HEAD:
        return [own]
    return [may_see(actor), own & Q(who__in=list(FINANCE))]


def _kinds(actor: Actor) -> list[Doors]:
    return [doors for doors in all_doors() if states_for(doors, actor)]


def _in_hand(doors: Doors, actor: Actor) -> QuerySet[Any]:
    return _few(doors, actor)(doors.visible(actor))


def _few(doors: Doors, actor: Actor) -> Narrow:
    states = states_for(doors, actor)
    return lambda rows: rows.filter(_charged(doors, actor), state__in=states)


def _charged(doors: Doors, actor: Actor) -> Q:
    return doors.charge(actor) if doors.charge else Q()


def _cursor(last: tuple[Row, date]) -> str:
    row, due = last
    said = json.dumps([due.isoformat(), row.ref])
    return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[date, str]:
    try:
        day, ref = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return date.fromisoformat(day), str(ref)
    except (ValueError, TypeError):
        raise BadCursor from None
