"""Small parts: a clock, a clause, a duty, a reason, a line of the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from goufu.base.deadlines.wording import Urgency

TagTone = Literal["", "ink", "ok", "warn", "urgent", "dashed"]
ActTone = Literal["primary", "normal", "danger"]
Outcome = Literal["ok", "warn", "no", "wait"]


@dataclass(frozen=True)
class LinkCard:
    """A place to go; without ``url`` it is the place where the reader is."""

    text: str
    url: str = ""
    icon: str = ""
    note: str = ""


@dataclass(frozen=True)
class TagCard:
    """A word in a box: a state, a kind, a mark."""

    text: str
    tone: TagTone = ""


@dataclass(frozen=True)
class CitationCard:
    """A clause, with its own words where they are at hand.

    Args:
        verified: False where the text is known only from memory; then the page says so.
    """

    clause: str
    quote: str = ""
    verified: bool = True


@dataclass(frozen=True)
class ClockCard:
    """One deadline in a line; ``goufu.site.clocks`` finds tone and words."""

    tone: Urgency
    words: str
    due: date | None = None
    clause: str = ""
    verified: bool = True


@dataclass(frozen=True)
class DutyCard:
    """A duty with its period: how many days are left, of what, since when, until when."""

    tone: Urgency
    number: str
    unit: str
    what: str
    who: str = ""
    since: str = ""
    due: str = ""
    clause: str = ""
    verified: bool = True
    url: str = ""


@dataclass(frozen=True)
class WhyLine:
    """One rule that was asked, with what it was asked about."""

    outcome: Outcome
    rule: str
    values: Sequence[tuple[str, str]] = ()
    remark: str = ""
    citation: CitationCard | None = None


@dataclass(frozen=True)
class CheckLine:
    """One point of a checklist."""

    outcome: Outcome
    text: str
    note: str = ""
    clause: str = ""
    verified: bool = True


@dataclass(frozen=True)
class LedgerLine:
    """One line of the record."""

    sentence: str
    at: datetime
    who: str
    kind: Literal["done", "refused", "published"] = "done"
    remark: str = ""
    url: str = ""


@dataclass(frozen=True)
class FormulaPart:
    """A factor of a sum, with the sign that stands before it."""

    name: str
    value: str
    sign: str = ""


@dataclass(frozen=True)
class FormulaCard:
    """A sum and what it was made from."""

    parts: Sequence[FormulaPart]
    name: str
    value: str
    clause: str = ""


@dataclass(frozen=True)
class FactLine:
    """A name and a value at the head of a page."""

    name: str
    value: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Figure:
    """A number that stands for itself."""

    name: str
    value: str
    unit: str = ""
    note: str = ""
    url: str = ""
    urgent: bool = False


@dataclass(frozen=True)
class EmptyCard:
    """Nothing is there: say so, say why, and offer what to do."""

    title: str
    text: str = ""
    icon: str = "smile"
    links: Sequence[LinkCard] = ()


@dataclass(frozen=True)
class ActCard:
    """Something the reader may do now.

    Args:
        label: verb and object, so that the consequence is said.
        note: who else could, or what will happen.
        posts: one click does it; else ``url`` is the page of its form.
    """

    label: str
    url: str
    tone: ActTone = "normal"
    note: str = ""
    icon: str = ""
    posts: bool = False
