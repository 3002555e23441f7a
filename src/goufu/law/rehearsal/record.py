"""What a replay knows of a project: facts and days as they were recorded, nothing computed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Happened(NamedTuple):
    """A duty with a clock, as it came about.

    Args:
        duty: its name in ``law.duties``.
        since: the day of the event; not counted.
        met_on: None where it was never met.
        stops: the days between which the clock stood still, oldest first.
    """

    ref: str
    duty: str
    since: date
    met_on: date | None
    method: str | None = None
    stops: tuple[tuple[date, date], ...] = ()


class Planned(NamedTuple):
    """A procurement plan.

    Args:
        on: the day on which it went to finance, or was drawn up where it never went.
        urgent: why it could not wait was written down.
    """

    ref: str
    on: date
    amount_fen: int
    method: str
    planned_start: date
    intention_on: date | None
    urgent: bool = False


class Tendered(NamedTuple):
    """A purchase that was announced.

    Args:
        offers_fen: the prices of the offers that stood.
        experts, members: of the committee; 0 where none was formed.
        large: technically complex or of high impact, so that the committee must be larger.
    """

    ref: str
    on: date
    closes_on: date
    method: str
    budget_fen: int
    ceiling_fen: int | None
    price_weight: float | None
    deposit_fen: int
    opened_on: date | None
    offers_fen: tuple[int, ...] = ()
    experts: int = 0
    members: int = 0
    large: bool = False
    provider_kinds: tuple[str, ...] = ()


class Agreed(NamedTuple):
    """A contract that was signed; ``longer`` names the conditions of a longer term that held."""

    ref: str
    on: date
    price_fen: int
    months: int
    longer: frozenset[str] = frozenset()


class Graded(NamedTuple):
    """An evaluation that was concluded; ``score`` is out of a hundred."""

    ref: str
    on: date
    score: float


@dataclass(frozen=True, slots=True)
class Record:
    """One project.

    Args:
        code: its number.
        on: the day on which it was applied for.
        seen_on: the day on which the record was read; what is not met by then is overdue.
        amount_fen: of the contract, else of the plan, else of the budget.
    """

    code: str
    title: str
    place: str
    year: int
    on: date
    seen_on: date
    department: str
    purchaser_kind: str
    content: str
    service_class: int | None
    method: str
    budget_fen: int
    amount_fen: int
    plans: tuple[Planned, ...] = ()
    tenders: tuple[Tendered, ...] = ()
    contracts: tuple[Agreed, ...] = ()
    grades: tuple[Graded, ...] = ()
    duties: tuple[Happened, ...] = ()
