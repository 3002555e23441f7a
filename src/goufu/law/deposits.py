"""How much a deposit may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goufu.law.methods import OPEN_TENDER
from goufu.law.provisions import Answer
from goufu.law.values.contract import PERFORMANCE_DEPOSIT_CAP
from goufu.law.values.procurement import BID_DEPOSIT_CAP
from goufu.law.words import say

WHOLE = 100  # percent
BID, PERFORMANCE = "bid", "performance"
DEPOSITS: Mapping[str, str] = {
    BID: say("投标（响应）保证金"),
    PERFORMANCE: say("履约保证金"),
}


@dataclass(frozen=True)
class Cap:
    """The most that may be asked for, in fen, and by which rule."""

    cap_fen: int
    by: Answer


def deposit(
    kind: str, base_fen: int, *, on: date, place: str = "CN", method: str = OPEN_TENDER
) -> Cap:
    """Return the cap of the day; a part of a fen is not asked for.

    Args:
        base_fen: the budget of the purchase, or the amount of the contract.
        method: of purchase; the cap of a bid deposit once hung on it.

    Raises:
        NothingInForce: no cap is known for that day.
    """
    if kind == BID:
        by = BID_DEPOSIT_CAP.on(on, place=place, method=method)
    else:
        by = PERFORMANCE_DEPOSIT_CAP.on(on, place=place)
    return Cap(base_fen * by.value // WHOLE, by)
