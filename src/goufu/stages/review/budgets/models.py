"""Budget lines, what is reserved on them, and the departments' budgets."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.stages.review.budgets.workflow import BUDGET, LINE


class BudgetLine(Dossier):
    """Money that a department has in its budget of a year already."""

    WORKFLOW: ClassVar[Workflow] = LINE

    department = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    functional_class = models.CharField(max_length=20, blank=True)
    special_fund = models.BooleanField(default=False)
    amount_fen = models.BigIntegerField()
    reserved_fen = models.BigIntegerField(default=0)

    class Meta:
        app_label = "budgets"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reserved_fen__gte=0, reserved_fen__lte=F("amount_fen")),
                name="never_more_reserved_than_budgeted",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["department", "year", "id"], name="budget_line_department")
        ]

    @property
    def left_fen(self) -> int:
        return self.amount_fen - self.reserved_fen

    def parties(self, party: Party) -> frozenset[int] | None:
        return _parties(party, self.department_id, self.finance_id) or super().parties(party)


class Reservation(models.Model):
    """Part of a line that is kept for one project."""

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="reservations")
    project_code = models.CharField(max_length=60)
    amount_fen = models.BigIntegerField()
    made_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "budgets"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project_code"],
                condition=Q(released_at__isnull=True),
                name="one_open_reservation_a_project",
            ),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="reservation_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.amount_fen} fen for {self.project_code}"


class DepartmentBudget(Dossier):
    """A department's purchase-of-services budget of a year, as finance replies it."""

    WORKFLOW: ClassVar[Workflow] = BUDGET

    department = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    reply_number = models.CharField(max_length=80, blank=True)
    replied_on = models.DateField(null=True)

    class Meta:
        app_label = "budgets"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "year"], name="one_budget_a_department_and_year"
            )
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        return _parties(party, self.department_id, self.finance_id) or super().parties(party)


def _parties(party: Party, department_id: int, finance_id: int) -> frozenset[int] | None:
    if party is Party.PURCHASER:
        return frozenset({department_id})
    if party is Party.FINANCE:
        return frozenset({finance_id})
    return None
