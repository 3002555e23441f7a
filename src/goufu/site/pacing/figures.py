"""How many purchases were planned for each month and how many have begun; money in fen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from goufu.base.people.roles import Actor
from goufu.stages.procurement.plans.models import BEFORE_START, LIVE, Plan
from goufu.stages.procurement.plans.queries import visible_to
from goufu.stages.procurement.plans.rules.pacing import is_late
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.queries import visible_to as projects_visible_to


@dataclass(frozen=True)
class Pace:
    """What was planned for a month or by a department, what of it has begun, what is late."""

    name: str
    planned: int = 0
    planned_fen: int = 0
    started: int = 0
    started_fen: int = 0
    late: int = 0


def plans_of(actor: Actor, year: int, purchaser: int | None) -> list[Plan]:
    """Return the plans of a budget year that the reader may see and that are alive."""
    found = visible_to(actor).filter(state__in=LIVE, project__year=year)
    if purchaser is not None:
        found = found.filter(project__purchaser_id=purchaser)
    return list(found.order_by("planned_start", "id"))


def by_month(plans: Iterable[Plan], today: date) -> list[Pace]:
    """Count by the month of the planned start; a start counts in the month in which it was."""
    paces: dict[str, Pace] = {}
    for plan in plans:
        planned = f"{plan.planned_start:%Y-%m}"
        paces[planned] = _planned(paces.get(planned, Pace(planned)), plan, today)
        if plan.started_on is not None:
            started = f"{plan.started_on:%Y-%m}"
            paces[started] = _started(paces.get(started, Pace(started)), plan)
    return [paces[month] for month in sorted(paces)]


def by_department(plans: Iterable[Plan], today: date) -> list[Pace]:
    """Count by purchaser, those with most that is late first."""
    paces: dict[str, Pace] = {}
    for plan in plans:
        name = plan.project.purchaser.name
        pace = _planned(paces.get(name, Pace(name)), plan, today)
        paces[name] = _started(pace, plan) if plan.started_on is not None else pace
    return sorted(paces.values(), key=lambda one: (-one.late, one.name))


def late(plans: Iterable[Plan], today: date) -> list[Plan]:
    """Return the plans that should have begun before today and have not."""
    return [plan for plan in plans if _is_late(plan, today)]


def without_plan(actor: Actor, year: int, purchaser: int | None) -> QuerySet[Project]:
    """Return the announced projects of the year for which no plan is alive."""
    found = projects_visible_to(actor).filter(state="announced", year=year)
    if purchaser is not None:
        found = found.filter(purchaser_id=purchaser)
    return found.exclude(plans__state__in=LIVE).order_by("starts_on", "id")


def total(paces: Iterable[Pace], name: str) -> Pace:
    """Return the sum of all."""
    sums: dict[str, Any] = dict.fromkeys(_NUMBERS, 0)
    for pace in paces:
        for number in _NUMBERS:
            sums[number] += getattr(pace, number)
    return Pace(name, **sums)


_NUMBERS = ("planned", "planned_fen", "started", "started_fen", "late")
Count = Callable[[Pace, Plan], Pace]


def _planned(pace: Pace, plan: Plan, today: date) -> Pace:
    return replace(
        pace,
        planned=pace.planned + 1,
        planned_fen=pace.planned_fen + plan.amount_fen,
        late=pace.late + _is_late(plan, today),
    )


def _started(pace: Pace, plan: Plan) -> Pace:
    return replace(pace, started=pace.started + 1, started_fen=pace.started_fen + plan.amount_fen)


def _is_late(plan: Plan, today: date) -> bool:
    return plan.state in BEFORE_START and is_late(planned_start=plan.planned_start, on=today)
