"""What was served, and what of it was accepted."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goufu.base.documents.models import Document
from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.law.money import BASIS_POINTS
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.deliveries.workflow import DELIVERY
from goufu.stages.review.projects.models import Project


class Delivery(Dossier):
    """The services of one period under one contract, as reported and as accepted."""

    WORKFLOW: ClassVar[Workflow] = DELIVERY

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="deliveries")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    purchaser = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    period_from = models.DateField()
    period_to = models.DateField()
    note = models.TextField(blank=True)
    statement_ref = models.CharField(max_length=60, blank=True)  # of vouchers, where it is of any
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")

    judgements = models.JSONField(default=list)  # number, kind, text, met, finding
    asked = models.PositiveIntegerField(null=True)
    satisfied = models.PositiveIntegerField(null=True)
    service_objects_opinion = models.TextField(blank=True)
    opinion = models.TextField(blank=True)
    final = models.BooleanField(default=False)
    accepted_on = models.DateField(null=True)
    acceptor_id = models.BigIntegerField(null=True)
    return_reason = models.TextField(blank=True)

    class Meta:
        app_label = "deliveries"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")), name="delivery_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(satisfied__isnull=True) | Q(satisfied__lte=F("asked")),
                name="no_more_satisfied_than_asked",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(accepted_on__isnull=False),
                name="accepted_delivery_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(return_reason=""),
                name="returned_delivery_says_why",
            ),
            models.UniqueConstraint(
                fields=["statement_ref"],
                condition=~Q(statement_ref=""),
                name="one_delivery_a_statement",
            ),
            models.UniqueConstraint(
                fields=["contract"],
                condition=Q(final=True, state="accepted"),
                name="one_final_acceptance_a_contract",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list(
                "delivery", sorted_by=("period_from", "period_to"), where_filled=("accepted_on",)
            ),
            models.Index(fields=["project_code"], name="delivery_project"),
            models.Index(fields=["contract", "id"], name="delivery_contract"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        """Return the organisations that are this party; the provider is the contract's alone."""
        if party is Party.PROVIDER:
            return frozenset({self.provider_id})
        return super().parties(party)


class DeliveryLine(models.Model):
    """One service of a delivery: how much was reported, how much accepted, how good it was."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()  # of the contract's line
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=200)
    unit_price_fen = models.BigIntegerField()
    reported = models.DecimalField(max_digits=14, decimal_places=2)
    accepted = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    score = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    factor_bp = models.PositiveIntegerField(null=True)
    cut_reason = models.TextField(blank=True)

    class Meta:
        app_label = "deliveries"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["delivery", "number"], name="one_row_a_service"),
            models.CheckConstraint(
                condition=Q(accepted__isnull=True)
                | Q(accepted__gte=0, accepted__lte=F("reported")),
                name="never_more_accepted_than_reported",
            ),
            models.CheckConstraint(
                condition=Q(factor_bp__isnull=True) | Q(factor_bp__lte=BASIS_POINTS),
                name="never_more_than_the_price",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.accepted} of {self.reported} {self.unit}"

    @property
    def cut(self) -> Decimal | None:
        """How much was reported and not accepted."""
        return None if self.accepted is None else self.reported - self.accepted
