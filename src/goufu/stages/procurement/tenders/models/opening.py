"""Whose keys open a tender, who has brought what, and the record of the opening."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goufu.stages.procurement.sealing.models import Custodian, OpeningKey
from goufu.stages.procurement.tenders.models.tender import Tender


class TenderKey(models.Model):
    """One of the three keys to which the offers of a tender are sealed; it never changes."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="keys")
    custodian = models.CharField(max_length=12, choices=Custodian.choices)
    key = models.ForeignKey(OpeningKey, on_delete=models.PROTECT, related_name="tenders")

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tender", "custodian"], name="one_key_a_custodian_of_a_tender"
            )
        ]

    def __str__(self) -> str:
        return f"{self.tender_id} {self.custodian} {self.key_id}"


class Unlocking(models.Model):
    """What one custodian brought to the opening: its pieces of every offer.

    ``pieces`` is offer number → two pieces in hex, or the word for what could not be read.
    """

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="unlockings")
    custodian = models.CharField(max_length=12, choices=Custodian.choices)
    pieces = models.JSONField()
    brought_by = models.CharField(max_length=60)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    brought_at = models.DateTimeField()

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tender", "custodian"], name="each_custodian_brings_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.tender_id} {self.custodian}"


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
