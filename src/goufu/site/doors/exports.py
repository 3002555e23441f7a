"""A filtered list as a spreadsheet: streamed, so that its length does not matter."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, BinaryIO, cast

import xlsxwriter
from django.db.models import QuerySet
from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from goufu.base.doors.declare import Column, Doors
from goufu.law.money import yuan
from goufu.site.doors.asking import Reader
from goufu.site.doors.cells import Plain, plain, states_in_words, value_of

AT_ONCE = 2000
BOM = "\ufeff"  # Without it Excel does not take UTF-8 for UTF-8.
# A cell that begins like this may run as a formula in the reader's spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
WIDTHS = {"text": 30, "code": 24, "money": 16, "day": 12, "moment": 18, "state": 12}
FORMATS = {"money": "#,##0.00", "day": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm"}
SHEET_ROWS = 1_048_575  # What an .xlsx sheet holds below its head.
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        return line


def as_csv(doors: Doors, found: QuerySet[Any], reader: Reader) -> StreamingHttpResponse:
    """Send the list as CSV in UTF-8."""
    lines = _csv_lines(doors, found, translation.get_language())
    return csv_answer(lines, name=_name(doors, reader))


def csv_answer(lines: Iterator[list[str]], *, name: str) -> StreamingHttpResponse:
    """Send lines, the heads first, as CSV in UTF-8 while they are made."""
    writer = csv.writer(cast(Any, _Echo()))
    encoded = (f"{BOM if n == 0 else ''}{writer.writerow(line)}" for n, line in enumerate(lines))
    answer = StreamingHttpResponse(encoded, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _csv_lines(doors: Doors, found: QuerySet[Any], language: str | None) -> Iterator[list[str]]:
    # The answer is sent after the middleware has forgotten the reader's language.
    with translation.override(language):
        states = states_in_words(doors)
        yield [harmless(gettext(column.label)) for column in doors.columns]
        for dossier in found.iterator(chunk_size=AT_ONCE):
            yield [_csv_value(column, dossier, states) for column in doors.columns]


def _csv_value(column: Column, dossier: Any, states: dict[str, str]) -> str:
    value = plain(column, dossier, states)
    if value is None:
        return ""
    if column.kind == "money":
        return yuan(int(value_of(column, dossier))).replace(",", "")
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return harmless(str(value)) if isinstance(value, str) else str(value)


def harmless(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula.

    >>> harmless("=HYPERLINK(1)"), harmless("六安市")
    ("'=HYPERLINK(1)", '六安市')
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def as_xlsx(doors: Doors, found: QuerySet[Any], reader: Reader) -> FileResponse:
    """Write the list to a file with constant memory, then send the file."""
    return xlsx_answer(lambda book: _write(book, doors, found), name=_name(doors, reader))


def xlsx_answer(write: Callable[[Workbook], None], *, name: str) -> FileResponse:
    """Have a workbook written with constant memory, then send the file."""
    file = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115  (the answer closes it)
    book = xlsxwriter.Workbook(
        file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    write(book)
    book.close()
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)


def _write(book: Workbook, doors: Doors, found: QuerySet[Any]) -> None:
    sheet, states = book.add_worksheet(), states_in_words(doors)
    head = book.add_format({"bold": True, "bottom": 1})
    looks = {kind: book.add_format({"num_format": form}) for kind, form in FORMATS.items()}
    for x, column in enumerate(doors.columns):
        sheet.set_column(x, x, WIDTHS.get(column.kind, 12))
        sheet.write_string(0, x, gettext(column.label), head)
    sheet.freeze_panes(1, 0)
    for y, dossier in enumerate(found[:SHEET_ROWS].iterator(chunk_size=AT_ONCE), start=1):
        for x, column in enumerate(doors.columns):
            put(sheet, y, x, plain(column, dossier, states), looks.get(column.kind))


def headed(book: Workbook, heads: Sequence[str]) -> Worksheet:
    """Add a sheet with its heads, which stay in sight."""
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True, "bottom": 1})
    sheet.set_column(0, len(heads), WIDTHS["code"])
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, heads, bold)
    return sheet


def put(sheet: Worksheet, y: int, x: int, value: Plain, look: Any) -> None:
    """Write one value as what it is; an empty one leaves its cell empty."""
    if value is None:
        return
    if isinstance(value, str):
        sheet.write_string(y, x, value)
    elif isinstance(value, date):
        sheet.write_datetime(y, x, value, look)
    else:
        sheet.write_number(y, x, value, look)


def _name(doors: Doors, reader: Reader) -> str:
    return f"{doors.kind}-{reader.today.isoformat()}"


FORMS: dict[str, Callable[[Doors, QuerySet[Any], Reader], HttpResponseBase]] = {
    "csv": as_csv,
    "xlsx": as_xlsx,
}
