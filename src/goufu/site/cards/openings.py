"""The page of an opening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goufu.site.cards.lists import TableCard
from goufu.site.cards.parts import FactLine, LinkCard


@dataclass(frozen=True)
class OpeningPageCard:
    """An opening as it goes on; ``live`` pages renew themselves."""

    title: str
    number: str
    state: str
    facts: Sequence[FactLine]
    tables: Sequence[TableCard]
    links: Sequence[LinkCard]
    url: str
    live: bool
    opened: bool
