"""Read a spreadsheet as people typed it: every cell as text, every row with its number."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from python_calamine import CalamineError, CalamineWorkbook

from goufu.base.documents.media import CSV, ODS, TEXT, XLSX, media_of
from goufu.base.doors.sheets import SheetField
from goufu.base.imports.refusals import HeadTwice, NoHeads, NoRows, NotASpreadsheet, TooManyRows

HEADS_WITHIN = 12  # rows: above the heads stand a title and remarks
MOST_ROWS = 20_000
WHOLE_UP_TO = 10**15  # beyond it a spreadsheet has lost the last digits of a number
SUMS = ("合计", "总计", "小计", "Total")
ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True)
class Line:
    """One row: its number in the file, and what stands in the known columns, by field name."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """The rows below the heads; ``ignored`` are the heads that nobody asked for."""

    lines: Sequence[Line]
    ignored: Sequence[str]


def read_table(file: IO[bytes], name: str, fields: Sequence[SheetField], words: Any) -> Table:
    """Return the first sheet of ``file``.

    Args:
        words: label of a field → its words in the reader's language. Chinese heads are always
            known, whatever the language.

    Raises:
        NotASpreadsheet, NoHeads, HeadTwice, NoRows, TooManyRows.
    """
    rows = _rows(file, name)
    known = {_plain(said): f.name for f in fields for said in (f.label, words(f.label), f.name)}
    at = _head_row(rows, known)
    heads = [known.get(_plain(cell), "") for cell in rows[at]] if rows else []
    _check_heads(name, fields, heads, words)
    lines = [
        Line(number, {head: cell for head, cell in zip(heads, row, strict=False) if head and cell})
        for number, row in enumerate(rows[at + 1 :], start=at + 2)
        if not _is_sum(row)
    ]
    lines = [line for line in lines if line.cells]
    if not lines:
        raise NoRows(name=name)
    if len(lines) > MOST_ROWS:
        raise TooManyRows(name=name, rows=len(lines), most=MOST_ROWS)
    ignored = [cell for cell, head in zip(rows[at], heads, strict=True) if cell and not head]
    return Table(lines, ignored)


def _rows(file: IO[bytes], name: str) -> list[list[str]]:
    media = media_of(file, name)
    content = file.read()
    if media in (CSV, TEXT):
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(_text(content)))]
    if media not in (XLSX, ODS):
        raise NotASpreadsheet(name=name)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        return [[_cell(one) for one in row] for row in sheet.to_python(skip_empty_area=False)]
    except CalamineError:
        raise NotASpreadsheet(name=name) from None


def _text(content: bytes) -> str:
    """Read CSV as UTF-8, else as the national standard that Excel in China writes."""
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode(ENCODINGS[0], errors="replace")


def _cell(value: Any) -> str:
    """Return a cell as a person would read it: a day as a day, a number without its noise.

    >>> _cell(0.1 + 0.2), _cell(1680000.0), _cell(9.1341500e17)
    ('0.3', '1680000', '9.13415E+17')
    """
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return (
            value.date().isoformat()
            if value == datetime.combine(value, datetime.min.time())
            else str(value)
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        if abs(value) >= WHOLE_UP_TO:
            return f"{value:.6G}"
        return format(Decimal(f"{value:.15g}"), "f")
    return str(value).strip()


def _plain(head: str) -> str:
    """Return a head without what people add to it: stars, spaces, the unit in brackets.

    >>> _plain(" 预算金额（元） *")
    '预算金额'
    """
    text = unicodedata.normalize("NFKC", head).replace("*", "")
    return "".join(text.partition("(")[0].split()).lower()


def _head_row(rows: Sequence[Sequence[str]], known: dict[str, str]) -> int:
    """Return the row near the top that holds most of the heads."""
    hits = [sum(_plain(cell) in known for cell in row if cell) for row in rows[:HEADS_WITHIN]]
    return hits.index(max(hits)) if hits else 0


def _check_heads(name: str, fields: Sequence[SheetField], heads: Sequence[str], words: Any) -> None:
    missing = [words(field.label) for field in fields if field.required and field.name not in heads]
    if missing:
        raise NoHeads(name=name, missing="、".join(missing))
    for field in fields:
        if heads.count(field.name) > 1:
            raise HeadTwice(name=name, head=words(field.label))


def _is_sum(row: Sequence[str]) -> bool:
    first = next((cell for cell in row if cell), "")
    return "".join(first.split()).rstrip(":：") in SUMS
