"""What the committee finds on the way to its report, beside the points."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.tenders.models.offers import Offer
from goufu.stages.procurement.tenders.models.tender import Requirement, Tender
from goufu.stages.procurement.tenders.models.words import ExplanationKind, Finding, ReviewReason
from goufu.stages.procurement.tenders.workflow.explanation import EXPLANATION


class Check(models.Model):
    """Whether one offer meets one requirement, and why it does not."""

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="checks")
    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="checks")
    finding = models.CharField(max_length=10, choices=Finding.choices)
    reason = models.TextField(blank=True)
    found_at = models.DateTimeField()

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["offer", "requirement"], name="one_check_an_item"),
            models.CheckConstraint(
                condition=~Q(finding="failed") | ~Q(reason=""), name="failed_check_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.requirement_id} of {self.offer_id}: {self.finding}"


class Explanation(Dossier):
    """A question of the committee to one provider, and what came of it."""

    WORKFLOW: ClassVar[Workflow] = EXPLANATION

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="explanations")
    kind = models.CharField(max_length=20, choices=ExplanationKind.choices)
    question = models.TextField()
    answer_by = models.DateTimeField()
    # Of a correction: the price it comes to, and the rules of the law that were applied, in order.
    corrected_fen = models.BigIntegerField(null=True)
    rules_applied = models.JSONField(default=list)
    answer = models.TextField(blank=True)
    agreed = models.BooleanField(null=True)
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    decision = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=("accepted", "rejected")) | ~Q(decision=""),
                name="decided_explanation_says_why",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("explanation"),
            models.Index(fields=["project_code", "id"], name="explanation_project"),
            # Read by the clock: open questions by the moment at which they run out.
            models.Index(
                fields=["answer_by", "id"],
                name="explanation_open",
                condition=Q(state="asked"),
            ),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PROVIDER:
            return frozenset({self.offer.provider_id})
        if party in {Party.AGENCY, Party.EXPERT}:
            return self.offer.tender.parties(party)
        return super().parties(party)

    def method_of_purchase(self) -> str | None:
        return self.offer.tender.method


class Review(models.Model):
    """A result that was looked at again: for which reason, by whose order, what it came to."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="reviews")
    reason = models.CharField(max_length=40, choices=ReviewReason.choices)
    text = models.TextField()
    ordered_at = models.DateTimeField()
    ordered_by = models.CharField(max_length=200)
    after_signing = models.BooleanField()
    before = models.JSONField()  # offer → rank and total before
    after = models.JSONField(null=True)
    concluded_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "tenders"

    def __str__(self) -> str:
        return f"{self.reason} of {self.tender_id}"

    @property
    def changed(self) -> bool:
        """Test whether the order of the offers is another one now."""
        return self.after is not None and self.after != self.before
