"""Guidance items, and the implementation catalogue of a place and year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.stages.review.catalogue.workflow import CATALOGUE


class GuidanceItem(models.Model):
    """One item of a guidance catalogue: a kind of service that may be bought."""

    scheme = models.CharField(max_length=40)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="items")
    nature = models.CharField(
        max_length=20, choices=[("basic", "基本公共服务"), ("non_basic", "非基本公共服务")]
    )
    central = models.BooleanField(default=False)  # In the centralised procurement catalogue.
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    source = models.CharField(max_length=200)
    verified = models.BooleanField(default=False)

    class Meta:
        app_label = "catalogue"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scheme", "code", "valid_from"], name="one_item_a_code_and_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ImplementationCatalogue(Dossier):
    """What is bought in a place in a year; a later supplement is a catalogue of its own."""

    WORKFLOW: ClassVar[Workflow] = CATALOGUE

    year = models.PositiveSmallIntegerField()
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    published_on = models.DateField(null=True)

    class Meta:
        app_label = "catalogue"
        indexes: ClassVar = [models.Index(fields=["place", "year", "id"], name="catalogue_year")]

    def parties(self, party: Party) -> frozenset[int] | None:
        return frozenset({self.finance_id}) if party is Party.FINANCE else super().parties(party)


class CatalogueEntry(models.Model):
    """One project in a catalogue, as it stood when it was listed."""

    catalogue = models.ForeignKey(
        ImplementationCatalogue, on_delete=models.PROTECT, related_name="entries"
    )
    project_code = models.CharField(max_length=60, unique=True)
    budget_ref = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    purchaser = models.CharField(max_length=160)
    item_code = models.CharField(max_length=20)
    item_name = models.CharField(max_length=120)
    class_name = models.CharField(max_length=120)
    amount_fen = models.BigIntegerField()

    class Meta:
        app_label = "catalogue"
        indexes: ClassVar = [
            # What is in this catalogue, in the order of the guidance?
            models.Index(fields=["catalogue", "item_code", "id"], name="catalogue_entries"),
        ]

    def __str__(self) -> str:
        return f"{self.project_code} in {self.catalogue_id}"
