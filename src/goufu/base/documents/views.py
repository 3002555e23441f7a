"""Read, download, preview and add documents."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from goufu.base import clock
from goufu.base.documents import actions, cards, handing_out, reading
from goufu.base.documents.models import Document
from goufu.base.documents.previews import page_count, preview
from goufu.base.documents.sheets import AddDocument
from goufu.base.documents.store import fetch
from goufu.base.doors.filled import Filled
from goufu.base.numerals import whole
from goufu.base.people.session import actor_of

A_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class DocumentPage:
    """The page of one document.

    Args:
        pages: addresses of the pictures of its pages.
        base: the page around it: that of the portal, or of the desk.
    """

    document: cards.DocumentCard
    pages: list[str]
    base: str = "site/desk.html"
    section: str = ""


@dataclass(frozen=True)
class UploadPage:
    """The page on which a file is added."""

    title: str
    ref: str
    form: Filled[AddDocument]
    limit_mb: int
    replaces: cards.DocumentCard | None
    documents: list[cards.DocumentCard]
    section: str = ""


@require_GET
def show(request: HttpRequest, document: int) -> HttpResponse:
    """Show a document with all its versions and the pictures of its pages."""
    now = clock.now()
    actor = actor_of(request)
    version = reading.version_for(actor, document=document, number=None, at=now)
    card = cards.card_of(version.document, at=now)
    pages = [
        reverse("documents:preview", args=[document, version.number, page])
        for page in range(1, page_count(version) + 1)
    ]
    base = "site/portal.html" if actor.account_id is None else "site/desk.html"
    return render(request, "documents/show.html", {"card": DocumentPage(card, pages, base)})


@require_GET
def download(request: HttpRequest, document: int, number: int) -> HttpResponse:
    """Hand out one version, checked against its digest."""
    actor, now = actor_of(request), clock.now()
    version = reading.version_for(actor, document=document, number=number, at=now)
    handing_out.note(version, actor, now)
    answer = FileResponse(
        fetch(version),
        as_attachment=True,
        filename=version.file_name,
        content_type=version.media_type,
    )
    answer["Content-Length"] = str(version.size)
    return _locked_up(answer, public=version.document.public)


@require_GET
def preview_page(request: HttpRequest, document: int, number: int, page: int) -> HttpResponse:
    """Hand out the picture of a page."""
    version = reading.version_for(
        actor_of(request), document=document, number=number, at=clock.now()
    )
    answer = HttpResponse(preview(version, page), content_type="image/png")
    return _locked_up(answer, public=version.document.public)


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """Add a file to a dossier, or a new version to a document of one's own."""
    actor, now = actor_of(request), clock.now()
    dossier = actions.dossier_for(actor, kind=kind, ref=ref)
    replaced = _number(request.GET.get("document", ""))
    file = request.FILES.get("file")
    form = Filled(
        AddDocument,
        typed=request.POST if request.method == "POST" else None,
        documents={"file": 1} if file else {},
    )
    if file and form.is_right():
        assert form.sheet is not None
        actions.add(
            ref=ref,
            dossier=dossier,
            file=file,
            title=form.sheet.title,
            actor=actor,
            at=now,
            document=replaced,
        )
        return HttpResponseRedirect(request.get_full_path())
    if request.method == "POST" and not file:
        form.complain("file", _("请选择文件。"))
    return render(
        request,
        "documents/upload.html",
        {"card": _upload_page(request, dossier.title, ref, form, replaced)},
        status=422 if form.errors else 200,
    )


def _upload_page(
    request: HttpRequest, title: str, ref: str, form: Filled[AddDocument], replaced: int | None
) -> UploadPage:
    now = clock.now()
    listed = cards.cards_of(reading.of_dossier(ref, actor_of(request), at=now), at=now)
    return UploadPage(
        title=title,
        ref=ref,
        form=form,
        limit_mb=settings.GOUFU.upload_limit_mb,
        replaces=next((one for one in listed if one.ident == replaced), None),
        documents=listed,
    )


def _locked_up(answer: HttpResponse | FileResponse, *, public: bool) -> HttpResponse:
    """Keep a browser from running anything in what others have uploaded."""
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = f"public, max-age={A_DAY}" if public else "private, no-store"
    return answer  # type: ignore[return-value]  # a file response is one in all but its ancestry


def _number(text: str) -> int | None:
    key = whole(text)
    if key is None:
        return None
    return Document.objects.filter(pk=key).values_list("pk", flat=True).first()
