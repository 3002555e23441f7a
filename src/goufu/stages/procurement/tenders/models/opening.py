"""Whose keys open a tender, who has brought what, and the record of the opening."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from goufu.stages.procurement.sealing.models import BroughtPieces, PinnedKey
from goufu.stages.procurement.tenders.models.tender import Tender


class Sealing(models.TextChoices):
    """What is sealed in a tender and opened all at once."""

    OFFERS = "offers", _("响应文件")
    FINALS = "finals", _("最后报价")


class TenderKey(PinnedKey):
    """One of the three keys to which the offers and last prices of a tender are sealed."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="keys")

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tender", "custodian"], name="one_key_a_custodian_of_a_tender"
            )
        ]

    def __str__(self) -> str:
        return f"{self.tender_id} {self.custodian} {self.key_id}"


class Unlocking(BroughtPieces):
    """What one custodian brought to an opening, by number of the offer."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="unlockings")
    what = models.CharField(max_length=10, choices=Sealing.choices, default=Sealing.OFFERS)

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tender", "what", "custodian"], name="each_custodian_brings_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.tender_id} {self.what} {self.custodian}"


class Opening(models.Model):
    """The record of an opening, signed by whoever opened."""

    tender = models.OneToOneField(Tender, on_delete=models.PROTECT, related_name="opening")
    record = models.TextField(blank=True)
    opened_by = models.CharField(max_length=60)
    opened_at = models.DateTimeField()

    class Meta:
        app_label = "tenders"

    def __str__(self) -> str:
        return f"{self.tender_id} {self.opened_by}"
