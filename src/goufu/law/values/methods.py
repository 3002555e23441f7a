"""How the methods differ: the provisions of ``data/methods/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

DEMAND_CHANGE = Provision("methods/demand_change")
PRICE_ROUNDS = Provision("methods/price_rounds")
WHEN_USABLE = Provision("methods/when_usable")
WINNER = Provision("methods/winner")
