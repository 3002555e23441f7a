"""Cards of the public window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goufu.base.doors.filled import Filled
from goufu.site.cards.lists import FilterCard, PagerCard, TableCard
from goufu.site.cards.pages import NoticeLine
from goufu.site.cards.parts import CitationCard, FactLine, LinkCard


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
class VersionLine:
    """One version of a rule with its days and its words; ``counts`` on the day looked at.

    Args:
        case: what it hangs on, in words.
        left, width: where its bar lies on the line of time, in hundredths.
    """

    title: str
    value: str
    place: str
    case: str
    in_force_from: date | None
    in_force_to: date | None
    counts: bool
    citation: CitationCard
    source: str
    url: str = ""
    left: float = 0
    width: float = 0


@dataclass(frozen=True)
class ArticleLine:
    """An article of an act, its paragraphs apart."""

    anchor: str
    label: str
    chapter: str
    paragraphs: Sequence[str]
    act: str = ""


@dataclass(frozen=True)
class LawCard:
    """The rules that the platform goes by: all by subject, or those that were looked for."""

    title: str
    on: date
    cite: str
    text: str
    lines: Sequence[VersionLine]
    subjects: Sequence[TableCard] = ()
    articles: Sequence[ArticleLine] = ()
    section: str = "law"


@dataclass(frozen=True)
class RuleCard:
    """One rule and its life.

    Args:
        used_by: the duties and steps that ask it.
        years: the marks under the line of time.
    """

    key: str
    title: str
    subject: str
    facts: Sequence[FactLine]
    versions: Sequence[VersionLine]
    used_by: Sequence[LinkCard]
    years: Sequence[tuple[int, float]]
    crumbs: Sequence[LinkCard]
    section: str = "law"


@dataclass(frozen=True)
class PackLine:
    """A day on which the law changed: what came, what went."""

    title: str
    place: str
    day: date | None
    came: Sequence[LinkCard]
    went: Sequence[LinkCard]
    verified: bool
    url: str


@dataclass(frozen=True)
class ActsCard:
    """All acts, and the days on which the law changed."""

    packs: Sequence[PackLine]
    acts: TableCard
    crumbs: Sequence[LinkCard]
    section: str = "law"


@dataclass(frozen=True)
class ActTextCard:
    """One act: its life, the rules that it carries, its articles where a text was imported."""

    title: str
    facts: Sequence[FactLine]
    rules: TableCard
    articles: Sequence[ArticleLine]
    text_note: str
    verified: bool
    crumbs: Sequence[LinkCard]
    section: str = "law"


@dataclass(frozen=True)
class ChangesCard:
    """What the law says otherwise on another day or in another place."""

    form: Filled[Any]
    summary: str
    tables: Sequence[TableCard]
    exports: Sequence[LinkCard]
    crumbs: Sequence[LinkCard]
    section: str = "law"
