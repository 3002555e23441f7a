"""Templates, and the documents that were made of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.papers.workflow import PAPER_TEMPLATE, PURCHASE_PAPER
from goufu.stages.procurement.tenders.models import Tender

DIGEST = 64


class PaperKind(models.TextChoices):
    """The kinds of purchase documents; those of the methods are called as these are."""

    OPEN_TENDER = "open_tender", _("公开招标文件")
    INVITED_TENDER = "invited_tender", _("邀请招标文件")
    NEGOTIATION = "negotiation", _("竞争性谈判文件")
    CONSULTATION = "consultation", _("竞争性磋商文件")
    INQUIRY = "inquiry", _("询价通知书")
    SINGLE_SOURCE = "single_source", _("单一来源采购文件")
    PREQUALIFICATION = "prequalification", _("资格预审文件")


class PaperTemplate(Dossier):
    """A DOCX that a finance bureau has put in the place of the house's own, for its place."""

    WORKFLOW: ClassVar[Workflow] = PAPER_TEMPLATE

    kind = models.CharField(max_length=20, choices=PaperKind.choices)
    keeper = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, related_name="+", null=True
    )
    version = models.PositiveIntegerField(default=1)
    sha256 = models.CharField(max_length=DIGEST)  # What was tried; a later version is not used.
    remark = models.TextField(blank=True)

    class Meta:
        app_label = "papers"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "keeper"],
                condition=Q(state="in_use"),
                name="one_template_in_use_a_kind",
            )
        ]
        indexes: ClassVar = [*of_a_list("papertemplate")]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.FINANCE:
            return frozenset({self.keeper_id})
        return super().parties(party)


class PurchasePaper(Dossier):
    """One version of a purchase document, as DOCX and as PDF; it is never changed."""

    WORKFLOW: ClassVar[Workflow] = PURCHASE_PAPER

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=20, choices=PaperKind.choices)
    number = models.PositiveSmallIntegerField()
    template = models.ForeignKey(
        PaperTemplate, null=True, on_delete=models.PROTECT, related_name="+"
    )  # Empty: the house's own.
    template_sha256 = models.CharField(max_length=DIGEST)
    docx = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+")
    pdf = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+")
    docx_sha256 = models.CharField(max_length=DIGEST)
    pdf_sha256 = models.CharField(max_length=DIGEST)
    registration = models.BooleanField(default=False)  # Only for those who register.
    frozen_at = models.DateTimeField()
    handed_out_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "papers"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tender", "number"], name="one_paper_a_number"),
            models.UniqueConstraint(
                fields=["tender", "kind"],
                condition=~Q(state="replaced"),
                name="one_paper_in_force_a_kind",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("purchasepaper"),
            models.Index(fields=["project_code", "id"], name="purchasepaper_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.AGENCY:
            return frozenset({self.tender.agency_id})
        return super().parties(party)
