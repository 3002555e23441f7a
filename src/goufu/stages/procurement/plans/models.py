"""What a procurement plan stores."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.plans.workflow import PLAN
from goufu.stages.review.projects.models import Project

LIVE = ("draft", "under_review", "accepted")


class Method(models.TextChoices):
    """The ways to buy; the words of the law floor."""

    OPEN_TENDER = "open_tender", _("公开招标")
    INVITED_TENDER = "invited_tender", _("邀请招标")
    NEGOTIATION = "negotiation", _("竞争性谈判")
    CONSULTATION = "consultation", _("竞争性磋商")
    INQUIRY = "inquiry", _("询价")
    SINGLE_SOURCE = "single_source", _("单一来源")
    FRAMEWORK = "framework", _("框架协议")


class Route(models.TextChoices):
    """Through whom it is bought."""

    CENTRAL_AGENCY = "central_agency", _("集中采购机构")
    AGENCY = "agency", _("采购代理机构")


class Plan(Dossier):
    """How a project is going to be bought: for how much, in which way, through whom."""

    WORKFLOW: ClassVar[Workflow] = PLAN

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="plans")
    amount_fen = models.BigIntegerField()
    method = models.CharField(max_length=20, choices=Method.choices)
    threshold_fen = models.BigIntegerField(null=True)  # The open-tender threshold that was found.
    route = models.CharField(max_length=20, choices=Route.choices)
    agency = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    planned_start = models.DateField()
    remark = models.TextField(blank=True)
    intention_published_on = models.DateField(null=True)
    urgency = models.TextField(blank=True)  # Why it could not be foreseen and cannot wait.
    accepted_on = models.DateField(null=True)
    handler_account_id = models.BigIntegerField(null=True)

    class Meta:
        app_label = "plans"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project"], condition=Q(state__in=LIVE), name="one_live_plan_a_project"
            ),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="plan_costs_something"),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(accepted_on__isnull=False),
                name="accepted_plan_says_when",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("plan", sorted_by=("amount_fen", "planned_start")),
            models.Index(fields=["project_code", "id"], name="plan_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.AGENCY:
            return frozenset({self.agency_id})
        return super().parties(party)

    def method_of_purchase(self) -> str | None:
        return self.method


class Lot(models.Model):
    """A part of the purchase that is awarded on its own (采购包)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="lots")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    content = models.TextField()
    amount_fen = models.BigIntegerField()

    class Meta:
        app_label = "plans"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_lot_a_number"),
            models.CheckConstraint(
                condition=Q(number__gt=0, amount_fen__gt=0), name="lot_costs_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
