"""Which offers are so low that the committee must ask for an explanation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

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
    shares = {
        trigger: by
        for trigger, provision in _SHARES.items()
        if (by := provision.find(on, place=place)) is not None
    }
    if not shares:
        return LowPrice("judgement", {}, {}, judgement, None)
    limits = _limits(offers, budget_fen if ceiling_fen is None else ceiling_fen, shares)
    flagged = {
        name: hit
        for name, price in offers.items()
        if (hit := tuple(one for one, (top, by) in limits.items() if price * by < top))
    }
    explanation = LOW_PRICE_EXPLANATION.find(on, place=place)
    return LowPrice("explain" if flagged else "none", flagged, shares, judgement, explanation)


def _limits(
    offers: Mapping[str, int], ceiling_fen: int, shares: Mapping[str, Answer]
) -> dict[str, tuple[int, int]]:
    """Return each limit as a fraction of fen: what is below it, hits it."""
    ascending = sorted(offers.values())
    bases = {CEILING: (ceiling_fen, 1)}
    if len(ascending) > 1:
        bases = {
            AVERAGE: (sum(ascending), len(ascending)),
            SECOND: (ascending[1], 1),
            **bases,
        }
    return {
        trigger: (base * shares[trigger].value, WHOLE * by)
        for trigger, (base, by) in bases.items()
        if trigger in shares
    }


_SHARES = {
    AVERAGE: LOW_PRICE_BELOW_AVERAGE,
    SECOND: LOW_PRICE_BELOW_SECOND,
    CEILING: LOW_PRICE_BELOW_CEILING,
}
