"""The implementation catalogue of a place and year: what is bought this year."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.stages.review.catalogue.workflow import CATALOGUE


class ImplementationCatalogue(Dossier):
    """What is bought in a place in a year; a later supplement is a catalogue of its own."""

    WORKFLOW: ClassVar[Workflow] = CATALOGUE

    year = models.PositiveSmallIntegerField()
    supplement = models.PositiveSmallIntegerField(default=0)  # 0: the year's first
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    introduction = models.TextField(blank=True)
    proposed_by_id = models.BigIntegerField(null=True)
    published_on = models.DateField(null=True)

    class Meta:
        app_label = "catalogue"
        indexes: ClassVar = [models.Index(fields=["place", "year", "id"], name="catalogue_year")]

    def parties(self, party: Party) -> frozenset[int] | None:
        return frozenset({self.finance_id}) if party is Party.FINANCE else super().parties(party)


class CatalogueEntry(models.Model):
    """One project in a catalogue, as it stood when it was listed.

    A correction leaves it as it is, gives it a last day and puts a new row in its place.
    """

    catalogue = models.ForeignKey(
        ImplementationCatalogue, on_delete=models.PROTECT, related_name="entries"
    )
    project_code = models.CharField(max_length=60)
    budget_ref = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    purchaser = models.CharField(max_length=160)
    item_code = models.CharField(max_length=20)
    item_name = models.CharField(max_length=120)
    class_name = models.CharField(max_length=120)
    amount_fen = models.BigIntegerField()
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    ended_on = models.DateField(null=True)

    class Meta:
        app_label = "catalogue"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project_code"],
                condition=Q(ended_on__isnull=True),
                name="project_listed_once",
            )
        ]
        indexes: ClassVar = [
            # What is in this catalogue, in the order of the guidance?
            models.Index(fields=["catalogue", "item_code", "id"], name="catalogue_entries"),
        ]

    def __str__(self) -> str:
        return f"{self.project_code} in {self.catalogue_id}"


class Correction(models.Model):
    """A mistake in a published catalogue: proposed by one person, published by another.

    ``changes`` are rows of field, before, after; none where the project is struck off.
    """

    catalogue = models.ForeignKey(
        ImplementationCatalogue, on_delete=models.PROTECT, related_name="corrections"
    )
    entry = models.ForeignKey(CatalogueEntry, on_delete=models.PROTECT, related_name="corrections")
    changes = models.JSONField(default=list)
    strikes_off = models.BooleanField(default=False)
    reason = models.TextField()
    clause = models.CharField(max_length=160, blank=True)
    proposed_by_id = models.BigIntegerField(null=True)
    proposed_on = models.DateField()
    published_on = models.DateField(null=True)
    dropped_on = models.DateField(null=True)

    class Meta:
        app_label = "catalogue"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["catalogue"],
                condition=Q(published_on__isnull=True, dropped_on__isnull=True),
                name="one_correction_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True) | Q(dropped_on__isnull=True),
                name="correction_published_or_dropped",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="decided_correction_stands",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_on__isnull=False)
                | pgtrigger.Q(old__dropped_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"correction of {self.entry_id}"


class ProcurementException(models.Model):
    """Why a listed project does not go through government procurement."""

    # An entry is deleted only while its catalogue is not out; the exception goes with it.
    entry = models.OneToOneField(
        CatalogueEntry, on_delete=models.CASCADE, related_name="procurement_exception"
    )
    grounds = models.TextField()
    clause = models.CharField(max_length=160)
    instead = models.CharField(max_length=200)
    recorded_on = models.DateField()

    class Meta:
        app_label = "catalogue"

    def __str__(self) -> str:
        return f"{self.entry_id} outside procurement"
