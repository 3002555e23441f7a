"""What became of a year's projects, counted by one of their sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum

from goufu.base.organisations.models import Place
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.review.projects import queries
from goufu.stages.review.projects.models import ServiceClass

UNDER_REVIEW = ("draft", "assessed", "dept_review", "sector_review", "finance_review")
OUT = ("parked", "refused", "withdrawn")
NOT_YET_BUDGETED = (*UNDER_REVIEW, *OUT)
NOT_YET_LISTED = (*NOT_YET_BUDGETED, "budgeted", "approved")
NOT_YET_ANNOUNCED = (*NOT_YET_LISTED, "catalogued")


@dataclass(frozen=True)
class Side:
    """One way of counting.

    Args:
        fields: what rows are grouped by: the key, then what it is called.
        named: a group's fields → its words; untranslated.
        narrows: the condition of the project list that leads to a group's projects; empty: none.
    """

    label: str
    fields: tuple[str, ...]
    named: Callable[[Sequence[Any]], str]
    narrows: str = ""


def _second(values: Sequence[Any]) -> str:
    return str(values[1] or "—")


def _first(values: Sequence[Any]) -> str:
    return str(values[0] or "—")


def _yes(values: Sequence[Any]) -> str:
    return say("民生工程") if values[0] else say("其他项目")


def _service(values: Sequence[Any]) -> str:
    return str(ServiceClass(values[0]).label) if values[0] else say("尚未论证")


SIDES: dict[str, Side] = {
    "department": Side(say("购买主体"), ("purchaser_id", "purchaser__name"), _second, "purchaser"),
    # By name: the same class and item stand in several catalogues, and in each of their versions.
    "class": Side(say("目录类别"), ("item__parent__name",), _first, "class"),
    "item": Side(say("目录事项（领域）"), ("item__name",), _first),
    "place": Side(say("地区"), ("place",), _first, "place"),
    "livelihood": Side(say("民生工程"), ("livelihood",), _yes, "livelihood"),
    "service_class": Side(say("公共服务分类"), ("service_class",), _service),
}


@dataclass(frozen=True)
class Group:
    """What became of one group's projects; money in fen."""

    key: Any
    name: str
    projects: int
    asked_fen: int
    under_review: int
    budgeted: int
    budgeted_fen: int
    listed: int
    announced: int
    parked: int
    refused: int
    withdrawn: int


COUNTS = tuple(name for name in Group.__dataclass_fields__ if name not in {"key", "name"})


def groups(actor: Actor, year: int, side: Side) -> list[Group]:
    """Return the groups of a budget year, those with most money first; one query."""
    named = {f"f{n}": field for n, field in enumerate(side.fields)}
    rows = (
        queries.visible_to(actor)
        .filter(year=year)
        .order_by()
        .values(*side.fields)
        .annotate(**_counted())
    )
    made = [_group(row, tuple(row[field] for field in named.values()), side) for row in rows]
    if side is SIDES["place"]:
        made = _with_names_of_places(made)
    return sorted(made, key=lambda one: (-one.asked_fen, one.name))


def total(of: Sequence[Group], name: str) -> Group:
    """Return the sum of all groups."""
    sums = {count: sum(getattr(one, count) for one in of) for count in COUNTS}
    return Group(key=None, name=name, **sums)


def _counted() -> dict[str, Any]:
    def how_many(condition: Q) -> Count:
        return Count("pk", filter=condition)

    budgeted = ~Q(state__in=NOT_YET_BUDGETED)
    return {
        "projects": Count("pk"),
        "asked_fen": Sum("budget_fen"),
        "under_review": how_many(Q(state__in=UNDER_REVIEW)),
        "budgeted": how_many(budgeted),
        "budgeted_fen": Sum("budget_fen", filter=budgeted),
        "listed": how_many(~Q(state__in=NOT_YET_LISTED)),
        "announced": how_many(~Q(state__in=NOT_YET_ANNOUNCED)),
        **{state: how_many(Q(state=state)) for state in OUT},
    }


def _group(row: dict[str, Any], values: Sequence[Any], side: Side) -> Group:
    counts = {name: row[name] or 0 for name in COUNTS}
    return Group(key=values[0], name=side.named(values), **counts)


def _with_names_of_places(made: Sequence[Group]) -> list[Group]:
    codes = [one.key for one in made]
    names = dict(
        Place.objects.filter(code__in=codes)
        .order_by("code", "valid_from")
        .values_list("code", "name")
    )
    return [
        Group(**{**vars(one), "name": f"{names.get(one.key, '')} {one.key}".strip()})
        for one in made
    ]
