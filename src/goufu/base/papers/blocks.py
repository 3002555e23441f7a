"""A paper as a row of blocks: what stands in a DOCX, told in order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from goufu.base.papers.pdf import compiled

BlockKind = Literal["title", "subtitle", "heading", "text", "table"]
TEMPLATE = Path(__file__).with_name("document.typ")
HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)
# What is not carried from a DOCX into the PDF, by the name of its element.
NOT_CARRIED = ("drawing", "pict", "object", "txbxContent", "footnoteReference", "sdt", "altChunk")


class CannotBeRead(Exception):
    """It is no DOCX that can be opened."""


@dataclass(frozen=True)
class Block:
    """One block; ``level`` is that of a heading, ``rows`` are those of a table."""

    kind: BlockKind
    text: str = ""
    level: int = 0
    rows: Sequence[Sequence[str]] = ()


@dataclass(frozen=True)
class Printed:
    """What a PDF is set from; ``foot`` stands on every page beside its number."""

    title: str
    author: str
    foot: str
    blocks: Sequence[Block]


def blocks_of(content: bytes) -> list[Block]:
    """Return the blocks of a DOCX.

    Raises:
        CannotBeRead: it cannot be opened.
    """
    try:
        document = Document(io.BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError, XMLSyntaxError, zipfile.BadZipFile) as no:
        raise CannotBeRead(str(no)) from no
    return list(_blocks(document.iter_inner_content()))


def words_of(content: bytes) -> str:
    """Return all words of a DOCX, a line a paragraph, cells apart by a tab."""
    lines: list[str] = []
    for block in blocks_of(content):
        if block.kind == "table":
            lines += ["\t".join(row) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def not_carried(content: bytes) -> list[str]:
    """Return the kinds of things in a DOCX that its PDF would not show, as Word calls them."""
    body = Document(io.BytesIO(content)).element.body
    return [
        name
        for name in NOT_CARRIED
        if next(
            body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name), None
        )
        is not None
    ]


def as_pdf(printed: Printed) -> bytes:
    """Return the blocks as a PDF on A4, upright, with a table of its chapters."""
    return compiled(TEMPLATE, asdict(printed))


def _blocks(parts: Iterator[Paragraph | Table]) -> Iterator[Block]:
    for part in parts:
        if isinstance(part, Table):
            yield Block("table", rows=[_cells(row) for row in part.rows])
            continue
        text = part.text.strip()
        if text:
            yield _paragraph(part, text)


def _paragraph(part: Paragraph, text: str) -> Block:
    name = (part.style.name if part.style is not None else "") or ""
    heading = HEADING.search(name)
    if heading:
        return Block("heading", text, level=int(heading[1]))
    if name in {"Title", "标题"}:
        return Block("title", text)
    if name in {"Subtitle", "副标题"}:
        return Block("subtitle", text)
    return Block("text", text)


def _cells(row: object) -> list[str]:
    """Return the words of a row; a cell that spans several columns says them once."""
    words: list[str] = []
    last = None
    for cell in row.cells:  # type: ignore[attr-defined]  # _Row is not exported
        words.append("" if cell._tc is last else cell.text.strip())
        last = cell._tc
    return words
