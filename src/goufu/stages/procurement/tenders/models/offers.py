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
from goufu.stages.procurement.tenders.models.words import FirmSize, InvalidGround
from goufu.stages.procurement.tenders.workflow import OFFER


class Offer(Dossier):
    """What one provider offers, sealed until the opening."""

    WORKFLOW: ClassVar[Workflow] = OFFER
    METHOD: ClassVar[str] = "tender__method"

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="offers")
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    # Empty until the opening. Only an opened offer is asked for its price, so its type says so.
    price_fen: models.BigIntegerField[int | None, int] = models.BigIntegerField(  # type: ignore[misc]
        null=True
    )
    service_plan = models.TextField(blank=True)
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # The declaration for smaller firms, and which percentage of the contract small ones get.
    firm_size = models.CharField(max_length=10, choices=FirmSize.choices, blank=True)
    small_share = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    # The sealed file that was handed in; versions added later are not part of the offer.
    document_sha256 = models.CharField(max_length=64, blank=True)
    envelope = models.TextField(blank=True)  # Thrown away when the offer goes back unread.
    salt = models.CharField(max_length=64)  # So that nobody guesses the ranking from its digest.
    seal = models.CharField(max_length=64)  # Digest of the envelope; it stands in the ledger.
    receipt = models.TextField(blank=True)
    submitted_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    invalid_ground = models.CharField(max_length=20, choices=InvalidGround.choices, blank=True)
    invalid_reason = models.TextField(blank=True)
    opening_note = models.TextField(blank=True)  # What could not be unlocked, and why.
    attended_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    objection = models.TextField(blank=True)
    objected_at = models.DateTimeField(null=True)
    objection_answer = models.TextField(blank=True)
    objection_answered_at = models.DateTimeField(null=True)
    declaration_accepted = models.BooleanField(null=True)  # Empty until it is checked.
    declaration_reason = models.TextField(blank=True)
    corrected_fen = models.BigIntegerField(null=True)  # Confirmed by the provider.
    cut = models.DecimalField(max_digits=5, decimal_places=2, default=0)  # percent, for scoring
    evaluated_fen = models.BigIntegerField(null=True)  # The price after that cut.
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
            models.CheckConstraint(
                condition=Q(price_fen__isnull=True, read_at__isnull=True, service_plan="")
                | Q(price_fen__isnull=False, read_at__isnull=False),
                name="offer_has_a_price_once_read_out",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("offer", sorted_by=("submitted_at",)),
            models.Index(fields=["provider", "-id"], name="offer_provider"),
            models.Index(fields=["project_code", "id"], name="offer_project"),
        ]

    @property
    def declares(self) -> bool:
        """Test whether it claims what smaller firms are given."""
        return bool(self.firm_size) or self.small_share > 0

    @property
    def ranking_price_fen(self) -> int:
        """The price by which it is held against the others, before policy cuts it."""
        return self.price_fen if self.corrected_fen is None else self.corrected_fen

    def method_of_purchase(self) -> str | None:
        return self.tender.method

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PROVIDER:
            return frozenset({self.provider_id})
        if party is Party.AGENCY:
            return frozenset({self.tender.agency_id})
        return super().parties(party)
