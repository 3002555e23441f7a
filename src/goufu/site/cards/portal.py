"""Cards of the public window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goufu.site.cards.lists import FilterCard, PagerCard
from goufu.site.cards.pages import NoticeLine
from goufu.site.cards.parts import CitationCard


@dataclass(frozen=True)
class NoticeListCard:
    """The published notices."""

    lines: Sequence[NoticeLine]
    filters: FilterCard
    pager: PagerCard
    section: str = "notices"


@dataclass(frozen=True)
class AskedCard:
    """One question by its number; its words are shown once it is answered in public."""

    number: str
    title: str
    content: str
    state: str
    asked_on: date
    addressed_to: str
    answer: str
    answered_on: date | None
    section: str = "ask"


@dataclass(frozen=True)
class ProvisionLine:
    """One value of the law with its days and its words; ``counts`` on the day looked at."""

    title: str
    value: str
    place: str
    in_force_from: date | None
    in_force_to: date | None
    counts: bool
    citation: CitationCard
    source: str


@dataclass(frozen=True)
class LawCard:
    """The values that the platform goes by on a day."""

    title: str
    on: date
    cite: str
    text: str
    lines: Sequence[ProvisionLine]
    section: str = "law"
