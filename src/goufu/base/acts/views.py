"""The page on which the system administrator imports the text of an act: look first, then keep."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goufu.base.acts.actions import act_of, import_text
from goufu.base.acts.cards import ImportPage, Preview, texts_read
from goufu.base.acts.sheets import ImportText
from goufu.base.doors.filled import Filled
from goufu.base.people.roles import Role
from goufu.base.people.session import actor_of
from goufu.base.people.views.pages import for_roles
from goufu.law.act_text import LARGEST, NotAText, from_bytes
from goufu.law.instruments import all_instruments
from goufu.law.refusals import Refusal
from goufu.law.words import Word, fill, say

KEEP = "keep"


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.SYSTEM_ADMIN)
def import_page(request: HttpRequest) -> HttpResponse:
    """Show what a file would be read as; keep it once that was looked at."""
    form = _form(request)
    if request.method != "POST":
        return _show(request, ImportPage(form, imported=texts_read()))
    right = form.is_right()
    try:
        content = _content(request)
        read = from_bytes(content)
        act = act_of(read.title, form.sheet.act if form.sheet else "")
    except Refusal as refusal:
        return _show(request, ImportPage(form, wrong=_said(refusal)), status=refusal.status)
    # A file that comes along now was not looked at yet.
    looked_at = KEEP in request.POST and not request.FILES
    if right and form.sheet is not None and looked_at:
        return _keep(request, content, act.short, form.sheet.source)
    preview = Preview.of(read, act, base64.b64encode(content).decode())
    return _show(request, ImportPage(form, preview), status=200 if right else 422)


def _show(request: HttpRequest, card: ImportPage, *, status: int = 200) -> HttpResponse:
    return render(request, "acts/import.html", {"card": card}, status=status)


def _form(request: HttpRequest) -> Filled[ImportText]:
    choices = [("", "—"), *((act.short, f"{act.title} {act.number or ''}") for act in _acts())]
    typed = request.POST if request.method == "POST" else None
    return Filled(ImportText, typed=typed, choices={"act": choices})


def _acts() -> list[Any]:
    return sorted(all_instruments(), key=lambda act: act.title)


def _content(request: HttpRequest) -> bytes:
    """Return the bytes of the file that was sent, or that was sent before and looked at.

    Raises:
        NotAText: there is none.
    """
    file = request.FILES.get("file")
    if isinstance(file, UploadedFile):
        sent: bytes = file.read(LARGEST + 1)
        return sent
    try:
        before = base64.b64decode(request.POST.get("content", ""), validate=True)
    except binascii.Error:
        before = b""
    if not before:
        raise NotAText(why=Word(say("请选择文件。")))
    return before


def _keep(request: HttpRequest, content: bytes, act: str, source: str) -> HttpResponse:
    text = import_text(
        content=content, act=act, source=source, actor=actor_of(request), at=timezone.now()
    )
    count = text.articles.count()
    said = _("《{title}》已导入，共 {count} 条。").format(title=text.title, count=count)
    messages.success(request, said)
    return HttpResponseRedirect(reverse("acts:import_text"))


def _said(refusal: Refusal) -> str:
    sentence = fill(refusal.sentence, refusal.params, _)
    return f"{sentence} {_(refusal.remedy)}"
