"""What is said and changed in the talks, and the last prices."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goufu.stages.procurement.tenders.models.offers import Offer
from goufu.stages.procurement.tenders.models.tender import Tender
from goufu.stages.procurement.tenders.models.words import Part


class Meeting(models.Model):
    """The whole group with one supplier in one round."""

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="meetings")
    round = models.PositiveSmallIntegerField()
    held_at = models.DateTimeField()
    said = models.TextField()

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["offer", "round"], name="one_meeting_a_round"),
        ]

    def __str__(self) -> str:
        return f"round {self.round} with {self.offer_id}"


class Change(models.Model):
    """A material change of the demand: proposed by the group, confirmed for the purchaser."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=20, choices=Part.choices)
    content = models.TextField()
    proposed_at = models.DateTimeField()
    confirmed = models.BooleanField(null=True)  # None while the representative has not answered.
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tender", "number"], name="one_change_a_number"),
            models.UniqueConstraint(
                fields=["tender"], condition=Q(confirmed=None), name="one_open_change_a_tender"
            ),
        ]

    def __str__(self) -> str:
        return f"change {self.number} of {self.tender_id}"


class Reply(models.Model):
    """What a supplier handed in anew after the demand was changed; the first response stays."""

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="replies")
    service_plan = models.TextField()
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        app_label = "tenders"

    def __str__(self) -> str:
        return f"reply of {self.offer_id}"


class FinalOffer(models.Model):
    """The last price of a supplier, in an envelope that nobody reads before all are opened.

    When it is opened it becomes the offer's price; the first one is kept here. A single source
    names the price that was agreed: there is nobody to hide it from, and no envelope.
    """

    offer = models.OneToOneField(Offer, on_delete=models.PROTECT, related_name="final")
    price_fen = models.BigIntegerField(null=True)
    first_price_fen = models.BigIntegerField()
    statement = models.TextField(blank=True)
    envelope = models.TextField(blank=True)  # Thrown away when it goes back unread.
    salt = models.CharField(max_length=64)  # Of an agreed price; an envelope needs none.
    seal = models.CharField(max_length=64)  # Digest of the envelope; it stands in the ledger.
    receipt = models.TextField(blank=True)
    submitted_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(price_fen__gt=0), name="final_offer_names_a_price"),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True) | Q(price_fen__isnull=False),
                name="opened_final_offer_has_a_price",
            ),
        ]

    def __str__(self) -> str:
        return f"final offer for {self.offer_id}"

    @property
    def ref(self) -> str:
        """The number by which it is unlocked: that of its offer."""
        return self.offer.ref


class Bargain(models.Model):
    """The record of how a price was agreed with a single source, 财政部令第74号 第四十二条."""

    tender = models.OneToOneField(Tender, on_delete=models.PROTECT, related_name="bargain")
    publicity = models.TextField(blank=True)
    held_on = models.DateField()
    where = models.CharField(max_length=200)
    costs = models.TextField()
    like_contracts = models.TextField()
    rights = models.TextField()
    terms = models.TextField()
    reasonable = models.TextField()  # Why the price is reasonable and the quality secured.
    written_at = models.DateTimeField()

    class Meta:
        app_label = "tenders"

    def __str__(self) -> str:
        return f"bargain of {self.tender_id}"
