"""What people do in a draw, and what the platform does for them."""

from goufu.stages.procurement.draws.actions.answering import (
    accept,
    decline,
    empty_seat,
    pass_over,
    vacate,
)
from goufu.stages.procurement.draws.actions.drawing import commit, draw_anew, nominate, reveal
from goufu.stages.procurement.draws.actions.laying import (
    close,
    lapse,
    lay,
    mark_seated,
    tell_suppliers,
)
from goufu.stages.procurement.draws.actions.selecting import agree, refuse, select

__all__ = [
    "accept",
    "agree",
    "close",
    "commit",
    "decline",
    "draw_anew",
    "empty_seat",
    "lapse",
    "lay",
    "mark_seated",
    "nominate",
    "pass_over",
    "refuse",
    "reveal",
    "select",
    "tell_suppliers",
    "vacate",
]
