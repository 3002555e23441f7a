"""Budget lines, what is reserved on them, and transfers between them."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.review.budgets.workflow import LINE, TRANSFER


class Fund(models.TextChoices):
    """What kind of money a line holds; kinds are never mixed."""

    CURRENT = "current", _("本年预算")
    SPECIAL = "special", _("专项资金")
    CARRIED = "carried", _("上年结转")
    OTHER = "other", _("其他资金")


class OfDepartment(Dossier):
    """A dossier between a department and the finance bureau of its place."""

    department = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PURCHASER:
            return frozenset({self.department_id})
        if party is Party.FINANCE:
            return frozenset({self.finance_id})
        return super().parties(party)


class BudgetLine(OfDepartment):
    """Money that a department has in its budget of a year already.

    The columns in fen are the balances of the line's accounts in the journal; only
    ``actions.journal.post`` writes them, and a trigger compares them at every commit.
    """

    WORKFLOW: ClassVar[Workflow] = LINE

    number = models.CharField(max_length=60, blank=True)  # in the budget system
    functional_class = models.CharField(max_length=20, blank=True)  # 功能分类：类款项
    economic_class = models.CharField(max_length=20, blank=True)  # 部门预算支出经济分类：类款
    fund = models.CharField(max_length=10, choices=Fund.choices, default=Fund.CURRENT)
    amount_fen = models.BigIntegerField()
    available_fen = models.BigIntegerField(default=0)
    reserved_fen = models.BigIntegerField(default=0)
    paid_fen = models.BigIntegerField(default=0)
    returned_fen = models.BigIntegerField(default=0)

    class Meta:
        app_label = "budgets"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    available_fen__gte=0, reserved_fen__gte=0, paid_fen__gte=0, returned_fen__gte=0
                ),
                name="no_account_of_a_line_below_zero",
            ),
            models.CheckConstraint(
                condition=Q(
                    amount_fen=F("available_fen")
                    + F("reserved_fen")
                    + F("paid_fen")
                    + F("returned_fen")
                ),
                name="accounts_of_a_line_add_up",
            ),
            models.UniqueConstraint(
                fields=["place", "year", "number"],
                condition=~Q(number=""),
                name="one_line_a_number_of_the_budget_system",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("budget_line", sorted_by=("year", "amount_fen")),
            models.Index(fields=["department", "year", "id"], name="budget_line_department"),
            models.Index(fields=["finance", "year", "id"], name="budget_line_finance"),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="balances_are_the_journals",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                # The row as it stands at the end: it may have been written several times since.
                func="""
                    IF EXISTS (
                        SELECT 1 FROM budgets_budgetline AS line WHERE line.id = NEW.id AND (
                            line.amount_fen, line.available_fen, line.reserved_fen,
                            line.paid_fen, line.returned_fen
                        ) <> (
                            SELECT
                                coalesce(-sum(amount_fen) FILTER (WHERE account = 'granted'), 0),
                                coalesce(sum(amount_fen) FILTER (WHERE account = 'available'), 0),
                                coalesce(sum(amount_fen) FILTER (WHERE account = 'reserved'), 0),
                                coalesce(sum(amount_fen) FILTER (WHERE account = 'paid'), 0),
                                coalesce(sum(amount_fen) FILTER (WHERE account = 'returned'), 0)
                            FROM budgets_leg WHERE line_id = NEW.id
                        )
                    ) THEN
                        RAISE EXCEPTION 'line % is not what its journal says', NEW.ref
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NULL;
                """,
            )
        ]

    @property
    def left_fen(self) -> int:
        return self.available_fen

    @property
    def classes(self) -> str:
        """The functional and the economic class in one text."""
        return " / ".join(one for one in (self.functional_class, self.economic_class) if one)


class Reservation(models.Model):
    """Part of a line that is kept for one project; a project may draw on several lines."""

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="reservations")
    project_code = models.CharField(max_length=60)
    amount_fen = models.BigIntegerField()
    paid_fen = models.BigIntegerField(default=0)
    made_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "budgets"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project_code", "line"],
                condition=Q(released_at__isnull=True),
                name="one_open_reservation_a_project_and_line",
            ),
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0, paid_fen__gte=0, paid_fen__lte=F("amount_fen")),
                name="never_more_paid_than_reserved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount_fen} fen for {self.project_code}"


class BudgetTransfer(OfDepartment):
    """Money moved from one line of a department to another, asked for and then approved."""

    WORKFLOW: ClassVar[Workflow] = TRANSFER

    source = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="+")
    target = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="+")
    amount_fen = models.BigIntegerField()
    reason = models.TextField()
    opinion = models.TextField(blank=True)
    proposer_account_id = models.BigIntegerField(null=True)
    decided_on = models.DateField(null=True)

    class Meta:
        app_label = "budgets"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="transfer_of_something"),
            models.CheckConstraint(
                condition=~Q(source=F("target")), name="transfer_between_two_lines"
            ),
        ]
        indexes: ClassVar = [*of_a_list("budget_transfer", sorted_by=("year", "amount_fen"))]
