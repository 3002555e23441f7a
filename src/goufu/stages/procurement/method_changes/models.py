"""What an application for another method stores."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.method_changes.workflow import METHOD_CHANGE
from goufu.stages.procurement.plans.models import Method, Plan
from goufu.stages.review.projects.models import Project

OVER = ("approved", "refused", "dropped", "withdrawn")


class MethodChange(Dossier):
    """An application to buy otherwise than by open tender; money in fen."""

    WORKFLOW: ClassVar[Workflow] = METHOD_CHANGE

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="method_changes")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    # The finance bureau that approves: of the city at least.
    authority = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    method = models.CharField(max_length=20, choices=Method.choices)
    grounds = models.JSONField(default=list)
    amount_fen = models.BigIntegerField()
    threshold_fen = models.BigIntegerField()
    overview = models.TextField()
    reason = models.TextField()
    supplier = models.CharField(max_length=200, blank=True)
    supplier_address = models.CharField(max_length=200, blank=True)
    experts = models.JSONField(default=list)  # rows of name, unit, title, opinion

    consent_opinion = models.TextField(blank=True)
    consented_on = models.DateField(null=True)
    public_from = models.DateField(null=True)
    public_until = models.DateField(null=True)  # its last day
    settled = models.BooleanField(default=False)  # no objection is left to be argued
    argument = models.TextField(blank=True)
    arguers = models.JSONField(default=list)  # rows of name, unit, title, opinion
    submitted_on = models.DateField(null=True)
    decision_number = models.CharField(max_length=60, blank=True)
    decision_reason = models.TextField(blank=True)
    decided_on = models.DateField(null=True)

    class Meta:
        app_label = "method_changes"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan"], condition=~Q(state__in=OVER), name="one_method_change_a_plan"
            ),
            models.CheckConstraint(
                condition=Q(public_from__isnull=True) | Q(public_until__gt=F("public_from")),
                name="publicity_lasts",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("approved", "refused")) | ~Q(decision_reason=""),
                name="decided_method_change_says_why",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("method_change", sorted_by=("amount_fen",)),
            models.Index(fields=["project_code", "id"], name="method_change_project"),
            models.Index(fields=["authority", "-id"], name="method_change_authority"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.FINANCE:
            return frozenset({self.authority_id})
        if party is Party.PROVIDER:
            # While it is public everybody may object; afterwards those are told who did.
            return None if self.state == "publicity" else frozenset(self._objectors())
        return super().parties(party)

    def method_of_purchase(self) -> str | None:
        return self.method

    def _objectors(self) -> list[int]:
        said = self.objections.filter(organisation_id__isnull=False)
        return list(said.values_list("organisation_id", flat=True))


class Objection(models.Model):
    """What somebody has against a single source, and what came of it; who it was is not shown."""

    change = models.ForeignKey(MethodChange, on_delete=models.PROTECT, related_name="objections")
    number = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    raised_at = models.DateTimeField()
    answer = models.TextField(blank=True)

    class Meta:
        app_label = "method_changes"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["change", "number"], name="one_objection_a_number")
        ]

    def __str__(self) -> str:
        return f"objection {self.number} to {self.change_id}"
