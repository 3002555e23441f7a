"""One deal under a framework agreement."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.frameworks.models.entry import IN_IT, Entry
from goufu.stages.procurement.frameworks.models.framework import Framework
from goufu.stages.procurement.frameworks.models.words import Way
from goufu.stages.procurement.frameworks.workflow import DEAL
from goufu.stages.review.projects.models import Project


class Deal(Dossier):
    """A purchaser buys so much from one entrant."""

    WORKFLOW: ClassVar[Workflow] = DEAL

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="deals")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    purchaser = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    way = models.CharField(max_length=20, choices=Way.choices)
    demand = models.TextField()
    quantity = models.DecimalField(max_digits=14, decimal_places=2)
    closes_at = models.DateTimeField(null=True)  # of the second bidding
    entry = models.ForeignKey(Entry, null=True, on_delete=models.PROTECT, related_name="deals")
    price_fen = models.BigIntegerField(null=True)  # of a unit
    total_fen = models.BigIntegerField(null=True)
    grounds = models.TextField(blank=True)
    fixed_on = models.DateField(null=True)
    published_on = models.DateField(null=True)

    class Meta:
        app_label = "frameworks"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=["fixed", "published"])
                | Q(entry__isnull=False, total_fen__gt=0),
                name="fixed_deal_names_whom",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("deal", where_filled=("fixed_on",)),
            models.Index(fields=["project_code", "id"], name="deal_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        """Return the organisations that are this party: the entrants may bid, then one serves."""
        if party is Party.PURCHASER:
            return frozenset({self.purchaser_id})
        if party is Party.PROVIDER:
            if self.entry is not None:
                return frozenset({self.entry.provider_id})
            entrants = self.framework.entries.filter(state__in=IN_IT)
            return frozenset(entrants.values_list("provider_id", flat=True))
        if party is Party.AGENCY:
            return self.framework.parties(party)
        return super().parties(party)


class Bid(models.Model):
    """What an entrant asks for a unit in a second bidding."""

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="bids")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    price_fen = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        app_label = "frameworks"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["deal", "entry"], name="one_bid_an_entrant"),
            models.CheckConstraint(condition=Q(price_fen__gt=0), name="bid_names_a_price"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} asks {self.price_fen} in {self.deal_id}"
