"""Cards of the public pages about purchasers and providers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goufu.base.doors.filled import Filled
from goufu.site.cards.lists import FilterCard, PagerCard, TableCard
from goufu.site.cards.papers import PaperCard
from goufu.site.cards.parts import CitationCard, EmptyCard, FactLine, Figure, LinkCard


@dataclass(frozen=True)
class StandardPart:
    """A qualification standard, to be read."""

    title: str
    facts: Sequence[FactLine]
    conditions: str
    oversight: str


@dataclass(frozen=True)
class PartiesCard:
    """A public page about who buys and who serves; it shows what it is given."""

    title: str
    intro: str
    tabs: Sequence[LinkCard]
    figures: Sequence[Figure] = ()
    facts: Sequence[FactLine] = ()
    citation: CitationCard | None = None
    filters: FilterCard | None = None
    table: TableCard | None = None
    pager: PagerCard | None = None
    downloads: Sequence[LinkCard] = ()
    standards: Sequence[StandardPart] = ()
    paper: PaperCard | None = None
    empty: EmptyCard | None = None
    section: str = "providers"


@dataclass(frozen=True)
class PartyFormCard:
    """A public form about a provider, with what the reader was told so far.

    Args:
        said: a sentence of success above everything; ``number`` stands large below it.
        forms: what can be done next; each is sent to its own address.
    """

    title: str
    intro: str
    tabs: Sequence[LinkCard]
    forms: Sequence[PartyForm] = ()
    facts: Sequence[FactLine] = ()
    said: str = ""
    number: str = ""
    steps: Sequence[str] = ()
    section: str = "providers"


@dataclass(frozen=True)
class PartyForm:
    """One form: its heading, fields, and button."""

    heading: str
    form: Filled[Any]
    action_url: str
    submit: str
    key: str
    hint: str = ""
    hidden: Sequence[tuple[str, str]] = ()
