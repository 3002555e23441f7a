"""What people do to an application for another method."""

from __future__ import annotations

from goufu.stages.procurement.method_changes.actions.asking import (
    ask_consent,
    consent,
    edit,
    open_change,
    return_to_purchaser,
    withdraw,
)
from goufu.stages.procurement.method_changes.actions.deciding import (
    approve,
    refuse,
    return_for_correction,
    submit,
)
from goufu.stages.procurement.method_changes.actions.publicity import (
    by_the_clock,
    dismiss_objections,
    end_publicity,
    object_to,
    publish,
    uphold_objections,
)

__all__ = [
    "approve",
    "ask_consent",
    "by_the_clock",
    "consent",
    "dismiss_objections",
    "edit",
    "end_publicity",
    "object_to",
    "open_change",
    "publish",
    "refuse",
    "return_for_correction",
    "return_to_purchaser",
    "submit",
    "uphold_objections",
    "withdraw",
]
