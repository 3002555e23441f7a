"""Make a DOCX of a plain text with few marks, so that the house's own templates can be read.

A line that begins with ``#`` is a chapter, ``##`` a section, ``###`` a part of one; ``=`` is the
title, ``-=`` a line below it; neighbouring lines that begin with ``|`` are a table, its first the
heads. Everything else is a paragraph. Fields in braces are left as they stand.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby

from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Pt

LATIN, CHINESE = "Times New Roman", "宋体"
BODY, CELL = Pt(11), Pt(10)
MARKS = {"### ": 3, "## ": 2, "# ": 1}
LONG_AGO = datetime(2015, 1, 1, tzinfo=UTC)  # a template has no date of its own


def docx_of(text: str) -> bytes:
    """Return the text as a DOCX."""
    document = Document()
    _dress(document)
    for is_table, lines in groupby(_lines(text), key=lambda line: line.startswith("|")):
        if is_table:
            _table(document, lines)
        else:
            for line in lines:
                _paragraph(document, line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _lines(text: str) -> Iterator[str]:
    return (line for line in (one.strip() for one in text.splitlines()) if line)


def _dress(document: Docx) -> None:
    """Give every style a Chinese font, and the file no author but the house."""
    for name, size in (
        ("Normal", BODY),
        ("Heading 1", Pt(16)),
        ("Heading 2", Pt(13)),
        ("Heading 3", Pt(11)),
        ("Title", Pt(24)),
        ("Subtitle", Pt(15)),
    ):
        style = document.styles[name]
        style.font.name, style.font.size = LATIN, size
        style.element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), CHINESE)
    about = document.core_properties
    about.author = about.last_modified_by = "Goufu"
    about.comments = ""
    about.created = about.modified = LONG_AGO


def _paragraph(document: Docx, line: str) -> None:
    if line.startswith("-= "):
        document.add_paragraph(line[3:], style="Subtitle")
        return
    if line.startswith("= "):
        document.add_paragraph(line[2:], style="Title")
        return
    for mark, level in MARKS.items():
        if line.startswith(mark):
            document.add_heading(line.removeprefix(mark), level=level)
            return
    document.add_paragraph(line)


def _table(document: Docx, lines: Iterable[str]) -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    table = document.add_table(rows=0, cols=max(len(row) for row in rows))
    table.style = "Table Grid"
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=False):
            cell.text = words
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = CELL
