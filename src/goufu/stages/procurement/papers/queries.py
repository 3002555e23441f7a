"""Questions to the papers of purchases."""

from __future__ import annotations

import secrets

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length

from goufu.base.documents.models import Document
from goufu.base.people.roles import AGENCIES, PURCHASERS, Actor, Party, Role
from goufu.base.workflow.visibility import visible
from goufu.law.places import from_local_to_national
from goufu.stages.procurement.papers.models import (
    PaperTemplate,
    PurchasePaper,
    ResultLetter,
    Taking,
)
from goufu.stages.procurement.papers.words import PREQUALIFICATION
from goufu.stages.procurement.tenders import queries as tenders
from goufu.stages.procurement.tenders.models import Tender

PAPER = "purchase_document"  # the kind of the document that holds a version
LETTER = "result_letter"
RECEIPT = "taking_receipt"
TEMPLATE = "paper_template"


def templates_visible_to(actor: Actor) -> QuerySet[PaperTemplate]:
    """Return the templates in the actor's place, above and below; they are no secret."""
    templates = PaperTemplate.objects.select_related("keeper", "document")
    if actor.role is Role.CLOCK:
        return templates
    if actor.party not in {Party.FINANCE, Party.PURCHASER, Party.AGENCY, Party.SUPERVISION}:
        return templates.none()
    around = Q(place__in=list(from_local_to_national(actor.place)))
    return templates.filter(around | Q(place__startswith=actor.place))


def template_for(kind: str, place: str) -> PaperTemplate | None:
    """Return the most local template in use; None where the house's own is."""
    return (
        PaperTemplate.objects.filter(
            kind=kind, state="in_use", place__in=list(from_local_to_national(place))
        )
        .order_by(Length("place").desc(), "-id")
        .first()
    )


def papers_visible_to(actor: Actor) -> QuerySet[PurchasePaper]:
    """Return the versions that the actor may see: those of published tenders, or of one's own."""
    papers = PurchasePaper.objects.select_related("tender", "template", "docx", "pdf")
    if actor.role in AGENCIES:
        return papers.filter(tender__agency_id=actor.organisation_id)
    if actor.role is Role.PROVIDER:
        asked = Q(tender__in=tenders.visible_to(actor).order_by().values("pk"))
        return papers.filter(asked | Q(kind=PREQUALIFICATION))
    if actor.role is Role.EXPERT:
        return papers.filter(tender__members__account_id=actor.account_id or 0)
    return visible(papers, actor)


def takings_visible_to(actor: Actor) -> QuerySet[Taking]:
    """Return one's own entries; the others only after the closing, to those who buy."""
    takings = Taking.objects.select_related("tender", "provider")
    if actor.role is Role.CLOCK:
        return takings
    if actor.role is Role.PROVIDER:
        return takings.filter(provider_id=actor.organisation_id)
    open_now = takings.exclude(state="taken").exclude(project_code="")
    if actor.role in AGENCIES:
        return open_now.filter(tender__agency_id=actor.organisation_id)
    if actor.role in PURCHASERS or actor.party in {Party.FINANCE, Party.SUPERVISION}:
        return visible(open_now, actor)
    return takings.none()


def letters_visible_to(actor: Actor) -> QuerySet[ResultLetter]:
    """Return the letters to oneself; those who buy and watch see all of their tenders."""
    letters = ResultLetter.objects.select_related("tender", "offer__provider", "document")
    if actor.role is Role.CLOCK:
        return letters
    if actor.role is Role.PROVIDER:
        return letters.filter(offer__provider_id=actor.organisation_id)
    if actor.role in AGENCIES:
        return letters.filter(tender__agency_id=actor.organisation_id)
    seen = tenders.visible_to(actor)
    if actor.party in {Party.PURCHASER, Party.SECTOR, Party.FINANCE, Party.SUPERVISION}:
        return letters.filter(tender__in=seen.order_by().values("pk"))
    return letters.none()


def papers_open_to(actor: Actor) -> Q:
    """Return which papers the actor may read besides those of its projects and the public ones."""
    letters = letters_visible_to(actor).order_by()
    readable = Q(kind=LETTER, ref__in=letters.values("ref"))
    if actor.role is Role.PROVIDER and actor.organisation_id is not None:
        taken = Taking.objects.filter(
            provider_id=actor.organisation_id, tender__ref=OuterRef("ref")
        )
        readable |= Q(kind=PAPER) & Q(Exists(taken))
    if actor.role in AGENCIES:
        own = Tender.objects.filter(agency_id=actor.organisation_id)
        readable |= Q(kind=PAPER, ref__in=own.values("ref"))
    templates = templates_visible_to(actor).order_by()
    return readable | Q(kind=TEMPLATE, ref__in=templates.values("ref"))


def paper_in_force(tender: Tender, kind: str = "") -> PurchasePaper | None:
    """Return the version that holds now: of the purchase document, or of another kind."""
    found = tender.papers.filter(kind=kind or tender.method).exclude(state="replaced")
    return found.select_related("docx", "pdf").first()


def taking_of(tender: Tender, provider_id: int | None) -> Taking | None:
    """Return one provider's entry."""
    return tender.takings.filter(provider_id=provider_id or 0).first()


def letter_with(*, number: str, code: str) -> ResultLetter | None:
    """Return the letter that bears both this number and this code, however it was typed."""
    found = ResultLetter.objects.select_related("offer__provider").filter(number=number.strip())
    letter = found.first()
    typed = code.strip().upper().replace(" ", "")
    if letter is None or not secrets.compare_digest(letter.check_code.encode(), typed.encode()):
        return None
    return letter


def public_files(tender_ref: str) -> QuerySet[Document]:
    """Return the files of a purchase that anybody may have, with their versions."""
    found = Document.objects.filter(ref=tender_ref, public=True)
    return found.prefetch_related("versions").order_by("pk")


def downloads_of(tender: Tender) -> int:
    """Count the downloads of all versions."""
    return tender.downloads.count()
