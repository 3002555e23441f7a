"""What people do to budgets. One function, one line of the ledger."""

from __future__ import annotations

from goufu.stages.review.budgets.actions.budgets import (
    compile_budget,
    hand_in_budget,
    pass_budget,
    publish_budget,
    reply_budget,
    return_budget,
    supplement_budget,
)
from goufu.stages.review.budgets.actions.calls import call_for_budgets, close_call, remind
from goufu.stages.review.budgets.actions.imports import check_rows, import_lines
from goufu.stages.review.budgets.actions.lines import (
    adjust_line,
    close_line,
    enter_line,
    take_back_line,
)
from goufu.stages.review.budgets.actions.money import (
    About,
    Draw,
    pay,
    release,
    reserve,
    reserve_from,
)
from goufu.stages.review.budgets.actions.transfers import (
    approve_transfer,
    propose_transfer,
    refuse_transfer,
)

__all__ = [
    "About",
    "Draw",
    "adjust_line",
    "approve_transfer",
    "call_for_budgets",
    "check_rows",
    "close_call",
    "close_line",
    "compile_budget",
    "enter_line",
    "hand_in_budget",
    "import_lines",
    "pass_budget",
    "pay",
    "propose_transfer",
    "publish_budget",
    "refuse_transfer",
    "release",
    "remind",
    "reply_budget",
    "reserve",
    "reserve_from",
    "return_budget",
    "supplement_budget",
    "take_back_line",
]
