"""Whether purchases look like one that was split to get around the open tender (化整为零)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goufu.law.provisions import Answer
from goufu.law.values.procurement import SPLITTING_BAN, SPLITTING_TEST

OPEN_TENDER = "open_tender"
SEVERAL = 2  # 多次


@dataclass(frozen=True)
class Purchase:
    """One purchase of a year, under a budget item, in a category."""

    budget_item: str
    category: str
    year: int
    method: str
    amount_fen: int
    approved: bool


@dataclass(frozen=True, order=True)
class Group:
    """Purchases that count together, and what they come to."""

    year: int
    budget_item: str
    category: str
    sum_fen: int
    count: int


@dataclass(frozen=True)
class Splitting:
    """The groups that exceed the threshold, by year, budget item and category."""

    verdict: Literal["none", "suspected"]
    groups: tuple[Group, ...]
    ban: Answer
    test: Answer


def splitting(
    purchases: Iterable[Purchase], *, threshold_fen: int, on: date, place: str
) -> Splitting:
    """Add up what was bought otherwise than by open tender, and without approval.

    Raises:
        NothingInForce: no law of that day says when purchases count as split.
    """
    ban, test = SPLITTING_BAN.on(on, place=place), SPLITTING_TEST.on(on, place=place)
    amounts: dict[tuple[int, str, str], list[int]] = {}
    for one in purchases:
        if one.method != OPEN_TENDER and not one.approved:
            key = (one.year, one.budget_item, one.category)
            amounts.setdefault(key, []).append(one.amount_fen)
    groups = sorted(
        Group(*key, sum(added), len(added))
        for key, added in amounts.items()
        if len(added) >= SEVERAL and sum(added) > threshold_fen
    )
    return Splitting("suspected" if groups else "none", tuple(groups), ban, test)
