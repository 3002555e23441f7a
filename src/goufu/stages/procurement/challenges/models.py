"""What a challenge and an inquiry store."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.challenges.workflow import CHALLENGE, INQUIRY
from goufu.stages.procurement.prequalifications.models import Prequalification
from goufu.stages.procurement.tenders.models import Tender


class Subject(models.TextChoices):
    """Which step of the procedure is challenged."""

    DOCUMENT = "document", _("采购文件")
    PROCESS = "process", _("采购过程")
    RESULT = "result", _("中标结果")


class ProcessStep(models.TextChoices):
    """Which step of the process, each with a period of its own."""

    PREQUALIFICATION = "prequalification", _("资格预审")
    CLOSING = "closing", _("接收投标（响应）文件")
    OPENING = "opening", _("开标（开启）")
    EVALUATION = "evaluation", _("评审")


class PartOfPrequalification(models.TextChoices):
    """What of a prequalification is challenged."""

    DOCUMENT = "document", _("资格预审文件")
    RESULT = "result", _("资格预审过程和结果")


class Addressee(models.TextChoices):
    """To whom a challenge or an inquiry is put."""

    PURCHASER = "purchaser", _("采购人")
    AGENCY = "agency", _("采购代理机构")


class Outcome(models.TextChoices):
    """What the answer comes to."""

    DISMISSED = "dismissed", _("质疑不成立，继续开展采购活动")
    UPHELD_NO_EFFECT = "upheld_no_effect", _("质疑成立，但不影响采购结果，继续开展采购活动")
    UPHELD_CORRECT = "upheld_correct", _("质疑成立，澄清或者修改采购文件后继续开展采购活动")
    UPHELD_NEXT = "upheld_next", _("质疑成立且影响采购结果，从合格的候选人中另行确定")
    UPHELD_RESTART = "upheld_restart", _("质疑成立且影响采购结果，重新开展采购活动")


CHANGES_RESULT = frozenset({Outcome.UPHELD_NEXT, Outcome.UPHELD_RESTART})


class PutToTheBuyer(Dossier):
    """Something that a provider puts to those who buy, and that one of them answers."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="+")
    addressee = models.CharField(
        max_length=20, choices=Addressee.choices, default=Addressee.PURCHASER
    )
    received_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        abstract = True

    @property
    def provider_id(self) -> int:
        """The organisation that put it."""
        raise NotImplementedError

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PROVIDER:
            return frozenset({self.provider_id})
        if party is Party.AGENCY:
            return frozenset({self.tender.agency_id})
        return super().parties(party)


class Challenge(PutToTheBuyer):
    """A provider's challenge to one step of a tender."""

    WORKFLOW: ClassVar[Workflow] = CHALLENGE

    challenger = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    subject = models.CharField(max_length=20, choices=Subject.choices)
    process_step = models.CharField(max_length=20, choices=ProcessStep.choices, blank=True)
    # The prequalification that is challenged, where one is: its document, or its result.
    prequalification = models.ForeignKey(
        Prequalification, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # What exactly: the step of the process, the letter of the result; each is challenged once.
    about = models.CharField(max_length=60, blank=True)
    obtained_on = models.DateField(null=True)  # When the document was obtained.
    facts = models.TextField()
    grounds = models.TextField()
    request = models.TextField()
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    contact = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    gaps = models.JSONField(default=list)  # codes of what the law asks for and the letter lacks
    completion_asked = models.TextField(blank=True)
    answer_due_on = models.DateField(null=True)
    complain_until = models.DateField(null=True)

    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    answer_facts = models.TextField(blank=True)
    answer_grounds = models.TextField(blank=True)
    dropped_offer = models.CharField(max_length=60, blank=True)
    report = models.TextField(blank=True)
    reported_on = models.DateField(null=True)

    complaint = models.TextField(blank=True)
    complaint_request = models.TextField(blank=True)
    complained_on = models.DateField(null=True)

    class Meta:
        app_label = "challenges"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tender", "challenger", "subject", "about"], name="one_challenge_a_step"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["answered", "to_report"])
                | (~Q(outcome="") & ~Q(answer="")),
                name="answered_challenge_says_how",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("challenge"),
            models.Index(fields=["project_code", "id"], name="challenge_project"),
            models.Index(fields=["challenger", "-id"], name="challenge_challenger"),
        ]

    @property
    def provider_id(self) -> int:
        return self.challenger_id


class Inquiry(PutToTheBuyer):
    """A provider's question on a purchase."""

    WORKFLOW: ClassVar[Workflow] = INQUIRY

    asker = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    question = models.TextField()

    class Meta:
        app_label = "challenges"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="answered") | ~Q(answer=""), name="answered_inquiry_says_what"
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("inquiry"),
            models.Index(fields=["project_code", "id"], name="inquiry_project"),
            models.Index(fields=["asker", "-id"], name="inquiry_asker"),
        ]

    @property
    def provider_id(self) -> int:
        return self.asker_id
