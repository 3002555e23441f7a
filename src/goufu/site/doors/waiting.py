"""What waits for a reader: dossiers with a step open to their role, and duties with a last day."""

from __future__ import annotations

import base64
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from goufu.base.deadlines.models import OPEN, Deadline
from goufu.base.doors.declare import Doors, all_doors
from goufu.base.people.roles import FINANCE, Actor, Role
from goufu.base.workflow.declare import Step
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


def waiting_for(actor: Actor, today: date, *, after: str = "") -> Waits:
    """Return the dossiers that wait for the reader, by their last day.

    Raises:
        BadCursor: the cursor is not one of ours.
    """
    found = union_of(
        _kinds(actor), actor, lambda doors: _waiting(doors, actor, after), more=("due",)
    )
    if found is None:
        return Waits([], "")
    lines = list(found.order_by("due", "ref")[: SHOWN_AT_ONCE + 1])
    shown = lines[:SHOWN_AT_ONCE]
    rows = [(Row(*values[:-1]), values[-1]) for values in shown]
    there_is_more = len(lines) > SHOWN_AT_ONCE
    return Waits(
        [
            (row, None if due == NO_LAST_DAY else due)
            for row, due in rows
            if _waits(row, actor, today)
        ],
        _cursor(rows[-1]) if there_is_more else "",
    )


def _waits(row: Row, actor: Actor, today: date) -> bool:
    steps = row.doors.workflow.open_to(actor, dossier=row, on=today)  # type: ignore[arg-type]
    return any(leads_on(row.doors, step) for step in steps)


def counted(actor: Actor, today: date) -> Waiting:
    """Return how much waits, by stage, for the menu; two queries however many kinds there are."""
    kinds = _kinds(actor)
    found = union_of(kinds, actor, lambda doors: _few(doors, actor), at_most=COUNTED)
    by_kind = Counter(values[0] for values in found) if found is not None else Counter[str]()
    stages = Counter[str]()
    for doors in kinds:
        stages[doors.stage.value] += by_kind[doors.kind]
    late = duties_of(actor).filter(due_on__lt=today).exists()
    counts = {**stages, "desk": sum(stages.values())}
    return Waiting(counts, frozenset({"desk"}) if late else frozenset())


def duties_of(actor: Actor) -> QuerySet[Deadline]:
    """Return the open duties in the reader's charge.

    Those of their own post; the head's of the whole body; procurement supervision's of all
    projects that it watches over.
    """
    if actor.organisation_id is None:
        return Deadline.objects.none()
    running: QuerySet[Deadline] = Deadline.objects.filter(OPEN, suspended_on__isnull=True)
    return running.filter(_in_charge(actor)).order_by("due_on", "id")


def _in_charge(actor: Actor) -> Q:
    own = Q(organisation_id=actor.organisation_id)
    unnamed = Q(organisation__isnull=True, who=actor.role) & may_see(actor)
    if actor.role is Role.HEAD:
        return own
    if actor.role is Role.PROCUREMENT_SUPERVISION:
        return may_see(actor) | (own & Q(who__in=list(FINANCE)))
    return (own & Q(who=actor.role)) | unnamed


def _kinds(actor: Actor) -> list[Doors]:
    return [doors for doors in all_doors() if states_for(doors, actor)]


def _waiting(doors: Doors, actor: Actor, after: str) -> Narrow:
    states, cursor = states_for(doors, actor), _read(after) if after else None
    due = Deadline.objects.filter(OPEN, ref=OuterRef("ref")).order_by("due_on").values("due_on")[:1]

    def narrow(rows: QuerySet[Any]) -> QuerySet[Any]:
        found: QuerySet[Any] = rows.filter(_charged(doors, actor), state__in=states).annotate(
            due=Coalesce(Subquery(due), Value(NO_LAST_DAY), output_field=DateField())
        )
        if cursor:
            day, ref = cursor
            found = found.filter(Q(due__gt=day) | Q(due=day, ref__gt=ref))
        return found

    return narrow


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
