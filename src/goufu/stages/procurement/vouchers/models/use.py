"""What vouchers were spent on, and what providers ask for it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.vouchers.models.scheme import Scheme
from goufu.stages.procurement.vouchers.models.voucher import Voucher
from goufu.stages.procurement.vouchers.workflow import REDEMPTION, STATEMENT


class Statement(Dossier):
    """What was redeemed at one provider in a period, for the purchaser to check."""

    WORKFLOW: ClassVar[Workflow] = STATEMENT

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="statements")
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    period_from = models.DateField()
    period_to = models.DateField()
    count = models.PositiveIntegerField()
    amount = models.BigIntegerField()  # points
    value_fen = models.BigIntegerField()
    note = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    accepted_on = models.DateField(null=True)

    class Meta:
        app_label = "vouchers"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")), name="statement_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(count__gt=0, value_fen__gt=0), name="statement_of_something"
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("statement", sorted_by=("value_fen",)),
            models.Index(fields=["scheme", "provider"], name="statement_scheme"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PROVIDER:
            return frozenset({self.provider_id})
        return super().parties(party)


class Redemption(Dossier):
    """So many points of a voucher spent at a provider."""

    WORKFLOW: ClassVar[Workflow] = REDEMPTION

    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="redemptions")
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="redemptions")
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    amount = models.BigIntegerField()  # points
    price_fen = models.BigIntegerField()  # of a point
    value_fen = models.BigIntegerField()
    at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)
    statement = models.ForeignKey(
        Statement, null=True, on_delete=models.PROTECT, related_name="redemptions"
    )
    stars = models.PositiveSmallIntegerField(null=True)
    said = models.TextField(blank=True)  # by who was served
    reason = models.TextField(blank=True)  # of what was undone or dismissed

    class Meta:
        app_label = "vouchers"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(amount__gt=0, value_fen=F("amount") * F("price_fen")),
                name="redemption_is_worth_its_points",
            ),
            models.CheckConstraint(
                condition=~Q(state="undone") | Q(statement__isnull=True) & ~Q(reason=""),
                name="undone_redemption_is_never_settled",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("redemption", sorted_by=("at",)),
            models.Index(fields=["scheme", "provider", "at"], name="redemption_provider"),
            models.Index(fields=["provider", "-id"], name="redemption_own"),
            models.Index(fields=["voucher", "id"], name="redemption_voucher"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PROVIDER:
            return frozenset({self.provider_id})
        return super().parties(party)
