"""Dossiers of many kinds in one query, as bare rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from goufu.base.doors.declare import Doors, doors_of
from goufu.base.people.roles import Actor

FIELDS = (
    "door_kind",
    "ref",
    "project_code",
    "title",
    "place",
    "state",
    "opened_at",
    "door_method",
)


@dataclass(frozen=True)
class Row:
    """What every dossier has, whatever its kind; enough to ask a workflow what is open."""

    kind: str
    ref: str
    project_code: str
    title: str
    place: str
    state: str
    opened_at: datetime
    method: str

    def method_of_purchase(self) -> str | None:
        """Return the method of purchase, where steps or words hang on it."""
        return self.method or None

    @property
    def doors(self) -> Doors:
        doors = doors_of(self.kind)
        assert doors is not None
        return doors

    @property
    def state_name(self) -> str:
        """The words of the state, to be translated."""
        return self.doors.workflow.words_of(self)

    @property
    def is_final(self) -> bool:
        return self.state in self.doors.workflow.final


Narrow = Callable[[QuerySet[Any]], QuerySet[Any]]


def union_of(
    kinds: Iterable[Doors],
    actor: Actor,
    narrow: Callable[[Doors], Narrow],
    *,
    more: Sequence[str] = (),
    at_most: int | None = None,
) -> Any:
    """Return the visible dossiers of several kinds as one query; None where there is no kind.

    Args:
        narrow: kind → what to keep of its visible dossiers.
        more: annotations of ``narrow`` that follow the fields of a row.
        at_most: no more than so many of each kind.
    """
    parts = [
        narrow(doors)(doors.visible(actor).order_by())
        .annotate(door_kind=Value(doors.kind, output_field=CharField()), door_method=_method(doors))
        .values_list(*FIELDS, *more)[:at_most]
        for doors in kinds
    ]
    if not parts:
        return None
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]


def _method(doors: Doors) -> Value | Cast:
    """Return what tells the method of purchase, of kinds whose steps hang on it."""
    if doors.workflow.hangs_on_method:
        return Cast(F(doors.model.METHOD), CharField())
    return Value("", output_field=CharField())


def of_project(kinds: Iterable[Doors], actor: Actor, project_code: str) -> list[Row]:
    """Return all dossiers of a project that the reader may see, oldest first."""
    found = union_of(kinds, actor, lambda _: lambda rows: rows.filter(project_code=project_code))
    rows = [Row(*values) for values in found] if found is not None else []
    return sorted(rows, key=lambda row: (row.opened_at, row.ref))
