"""Set a report as PDF: facts, tables, and a line for every signature."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from goufu.base.papers.pdf import compiled

TEMPLATE = Path(__file__).with_name("report.typ")


@dataclass(frozen=True)
class PrintedTable:
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class PrintedSection:
    title: str
    facts: Sequence[tuple[str, str]]
    tables: Sequence[PrintedTable]


@dataclass(frozen=True)
class PrintedSignature:
    """Who, what was put there, when, and the reasons of one of another opinion."""

    name: str
    state: str
    at: str
    dissent: str


@dataclass(frozen=True)
class PrintedReport:
    """A report in the words of its reader's language."""

    title: str
    subtitle: str
    facts: Sequence[tuple[str, str]]
    sections: Sequence[PrintedSection]
    signing: str
    signatures: Sequence[PrintedSignature]
    basis: str
    footer: str
    printed: str


def report_as_pdf(report: PrintedReport) -> io.BytesIO:
    """Return the report as a file to be archived."""
    return io.BytesIO(compiled(TEMPLATE, asdict(report)))
