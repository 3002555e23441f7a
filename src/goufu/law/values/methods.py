"""How the methods differ: the provisions of ``data/methods/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

DEMAND_CHANGE = Provision("methods/demand_change")
INVITATION_WAYS = Provision("methods/invitation_ways")
LEAST_INVITED = Provision("methods/least_invited")
PRICE_ROUNDS = Provision("methods/price_rounds")
RECOMMENDED_SHARE = Provision("methods/recommended_share")
WHEN_USABLE = Provision("methods/when_usable")
WINNER = Provision("methods/winner")
