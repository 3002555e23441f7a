"""Check a letter on a result: its number and its code say whether the platform has sent it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goufu.base.doors.filled import Filled
from goufu.base.doors.sheets import Line, Sheet, field
from goufu.law.words import say
from goufu.site.cards import VerifyCard
from goufu.stages.procurement.papers.models import ResultLetter
from goufu.stages.procurement.papers.queries import letter_with

NOT_FOUND = say(
    "没有编号和核验码都相符的通知书。请核对后重新填写；仍不相符的，请向采购代理机构核实。"
)


class LetterAsked(Sheet):
    """What stands on the letter."""

    number: Line = field(say("通知书编号"), max_length=60)
    code: Line = field(say("核验码"), hint=say("形如 1A2B-3C4D-5E6F。"), max_length=20)


@dataclass(frozen=True)
class LetterPage:
    """The form, and what was found."""

    form: Filled[LetterAsked]
    found: VerifyCard | None = None
    nothing: str = ""
    section: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def check_page(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; say whose letter it is only if both are right."""
    form = Filled(LetterAsked, typed=request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _show(request, LetterPage(form))
    if not form.is_right() or form.sheet is None:
        return _show(request, LetterPage(form), status=422)
    letter = letter_with(number=form.sheet.number, code=form.sheet.code)
    if letter is None:
        return _show(request, LetterPage(form, nothing=_(NOT_FOUND)), status=404)
    return _show(request, LetterPage(form, found=_verified(letter)))


def _verified(letter: ResultLetter) -> VerifyCard:
    holds = letter.state == "sent"
    return VerifyCard(
        title=_("本平台发出的通知书") if holds else _("本平台发出过，现已失效"),
        holds=holds,
        facts=[
            (_("通知书编号"), letter.number),
            (_("通知书种类"), str(letter.get_kind_display())),
            (_("收件单位"), letter.offer.provider.name),
            (_("项目名称"), letter.title),
            (_("发出日期"), letter.sent_on.isoformat()),
            (_("文件摘要（SHA-256）"), letter.sha256),
        ],
        how=_("计算手中文件的 SHA-256，与上列摘要一致的，内容没有改动。"),
    )


def _show(request: HttpRequest, page: LetterPage, *, status: int = 200) -> HttpResponse:
    return render(request, "site/pages/letter.html", {"card": page}, status=status)
