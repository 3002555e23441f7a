"""The public halves of opening keys, and what the rooms keep that seal to them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.sealing.workflow import LIVE, OPENING_KEY


class Custodian(models.TextChoices):
    """One of the three of whom two open."""

    PURCHASER = "purchaser", _("采购人")
    AGENCY = "agency", _("采购机构")
    SUPERVISION = "supervision", _("采购监管部门")


PARTY_OF_CUSTODIAN: dict[Party, str] = {
    Party.PURCHASER: Custodian.PURCHASER,
    Party.AGENCY: Custodian.AGENCY,
    Party.FINANCE: Custodian.SUPERVISION,
}


class OpeningKey(Dossier):
    """A body's public key; the private half is in a file that only its officer has."""

    WORKFLOW: ClassVar[Workflow] = OPENING_KEY

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    custodian = models.CharField(max_length=12, choices=Custodian.choices)
    public_key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64, unique=True)
    registered_by = models.CharField(max_length=60)
    valid_from = models.DateField()
    valid_until = models.DateField()
    reason = models.TextField(blank=True)

    class Meta:
        app_label = "sealing"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "custodian"],
                condition=Q(state=LIVE),
                name="one_live_key_a_custodian",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")), name="opening_key_is_valid_at_all"
            ),
            models.CheckConstraint(
                condition=Q(state=LIVE) | ~Q(reason=""), name="ended_key_says_why"
            ),
        ]
        indexes: ClassVar = [*of_a_list("opening_key")]

    def parties(self, party: Party) -> frozenset[int] | None:
        if PARTY_OF_CUSTODIAN.get(party) == self.custodian:
            return frozenset({self.organisation_id})
        return frozenset() if party in PARTY_OF_CUSTODIAN else super().parties(party)


class PinnedKey(models.Model):
    """One of the three keys to which what is opened together is sealed; it never changes."""

    custodian = models.CharField(max_length=12, choices=Custodian.choices)
    key = models.ForeignKey(OpeningKey, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True


class BroughtPieces(models.Model):
    """What one custodian brought to an opening: its pieces of every envelope.

    ``pieces`` is number → two pieces in hex, or the word for what could not be read.
    """

    custodian = models.CharField(max_length=12, choices=Custodian.choices)
    pieces = models.JSONField()
    brought_by = models.CharField(max_length=60)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    brought_at = models.DateTimeField()

    class Meta:
        abstract = True
