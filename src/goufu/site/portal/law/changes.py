"""What changed between two days, or two places: as a page, a spreadsheet, a list for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

import xlsxwriter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.base import clock
from goufu.base.doors.filled import Filled
from goufu.base.doors.sheets import OptionalLine, Sheet, field
from goufu.law.calendar import day_of
from goufu.law.differences import Difference, Kind, differences
from goufu.law.places import UnknownPlace
from goufu.law.words import say
from goufu.site import cards
from goufu.site.doors.exports import BOM, XLSX, harmless
from goufu.site.portal.law.words import (
    case_in_words,
    place_in_words,
    rule_url,
    subject_of,
    unverified,
    value_in_words,
)

KINDS: dict[Kind, str] = {
    "changed": say("改变的规定"),
    "came": say("新增的规定"),
    "went": say("不再适用的规定"),
    "restated": say("内容不变、改由另一条款规定的"),
}
THE_LECTURE = date(2015, 12, 24)
USUAL_PLACE = "CN-3415"


class Compare(Sheet):
    """Two days, and one place or two."""

    before: date = field(say("从哪一天"))
    after: date = field(say("到哪一天"))
    place: OptionalLine = field(say("地区"), hint=say("如 CN、CN-34、CN-3415"), default="CN")
    other_place: OptionalLine = field(say("与哪个地区比较"), hint=say("同一地区不填"), default="")


@require_GET
def changes_page(request: HttpRequest) -> HttpResponse:
    """Compare the law of two days and places."""
    form = _form(request)
    found, status = _compared(form)
    card = cards.ChangesCard(
        form=form,
        summary=_summary(found, form) if found is not None else "",
        tables=_tables(found or []),
        exports=_exports(request) if found is not None else [],
        crumbs=[
            cards.LinkCard(_("政策法规"), reverse("doors:law")),
            cards.LinkCard(_("规定的变化")),
        ],
    )
    return render(request, "site/pages/law_changes.html", {"card": card}, status=status)


@require_GET
def changes_csv(request: HttpRequest) -> HttpResponse:
    """Send the comparison as CSV in UTF-8."""
    found = _or_bad(request)
    if isinstance(found, HttpResponse):
        return found
    out = io.StringIO()
    csv.writer(out).writerows([[harmless(cell) for cell in row] for row in _plain(found)])
    answer = HttpResponse(BOM + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="changes.csv"'
    return answer


@require_GET
def changes_xlsx(request: HttpRequest) -> HttpResponse:
    """Send the comparison as a spreadsheet."""
    found = _or_bad(request)
    if isinstance(found, HttpResponse):
        return found
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    for place, row in enumerate(_plain(found)):
        sheet.write_row(place, 0, row, bold if place == 0 else None)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 8, 24)
    book.close()
    answer = HttpResponse(out.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="changes.xlsx"'
    return answer


def _form(request: HttpRequest) -> Filled[Compare]:
    today = day_of(clock.now())
    usual = {"before": THE_LECTURE, "after": today, "place": USUAL_PLACE}
    asked = {name for name in ("before", "after", "place", "other_place") if name in request.GET}
    if not asked:
        words = {"before": THE_LECTURE.isoformat(), "after": today.isoformat()}
        return Filled(
            Compare, typed={**words, "place": USUAL_PLACE, "other_place": ""}, initial=usual
        )
    return Filled(Compare, typed=request.GET, initial=usual)


def _compared(form: Filled[Compare]) -> tuple[list[Difference] | None, int]:
    if not form.is_right() or form.sheet is None:
        return None, 422
    asked = form.sheet
    try:
        return (
            differences(
                asked.before,
                asked.after,
                place=asked.place or "CN",
                other_place=asked.other_place or None,
            ),
            200,
        )
    except UnknownPlace as refusal:
        wrong = "place" if refusal.params["place"] == asked.place else "other_place"
        form.complain(wrong, f"{refusal} {_(refusal.remedy)}")
        return None, 422


def _or_bad(request: HttpRequest) -> list[Difference] | HttpResponse:
    form = _form(request)
    found, status = _compared(form)
    if found is None:
        said = "；".join(sentence for _id, _label, sentence in form.errors)
        return HttpResponse(said, status=status, content_type="text/plain; charset=utf-8")
    return found


def _summary(found: Sequence[Difference], form: Filled[Compare]) -> str:
    assert form.sheet is not None
    counts = {kind: sum(one.kind == kind for one in found) for kind in KINDS}
    return _(
        "{before}的{place}与{after}的{other}相比：改变 {changed} 项，新增 {came} 项，"
        "不再适用 {went} 项，改由另一条款规定 {restated} 项。"
    ).format(
        before=form.sheet.before.isoformat(),
        after=form.sheet.after.isoformat(),
        place=place_in_words(form.sheet.place or "CN"),
        other=place_in_words(form.sheet.other_place or form.sheet.place or "CN"),
        **counts,
    )


def _tables(found: Sequence[Difference]) -> list[cards.TableCard]:
    return [
        cards.TableCard(
            caption=_(words),
            columns=[
                cards.ColumnCard(_("规定")),
                cards.ColumnCard(_("此前")),
                cards.ColumnCard(_("此后")),
            ],
            rows=[_row(some) for some in _alike([one for one in found if one.kind == kind])],
        )
        for kind, words in KINDS.items()
        if any(one.kind == kind for one in found)
    ]


def _alike(found: Sequence[Difference]) -> list[list[Difference]]:
    """Put together the cases of a rule that differ in the same way."""
    groups: dict[Any, list[Difference]] = {}
    for one in found:
        groups.setdefault((one.page.key, one.before, one.after), []).append(one)
    return list(groups.values())


def _row(some: Sequence[Difference]) -> cards.RowCard:
    one = some[0]
    cases = "／".join(case for case in (case_in_words(each.case) for each in some) if case)
    note = " · ".join(part for part in (subject_of(one.page.key), cases) if part)
    sides = [
        cards.CellCard(
            value_in_words(answer),
            note=answer.cite if answer else "",
            tag=unverified(answer.verified) if answer else None,
        )
        for answer in (one.before, one.after)
    ]
    title = cards.CellCard(_(one.page.title), url=rule_url(one.page.key), note=note)
    return cards.RowCard([title, *sides])


def _plain(found: Sequence[Difference]) -> Iterator[list[Any]]:
    yield [
        _("变化"), _("类别"), _("规定"), _("情形"),
        _("此前"), _("此前依据"), _("此后"), _("此后依据"), _("未核定"),
    ]  # fmt: skip
    for one in found:
        sides = [one.before, one.after]
        yield [
            _(KINDS[one.kind]),
            subject_of(one.page.key),
            _(one.page.title),
            case_in_words(one.case),
            *(
                words
                for side in sides
                for words in (value_in_words(side), side.cite if side else "")
            ),
            _("是") if any(side and not side.verified for side in sides) else "",
        ]


def _exports(request: HttpRequest) -> list[cards.LinkCard]:
    said = f"?{urlencode(request.GET.dict())}" if request.GET else ""
    return [
        cards.LinkCard("XLSX", reverse("doors:law_changes_xlsx") + said, "download"),
        cards.LinkCard("CSV", reverse("doors:law_changes_csv") + said, "download"),
    ]
