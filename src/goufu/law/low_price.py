"""Which offers are so low that the committee must ask for an explanation."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from goufu.law.provisions import Answer
from goufu.law.values.procurement import (
    LOW_PRICE_BELOW_AVERAGE,
    LOW_PRICE_BELOW_CEILING,
    LOW_PRICE_BELOW_SECOND,
    LOW_PRICE_EXPLANATION,
    LOW_PRICE_JUDGEMENT,
)

AVERAGE, SECOND, CEILING = "below_average", "below_second_lowest", "below_ceiling"
WHOLE = 100  # percent
Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True)
class LowPrice:
    """What the figures of the day say of the offers.

    Attributes:
        flagged: offer → what it hits; offers that hit nothing are absent.
        by: the shares that were applied, by trigger.
        judgement: the rule that leaves it to the committee besides.
        explanation: how long whoever is asked has to explain.
    """

    verdict: Literal["none", "explain", "judgement"]
    flagged: Mapping[str, tuple[str, ...]]
    by: Mapping[str, Answer]
    judgement: Answer
    explanation: Answer | None


def low_price(
    offers: Mapping[str, int], *, budget_fen: int, ceiling_fen: int | None, on: date, place: str
) -> LowPrice:
    """Hold offers against the shares of the day; a price that equals a limit hits nothing.

    Args:
        offers: the prices in fen of the offers that conform, before policy cuts them.
        ceiling_fen: the budget stands in where there is none.

    Raises:
        NothingInForce: no law on low prices is known for that day.
    """
    judgement = LOW_PRICE_JUDGEMENT.on(on, place=place)
    found = shares(on=on, place=place)
    if not found:
        return LowPrice("judgement", {}, {}, judgement, None)
    flagged = hits(
        offers,
        ceiling_fen=budget_fen if ceiling_fen is None else ceiling_fen,
        shares={trigger: by.value for trigger, by in found.items()},
    )
    explanation = LOW_PRICE_EXPLANATION.find(on, place=place)
    return LowPrice("explain" if flagged else "none", flagged, found, judgement, explanation)


def shares(*, on: date, place: str) -> dict[str, Answer]:
    """Return the percentages of the day, by trigger; none where no figure decides."""
    return {
        trigger: by
        for trigger, provision in _SHARES.items()
        if (by := provision.find(on, place=place)) is not None
    }


def hits(
    offers: Mapping[Name, int], *, ceiling_fen: int, shares: Mapping[str, int]
) -> dict[Name, tuple[str, ...]]:
    """Return what each offer hits; those that hit nothing are absent.

    The second lowest is the second in ascending order, equal offers counted one by one; with a
    single offer only the ceiling speaks.

    Args:
        shares: the percentages, by trigger; what is not there does not count.

    >>> hits({"a": 41, "b": 78, "c": 80, "d": 89}, ceiling_fen=100, shares={CEILING: 45})
    {'a': ('below_ceiling',)}
    """
    ascending = sorted(offers.values())
    bases = {CEILING: (ceiling_fen, 1)}
    if len(ascending) > 1:
        average = (sum(ascending), len(ascending))
        bases = {AVERAGE: average, SECOND: (ascending[1], 1), **bases}
    limits = [
        (trigger, base * shares[trigger], WHOLE * by)
        for trigger, (base, by) in bases.items()
        if trigger in shares
    ]
    return {
        name: hit
        for name, price in offers.items()
        if (hit := tuple(trigger for trigger, top, by in limits if price * by < top))
    }


_SHARES = {
    AVERAGE: LOW_PRICE_BELOW_AVERAGE,
    SECOND: LOW_PRICE_BELOW_SECOND,
    CEILING: LOW_PRICE_BELOW_CEILING,
}
