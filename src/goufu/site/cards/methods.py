"""How the ways to buy differ, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goufu.site.cards.parts import CitationCard


@dataclass(frozen=True)
class MethodLine:
    """What one clause says."""

    words: Sequence[str]
    citation: CitationCard


@dataclass(frozen=True)
class MethodCell:
    """What the law says of one method about one question; nothing where it is silent."""

    lines: Sequence[MethodLine]


@dataclass(frozen=True)
class MethodRow:
    """One question, asked of every method."""

    name: str
    cells: Sequence[MethodCell]


@dataclass(frozen=True)
class MethodsCard:
    """The whole table for a day and a place.

    Args:
        threshold: what the amount decides.
        others: the ways that a place knew besides.
    """

    on: date
    place: str
    methods: Sequence[str]
    rows: Sequence[MethodRow]
    threshold: Sequence[MethodLine]
    others: Sequence[MethodLine]
    section: str = "law"
