"""Questions to the budgets."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from goufu.base.people.roles import FINANCE, WATCHERS, Actor
from goufu.stages.review.budgets.models import BudgetLine, DepartmentBudget, Reservation


def lines_visible_to(actor: Actor) -> QuerySet[BudgetLine]:
    """Return the lines of one's own department, of one's own place for finance and watchers."""
    return BudgetLine.objects.filter(_mine(actor)).select_related("department")


def budgets_visible_to(actor: Actor) -> QuerySet[DepartmentBudget]:
    """Return the department budgets that the actor may see."""
    return DepartmentBudget.objects.filter(_mine(actor)).select_related("department")


def _mine(actor: Actor) -> Q:
    if actor.role in FINANCE:
        return Q(finance_id=actor.organisation_id)
    if actor.role in WATCHERS:
        return Q(place__startswith=actor.place)
    if actor.party == "purchaser":
        return Q(department_id=actor.organisation_id)
    return Q(pk__in=[])


def lines_for(department_id: int, year: int) -> QuerySet[BudgetLine]:
    """Return the open lines of a department in a year, those with most money left first."""
    return BudgetLine.objects.filter(department_id=department_id, year=year, state="open").order_by(
        "-amount_fen", "id"
    )


def reserved_for(project_code: str) -> int:
    """Return what is reserved for a project, in fen; nothing where nothing is."""
    open_one = Reservation.objects.filter(
        project_code=project_code, released_at__isnull=True
    ).first()
    return open_one.amount_fen if open_one else 0
