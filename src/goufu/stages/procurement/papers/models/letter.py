"""Letters to those who made an offer."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.papers.models.document import DIGEST
from goufu.stages.procurement.papers.workflow import RESULT_LETTER
from goufu.stages.procurement.tenders.models import Offer, Tender


class LetterKind(models.TextChoices):
    """What a letter says."""

    AWARD = "award", _("中标（成交）通知书")
    LOSS = "loss", _("未中标（未成交）结果通知书")
    INVALID = "invalid", _("投标（响应）无效通知书")


class ResultLetter(Dossier):
    """What one bidder is told of the result; its code lets anybody check that it is ours.

    Letters to those who have not won are without the project's code: its winner may see what is.
    """

    WORKFLOW: ClassVar[Workflow] = RESULT_LETTER

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="letters")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=10, choices=LetterKind.choices)
    number = models.CharField(max_length=60, unique=True)
    check_code = models.CharField(max_length=20)
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    sha256 = models.CharField(max_length=DIGEST, blank=True)
    sent_on = models.DateField()

    class Meta:
        app_label = "papers"
        constraints: ClassVar = [
            # Of a result that no longer holds, the letters lapse; the next one is told anew.
            models.UniqueConstraint(
                fields=["offer"], condition=Q(state="sent"), name="one_letter_a_result"
            )
        ]
        indexes: ClassVar = [
            *of_a_list("resultletter"),
            models.Index(fields=["project_code", "id"], name="resultletter_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PROVIDER:
            return frozenset({self.offer.provider_id})
        if party is Party.AGENCY:
            return frozenset({self.tender.agency_id})
        return super().parties(party)
