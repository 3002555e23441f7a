"""What a need stores."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.review.needs.workflow import NEED


class Need(Dossier):
    """A public service that somebody misses, put to the body that could purchase it."""

    WORKFLOW: ClassVar[Workflow] = NEED

    addressed_to = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    proposer = models.CharField(max_length=80, blank=True)  # Shown to the handler alone.
    contact = models.CharField(max_length=120, blank=True)  # Shown to the handler alone.
    proposer_organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    content = models.TextField()
    beneficiaries = models.CharField(max_length=200)
    answer = models.TextField(blank=True)

    class Meta:
        app_label = "needs"
        indexes: ClassVar = [
            *of_a_list("need"),
            models.Index(fields=["addressed_to", "-id"], name="need_addressee"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PURCHASER:
            return frozenset({self.addressed_to_id})
        return super().parties(party)
