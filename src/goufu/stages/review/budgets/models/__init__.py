"""What the room stores: lines and their journal, transfers, the departments' budgets."""

from __future__ import annotations

from goufu.stages.review.budgets.models.budgets import BudgetItem, DepartmentBudget, Scope
from goufu.stages.review.budgets.models.calls import BudgetCall
from goufu.stages.review.budgets.models.journal import Account, Leg, Move, Posting
from goufu.stages.review.budgets.models.lines import BudgetLine, BudgetTransfer, Fund, Reservation

__all__ = [
    "Account",
    "BudgetCall",
    "BudgetItem",
    "BudgetLine",
    "BudgetTransfer",
    "DepartmentBudget",
    "Fund",
    "Leg",
    "Move",
    "Posting",
    "Reservation",
    "Scope",
]
