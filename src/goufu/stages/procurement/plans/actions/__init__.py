"""What people do to a procurement plan."""

from __future__ import annotations

from goufu.stages.procurement.plans.actions.drawing import (
    accept,
    edit,
    file_plan,
    open_plan,
    publish_intention,
    return_for_correction,
    submit,
    withdraw,
)
from goufu.stages.procurement.plans.actions.entrusting import (
    accept_entrusting,
    begin_own,
    decline_entrusting,
    entrust,
    press,
    take_back,
)

__all__ = [
    "accept",
    "accept_entrusting",
    "begin_own",
    "decline_entrusting",
    "edit",
    "entrust",
    "file_plan",
    "open_plan",
    "press",
    "publish_intention",
    "return_for_correction",
    "submit",
    "take_back",
    "withdraw",
]
