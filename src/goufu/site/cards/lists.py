"""Tables, and the page of a list with its filters, sorting, pages and exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from goufu.base.doors.filled import Filled
from goufu.base.doors.sheets import Sheet
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
    whole: bool = False  # a number or a day, which no line breaks

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
    pick: str = ""  # the number under which it can be selected


@dataclass(frozen=True)
class TableCard:
    """A table that becomes a stack of cards on a phone."""

    caption: str
    columns: Sequence[ColumnCard]
    rows: Sequence[RowCard]
    totals: Sequence[RowCard] = ()
    prose: bool = False  # what it is about, and the words: a phone needs no head beside them

    @property
    def has_picks(self) -> bool:
        """Whether rows can be selected."""
        return any(row.pick for row in self.rows)


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
class LookCard:
    """How a list is shown: which columns, sums in which unit.

    Args:
        columns: name, words, and whether it is shown.
        units: the same list with sums in yuan and in units of ten thousand; the note marks the one
            in force. Empty where the list has no sums.
        hidden: the conditions, which a choice of columns keeps.
    """

    columns: Sequence[tuple[str, str, bool]]
    units: Sequence[LinkCard]
    hidden: Sequence[tuple[str, str]]

    @property
    def shown(self) -> int:
        return sum(shown for _, _, shown in self.columns)


@dataclass(frozen=True)
class ListCard:
    """A list page.

    Args:
        batch: what can be done with the selected rows.
        look: how the list is shown; None where there is nothing to choose.
        groups, tabs: the groups of the stage, and the lists of the group that is shown; the note
            marks where the reader is.
    """

    title: str
    intro: str
    table: TableCard
    pager: PagerCard
    filters: FilterCard | None = None
    exports: Sequence[LinkCard] = ()
    links: Sequence[LinkCard] = ()
    acts: Sequence[ActCard] = ()
    groups: Sequence[LinkCard] = ()
    tabs: Sequence[LinkCard] = ()
    empty: EmptyCard | None = None
    crumbs: Sequence[LinkCard] = ()
    section: str = ""
    batch: Sequence[ActCard] = ()
    look: LookCard | None = None


@dataclass(frozen=True)
class StageLine:
    """One list of a stage, with how much in it waits for the reader."""

    name: str
    url: str
    icon: str
    waits: int = 0


@dataclass(frozen=True)
class StageGroup:
    """The lists of one part of a stage."""

    name: str
    lines: Sequence[StageLine]


@dataclass(frozen=True)
class StageCard:
    """The way through a stage of many lists."""

    title: str
    groups: Sequence[StageGroup]
    empty: EmptyCard
    crumbs: Sequence[LinkCard] = ()
    section: str = ""

    @property
    def waits(self) -> bool:
        """Whether anything in the stage waits for the reader."""
        return any(line.waits for group in self.groups for line in group.lines)


@dataclass(frozen=True)
class BatchLine:
    """One of the selected dossiers: whether the act can be done to it, or was."""

    ref: str
    title: str
    url: str
    tag: TagCard
    words: str = ""
    clause: str = ""


@dataclass(frozen=True)
class BatchPageCard:
    """One act on several dossiers: the form, or afterwards what became of each."""

    title: str
    form: Filled[Sheet]
    action_url: str
    back_url: str
    key: str
    refs: Sequence[str]
    lines: Sequence[BatchLine]
    is_done: bool
    tone: str
    clause: str
    crumbs: Sequence[LinkCard] = ()
    section: str = ""
