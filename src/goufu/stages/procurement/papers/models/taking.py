"""Who has taken the document, and how often it was downloaded."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.papers.models.document import DIGEST
from goufu.stages.procurement.papers.workflow import TAKING
from goufu.stages.procurement.tenders.models import Tender


class Taking(Dossier):
    """One provider has taken the document of one tender.

    Until the closing it is without the project's code, so that nobody but the provider finds it.
    """

    WORKFLOW: ClassVar[Workflow] = TAKING

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="takings")
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    contact = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    with_offer = models.BooleanField(default=False)  # Written down when it handed in an offer.
    pdf_sha256 = models.CharField(max_length=DIGEST)  # What it took.
    receipt = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        app_label = "papers"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tender", "provider"], name="one_taking_a_provider")
        ]
        indexes: ClassVar = [
            *of_a_list("taking"),
            models.Index(fields=["provider", "-id"], name="taking_provider"),
            models.Index(fields=["project_code", "id"], name="taking_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PROVIDER:
            return frozenset({self.provider_id})
        if party is Party.AGENCY:
            return frozenset({self.tender.agency_id})
        return super().parties(party)


class Download(models.Model):
    """A purchase document was handed out; of those who are not signed in only that it was."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="downloads")
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    account_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        app_label = "papers"
        indexes: ClassVar = [models.Index(fields=["tender", "at"], name="download_tender")]

    def __str__(self) -> str:
        return f"{self.document_id} v{self.version} at {self.at:%Y-%m-%d %H:%M}"
