"""What others say about a catalogue: opinions on a draft, requests of departments."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.review.catalogue.models.guidance import GuidanceCatalogue, GuidanceItem, Nature
from goufu.stages.review.catalogue.workflow import ITEM_REQUEST


class Outcome(models.TextChoices):
    ADOPTED = "adopted", _("采纳")
    PARTLY = "partly", _("部分采纳")
    NOT = "not", _("未采纳")


class Opinion(models.Model):
    """One opinion on a draft; who gave it is shown to the finance bureau alone."""

    catalogue = models.ForeignKey(
        GuidanceCatalogue, on_delete=models.PROTECT, related_name="opinions"
    )
    number = models.PositiveIntegerField()
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=80, blank=True)
    contact = models.CharField(max_length=120, blank=True)
    about = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    given_on = models.DateField()
    outcome = models.CharField(max_length=10, blank=True, choices=Outcome.choices)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        app_label = "catalogue"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["catalogue", "number"], name="one_opinion_a_number"),
            models.CheckConstraint(
                condition=models.Q(outcome="") | ~models.Q(answer=""),
                name="answered_opinion_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"opinion {self.number} on {self.catalogue_id}"


class ItemRequest(Dossier):
    """A department asks for an item that the catalogue does not have (财预〔2017〕87号 二)."""

    WORKFLOW: ClassVar[Workflow] = ITEM_REQUEST

    purchaser = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    class_name = models.CharField(max_length=120)
    nature = models.CharField(max_length=20, choices=Nature.choices)
    content = models.TextField()
    projects = models.TextField(blank=True)
    grounds = models.TextField()
    basis = models.CharField(max_length=200, blank=True)
    answer = models.TextField(blank=True)
    item = models.ForeignKey(
        GuidanceItem, null=True, on_delete=models.PROTECT, related_name="requests"
    )
    sample = models.BooleanField(default=False)

    class Meta:
        app_label = "catalogue"
        indexes: ClassVar = of_a_list("item_request")

    def parties(self, party: Party) -> frozenset[int] | None:
        mine = {Party.PURCHASER: self.purchaser_id, Party.FINANCE: self.finance_id}
        return frozenset({mine[party]}) if party in mine else super().parties(party)
