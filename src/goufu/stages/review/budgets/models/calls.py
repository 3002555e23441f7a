"""Finance calls for the budgets of a year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.review.budgets.workflow import CALL


class BudgetCall(Dossier):
    """The call for the budgets of a year, with the day by which departments hand them in."""

    WORKFLOW: ClassVar[Workflow] = CALL

    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    document = models.CharField(max_length=200)
    requirements = models.TextField()

    class Meta:
        app_label = "budgets"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["finance", "year"], name="one_call_a_bureau_and_year")
        ]
        indexes: ClassVar = [*of_a_list("budget_call", sorted_by=("year", "due_on"))]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.FINANCE:
            return frozenset({self.finance_id})
        return super().parties(party)
