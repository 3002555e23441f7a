"""Set tables as PDF."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import pylopdf_fonts_zh_cn as fonts
import typst

PDF = "application/pdf"
ARCHIVED: Literal["a-2b"] = "a-2b"
TEMPLATE = Path(__file__).with_name("tables.typ")


@dataclass(frozen=True)
class PaperColumn:
    """A column; ``width`` is its share of the line, 0 for as wide as its figures."""

    label: str
    number: bool = False
    width: float = 1


@dataclass(frozen=True)
class PaperLine:
    """A row as it is printed."""

    level: Literal["row", "department", "total"]
    cells: Sequence[str]


@dataclass(frozen=True)
class PaperTable:
    """One table; it begins on a page of its own, and its heads stand on each.

    ``meta`` stands above it, left, in the middle and right; ``empty`` in place of no rows.
    """

    title: str
    meta: tuple[str, str, str]
    columns: Sequence[PaperColumn]
    rows: Sequence[PaperLine]
    notes: Sequence[str] = ()
    empty: str = ""


@dataclass(frozen=True)
class Paper:
    """A document of tables; ``page`` are the words before, between and after the page numbers."""

    title: str
    author: str
    footer: str
    printed: str
    page: tuple[str, str, str]
    tables: Sequence[PaperTable]


def as_pdf(paper: Paper) -> bytes:
    """Return the paper as PDF/A-2b: what is in it looks the same anywhere, and can be archived.

    A character that no font of ours has would not be let through; such a paper is plain PDF, and
    shows an empty box there.
    """
    return set_archived(TEMPLATE, json.dumps(asdict(paper), ensure_ascii=False))


def set_archived(template: Path, said: str) -> bytes:
    """Set what is said by a template, as PDF/A-2b where its characters let it."""
    try:
        return _set(template, said, ARCHIVED)
    except typst.TypstError:
        return _set(template, said, None)


def _set(template: Path, said: str, standard: Literal["a-2b"] | None) -> bytes:
    pdf = typst.compile(
        template,
        font_paths=[fonts.serif_path().parent],
        ignore_system_fonts=True,
        sys_inputs={"paper": said},
        pdf_standards=[standard] if standard else [],
    )
    assert isinstance(pdf, bytes)
    return pdf
