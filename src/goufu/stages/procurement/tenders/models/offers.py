"""What providers offer."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.tenders.models.tender import Tender
from goufu.stages.procurement.tenders.models.words import InvalidGround
from goufu.stages.procurement.tenders.workflow import OFFER


class Offer(Dossier):
    """What one provider offers, sealed until the opening."""

    WORKFLOW: ClassVar[Workflow] = OFFER

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="offers")
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    price_fen = models.BigIntegerField()
    service_plan = models.TextField()
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # The content that was handed in; a version added later is not part of the offer.
    document_sha256 = models.CharField(max_length=64, blank=True)
    salt = models.CharField(max_length=64)  # So that nobody can guess the price from the seal.
    seal = models.CharField(max_length=64)  # Digest of everything above; it stands in the ledger.
    submitted_at = models.DateTimeField()
    invalid_ground = models.CharField(max_length=20, choices=InvalidGround.choices, blank=True)
    invalid_reason = models.TextField(blank=True)
    price_score = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    quality_score = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    total_score = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    rank = models.PositiveSmallIntegerField(null=True)
    result_reason = models.TextField(blank=True)  # Why it lost, told to its provider alone.

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tender", "provider"],
                condition=~Q(state="withdrawn"),
                name="one_live_offer_a_provider",
            ),
            models.UniqueConstraint(
                fields=["tender"], condition=Q(state="won"), name="one_winner_a_tender"
            ),
            models.CheckConstraint(condition=Q(price_fen__gt=0), name="offer_names_a_price"),
            models.CheckConstraint(
                condition=~Q(state="invalid") | ~Q(invalid_reason=""),
                name="invalid_offer_says_why",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("offer", sorted_by=("submitted_at",)),
            models.Index(fields=["provider", "-id"], name="offer_provider"),
            models.Index(fields=["project_code", "id"], name="offer_project"),
        ]

    def method_of_purchase(self) -> str | None:
        return self.tender.method

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PROVIDER:
            return frozenset({self.provider_id})
        if party is Party.AGENCY:
            return frozenset({self.tender.agency_id})
        return super().parties(party)
