"""One card for each kind of page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goufu.base.doors.filled import Filled
from goufu.base.doors.sheets import Sheet
from goufu.site.cards.lists import FilterCard, PagerCard, TableCard
from goufu.site.cards.papers import DocumentLine, PaperCard, VerifyCard
from goufu.site.cards.parts import (
    ActCard,
    ActTone,
    CheckLine,
    CitationCard,
    ClockCard,
    DutyCard,
    FactLine,
    Figure,
    FormulaCard,
    LedgerLine,
    LinkCard,
    TagCard,
    WhyLine,
)
from goufu.site.cards.river import MiniReach, RiverCard

TONES: tuple[ActTone, ...] = ("primary", "normal", "danger")
FEW_ACTS, MANY_ACTS = 3, 5
REASONS_SHOWN = 5


@dataclass(frozen=True)
class DossierLine:
    """One dossier of a project: a need, a plan, a tender, a contract."""

    name: str
    ref: str
    url: str
    state: TagCard
    note: str = ""


@dataclass(frozen=True)
class DossierGroup:
    """The dossiers of one stage, and what may be opened there."""

    stage: str
    lines: Sequence[DossierLine]
    acts: Sequence[ActCard] = ()


@dataclass(frozen=True)
class ProjectPageCard:
    """A project, or one of its dossiers, as one reader may see it."""

    title: str
    ref: str
    tags: Sequence[TagCard]
    facts: Sequence[FactLine]
    river: RiverCard | None
    now_title: str
    kind: str = ""
    now_words: str = ""
    now_clock: ClockCard | None = None
    hold: str = ""
    acts: Sequence[ActCard] = ()
    checks: Sequence[CheckLine] = ()
    formula: FormulaCard | None = None
    paper: PaperCard | None = None
    tables: Sequence[TableCard] = ()
    duties: Sequence[DutyCard] = ()
    documents: Sequence[DocumentLine] = ()
    whys: Sequence[WhyLine] = ()
    whys_note: str = ""
    ledger: Sequence[LedgerLine] = ()
    ledger_url: str = ""
    verify_url: str = ""
    calendar_url: str = ""
    dossiers: Sequence[DossierGroup] = ()
    links: Sequence[LinkCard] = ()
    crumbs: Sequence[LinkCard] = ()
    section: str = ""

    @property
    def main_acts(self) -> Sequence[ActCard]:
        """What leads on, first of all; of many acts those that end or refuse stand apart."""
        ranked = sorted(self.acts, key=lambda act: TONES.index(act.tone))
        if len(ranked) <= FEW_ACTS:
            return ranked
        shown = [act for act in ranked if act.tone != "danger"]
        if len(shown) > MANY_ACTS:
            return [act for act in shown if act.tone == "primary"] or shown[:FEW_ACTS]
        return shown or ranked[:FEW_ACTS]

    @property
    def first_whys(self) -> Sequence[WhyLine]:
        """The newest reasons; the others are folded away."""
        return self.whys[:REASONS_SHOWN]

    @property
    def further_whys(self) -> Sequence[WhyLine]:
        return self.whys[REASONS_SHOWN:]

    @property
    def more_acts(self) -> Sequence[ActCard]:
        """What is done now and then: folded away beside what leads on."""
        main = self.main_acts
        return [act for act in self.acts if act not in main]


@dataclass(frozen=True)
class NoticeLine:
    """A notice in a list."""

    kind: str
    title: str
    url: str
    on: date
    by: str = ""


@dataclass(frozen=True)
class NoticeColumn:
    """The newest notices of one family."""

    title: str
    lines: Sequence[NoticeLine]
    more_url: str = ""


@dataclass(frozen=True)
class NearbyLine:
    """A service bought near the reader."""

    title: str
    url: str
    note: str
    river: Sequence[MiniReach] = ()


@dataclass(frozen=True)
class HomeCard:
    """The first page of the portal."""

    figures: Sequence[Figure]
    notices: Sequence[NoticeColumn]
    catalogue: TableCard | None = None
    catalogue_title: str = ""
    catalogue_note: str = ""
    catalogue_clause: str = ""
    catalogue_verified: bool = True
    catalogue_links: Sequence[LinkCard] = ()
    nearby: Sequence[NearbyLine] = ()
    places: Sequence[tuple[str, str]] = ()
    place: str = ""
    hints: Sequence[LinkCard] = ()
    search_url: str = ""
    all_notices: LinkCard | None = None
    doorways: Sequence[LinkCard] = ()
    section: str = "home"


@dataclass(frozen=True)
class NoticePageCard:
    """One published notice."""

    paper: PaperCard
    river: RiverCard | None = None
    verify: VerifyCard | None = None
    related: Sequence[NoticeLine] = ()
    downloads: Sequence[LinkCard] = ()
    object_url: str = ""
    crumbs: Sequence[LinkCard] = ()
    section: str = "notices"


@dataclass(frozen=True)
class AskCard:
    """Ask a question, and read what others asked."""

    form: Filled[Sheet]
    action_url: str
    submit: str
    promise: CitationCard | None = None
    promise_words: str = ""
    answered: Sequence[LedgerLine] = ()
    number: str = ""
    code: str = ""
    key: str = ""
    section: str = "ask"


@dataclass(frozen=True)
class CatalogueGroup:
    """The items of one class of services; ``notes`` stand below the table."""

    title: str
    table: TableCard | None
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class CatalogueCard:
    """A page of the catalogues: a year's list, a guidance catalogue, an item, the schemes.

    Args:
        parts: the pages beside this one.
        notes: what the reader must know first, such as that nothing is entered yet.
        preview: what is not public yet, and looks as it will.
        empty: what is said where there are no groups.
    """

    title: str
    intro: str
    groups: Sequence[CatalogueGroup]
    facts: Sequence[FactLine] = ()
    citation: CitationCard | None = None
    years: Sequence[LinkCard] = ()
    downloads: Sequence[LinkCard] = ()
    pager: PagerCard | None = None
    parts: Sequence[LinkCard] = ()
    filters: FilterCard | None = None
    notes: Sequence[str] = ()
    preview: str = ""
    empty: str = ""
    checks: Sequence[CheckLine] = ()
    form: Filled[Any] | None = None
    form_title: str = ""
    form_key: str = ""
    said: str = ""
    crumbs: Sequence[LinkCard] = ()
    section: str = "catalogue"


@dataclass(frozen=True)
class SampleSeat:
    """A sample account that is entered with one click, in demo mode only."""

    key: str
    icon: str
    name: str
    note: str


@dataclass(frozen=True)
class SignInCard:
    """The sign-in page; ``seats`` is empty outside demo mode."""

    form: Filled[Sheet]
    action_url: str
    next_url: str = ""
    seats: Sequence[SampleSeat] = ()
    enter_url: str = ""
    minutes: int = 30
    section: str = ""
