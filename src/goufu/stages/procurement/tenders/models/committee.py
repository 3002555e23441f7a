"""Who evaluates, and what each of them gives."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goufu.stages.procurement.tenders.models.offers import Offer
from goufu.stages.procurement.tenders.models.tender import Criterion, Tender
from goufu.stages.procurement.tenders.models.words import Capacity


class Member(models.Model):
    """A seat on the committee; the names are secret until the result is published."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="members")
    number = models.PositiveSmallIntegerField()
    account = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    capacity = models.CharField(max_length=20, choices=Capacity.choices)
    leader = models.BooleanField(default=False)
    handed_in_at = models.DateTimeField(null=True)
    opinion = models.TextField(blank=True)
    # Points given back for a second look; the reason stands until they are handed in again.
    returned_for = models.TextField(blank=True)
    signed_at = models.DateTimeField(null=True)
    dissent = models.TextField(blank=True)  # Signed, but of another opinion, with the reasons.

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tender", "account"], name="one_seat_a_person"),
            models.UniqueConstraint(
                fields=["tender"], condition=Q(leader=True), name="one_leader_a_committee"
            ),
        ]

    def __str__(self) -> str:
        return f"member {self.number} of {self.tender_id}"


class Points(models.Model):
    """What one member gives one offer on one criterion."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="points")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="points")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    points = models.DecimalField(max_digits=5, decimal_places=2)
    reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)  # One more at every save.
    saved_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "offer", "criterion"], name="one_mark_a_member"
            ),
            models.CheckConstraint(condition=Q(points__gte=0), name="points_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.points} by {self.member_id} for {self.offer_id}"
