"""A rehearsal as a spreadsheet: what was supposed, the figures, every difference on its line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _
from xlsxwriter.workbook import Workbook

from goufu.law.money import FEN_IN_YUAN, wan, yuan
from goufu.law.rehearsal.asking import from_json
from goufu.law.words import say
from goufu.site.doors.exports import FORMATS, SHEET_ROWS, csv_answer, harmless, put, xlsx_answer
from goufu.site.rehearsal import wording
from goufu.site.rehearsal.models import Rehearsal, RehearsedProject
from goufu.site.rehearsal.telling import line_of

AT_ONCE = 500
HEADS = (
    say("项目编号"),
    say("项目名称"),
    say("部门"),
    say("地区"),
    say("服务类别"),
    say("采购方式"),
    say("金额（元）"),
    say("环节"),
    say("事项编号"),
    say("起算日"),
    say("当时"),
    say("推演"),
    say("另有结果"),
    say("末日变动（日）"),
    say("当时规定"),
    say("推演规定"),
)
WIDTHS = (24, 30, 20, 12, 10, 12, 16, 18, 24, 12, 30, 30, 10, 12, 50, 50)
WIDE = 24
MONEY, DAY = 6, 9  # columns


def export(rehearsal: Rehearsal, found: QuerySet[RehearsedProject], form: str) -> HttpResponseBase:
    """Send the differences that were asked for; the figures go with a workbook."""
    if form == "csv":
        return csv_answer(_csv(rehearsal, found, translation.get_language()), name=rehearsal.ref)
    return xlsx_answer(lambda book: _write(book, rehearsal, found), name=rehearsal.ref)


def _csv(
    rehearsal: Rehearsal, found: QuerySet[RehearsedProject], language: str | None
) -> Iterator[list[str]]:
    # The answer is sent after the middleware has forgotten the reader's language.
    with translation.override(language):
        yield [_(head) for head in HEADS]
        for row in _rows(rehearsal, found):
            yield [_plain(x, value) for x, value in enumerate(row)]


def _plain(x: int, value: Any) -> str:
    if value is None:
        return ""
    if x == MONEY:
        return yuan(int(value)).replace(",", "")
    return harmless(value) if isinstance(value, str) else str(value)


def _rows(rehearsal: Rehearsal, found: QuerySet[RehearsedProject]) -> Iterator[tuple[Any, ...]]:
    """Yield every difference; the sum in fen."""
    for row in found.iterator(chunk_size=AT_ONCE):
        for one in row.differences:
            line = line_of(one, rehearsal.rules)
            yield (
                row.project_code,
                row.title,
                row.department,
                row.place,
                wording.class_name(row.service_class),
                wording.method_name(row.method),
                row.amount_fen,
                line.step,
                line.ref,
                date.fromisoformat(line.on),
                line.was,
                line.would,
                _("是") if line.another_way else _("否"),
                one["days"],
                _cited(line.by),
                _cited(line.would_by),
            )


def _cited(rules: Any) -> str:
    return _("；").join(f"{rule.text}〔{rule.citation.clause}〕" for rule in rules)


def _write(book: Workbook, rehearsal: Rehearsal, found: QuerySet[RehearsedProject]) -> None:
    head = book.add_format({"bold": True, "bottom": 1})
    _write_summary(book, rehearsal, head)
    sheet = book.add_worksheet(_("逐项"))
    looks = {
        x: book.add_format({"num_format": FORMATS[k]}) for x, k in ((MONEY, "money"), (DAY, "day"))
    }
    for x, (words, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
        sheet.set_column(x, x, width)
        sheet.write_string(0, x, _(words), head)
    sheet.freeze_panes(1, 0)
    for y, row in enumerate(_rows(rehearsal, found), start=1):
        if y > SHEET_ROWS:
            return
        for x, value in enumerate(row):
            in_yuan = value / FEN_IN_YUAN if x == MONEY else value
            put(sheet, y, x, in_yuan, looks.get(x))


def _write_summary(book: Workbook, rehearsal: Rehearsal, head: Any) -> None:
    figures, sheet = rehearsal.figures, book.add_worksheet(_("概要"))
    lines: list[tuple[str, Any]] = [
        (_("推演名称"), rehearsal.title),
        (_("编号"), rehearsal.ref),
        (_("版本"), rehearsal.version),
        (_("年度"), rehearsal.year),
        (_("地区"), rehearsal.place),
        (_("从哪一天起改变"), from_json(rehearsal.variant).since.isoformat()),
        *((_("假定"), line) for line in wording.variant_in_words(from_json(rehearsal.variant))),
        (_("推演项目（个）"), figures["projects"]),
        (_("另有结果（个）"), figures["another_way"]),
        (_("涉及金额（万元）"), wan(figures["another_way_fen"])),
        (_("仅期限变动（个）"), figures["moved"]),
        (_("不能推算（项）"), figures["unknown"]),
        *(
            (wording.step_name(step), _("另有结果 {count} 项").format(count=one["another_way"]))
            for step, one in figures["steps"].items()
        ),
    ]
    sheet.set_column(0, 1, WIDE)
    for y, (name, value) in enumerate(lines):
        sheet.write_string(y, 0, name, head)
        put(sheet, y, 1, value, None)
