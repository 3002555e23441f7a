"""What a payment stores: how its amount came about, who moved it, and the receipt."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.law.money import BASIS_POINTS
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.deliveries.models import Delivery
from goufu.stages.contracting.payments.rules import Accepted, cost_fen
from goufu.stages.contracting.payments.workflow import PAYMENT
from goufu.stages.review.projects.models import Project


class Payment(Dossier):
    """What one accepted delivery is worth, on its way to the provider's account."""

    WORKFLOW: ClassVar[Workflow] = PAYMENT

    # One to one: no delivery is paid twice.
    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="payment")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="payments")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    purchaser = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    amount_fen = models.BigIntegerField()
    budget_line_ref = models.CharField(max_length=60, blank=True)

    invoice_number = models.CharField(max_length=60, blank=True)
    invoice_received_on = models.DateField(null=True)
    requester_id = models.BigIntegerField(null=True)
    approver_id = models.BigIntegerField(null=True)
    reason = models.TextField(blank=True)  # why it came back
    attempts = models.PositiveIntegerField(default=0)  # orders sent so far
    order_number = models.CharField(max_length=80, blank=True)
    ordered_on = models.DateField(null=True)
    order_sent_at = models.DateTimeField(null=True)
    receipt_number = models.CharField(max_length=120, blank=True)
    paid_on = models.DateField(null=True)

    class Meta:
        app_label = "payments"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="payment_of_something"),
            models.UniqueConstraint(
                fields=["provider", "invoice_number"],
                condition=~Q(invoice_number=""),
                name="one_payment_an_invoice",
            ),
            models.UniqueConstraint(
                fields=["order_number"],
                condition=~Q(order_number=""),
                name="one_payment_an_order",
            ),
            models.CheckConstraint(
                condition=Q(approver_id__isnull=True) | ~Q(approver_id=F("requester_id")),
                name="payment_approved_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="paid") | Q(paid_on__isnull=False) & ~Q(receipt_number=""),
                name="paid_with_a_receipt",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list(
                "payment",
                sorted_by=("amount_fen",),
                where_filled=("invoice_received_on", "ordered_on", "paid_on"),
            ),
            models.Index(fields=["project_code"], name="payment_project"),
            models.Index(fields=["contract", "id"], name="payment_contract"),
            # Read by the clock: orders whose file is still to be written.
            models.Index(
                fields=["id"],
                name="payment_unsent",
                condition=Q(state="ordered", order_sent_at__isnull=True),
            ),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        """Return the organisations that are this party; the provider is the contract's alone."""
        if party is Party.PROVIDER:
            return frozenset({self.provider_id})
        return super().parties(party)


class PaymentLine(models.Model):
    """One service of a payment: quantity × price × factor."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=200)
    quantity = models.DecimalField(max_digits=14, decimal_places=2)
    unit_price_fen = models.BigIntegerField()
    score = models.DecimalField(max_digits=5, decimal_places=2)
    factor_bp = models.PositiveIntegerField()
    amount_fen = models.BigIntegerField()

    class Meta:
        app_label = "payments"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["payment", "number"], name="one_sum_a_service"),
            models.CheckConstraint(
                condition=Q(amount_fen__gte=0, quantity__gte=0, factor_bp__lte=BASIS_POINTS),
                name="sum_of_an_accepted_service",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.unit_price_fen} × {self.factor_bp} = {self.amount_fen}"

    @property
    def carried_fen(self) -> int:
        """The fen that fractions of earlier payments have grown to; 0 or 1."""
        alone = cost_fen([Accepted(self.quantity, self.factor_bp)], self.unit_price_fen)
        return self.amount_fen - alone
