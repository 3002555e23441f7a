"""The law that the platform goes by: the clauses, their words, the days on which they count."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.base import clock
from goufu.law.calendar import day_of
from goufu.law.rows import Page, Row, every_page
from goufu.site import cards
from goufu.site.doors.words_of_law import said


@require_GET
def law_page(request: HttpRequest) -> HttpResponse:
    """Show every value that the law sets, on a day; ``cite`` narrows to one clause."""
    on = _day(request.GET.get("on", "")) or day_of(clock.now())
    cite = request.GET.get("cite", "").strip()
    text = request.GET.get("q", "").strip()
    lines = [
        _line(page, row, on)
        for page in every_page()
        for rows in page.rows.values()
        for row in rows
        if _asked_for(page, row, cite, text)
    ]
    card = cards.LawCard(
        title=_("条款：{cite}").format(cite=cite) if cite else _("平台所依据的规定"),
        on=on,
        cite=cite,
        text=text,
        lines=lines,
    )
    return render(request, "site/pages/law.html", {"card": card})


def _asked_for(page: Page, row: Row, cite: str, text: str) -> bool:
    answer = row.answer
    if cite and not (cite in answer.cite or answer.cite in cite):
        return False
    return not text or any(text in words for words in (page.title, answer.cite, answer.quote))


def _line(page: Page, row: Row, on: date) -> cards.ProvisionLine:
    answer = row.answer
    return cards.ProvisionLine(
        title=_(page.title),
        value=said(answer.value, answer.unit),
        place=answer.place,
        in_force_from=answer.in_force_from,
        in_force_to=row.in_force_to,
        counts=row.in_force_on(on),
        citation=cards.CitationCard(answer.cite, answer.quote, answer.verified),
        source=answer.source,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
