"""Official paper: notices, forms to be signed, seals and their verification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from goufu.site.cards.parts import CitationCard, LinkCard, TagCard


@dataclass(frozen=True)
class PaperCell:
    """A label and what stands beside it."""

    label: str
    value: str
    note: str = ""
    number: bool = False
    links: Sequence[LinkCard] = ()
    citation: CitationCard | None = None


@dataclass(frozen=True)
class PaperRow:
    """One cell across the sheet, or two side by side."""

    cells: Sequence[PaperCell]


@dataclass(frozen=True)
class PaperSection:
    """A headed part of the sheet."""

    title: str
    rows: Sequence[PaperRow]


@dataclass(frozen=True)
class SealCard:
    """A seal; given only when the signature behind it was checked and holds."""

    organisation: str
    words: str
    number: str = ""


@dataclass(frozen=True)
class PaperCard:
    """A notice or form as it is published."""

    title: str
    sections: Sequence[PaperSection]
    meta: Sequence[str] = ()
    subtitle: str = ""
    signed_by: str = ""
    signed_on: date | None = None
    seal: SealCard | None = None
    basis: CitationCard | None = None
    basis_words: str = ""
    print_line: str = ""


@dataclass(frozen=True)
class StatementPageCard:
    """The reasons of one decision as a paper."""

    paper: PaperCard
    links: Sequence[LinkCard] = ()
    crumbs: Sequence[LinkCard] = ()
    section: str = ""


@dataclass(frozen=True)
class VerifyCard:
    """What was checked about a record, and how a reader checks it alone."""

    title: str
    holds: bool
    facts: Sequence[tuple[str, str]]
    how: str = ""
    links: Sequence[LinkCard] = ()


@dataclass(frozen=True)
class DocumentLine:
    """A document of a dossier; without ``url`` it is still owed."""

    name: str
    url: str = ""
    at: datetime | None = None
    size: str = ""
    tag: TagCard | None = None
