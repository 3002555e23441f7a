"""One provider's place in a framework agreement."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.frameworks.models.framework import Framework
from goufu.stages.procurement.frameworks.models.words import Removal
from goufu.stages.procurement.frameworks.workflow import ENTRY

ALIVE = ("submitted", "opened", "entered", "signed", "leaving")
# A sealed response has no price; nor has one that went back unread or did not open.
UNPRICED = ("submitted", "withdrawn", "invalid", "void")
IN_IT = ("signed", "leaving")  # may be given deals; who asks to leave stays until the notice


class Entry(Dossier):
    """What a provider answers to the call, and what became of it."""

    WORKFLOW: ClassVar[Workflow] = ENTRY

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="entries")
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    round = models.PositiveSmallIntegerField(default=1)
    # The price of a unit; empty until a sealed response is opened. Only an opened one is asked for
    # it, so its type says so.
    price_fen: models.BigIntegerField[int | None, int] = models.BigIntegerField(  # type: ignore[misc]
        null=True
    )
    plan = models.TextField(blank=True)
    location = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    envelope = models.TextField(blank=True)  # Thrown away when the response goes back unread.
    seal = models.CharField(max_length=64, blank=True)  # Digest of the envelope, in the ledger.
    receipt = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True)
    quality = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    rank = models.PositiveSmallIntegerField(null=True)
    signatory = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField(null=True)
    removal = models.CharField(max_length=40, choices=Removal.choices, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        app_label = "frameworks"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["framework", "provider"],
                condition=Q(state__in=ALIVE),
                name="one_live_entry_a_provider",
            ),
            models.CheckConstraint(condition=Q(price_fen__gt=0), name="entry_names_a_price"),
            models.CheckConstraint(
                condition=Q(state__in=UNPRICED) | Q(price_fen__isnull=False),
                name="entry_that_counts_has_a_price",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["removed", "refused", "invalid"]) | ~Q(reason=""),
                name="ended_entry_says_why",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("entry"),
            models.Index(fields=["provider", "-id"], name="entry_provider"),
            models.Index(fields=["project_code", "id"], name="entry_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        """Return the organisations that are this party; the others are those of the agreement."""
        if party is Party.PROVIDER:
            return frozenset({self.provider_id})
        return self.framework.parties(party)

    @property
    def form(self) -> str:
        return self.framework.form
