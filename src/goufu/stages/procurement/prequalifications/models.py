"""What a prequalification stores."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.papers.models import PurchasePaper
from goufu.stages.procurement.prequalifications.workflow import APPLICATION, PREQUALIFICATION
from goufu.stages.procurement.tenders.models import Finding, Tender

OVER = ("too_few", "failed", "ended")


class Prequalification(Dossier):
    """The public call to show that one is qualified for a tender, and what came of it."""

    WORKFLOW: ClassVar[Workflow] = PREQUALIFICATION

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="prequalifications")
    examination = models.TextField()  # By which standard, and how, applicants are examined.
    makeup = models.TextField()  # What an application consists of, and in which form.
    consortium = models.BooleanField()
    where = models.CharField(max_length=200, blank=True)
    other = models.TextField(blank=True)
    urgency = models.TextField(blank=True)
    paper = models.ForeignKey(
        PurchasePaper, null=True, on_delete=models.PROTECT, related_name="prequalifications"
    )

    published_at = models.DateTimeField()
    announced_closing = models.DateTimeField()
    closes_at = models.DateTimeField()  # Later than announced after a suspension.
    supply_until = models.DateField()
    notice_until = models.DateField(null=True)
    examined_on = models.DateField()  # The day of the examination, as the notice names it.
    concluded_at = models.DateTimeField(null=True)
    qualified = models.PositiveIntegerField(null=True)  # How many are.
    reason = models.TextField(blank=True)  # Why it was looked at again, or has ended.

    class Meta:
        app_label = "prequalifications"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tender"],
                condition=~Q(state__in=OVER),
                name="one_live_prequalification_a_tender",
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("published_at")),
                name="prequalification_closes_later",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("passed", "too_few")) | Q(qualified__isnull=False),
                name="concluded_prequalification_counts",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("failed", "ended")) | ~Q(reason=""),
                name="ended_prequalification_says_why",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("prequalification", sorted_by=("closes_at",)),
            models.Index(fields=["project_code", "id"], name="prequalification_project"),
            # Read by the clock.
            models.Index(
                fields=["closes_at", "id"],
                name="prequalification_running",
                condition=Q(state="open"),
            ),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.AGENCY:
            return frozenset({self.tender.agency_id})
        return super().parties(party)

    def method_of_purchase(self) -> str | None:
        return self.tender.method


class Item(models.Model):
    """One thing that every applicant is examined for; it does not change once it is published."""

    prequalification = models.ForeignKey(
        Prequalification, on_delete=models.PROTECT, related_name="items"
    )
    number = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        app_label = "prequalifications"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["prequalification", "number"], name="one_item_a_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text}"


class Change(models.Model):
    """What was made clear or changed while applications came in; part of the document since."""

    prequalification = models.ForeignKey(
        Prequalification, on_delete=models.PROTECT, related_name="clarifications"
    )
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    closes_at = models.DateTimeField()  # When applications close since then.
    at = models.DateTimeField()

    class Meta:
        app_label = "prequalifications"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["prequalification", "number"], name="one_change_a_prequalification_number"
            ),
        ]

    def __str__(self) -> str:
        return f"clarification {self.number} of {self.prequalification_id}"


class Application(Dossier):
    """What one provider shows to be qualified. Its own alone until the closing."""

    WORKFLOW: ClassVar[Workflow] = APPLICATION

    prequalification = models.ForeignKey(
        Prequalification, on_delete=models.PROTECT, related_name="applications"
    )
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    contact = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    submitted_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    result_reason = models.TextField(blank=True)  # Told to its provider alone.

    class Meta:
        app_label = "prequalifications"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["prequalification", "provider"],
                condition=~Q(state="withdrawn"),
                name="one_live_application_a_provider",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_qualified") | ~Q(result_reason=""),
                name="refused_application_says_why",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("application", sorted_by=("submitted_at",)),
            models.Index(fields=["provider", "-id"], name="application_provider"),
            models.Index(fields=["project_code", "id"], name="application_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PROVIDER:
            return frozenset({self.provider_id})
        if party is Party.AGENCY:
            return frozenset({self.prequalification.tender.agency_id})
        return super().parties(party)


class Evidence(models.Model):
    """What an applicant says to one item, and what the examination finds."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="evidence")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="evidence")
    statement = models.TextField()
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    finding = models.CharField(max_length=10, choices=Finding.choices, blank=True)
    reason = models.TextField(blank=True)
    found_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "prequalifications"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "item"], name="one_evidence_an_item"),
            models.CheckConstraint(
                condition=~Q(finding=Finding.FAILED.value) | ~Q(reason=""),
                name="failed_evidence_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} of {self.application_id}: {self.finding}"
