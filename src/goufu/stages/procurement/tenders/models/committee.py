"""Who evaluates, and what each of them gives."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q, QuerySet

from goufu.stages.procurement.draws.models import Gone
from goufu.stages.procurement.tenders.models.offers import Offer
from goufu.stages.procurement.tenders.models.tender import Criterion, Tender
from goufu.stages.procurement.tenders.models.words import Capacity


class Seated(models.Manager["Member"]):
    """Those who sit: whoever was replaced has no say any more, and nothing counts what he gave."""

    def get_queryset(self) -> QuerySet[Member]:
        return super().get_queryset().filter(left_at__isnull=True)


class Counting(models.Manager["Points"]):
    """The points of those who sit."""

    def get_queryset(self) -> QuerySet[Points]:
        return super().get_queryset().filter(member__left_at__isnull=True)


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
    candidate_id = models.BigIntegerField(null=True)  # In the draw; empty: sent by the purchaser.
    self_selected = models.BooleanField(default=False)  # By the purchaser, with consent.
    declared_at = models.DateTimeField(null=True)  # Pledge and ties, by the member alone.
    vote = models.PositiveSmallIntegerField(null=True)  # The number of whom it wants to lead.
    left_at = models.DateTimeField(null=True)
    left_ground = models.CharField(max_length=20, choices=Gone.choices, blank=True)
    left_reason = models.TextField(blank=True)
    handed_in_at = models.DateTimeField(null=True)
    opinion = models.TextField(blank=True)
    # Points given back for a second look; the reason stands until they are handed in again.
    returned_for = models.TextField(blank=True)
    signed_at = models.DateTimeField(null=True)
    dissent = models.TextField(blank=True)  # Signed, but of another opinion, with the reasons.

    everyone = models.Manager()
    objects = Seated()

    class Meta:
        default_manager_name = "objects"
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tender", "account"],
                condition=Q(left_at__isnull=True),
                name="one_seat_a_person",
            ),
            models.UniqueConstraint(
                fields=["tender"], condition=Q(leader=True), name="one_leader_a_committee"
            ),
            models.UniqueConstraint(fields=["tender", "number"], name="one_number_a_seat"),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(leader=False), name="who_left_does_not_lead"
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

    everyone = models.Manager()
    objects = Counting()

    class Meta:
        default_manager_name = "objects"
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "offer", "criterion"], name="one_mark_a_member"
            ),
            models.CheckConstraint(condition=Q(points__gte=0), name="points_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.points} by {self.member_id} for {self.offer_id}"
