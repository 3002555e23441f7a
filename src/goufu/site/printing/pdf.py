"""Set tables as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from goufu.base.papers.pdf import PDF, compiled

__all__ = ["PDF", "Paper", "PaperColumn", "PaperLine", "PaperTable", "as_pdf"]

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
    """Return the paper as PDF."""
    return compiled(TEMPLATE, asdict(paper))
