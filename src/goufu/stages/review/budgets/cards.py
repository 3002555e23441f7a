"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.review.budgets.models import BudgetLine, DepartmentBudget


@dataclass(frozen=True)
class LineCard:
    """A budget line as one reader may see it; money in fen."""

    ref: str
    title: str
    state: str
    department: str = field(metadata={"label": say("部门")})
    year: int = field(metadata={"label": say("预算年度")})
    amount_fen: int = field(metadata={"label": say("预算金额"), "kind": "money"})
    reserved_fen: int = field(metadata={"label": say("已安排"), "kind": "money"})
    left_fen: int = field(metadata={"label": say("余额"), "kind": "money"})
    special_fund: bool = field(metadata={"label": say("经批准的专项资金"), "kind": "yes"})

    @classmethod
    def of(cls, line: BudgetLine, reader: Actor) -> LineCard:
        return cls(
            ref=line.ref,
            title=line.title,
            state=line.state,
            department=line.department.name,
            year=line.year,
            amount_fen=line.amount_fen,
            reserved_fen=line.reserved_fen,
            left_fen=line.left_fen,
            special_fund=line.special_fund,
        )


@dataclass(frozen=True)
class BudgetCard:
    """A department's budget of a year."""

    ref: str
    title: str
    state: str
    department: str = field(metadata={"label": say("部门")})
    year: int = field(metadata={"label": say("预算年度")})
    reply_number: str = field(metadata={"label": say("批复文号")})
    replied_on: date | None = field(metadata={"label": say("批复日期"), "kind": "day"})

    @classmethod
    def of(cls, budget: DepartmentBudget, reader: Actor) -> BudgetCard:
        return cls(
            ref=budget.ref,
            title=budget.title,
            state=budget.state,
            department=budget.department.name,
            year=budget.year,
            reply_number=budget.reply_number,
            replied_on=budget.replied_on,
        )
