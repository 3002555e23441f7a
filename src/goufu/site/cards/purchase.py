"""Pages before a purchase: what the public may speak on, and how plans are carried out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goufu.site.cards.lists import FilterCard, TableCard
from goufu.site.cards.papers import PaperCard
from goufu.site.cards.parts import Figure, LinkCard


@dataclass(frozen=True)
class OpenCase:
    """A demand or a single source that waits for what the public says; ``until`` its last day."""

    title: str
    url: str
    body: str
    kind: str
    until: date | None
    days_left: int | None = None


@dataclass(frozen=True)
class OpinionsPageCard:
    """Everything before a purchase on which anybody may speak now, and what is over."""

    running: Sequence[OpenCase]
    over: Sequence[OpenCase]
    section: str = "needs"


@dataclass(frozen=True)
class OpinionPageCard:
    """One of them: what it says, what was said to it, the form while it runs."""

    number: str
    title: str
    kind: str
    paper: PaperCard
    intro: str
    clause: str
    until: date | None
    runs: bool
    done: bool
    form: Any
    action_url: str
    key: str
    said: TableCard | None = None
    section: str = "needs"


@dataclass(frozen=True)
class PacingCard:
    """How the purchases of a year are carried out, by month and by department, and what is late."""

    title: str
    intro: str
    figures: Sequence[Figure]
    tables: Sequence[TableCard]
    filters: FilterCard
    crumbs: Sequence[LinkCard] = field(default_factory=list)
    section: str = ""
