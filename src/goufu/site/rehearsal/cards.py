"""What the pages of a rehearsal are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goufu.base.doors.filled import Filled
from goufu.site.cards import (
    CitationCard,
    FactLine,
    Figure,
    FilterCard,
    LinkCard,
    PagerCard,
    TableCard,
    TagCard,
)
from goufu.site.rehearsal.sheets import Rehearse


@dataclass(frozen=True)
class Bar:
    """One bar of a chart; widths in percent of the longest.

    Args:
        turned: of the projects that went another way.
        moved: of those whose last day has only moved; drawn after the others.
    """

    label: str
    value: str
    turned: float
    moved: float = 0
    url: str = ""


@dataclass(frozen=True)
class Chart:
    """Bars with the sentence that they say, and the table that says it in figures."""

    ident: str
    title: str
    finding: str
    bars: Sequence[Bar]
    table: TableCard
    legend: Sequence[str] = ()


@dataclass(frozen=True)
class RuleLine:
    """A value of the law that decided."""

    text: str
    citation: CitationCard


@dataclass(frozen=True)
class DifferenceLine:
    """One step: how it was, how it would have been, by which rules."""

    step: str
    ref: str
    on: str
    was: str
    would: str
    another_way: bool
    moved: str
    by: Sequence[RuleLine]
    would_by: Sequence[RuleLine]


@dataclass(frozen=True)
class ProjectGroup:
    """One project with everything that would have been otherwise."""

    code: str
    title: str
    url: str
    note: str
    differences: Sequence[DifferenceLine]


@dataclass(frozen=True)
class RehearsalCard:
    """The page of one rehearsal; without figures while it is not done."""

    title: str
    ref: str
    version: str
    tag: TagCard
    facts: Sequence[FactLine]
    supposed: Sequence[str]
    again_url: str
    crumbs: Sequence[LinkCard]
    waits: bool = False
    failure: str = ""
    figures: Sequence[Figure] = ()
    finding: str = ""
    unknown: str = ""
    charts: Sequence[Chart] = ()
    groups: Sequence[ProjectGroup] = ()
    filters: FilterCard | None = None
    pager: PagerCard | None = None
    exports: Sequence[LinkCard] = ()
    section: str = "rehearsals"


@dataclass(frozen=True)
class RehearseCard:
    """The form."""

    form: Filled[Rehearse]
    key: str
    now: TableCard
    crumbs: Sequence[LinkCard]
    presets: Sequence[LinkCard] = ()
    section: str = "rehearsals"


@dataclass(frozen=True)
class RehearsalsCard:
    """The list."""

    table: TableCard
    pager: PagerCard
    section: str = "rehearsals"
