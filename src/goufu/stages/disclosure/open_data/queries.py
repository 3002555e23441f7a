"""Which purchases are open data, and what belongs to each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from goufu.base.documents.models import Document
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.disclosure.notices.models import Notice, NoticeKind
from goufu.stages.procurement.papers.models import PurchasePaper
from goufu.stages.procurement.papers.queries import PAPER
from goufu.stages.procurement.tenders.models import Offer, Tender, TenderCorrection

READ = ("project__purchaser", "agency", "plan", "winner__provider")


@dataclass(frozen=True)
class Process:
    """One purchase with everything of it that is public."""

    tender: Tender
    notices: list[Notice]  # oldest first; of the plan, the purchase and its contracts
    papers: list[PurchasePaper]
    documents: list[Document]  # of the purchase document, public ones
    corrections: list[TenderCorrection]
    offers: list[Offer]  # those that were opened
    contracts: list[Contract]  # those whose notice is out

    @property
    def changed_at(self) -> datetime:
        """When something about it became public last."""
        return max(one.published_at for one in self.notices if one.published_at is not None)

    @property
    def result(self) -> Notice | None:
        """The notice of the result, where it is out."""
        return next((one for one in self.notices if one.kind == NoticeKind.RESULT), None)


def published(*, place: str = "", year: int | None = None) -> QuerySet[Tender]:
    """Return the purchases of which a notice is out, oldest first."""
    told = Notice.objects.filter(source_ref=OuterRef("ref"), state="published")
    found = Tender.objects.filter(Exists(told)).select_related(*READ).order_by("pk")
    if place:
        found = found.filter(place__startswith=place)
    if year is not None:
        found = found.filter(published_at__year=year)
    return found


def process_of(tender: Tender) -> Process:
    """Return what is public of a purchase."""
    contracts = list(
        Contract.objects.filter(tender_ref=tender.ref, signed_on__isnull=False)
        .select_related("provider")
        .order_by("pk")
    )
    sources = [tender.plan.ref, tender.ref, *(one.ref for one in contracts)]
    notices = list(
        Notice.objects.filter(source_ref__in=sources, state="published")
        .select_related("publisher")
        .order_by("published_at", "pk")
    )
    told = {one.source_ref for one in notices}
    opened = tender.offers.exclude(state__in=("sealed", "withdrawn", "returned"))
    return Process(
        tender=tender,
        notices=notices,
        papers=list(tender.papers.select_related("pdf", "docx").order_by("number")),
        documents=list(
            Document.objects.filter(ref=tender.ref, kind=PAPER, public=True)
            .prefetch_related("versions")
            .order_by("pk")
        ),
        corrections=list(tender.corrections.order_by("number")),
        offers=list(opened.select_related("provider").order_by("pk")),
        contracts=[one for one in contracts if one.ref in told],
    )
