"""The purchase document: made when it is confirmed, frozen, handed out as it was frozen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goufu.base.documents.models import Document
from goufu.base.documents.store import fetch
from goufu.base.papers.blocks import Printed, as_pdf, blocks_of
from goufu.base.papers.filling import fill
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.stages.procurement.papers import queries
from goufu.stages.procurement.papers.actions.keeping import Kept, keep
from goufu.stages.procurement.papers.contents import values_of
from goufu.stages.procurement.papers.models import PaperTemplate, PurchasePaper
from goufu.stages.procurement.papers.outlines import standard
from goufu.stages.procurement.papers.words import PREQUALIFICATION, words_for
from goufu.stages.procurement.tenders.models import Tender

DOCX, PDF = ".docx", ".pdf"


def freeze(tender: Tender, *, at: datetime) -> PurchasePaper:
    """Make the document of a tender as DOCX and PDF, and freeze it by its digests.

    One that was frozen before gives way to it and stays as it is.

    Raises:
        UnknownField, TagNotClosed: the template of an operator does not suit this tender.
    """
    return _freeze(tender, kind=tender.method, ref=tender.ref, values={}, at=at)


def freeze_prequalification(
    tender: Tender, *, ref: str, values: dict[str, Any], at: datetime
) -> PurchasePaper:
    """Make the document of a prequalification, freeze it and hand it out to everybody.

    Args:
        ref: the number of the prequalification, in which its files lie.
        values: what its own fields say, see ``fields.PREQUALIFICATION_FIELDS``.

    Raises:
        UnknownField, TagNotClosed: the template of an operator does not suit this tender.
    """
    paper = _freeze(tender, kind=PREQUALIFICATION, ref=ref, values=values, at=at)
    return hand_out(paper, at=at, registration=False)


def _freeze(
    tender: Tender, *, kind: str, ref: str, values: dict[str, Any], at: datetime
) -> PurchasePaper:
    earlier = queries.paper_in_force(tender, kind)
    # Another prequalification of the same tender is another dossier: its files are its own.
    before = earlier if earlier is not None and earlier.docx.ref == ref else None
    template = queries.template_for(kind, tender.place)
    source = _content_of(template) if template else standard(kind)
    number = tender.papers.count() + 1
    filled = fill(source, {**values_of(tender, kind=kind, on=day_of(at)), **values})
    printed = as_pdf(_printed(tender, kind, number, filled))
    kept = Keeping(tender, kind, ref, at)
    docx = kept.keep(filled, DOCX, earlier=before.docx if before else None)
    pdf = kept.keep(printed, PDF, earlier=before.pdf if before else None)
    if earlier is not None:
        advance(earlier, "give_way", actor=THE_CLOCK, at=at)
    paper = PurchasePaper(
        ref=child_ref(tender.ref, "WJ"),
        project_code=tender.project_code,
        title=f"{tender.title}{words_for(kind).document}",
        place=tender.place,
        tender=tender,
        kind=kind,
        number=number,
        template=template,
        template_sha256=hashlib.sha256(source).hexdigest(),
        docx=docx.document,
        pdf=pdf.document,
        docx_sha256=docx.version.sha256,
        pdf_sha256=pdf.version.sha256,
        registration=earlier.registration if earlier else False,
        frozen_at=at,
    )
    _open(paper, at)
    return paper


def hand_out(
    paper: PurchasePaper, *, at: datetime, registration: bool | None = None
) -> PurchasePaper:
    """Let it be taken: by anybody, or by those who register.

    Args:
        registration: as the notice says; None where the version before said it.
    """
    if registration is not None:
        paper.set(registration=registration)
    paper.set(handed_out_at=at)
    _set_public(paper, public=not paper.registration)
    advance(paper, "hand_out", actor=THE_CLOCK, at=at, sha256=paper.pdf_sha256, number=paper.number)
    return paper


def make_public(tender: Tender) -> None:
    """Let everybody read the document: it is published with the result."""
    paper = queries.paper_in_force(tender)
    if paper is not None:
        _set_public(paper, public=True)


def _set_public(paper: PurchasePaper, *, public: bool) -> None:
    """Open the two files, and what the agency has put beside them, to everybody or to takers."""
    beside = paper.tender.document if paper.kind == paper.tender.method else None
    for document in (paper.docx, paper.pdf, *([beside] if beside else [])):
        document.public = public
        document.save(update_fields=["public"])


def _open(paper: PurchasePaper, at: datetime) -> None:
    open_dossier(
        paper,
        actor=THE_CLOCK,
        at=at,
        tender=paper.tender.ref,
        number=paper.number,
        template=paper.template.ref if paper.template else "",
        template_sha256=paper.template_sha256,
        docx_sha256=paper.docx_sha256,
        pdf_sha256=paper.pdf_sha256,
    )


def _content_of(template: PaperTemplate) -> bytes:
    """Return the version of a template that was tried."""
    assert template.document is not None
    version = template.document.versions.get(number=template.version)
    with fetch(version) as file:
        return file.read()


def _printed(tender: Tender, kind: str, number: int, filled: bytes) -> Printed:
    document = words_for(kind).document
    return Printed(
        title=f"{tender.title}{document}",
        author=tender.agency.name,
        foot=f"{tender.ref}　{document}第 {number} 版",
        blocks=blocks_of(filled),
    )


@dataclass(frozen=True)
class Keeping:
    """Keeps the files of one version in the dossier ``ref``."""

    tender: Tender
    kind: str
    ref: str
    at: datetime

    def keep(self, content: bytes, suffix: str, *, earlier: Document | None) -> Kept:
        return keep(
            content,
            ref=self.ref,
            project_code=self.tender.project_code,
            place=self.tender.place,
            kind=queries.PAPER,
            title=f"{words_for(self.kind).document}（{suffix[1:].upper()}）",
            suffix=suffix,
            at=self.at,
            earlier=earlier,
        )
