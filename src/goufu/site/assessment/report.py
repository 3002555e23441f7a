"""The assessment report as a page and as a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from goufu.base.doors.declare import Stage
from goufu.site.cards import LinkCard
from goufu.site.doors.addresses import (
    dossier_url,
    list_url,
    stage_link,
)
from goufu.site.doors.asking import (
    Reader,
    behind_sign_in,
    doors_or_404,
    dossier_or_404,
    must_be_signed_in,
    reader_of,
)
from goufu.site.doors.declared import STAGE_OF_PAGE
from goufu.site.printing.pdf import PDF
from goufu.site.printing.report import (
    PrintedReport,
    PrintedSection,
    PrintedSignature,
    PrintedTable,
    report_as_pdf,
)
from goufu.site.words import moment
from goufu.stages.procurement.tenders.cards import ReportCard, may_read_report
from goufu.stages.procurement.tenders.workflow import TENDER


@require_safe
@behind_sign_in
def report_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the report, or while the committee sits, how it stands and what is missing."""
    card, reader = _card(request, ref)
    file = reverse("doors:tender_report_file", args=[ref]) if card.concluded_at else ""
    context = {
        "card": card,
        "printed": _printed(card, reader),
        "file_url": file,
        "crumbs": [
            stage_link(Stage.PROCUREMENT),
            LinkCard(gettext("采购项目"), list_url(TENDER.name)),
            LinkCard(ref, dossier_url(TENDER.name, ref)),
            LinkCard(gettext("评审报告")),
        ],
        "section": STAGE_OF_PAGE[Stage.PROCUREMENT],
    }
    return render(request, "site/pages/report.html", context)


@require_safe
@behind_sign_in
def report_file(request: HttpRequest, ref: str) -> HttpResponseBase:
    """Send the report as a PDF, once the evaluation has ended."""
    card, reader = _card(request, ref)
    if card.concluded_at is None:
        raise Http404
    return FileResponse(
        report_as_pdf(_printed(card, reader)),
        as_attachment=True,
        filename=f"{ref}-report.pdf",
        content_type=PDF,
    )


def _card(request: HttpRequest, ref: str) -> tuple[ReportCard, Reader]:
    reader = reader_of(request)
    must_be_signed_in(reader)
    doors = doors_or_404(TENDER.name, reader.actor)
    tender = dossier_or_404(doors, ref, reader.actor)
    if not may_read_report(tender, reader.actor):
        raise Http404
    return ReportCard.of(tender, reader.actor, reader.today), reader


def _printed(card: ReportCard, reader: Reader) -> PrintedReport:
    return PrintedReport(
        title=gettext("评审报告"),
        subtitle=card.title,
        facts=[
            (gettext("采购项目编号"), card.ref),
            (gettext("采购人"), card.purchaser),
            (gettext("代理机构"), card.agency),
            (gettext("评审结束时间"), moment(card.concluded_at)),
        ],
        sections=list(_sections(card)),
        signing=gettext("成员签署"),
        signatures=[
            PrintedSignature(one.name, gettext(one.state), moment(one.at), one.dissent)
            for one in card.signatures
        ],
        basis=gettext("报告内容依据：{cite}").format(cite=card.basis.cite) if card.basis else "",
        footer=card.ref,
        printed=gettext("打印时间 {at}").format(at=moment(reader.at)),
    )


def _sections(card: ReportCard) -> Iterator[PrintedSection]:
    for section in card.sections:
        yield PrintedSection(
            title=gettext(section.title),
            facts=[(gettext(label), value) for label, value in section.facts],
            tables=[
                PrintedTable([gettext(head) for head in table.heads], table.rows)
                for table in section.tables
                if table.rows
            ],
        )
