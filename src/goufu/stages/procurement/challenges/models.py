"""What a challenge stores."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.challenges.workflow import CHALLENGE
from goufu.stages.procurement.tenders.models import Tender


class Subject(models.TextChoices):
    """Which step of the procedure is challenged; each of them once."""

    DOCUMENT = "document", _("采购文件")
    PROCESS = "process", _("采购过程")
    RESULT = "result", _("中标结果")


class Outcome(models.TextChoices):
    """What the answer comes to."""

    DISMISSED = "dismissed", _("质疑不成立")
    UPHELD_NO_EFFECT = "upheld_no_effect", _("质疑成立，但不影响采购结果")
    UPHELD_RESTART = "upheld_restart", _("质疑成立且影响采购结果，重新开展采购活动")


class Challenge(Dossier):
    """A provider's challenge to one step of a tender."""

    WORKFLOW: ClassVar[Workflow] = CHALLENGE

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="challenges")
    challenger = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    subject = models.CharField(max_length=20, choices=Subject.choices)
    facts = models.TextField()
    grounds = models.TextField()
    request = models.TextField()
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    received_on = models.DateField()
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        app_label = "challenges"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tender", "challenger", "subject"], name="one_challenge_a_step"
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | (~Q(outcome="") & ~Q(answer="")),
                name="answered_challenge_says_how",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("challenge"),
            models.Index(fields=["project_code", "id"], name="challenge_project"),
            models.Index(fields=["challenger", "-id"], name="challenge_challenger"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PROVIDER:
            return frozenset({self.challenger_id})
        if party is Party.AGENCY:
            return frozenset({self.tender.agency_id})
        return super().parties(party)
