"""Tables, and the page of a list with its filters, sorting, pages and exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from goufu.site.cards.parts import ActCard, ClockCard, EmptyCard, LinkCard, TagCard
from goufu.site.cards.river import MiniReach

Sorted = Literal["", "ascending", "descending"]


@dataclass(frozen=True)
class ColumnCard:
    """The head of a column; with ``sort_url`` a click on it sorts."""

    label: str
    number: bool = False
    sort_url: str = ""
    sorted: Sorted = ""


@dataclass(frozen=True)
class CellCard:
    """One cell: words, and what goes with them."""

    text: str = ""
    url: str = ""
    note: str = ""
    number: bool = False
    tag: TagCard | None = None
    clock: ClockCard | None = None
    river: Sequence[MiniReach] = ()
    grade: str = ""
    percent: float | None = None

    @property
    def is_blank(self) -> bool:
        """Nothing to see: on a phone it needs no line."""
        parts = (self.text, self.note, self.tag, self.clock, self.river, self.grade)
        return not any(parts) and self.percent is None


@dataclass(frozen=True)
class RowCard:
    """One row; the first cell is its head."""

    cells: Sequence[CellCard]
    tone: Literal["", "warn", "bad", "selected"] = ""


@dataclass(frozen=True)
class TableCard:
    """A table that becomes a stack of cards on a phone."""

    caption: str
    columns: Sequence[ColumnCard]
    rows: Sequence[RowCard]
    totals: Sequence[RowCard] = ()


@dataclass(frozen=True)
class FilterField:
    """One condition: a search box, a choice, a day."""

    name: str
    label: str
    kind: Literal["search", "choice", "day"] = "search"
    value: str = ""
    choices: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class FilterCard:
    """All conditions; ``chosen`` are those in force, each with the address without it."""

    fields: Sequence[FilterField]
    reset_url: str
    chosen: Sequence[LinkCard] = ()
    hidden: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class PagerCard:
    """Pages by key: only the next and the one before are known."""

    summary: str
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True)
class ListCard:
    """A list page."""

    title: str
    intro: str
    table: TableCard
    pager: PagerCard
    filters: FilterCard | None = None
    exports: Sequence[LinkCard] = ()
    links: Sequence[LinkCard] = ()
    acts: Sequence[ActCard] = ()
    tabs: Sequence[LinkCard] = ()
    empty: EmptyCard | None = None
    crumbs: Sequence[LinkCard] = ()
    section: str = ""
