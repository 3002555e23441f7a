"""The public pages of the ledger: its heads, and a place where anyone checks a notice."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from goufu.base.doors.filled import Filled
from goufu.base.ledger import cards, keys, proofs
from goufu.base.ledger.models import Head, Key
from goufu.base.ledger.sheets import LONGEST_RECEIPT, CheckNotice
from goufu.base.numerals import whole
from goufu.law.refusals import Refusal
from goufu.law.words import fill

A_PAGE, A_LIST = 30, 1000


@require_safe
def heads(request: HttpRequest) -> HttpResponse:
    """Show the signed heads, newest first."""
    before = whole(request.GET.get("before", ""))
    newest = Head.objects.order_by("-number").first()
    found = Head.objects.filter(number__lt=before) if before else Head.objects.all()
    some = list(found.order_by("-number")[: A_PAGE + 1])
    here = reverse("ledger:heads")
    more, shown = len(some) > A_PAGE, some[:A_PAGE]
    newer = f"{here}?before={shown[0].number + A_PAGE + 1}" if before and shown else ""
    card = cards.HeadsPage(
        heads=[cards.head_line(head) for head in shown],
        keys=[cards.key_line(key) for key in Key.objects.order_by("-made_at", "key_id")],
        lines=newest.size if newest else 0,
        older_url=f"{here}?before={shown[-1].number}" if more else "",
        newer_url=newer,
        json_url=reverse("ledger:heads_json"),
    )
    return render(request, "ledger/heads.html", {"card": card})


@require_safe
def heads_json(request: HttpRequest) -> HttpResponse:
    """Hand out the heads, newest first, a thousand at a time."""
    before = whole(request.GET.get("before", ""))
    found = Head.objects.filter(number__lt=before) if before else Head.objects.all()
    some = list(found.order_by("-number")[:A_LIST])
    told: dict[str, Any] = {"heads": [head.as_json() for head in some]}
    if some and some[-1].number > 1:
        told["next"] = f"{reverse('ledger:heads_json')}?before={some[-1].number}"
    return _open(JsonResponse(told))


@require_safe
def key(_request: HttpRequest, key_id: str) -> HttpResponse:
    """Hand out a public key."""
    found = Key.objects.filter(key_id=key_id).first()
    if found is None:
        raise Http404
    answer = HttpResponse(keys.as_pem(found.public), content_type="application/x-pem-file")
    answer["Content-Disposition"] = f'attachment; filename="goufu-ledger-{key_id}.pem"'
    return _open(answer)


@require_safe
def proof(_request: HttpRequest, number: str) -> HttpResponse:
    """Hand out the receipt of a published line."""
    told = proofs.receipt(proofs.public_line(number))
    answer = HttpResponse(proofs.as_text(told), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="receipt.json"'
    return _open(answer)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Check a notice by its number, or a receipt that somebody brings along."""
    typed: Any = request.POST if request.method == "POST" else None
    if typed is None and request.GET.get("number"):
        typed = request.GET
    form = Filled(CheckNotice, typed=typed)
    card, status = cards.CheckPage(form), 200
    if form.is_right() and form.sheet is not None:
        number, receipt = form.sheet.number, _sent(request) or form.sheet.receipt
        if number or receipt:
            card, status = _checked(form, number, receipt)
        else:
            form.complain("number", gettext("请填写公告编号，或者提供存证回执。"))
    if form.errors:
        status = 422
    return render(request, "ledger/check.html", {"card": card}, status=status)


def _checked(form: Filled[CheckNotice], number: str, receipt: str) -> tuple[cards.CheckPage, int]:
    try:
        if receipt:
            line, head = proofs.check(receipt)
            return cards.CheckPage(form, cards.verified_line(line, head)), 200
        entry = proofs.public_line(number)
        _, head = proofs.check(proofs.as_text(proofs.receipt(entry)))
    except Refusal as refusal:
        said = fill(refusal.sentence, refusal.params, gettext)
        return cards.CheckPage(form, cards.refused(said)), refusal.status
    where = reverse("ledger:proof", args=[entry.ref or str(entry.pk)])
    return cards.CheckPage(form, cards.verified_entry(entry, head), receipt_url=where), 200


def _sent(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return ""
    content: bytes = file.read(LONGEST_RECEIPT)
    return content.decode("utf-8", errors="replace")


def _open(answer: HttpResponse) -> HttpResponse:
    """Let programs on other sites read it: it is public anyway."""
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
