"""What became of a year's projects, counted by one of their sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Q, Sum

from goufu.base.organisations.models import Organisation, Place
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.review.catalogue.models import GuidanceItem, ServiceClass
from goufu.stages.review.projects import queries

UNDER_REVIEW = ("draft", "assessed", "dept_review", "sector_review", "finance_review")
OUT = ("parked", "refused", "withdrawn")
NOT_YET_BUDGETED = (*UNDER_REVIEW, *OUT)
NOT_YET_LISTED = (*NOT_YET_BUDGETED, "budgeted", "approved")
NOT_YET_ANNOUNCED = (*NOT_YET_LISTED, "catalogued")


Names = Callable[[Sequence[Any]], dict[Any, str]]


@dataclass(frozen=True)
class Side:
    """One way of counting.

    Args:
        field: the column that rows are grouped by; names are looked up afterwards, because to
            group a hundred thousand rows by the text of a joined table takes seconds.
        names: the keys of the groups → what they are called; untranslated.
        narrows: the condition of the project list that leads to a group's projects; empty: none.
        by_name: groups of one name are one: the same class and item stand in several catalogues,
            and in each of their versions.
    """

    label: str
    field: str
    names: Names
    narrows: str = ""
    by_name: bool = False


def _bodies(keys: Sequence[Any]) -> dict[Any, str]:
    return dict(Organisation.objects.filter(pk__in=keys).values_list("pk", "name"))


def _items(keys: Sequence[Any]) -> dict[Any, str]:
    return dict(GuidanceItem.objects.filter(pk__in=keys).values_list("pk", "name"))


def _classes(keys: Sequence[Any]) -> dict[Any, str]:
    return dict(GuidanceItem.objects.filter(pk__in=keys).values_list("pk", "parent__name"))


def _places(keys: Sequence[Any]) -> dict[Any, str]:
    named = Place.objects.filter(code__in=keys).order_by("code", "valid_from")
    names = dict(named.values_list("code", "name"))
    return {key: f"{names.get(key, '')} {key}".strip() for key in keys}


def _livelihood(_keys: Sequence[Any]) -> dict[Any, str]:
    return {True: say("民生工程"), False: say("其他项目")}


def _service(_keys: Sequence[Any]) -> dict[Any, str]:
    return {"": say("尚未论证"), **{one.value: str(one.label) for one in ServiceClass}}


SIDES: dict[str, Side] = {
    "department": Side(say("购买主体"), "purchaser_id", _bodies, "purchaser"),
    "class": Side(say("目录类别"), "item_id", _classes, "class", by_name=True),
    "item": Side(say("目录事项（领域）"), "item_id", _items, by_name=True),
    "place": Side(say("地区"), "place", _places, "place"),
    "livelihood": Side(say("民生工程"), "livelihood", _livelihood, "livelihood"),
    "service_class": Side(say("公共服务分类"), "service_class", _service),
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
    """Return the groups of a budget year, those with most money first; two queries at the most."""
    rows = (
        queries.visible_to(actor)
        .filter(year=year)
        .order_by()
        .values(side.field)
        .annotate(**_counted())
    )
    found = list(rows)
    names = side.names([row[side.field] for row in found])
    made = [_group(row, row[side.field], names.get(row[side.field]) or "—") for row in found]
    return sorted(
        _merged(made) if side.by_name else made, key=lambda one: (-one.asked_fen, one.name)
    )


def _merged(made: Sequence[Group]) -> list[Group]:
    """Return one group for each name; its name is its key."""
    alike: dict[str, list[Group]] = defaultdict(list)
    for one in made:
        alike[one.name].append(one)
    return [replace(total(ones, name), key=name) for name, ones in alike.items()]


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


def _group(row: dict[str, Any], key: Any, name: str) -> Group:
    return Group(key=key, name=name, **{count: row[count] or 0 for count in COUNTS})
