"""What deposits store."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.deposits.workflow import DEPOSIT, REFUND
from goufu.stages.procurement.tenders.models import Tender


class Form(models.TextChoices):
    """In which form it is given; the words of the law floor, and what the law leaves out."""

    TRANSFER = "online_payment", _("银行转账（网上银行支付）")
    CHEQUE = "cheque", _("支票")
    BILL = "bill", _("汇票")
    PROMISSORY_NOTE = "promissory_note", _("本票")
    GUARANTEE = "guarantee", _("保函")
    CASH = "cash", _("现金")


class Cause(models.TextChoices):
    """Why it is to be returned."""

    WITHDRAWN = "withdrawn", _("投标截止前撤回")
    LEFT = "left", _("退出谈判、磋商")
    LOST = "lost", _("未中标、成交")
    SIGNED = "signed", _("合同已签订")
    ENDED = "ended", _("采购活动终止")


class Ground(models.TextChoices):
    """Why it is kept; the words of the law floor."""

    WITHDREW = "withdrew_after_closing", _("截止时间后撤回、撤销文件")
    FALSE_MATERIAL = "false_material", _("提供虚假材料")
    REFUSED = "refused_to_sign", _("中标、成交后不签订合同")
    COLLUDED = "colluded", _("恶意串通")
    BY_DOCUMENT = "other_by_document", _("采购文件规定的其他情形")


class Refund(Dossier):
    """One order to return all deposits of a tender that are due to go back."""

    WORKFLOW: ClassVar[Workflow] = REFUND

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="+")
    ordered_on = models.DateField()
    number = models.PositiveIntegerField()  # of deposits
    amount_fen = models.BigIntegerField()
    interest_fen = models.BigIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "deposits"
        indexes: ClassVar = [
            *of_a_list("refund", sorted_by=("amount_fen",)),
            models.Index(fields=["tender", "id"], name="refund_tender"),
            models.Index(fields=["id"], name="refund_unsent", condition=Q(sent_at__isnull=True)),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.AGENCY:
            return frozenset({self.tender.agency_id})
        return super().parties(party)


class Deposit(Dossier):
    """What one provider leaves so that its offer is meant; secret until the opening."""

    WORKFLOW: ClassVar[Workflow] = DEPOSIT
    METHOD: ClassVar[str] = "tender__method"

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="deposits")
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    amount_fen = models.BigIntegerField()
    form = models.CharField(max_length=20, choices=Form.choices, blank=True)
    instrument = models.CharField(max_length=80, blank=True)  # Number of the paper or transfer.
    issuer = models.CharField(max_length=200, blank=True)
    back_to_bank = models.CharField(max_length=200, blank=True)
    back_to_account = models.CharField(max_length=60, blank=True)
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    arrived_at = models.DateTimeField(null=True)
    receipt = models.CharField(max_length=80, blank=True)  # The bank's own number.
    payer_account = models.CharField(max_length=60, blank=True)  # From which it came.
    missing_reason = models.TextField(blank=True)

    cause = models.CharField(max_length=20, choices=Cause.choices, blank=True)
    return_due_on = models.DateField(null=True)
    refund = models.ForeignKey(Refund, null=True, on_delete=models.PROTECT, related_name="deposits")
    returned_on = models.DateField(null=True)
    return_receipt = models.CharField(max_length=80, blank=True)
    days_late = models.PositiveIntegerField(default=0)
    interest_fen = models.BigIntegerField(default=0)
    own_fault = models.TextField(blank=True)  # Why it could not be returned sooner.
    ground = models.CharField(max_length=30, choices=Ground.choices, blank=True)
    ground_words = models.TextField(blank=True)

    class Meta:
        app_label = "deposits"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tender", "provider"],
                condition=~Q(state="withdrawn") & ~Q(cause="withdrawn"),
                name="one_live_deposit_a_provider",
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(arrived_at__isnull=False),
                name="held_deposit_has_arrived",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | Q(returned_on__isnull=False),
                name="returned_deposit_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="withheld") | (~Q(ground="") & ~Q(ground_words="")),
                name="withheld_deposit_says_why",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("deposit", sorted_by=("amount_fen",), where_filled=("return_due_on",)),
            models.Index(fields=["tender", "state", "id"], name="deposit_tender"),
            models.Index(fields=["provider", "-id"], name="deposit_provider"),
            models.Index(fields=["project_code", "id"], name="deposit_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PROVIDER:
            return frozenset({self.provider_id})
        if party is Party.AGENCY:
            return frozenset({self.tender.agency_id})
        return super().parties(party)

    def method_of_purchase(self) -> str | None:
        return self.tender.method
