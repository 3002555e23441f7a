"""What people do in a prequalification, in the order in which they do it."""

from __future__ import annotations

from goufu.stages.procurement.prequalifications.actions.announcing import (
    amend,
    announce,
    clarify,
)
from goufu.stages.procurement.prequalifications.actions.applying import apply, replace, withdraw
from goufu.stages.procurement.prequalifications.actions.closing import (
    annul,
    close,
    end,
    extend,
)
from goufu.stages.procurement.prequalifications.actions.examining import (
    conclude,
    examine,
    give_up,
    reexamine,
)

__all__ = [
    "amend",
    "announce",
    "annul",
    "apply",
    "clarify",
    "close",
    "conclude",
    "end",
    "examine",
    "extend",
    "give_up",
    "reexamine",
    "replace",
    "withdraw",
]
