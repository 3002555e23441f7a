"""The tables as a workbook and as a PDF."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext
from xlsxwriter.workbook import Workbook

from goufu.law.calendar import BEIJING
from goufu.site.budgets.laid_out import Head, LaidOut, figure
from goufu.site.doors.exports import xlsx_answer
from goufu.site.printing.pdf import PDF, Paper, PaperColumn, PaperLine, PaperTable, as_pdf
from goufu.stages.review.budgets.tables import LAST_DIGITS_IN_ONE

A4 = 9
SHEET_NAME = 31  # characters that Excel allows
WIDTHS = {"": 12, "title": 34}
HEAD_ROW = 2
FIGURES = "#,##0.00;[Red]-#,##0.00;"  # nothing where there is nothing


def xlsx(tables: Sequence[LaidOut], *, name: str, **_more: object) -> HttpResponseBase:
    """Send a workbook with a sheet for each table, its heads repeated on every printed page."""

    def write(book: Workbook) -> None:
        for table in tables:
            _sheet(book, table)

    return xlsx_answer(write, name=name)


def _sheet(book: Workbook, table: LaidOut) -> None:
    sheet = book.add_worksheet(table.title.split(" ", 1)[-1][:SHEET_NAME])
    looks = _looks(book)
    last = len(table.heads) - 1
    for x, head in enumerate(table.heads):
        sheet.set_column(x, x, _width(head))
    sheet.merge_range(0, 0, 0, last, table.title, looks["title"])
    left, middle, right = table.meta
    sheet.write_string(1, 0, left)
    sheet.write_string(1, last // 2, middle)
    sheet.write_string(1, last, right, looks["right"])
    for x, head in enumerate(table.heads):
        sheet.write_string(HEAD_ROW, x, head.label, looks["head"])
    y = HEAD_ROW
    for y, (row, cells) in enumerate(table.rows, start=HEAD_ROW + 1):
        for x, cell in enumerate(cells):
            strong = "" if row.level == "row" else "strong_"
            if isinstance(cell, int):
                value = cell / LAST_DIGITS_IN_ONE
                sheet.write_number(y, x, value, looks[f"{strong}figure"])
            else:
                sheet.write_string(y, x, cell, looks[f"{strong}text"])
    notes = [table.empty, *table.notes] if not table.rows else table.notes
    for down, note in enumerate(notes, start=1):
        sheet.write_string(y + down, 0, note)
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")


def _width(head: Head) -> float:
    narrow, for_figures, a_share = 13, 16, 16
    if head.number:
        return for_figures
    return a_share * head.width or narrow


def _looks(book: Workbook) -> dict[str, Any]:
    text: dict[str, Any] = {"border": 1, "valign": "vcenter", "text_wrap": True}
    numbers = {"border": 1, "valign": "vcenter", "num_format": FIGURES}
    return {
        "title": book.add_format({"bold": True, "font_size": 16, "align": "center"}),
        "right": book.add_format({"align": "right"}),
        "head": book.add_format({**text, "bold": True, "align": "center"}),
        "text": book.add_format(text),
        "figure": book.add_format(numbers),
        "strong_text": book.add_format({**text, "bold": True}),
        "strong_figure": book.add_format({**numbers, "bold": True}),
    }


def pdf(tables: Sequence[LaidOut], *, name: str, at: datetime) -> HttpResponseBase:
    """Send both tables as one PDF, each from a page of its own."""
    printed = at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
    paper = Paper(
        title=gettext("政府购买服务预算表和政府采购预算表"),
        author=tables[0].meta[0],
        footer=gettext("购服"),
        printed=gettext("打印时间 {at}").format(at=printed),
        page=_page_words(),
        tables=[_paper(table) for table in tables],
    )
    return FileResponse(
        io.BytesIO(as_pdf(paper)), as_attachment=True, filename=f"{name}.pdf", content_type=PDF
    )


def _page_words() -> tuple[str, str, str]:
    """Return the words before, between and after the numbers of a page and of all pages."""
    before, _, rest = gettext("第 {page} 页，共 {pages} 页").partition("{page}")
    between, _, after = rest.partition("{pages}")
    return before, between, after


def _paper(table: LaidOut) -> PaperTable:
    return PaperTable(
        title=table.title,
        meta=table.meta,
        columns=[PaperColumn(head.label, head.number, head.width) for head in table.heads],
        rows=[
            PaperLine(
                row.level, [figure(cell) if isinstance(cell, int) else cell for cell in cells]
            )
            for row, cells in table.rows
        ],
        notes=table.notes,
        empty=table.empty,
    )


FORMS: dict[str, Callable[..., HttpResponseBase]] = {"xlsx": xlsx, "pdf": pdf}
