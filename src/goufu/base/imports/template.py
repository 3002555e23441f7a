"""The empty form of a list, and a list with its wrong cells marked: both as XLSX."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext

from goufu.base.doors.sheets import SheetField, fields_of
from goufu.base.imports.declare import Import, RowProblem
from goufu.base.imports.reading import Table
from goufu.law.words import say

MOST_IN_A_LIST = 250  # characters that a spreadsheet's own drop-down list can hold
ROWS_READY = 2000
WIDTHS = {"money": 16, "day": 13, "yes": 8, "integer": 10, "long_text": 40}
KINDS: dict[str, str] = {
    "text": say("文字"),
    "long_text": say("文字"),
    "integer": say("整数"),
    "decimal": say("数字"),
    "money": say("金额（元，最多两位小数）"),
    "percent": say("百分数"),
    "day": say("日期，如 2015-12-24"),
    "choice": say("从可选内容中选择"),
    "choices": say("可填多项，用顿号隔开"),
    "yes": say("是或否"),
}


def template(imported: Import) -> bytes:
    """Return the empty form: the heads, drop-down lists, and a sheet on how to fill it in."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet(gettext("数据"))
    fields = fields_of(imported.row)
    _heads(book, sheet, fields)
    for x, spec in enumerate(fields):
        _help_a_column(sheet, x, spec)
    _explain(book, imported, fields)
    book.close()
    return file.getvalue()


def with_problems(imported: Import, table: Table, problems: Sequence[RowProblem]) -> bytes:
    """Return the rows as they were typed, each wrong cell marked, the reasons beside the row."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(gettext("数据"))
    fields = fields_of(imported.row)
    _heads(book, sheet, fields, more=(gettext("原行号"), gettext("问题"), gettext("怎么改")))
    wrong: dict[int, list[RowProblem]] = defaultdict(list)
    for problem in problems:
        wrong[problem.row].append(problem)
    marked = book.add_format({"bg_color": "#FDE9D9", "font_color": "#8A3B00", "num_format": "@"})
    plain = book.add_format({"num_format": "@"})
    for y, line in enumerate(table.lines, start=1):
        _line(
            sheet,
            y,
            fields,
            cells=line.cells,
            problems=wrong[line.number],
            looks=(plain, marked),
        )
        sheet.write_number(y, len(fields), line.number)
    book.close()
    return file.getvalue()


def _line(
    sheet: Any,
    y: int,
    fields: Sequence[SheetField],
    *,
    cells: dict[str, str],
    problems: Sequence[RowProblem],
    looks: tuple[Any, Any],
) -> None:
    plain, marked = looks
    said: dict[str, list[str]] = defaultdict(list)
    for problem in problems:
        said[problem.field].append(problem.sentence)
    for x, spec in enumerate(fields):
        sheet.write_string(y, x, cells.get(spec.name, ""), marked if spec.name in said else plain)
        if spec.name in said:
            sheet.write_comment(y, x, "\n".join(said[spec.name]))
    sheet.write_string(y, len(fields) + 1, "\n".join(p.sentence for p in problems), plain)
    remedies = dict.fromkeys(problem.remedy for problem in problems if problem.remedy)
    sheet.write_string(y, len(fields) + 2, "\n".join(remedies), plain)


def _heads(book: Any, sheet: Any, fields: Sequence[SheetField], more: Sequence[str] = ()) -> None:
    head = book.add_format({"bold": True, "bg_color": "#E9EEF5", "bottom": 1, "text_wrap": True})
    text = book.add_format({"num_format": "@"})
    for x, spec in enumerate(fields):
        star = " *" if spec.required else ""
        unit = gettext("（元）") if spec.kind == "money" else ""
        as_text = text if spec.kind in {"text", "long_text"} else None
        sheet.set_column(x, x, WIDTHS.get(spec.kind, 22), as_text)
        sheet.write_string(0, x, f"{gettext(spec.label)}{unit}{star}", head)
    for x, words in enumerate(more, start=len(fields)):
        sheet.set_column(x, x, 12 if x == len(fields) else 40)
        sheet.write_string(0, x, words, head)
    sheet.freeze_panes(1, 0)


def _help_a_column(sheet: Any, x: int, spec: SheetField) -> None:
    if spec.hint:
        sheet.write_comment(0, x, gettext(spec.hint))
    words = [gettext(str(label)) for _, label in spec.choices]
    if spec.kind == "yes":
        words = [gettext("是"), gettext("否")]
    if spec.kind in {"choice", "yes"} and len(",".join(words)) <= MOST_IN_A_LIST:
        sheet.data_validation(1, x, ROWS_READY, x, {"validate": "list", "source": words})


def _explain(book: Any, imported: Import, fields: Sequence[SheetField]) -> None:
    sheet = book.add_worksheet(gettext("填写说明"))
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 2, 26)
    sheet.set_column(3, 3, 60, wrap)
    sheet.write_string(0, 0, gettext(imported.label), bold)
    heads = (gettext("列"), gettext("必填"), gettext("怎么填"), gettext("可选内容和提示"))
    for x, words in enumerate(heads):
        sheet.write_string(2, x, words, bold)
    for y, spec in enumerate(fields, start=3):
        choices = "、".join(gettext(str(label)) for _, label in spec.choices)
        hint = gettext(spec.hint) if spec.hint else ""
        sheet.write_string(y, 0, gettext(spec.label))
        sheet.write_string(y, 1, gettext("是") if spec.required else gettext("否"))
        sheet.write_string(y, 2, gettext(KINDS.get(spec.kind, "文字")))
        sheet.write_string(y, 3, "　".join(part for part in (choices, hint) if part))
