"""How the world meets budget lines and department budgets."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import doing
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.review.budgets import actions, queries, sheets
from goufu.stages.review.budgets.cards import BudgetCard, LineCard
from goufu.stages.review.budgets.models import BudgetLine, DepartmentBudget
from goufu.stages.review.budgets.workflow import BUDGET, BUDGET_REVIEWER, LINE


def departments(_dossier: object, actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the purchasers of the actor's own place."""
    return [
        (str(one.pk), one.name)
        for one in doing(Function.PURCHASER, place=actor.place)
        if one.place == actor.place
    ]


LINES = Doors(
    kind=LINE.name,
    model=BudgetLine,
    name=say("预算行"),
    stage=Stage.REVIEW,
    card=LineCard.of,
    card_type=LineCard,
    visible=queries.lines_visible_to,
    workflow=LINE,
    icon="coin-yuan",
    acts=(
        Act(
            "enter",
            actions.enter_line,
            sheets.EnterLine,
            opens=True,
            by=BUDGET_REVIEWER,
            label=say("登记既有预算行"),
            choices={"department_id": departments},
        ),
        Act("close", actions.close_line, sheets.CloseLine),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("预算项目名称")),
        Column("department", say("部门")),
        Column("year", say("年度"), "number", sortable=True),
        Column("amount_fen", say("预算金额"), "money", sortable=True, summed=True),
        Column("reserved_fen", say("已安排"), "money", summed=True),
        Column("state", say("状态"), "state"),
    ),
)

BUDGETS = Doors(
    kind=BUDGET.name,
    model=DepartmentBudget,
    name=say("部门预算批复"),
    stage=Stage.REVIEW,
    card=BudgetCard.of,
    card_type=BudgetCard,
    visible=queries.budgets_visible_to,
    workflow=BUDGET,
    icon="building-bank",
    acts=(
        Act(
            "compile",
            actions.compile_budget,
            sheets.CompileBudget,
            opens=True,
            by=BUDGET_REVIEWER,
            label=say("编报部门购买服务预算"),
            choices={"department_id": departments},
        ),
        Act("reply", actions.reply_budget, sheets.ReplyBudget),
        Act("publish", actions.publish_budget, sheets.PublishBudget),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("department", say("部门")),
        Column("year", say("年度"), "number", sortable=True),
        Column("reply_number", say("批复文号")),
        Column("replied_on", say("批复日期"), "day", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (LINES, BUDGETS)
