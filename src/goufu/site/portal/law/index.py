"""All rules by subject; those that a clause or a word leads to, with their words."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.base import clock
from goufu.law.calendar import day_of
from goufu.law.rows import Page, Row, every_page
from goufu.site import cards
from goufu.site.portal.law.articles import articles_cited
from goufu.site.portal.law.versions import version_line
from goufu.site.portal.law.words import (
    case_in_words,
    place_in_words,
    rule_url,
    subject_of,
    unverified,
    value_in_words,
)


@require_GET
def law_page(request: HttpRequest) -> HttpResponse:
    """Show the rules on a day; ``cite`` narrows to one clause, ``q`` to a word."""
    on = _day(request.GET.get("on", "")) or day_of(clock.now())
    cite = request.GET.get("cite", "").strip()
    text = request.GET.get("q", "").strip()
    lines = [
        version_line(page, row, on)
        for page in every_page()
        for row in page.all_rows()
        if (cite or text) and _asked_for(page, row, cite, text)
    ]
    card = cards.LawCard(
        title=_("条款：{cite}").format(cite=cite) if cite else _("平台所依据的规定"),
        on=on,
        cite=cite,
        text=text,
        lines=lines,
        subjects=[] if cite or text else _by_subject(on),
        articles=articles_cited(cite),
    )
    return render(request, "site/pages/law.html", {"card": card})


def _asked_for(page: Page, row: Row, cite: str, text: str) -> bool:
    answer = row.answer
    if cite and not (cite in answer.cite or answer.cite in cite):
        return False
    return not text or any(text in words for words in (page.title, answer.cite, answer.quote))


def _by_subject(on: date) -> list[cards.TableCard]:
    pages: defaultdict[str, list[Page]] = defaultdict(list)
    for page in every_page():
        pages[subject_of(page.key)].append(page)
    return [_table(subject, some, on) for subject, some in pages.items()]


def _table(subject: str, pages: list[Page], on: date) -> cards.TableCard:
    return cards.TableCard(
        caption=subject,
        columns=[
            cards.ColumnCard(_("规定")),
            cards.ColumnCard(_("当日内容")),
            cards.ColumnCard(_("依据")),
        ],
        rows=[_row(page, on) for page in pages],
    )


def _row(page: Page, on: date) -> cards.RowCard:
    held = [row for row in page.all_rows() if row.in_force_on(on)]
    title = cards.CellCard(_(page.title), url=rule_url(page.key))
    if not held:
        return cards.RowCard([title, cards.CellCard(_("未作规定")), cards.CellCard("")])
    first, *more = sorted(held, key=_plainest)
    answer = first.answer
    about = [
        case_in_words(first.case),
        "" if answer.place == "CN" else place_in_words(answer.place),
    ]
    note = _("；").join(part for part in about if part)
    if more:
        note = _("{note}；另有 {count} 项").format(note=note, count=len(more)).lstrip("；; ")
    return cards.RowCard(
        [
            title,
            cards.CellCard(value_in_words(answer), note=note),
            cards.CellCard(answer.cite, tag=unverified(answer.verified)),
        ]
    )


def _plainest(row: Row) -> tuple[int, int, int]:
    """Put the nation's newest rule without conditions first."""
    return len(row.answer.place), len(row.case), -row.in_force_from.toordinal()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
