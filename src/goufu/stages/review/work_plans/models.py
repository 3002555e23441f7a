"""What a year's work plan stores."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.review.catalogue.models import GuidanceItem
from goufu.stages.review.work_plans.workflow import PLAN, TASK


class Scope(models.TextChoices):
    """For which level a field is the year's key field."""

    ALL = "all", _("全省")
    PROVINCE = "province", _("省级")
    LOCAL = "local", _("市县")


class WorkPlan(Dossier):
    """How a place goes about a year of purchase of services."""

    WORKFLOW: ClassVar[Workflow] = PLAN

    year = models.PositiveSmallIntegerField()
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    goal = models.TextField()
    fields = models.JSONField(default=list)  # rows of ``FieldRow``
    phases = models.JSONField(default=list)  # rows of ``PhaseRow``
    tasks = models.JSONField(default=list)  # rows of ``TaskRow``, until they are given out
    drafter_account_id = models.BigIntegerField(null=True)
    approved_on = models.DateField(null=True)
    summary = models.TextField(blank=True)
    good_practice = models.TextField(blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        app_label = "work_plans"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "year"], name="one_work_plan_a_place_and_year")
        ]
        indexes: ClassVar = [*of_a_list("work_plan", sorted_by=("year",))]

    def parties(self, party: Party) -> frozenset[int] | None:
        return frozenset({self.finance_id}) if party is Party.FINANCE else super().parties(party)


class KeyField(models.Model):
    """A field in which the weight of the year lies, as the plan in force says."""

    plan = models.ForeignKey(WorkPlan, on_delete=models.PROTECT, related_name="key_fields")
    year = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    scope = models.CharField(max_length=10, choices=Scope.choices)
    item = models.ForeignKey(GuidanceItem, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        app_label = "work_plans"
        indexes: ClassVar = [models.Index(fields=["year", "item"], name="key_field_item")]

    def __str__(self) -> str:
        return f"{self.year} {self.place} {self.name}"


class WorkTask(Dossier):
    """One task of the plan; the leading unit answers for it."""

    WORKFLOW: ClassVar[Workflow] = TASK

    plan = models.ForeignKey(WorkPlan, on_delete=models.PROTECT, related_name="given_out")
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    lead = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    partners = models.CharField(max_length=200, blank=True)
    due_on = models.DateField()
    progress = models.TextField(blank=True)  # as last reported; all reports are in the record
    reported_on = models.DateField(null=True)
    finished_on = models.DateField(null=True)
    sample = models.BooleanField(default=False)

    class Meta:
        app_label = "work_plans"
        indexes: ClassVar = [
            *of_a_list("work_task", sorted_by=("due_on",)),
            models.Index(fields=["lead", "-id"], name="work_task_lead"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.FINANCE:
            return frozenset({self.finance_id})
        if party is Party.PURCHASER:
            return frozenset({self.lead_id})
        return super().parties(party)
