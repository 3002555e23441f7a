"""The departments' budgets for services, and what stands in them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.review.budgets.models.lines import BudgetLine, OfDepartment
from goufu.stages.review.budgets.workflow import BUDGET


class Scope(models.TextChoices):
    """Why an item stands in the procurement budget too, or why not."""

    CENTRAL = "central", _("集中采购目录以内")
    ABOVE = "above", _("达到采购限额标准")
    BELOW = "below", _("未达到采购限额标准")
    UNKNOWN = "unknown", _("限额标准未录入，暂列")


class DepartmentBudget(OfDepartment):
    """A department's budget for services of a year, compiled, reviewed and replied.

    What was replied is never edited: what comes later stands in a supplementary budget, which has
    a reply of its own.
    """

    WORKFLOW: ClassVar[Workflow] = BUDGET

    supplement = models.PositiveSmallIntegerField(default=0)  # 0: the year's own; 1, 2 …: later
    reason = models.TextField(blank=True)  # why it is supplemented
    compiler_account_id = models.BigIntegerField(null=True)
    opinion = models.TextField(blank=True)
    reply_number = models.CharField(max_length=80, blank=True)
    replied_on = models.DateField(null=True)

    class Meta:
        app_label = "budgets"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "year", "supplement"],
                name="one_budget_a_department_year_and_supplement",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["replied", "published"])
                | ~Q(reply_number="") & Q(replied_on__isnull=False),
                name="replied_budget_has_its_reply",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("department_budget", sorted_by=("year",), where_filled=("replied_on",))
        ]


class BudgetItem(models.Model):
    """What one project draws from one line; a released project's comes back with a minus."""

    department = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    budget = models.ForeignKey(
        DepartmentBudget, on_delete=models.PROTECT, null=True, related_name="items"
    )
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="+")
    project_code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    item_code = models.CharField(max_length=40, blank=True)
    item_name = models.CharField(max_length=200, blank=True)
    quantity = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    unit = models.CharField(max_length=40, blank=True)
    scope = models.CharField(max_length=10, choices=Scope.choices)
    amount_fen = models.BigIntegerField()
    added_at = models.DateTimeField()

    class Meta:
        app_label = "budgets"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(amount_fen=0), name="budget_item_of_something")
        ]
        indexes: ClassVar = [
            models.Index(fields=["department", "year", "id"], name="budget_item_department"),
            models.Index(fields=["project_code"], name="budget_item_project"),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.amount_fen} fen"

    @property
    def in_procurement(self) -> bool:
        """Whether it stands in the procurement budget too."""
        return self.scope != Scope.BELOW

    @property
    def central(self) -> bool:
        return self.scope == Scope.CENTRAL
