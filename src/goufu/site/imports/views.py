"""The page of an import: download the form, send the file, look at every wrong cell, carry in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from goufu.base.documents.models import Version
from goufu.base.doors.declare import Doors
from goufu.base.imports import template
from goufu.base.imports.declare import Import
from goufu.base.imports.refusals import RowsWrong
from goufu.base.numerals import whole
from goufu.law.refusals import Refusal
from goufu.site.cards import LinkCard
from goufu.site.doors.acting import key_of
from goufu.site.doors.addresses import (
    list_url,
    stage_link,
)
from goufu.site.doors.asking import (
    Reader,
    behind_sign_in,
    doors_or_404,
    must_be_signed_in,
    reader_of,
)
from goufu.site.doors.declared import STAGE_OF_PAGE
from goufu.site.doors.exports import XLSX
from goufu.site.imports.cards import ImportPageCard
from goufu.site.imports.looking import Found, carry, import_or_none, keep, kept, look_at_kept
from goufu.site.imports.tables import columns_of, earlier, looked_at
from goufu.site.refusals import RefusalCard, attempting

DOCUMENT = "document"


@dataclass(frozen=True)
class Desk:
    """Who carries what in."""

    request: HttpRequest
    doors: Doors
    imported: Import
    reader: Reader


@require_http_methods(["GET", "HEAD", "POST"])
@behind_sign_in
def import_page(request: HttpRequest, kind: str, name: str) -> HttpResponse:
    """Show the form; read the file that was sent; carry it in once it was looked at."""
    desk = _desk(request, kind, name)
    attempting(request, gettext(desk.imported.label))
    if request.method != "POST":
        return _show(desk)
    try:
        version = _file(desk)
        if version is None:
            return _show(desk, wrong=gettext("请选择文件。"), status=422)
        return _read(desk, version)
    except Refusal as refusal:
        said = RefusalCard.of(request, refusal)
        return _show(desk, wrong=said.gap, remedy=said.remedy, status=refusal.status)


@require_safe
@behind_sign_in
def template_file(request: HttpRequest, kind: str, name: str) -> HttpResponse:
    """Send the empty form."""
    desk = _desk(request, kind, name)
    return _xlsx(template.template(desk.imported), f"{kind}-{name}")


@require_safe
@behind_sign_in
def marked_file(request: HttpRequest, kind: str, name: str, document: int) -> HttpResponse:
    """Send the rows of a kept file with the wrong cells marked."""
    desk = _desk(request, kind, name)
    version = kept(document, desk.reader)
    if version is None:
        raise Http404
    found = look_at_kept(desk.imported, version, desk.reader)
    content = template.with_problems(desk.imported, found.table, found.problems)
    return _xlsx(content, f"{kind}-{name}-{document}")


def _desk(request: HttpRequest, kind: str, name: str) -> Desk:
    reader = reader_of(request)
    must_be_signed_in(reader)
    doors = doors_or_404(kind, reader.actor)
    imported = import_or_none(doors, name, reader)
    if imported is None:
        raise Http404
    return Desk(request, doors, imported, reader)


def _file(desk: Desk) -> Version | None:
    sent: Any = desk.request.FILES.get("file")
    if sent is not None:
        return keep(sent, desk.imported, desk.reader)
    number = whole(desk.request.POST.get(DOCUMENT, ""))
    return None if number is None else kept(number, desk.reader)


def _read(desk: Desk, version: Version) -> HttpResponse:
    """Show what the file holds; carry it in where that was looked at and nothing is wrong."""
    found = look_at_kept(desk.imported, version, desk.reader)
    if DOCUMENT in desk.request.POST and not desk.request.FILES and not found.problems:
        try:
            return _carried(desk, found, version)
        except RowsWrong as refusal:  # since it was looked at, somebody was quicker
            found.problems = refusal.problems
    return _show(desk, found=found, version=version, status=422 if found.problems else 200)


def _carried(desk: Desk, found: Found, version: Version) -> HttpResponse:
    run = carry(
        desk.doors.kind, desk.imported, found, version, desk.reader, key=key_of(desk.request)
    )
    said = gettext("已导入 {rows} 行：新增 {added}，变更 {changed}，未变 {unchanged}（{ref}）。")
    messages.success(
        desk.request,
        said.format(
            rows=run.rows,
            added=run.added,
            changed=run.changed,
            unchanged=run.unchanged,
            ref=run.ref,
        ),
    )
    return HttpResponseRedirect(list_url(desk.doors.kind))


def _show(
    desk: Desk,
    *,
    found: Found | None = None,
    version: Version | None = None,
    wrong: str = "",
    remedy: str = "",
    status: int = 200,
) -> HttpResponse:
    doors, imported = desk.doors, desk.imported
    card = ImportPageCard(
        title=gettext(imported.label),
        intro=gettext(imported.intro) if imported.intro else "",
        action_url=desk.request.path,
        template_url=reverse("doors:import_template", args=[doors.kind, imported.name]),
        back_url=list_url(doors.kind),
        key=key_of(desk.request) or uuid4().hex,
        columns=columns_of(imported),
        earlier=earlier(doors, imported, desk.reader),
        crumbs=[
            stage_link(doors.stage),
            LinkCard(gettext(doors.name), list_url(doors.kind)),
            LinkCard(gettext(imported.label)),
        ],
        section=STAGE_OF_PAGE[doors.stage],
        looked=looked_at(doors, imported, found, version) if found and version else None,
        wrong=wrong,
        remedy=remedy,
    )
    return render(desk.request, "site/pages/import.html", {"card": card}, status=status)


def _xlsx(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer
