"""What a public question stores."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.disclosure.consultation.workflow import QUESTION


class Question(Dossier):
    """A question of the public, put to the finance bureau of a place or to a purchaser."""

    WORKFLOW: ClassVar[Workflow] = QUESTION

    addressed_to = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    asker = models.CharField(max_length=80, blank=True)  # Never shown in public.
    contact = models.CharField(max_length=120, blank=True)  # Never shown in public.
    about_ref = models.CharField(max_length=60, blank=True)
    content = models.TextField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        app_label = "consultation"
        indexes: ClassVar = [
            *of_a_list("question"),
            models.Index(fields=["addressed_to", "-id"], name="question_addressee"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party in {Party.FINANCE, Party.PURCHASER}:
            return frozenset({self.addressed_to_id})
        return super().parties(party)
