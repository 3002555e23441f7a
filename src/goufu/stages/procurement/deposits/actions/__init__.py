"""What people do with deposits."""

from __future__ import annotations

from goufu.stages.procurement.deposits.actions.giving import (
    arrive,
    declare,
    find_missing,
    withdraw,
)
from goufu.stages.procurement.deposits.actions.returning import (
    bounce,
    give_back,
    order_returns,
    settle,
    withhold,
)

__all__ = [
    "arrive",
    "bounce",
    "declare",
    "find_missing",
    "give_back",
    "order_returns",
    "settle",
    "withdraw",
    "withhold",
]
