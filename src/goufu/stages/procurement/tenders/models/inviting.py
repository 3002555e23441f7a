"""Who is asked to offer, and what was said about the document while it was out."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goufu.stages.procurement.tenders.models.tender import Tender
from goufu.stages.procurement.tenders.models.words import ListedBy


class Candidate(models.Model):
    """A supplier on the list of those who may be asked to offer."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="candidates")
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    listed_by = models.CharField(max_length=20, choices=ListedBy.choices)
    opinion = models.TextField(
        blank=True
    )  # Published with the result where it is a recommendation.
    invited = models.BooleanField(default=False)

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tender", "provider"], name="one_line_a_candidate"),
            models.CheckConstraint(
                condition=~Q(listed_by__in=("purchaser", "experts")) | ~Q(opinion=""),
                name="recommendation_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} for {self.tender_id}"


class SupplierDraw(models.Model):
    """Lots drawn from the list. Anybody can draw again from what is kept, see ``base.chance``.

    The secret is fixed, and its digest written to the ledger, as the list is closed; the words
    are said by those who watch as the lots are drawn. Neither side alone knows the seed before.
    """

    tender = models.OneToOneField(Tender, on_delete=models.PROTECT, related_name="draw")
    list_sha256 = models.CharField(max_length=64)
    secret = models.CharField(max_length=64)
    commitment = models.CharField(max_length=64)  # SHA-256 of the secret.
    words = models.JSONField(default=list)  # What each watcher said, in turn.
    watchers = models.JSONField(default=list)
    seed = models.CharField(max_length=64, blank=True)
    number = models.PositiveSmallIntegerField(null=True)
    drawn_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "tenders"

    def __str__(self) -> str:
        return f"draw for {self.tender_id}"
