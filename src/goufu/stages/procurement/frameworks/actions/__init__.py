"""What people do with framework agreements."""

from __future__ import annotations

from goufu.stages.procurement.frameworks.actions.calling import (
    conclude,
    fail,
    give_up_supplement,
    open_call,
    publish_call,
    publish_entry,
    supplement,
)
from goufu.stages.procurement.frameworks.actions.deals import (
    bid,
    fix,
    give_up,
    open_deal,
    publish_deal,
)
from goufu.stages.procurement.frameworks.actions.entries import (
    admit,
    apply,
    ask_to_leave,
    publish,
    publish_exit,
    refuse,
    refuse_exit,
    remove,
    respond,
    sign,
    withdraw_response,
)
from goufu.stages.procurement.frameworks.actions.evaluating import evaluate
from goufu.stages.procurement.frameworks.actions.opening import (
    bring_pieces,
    close,
    note_lost_key,
    open_responses,
)
from goufu.stages.procurement.frameworks.actions.planning import (
    accept,
    consent,
    edit,
    file_plan,
    open_central,
    open_for_project,
    return_plan,
    submit,
    withdraw,
)
from goufu.stages.procurement.frameworks.actions.running import (
    end,
    file_copy,
    sum_up,
    tell_users,
)

__all__ = [
    "accept",
    "admit",
    "apply",
    "ask_to_leave",
    "bid",
    "bring_pieces",
    "close",
    "conclude",
    "consent",
    "edit",
    "end",
    "evaluate",
    "fail",
    "file_copy",
    "file_plan",
    "fix",
    "give_up",
    "give_up_supplement",
    "note_lost_key",
    "open_call",
    "open_central",
    "open_deal",
    "open_for_project",
    "open_responses",
    "publish",
    "publish_call",
    "publish_deal",
    "publish_entry",
    "publish_exit",
    "refuse",
    "refuse_exit",
    "remove",
    "respond",
    "return_plan",
    "sign",
    "submit",
    "sum_up",
    "supplement",
    "tell_users",
    "withdraw",
    "withdraw_response",
]
