"""How the world meets budget lines, transfers and department budgets."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from goufu.base.doors.conditions import by_number, by_year
from goufu.base.doors.declare import Act, Column, Doors, Filter, Stage, Way
from goufu.base.doors.groups import Group
from goufu.base.imports.declare import Import
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import as_choices, doing_at
from goufu.base.people.roles import Actor
from goufu.law.money import yuan
from goufu.law.words import say
from goufu.stages.review.budgets import actions, queries, sheets
from goufu.stages.review.budgets.cards import BudgetCard, CallCard, LineCard, TransferCard
from goufu.stages.review.budgets.models import (
    BudgetCall,
    BudgetLine,
    BudgetTransfer,
    DepartmentBudget,
    Fund,
)
from goufu.stages.review.budgets.workflow import (
    BUDGET,
    BUDGET_REVIEWER,
    CALL,
    COMPILER,
    LINE,
    TRANSFER,
)


def departments(_dossier: object, actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the purchasers of the actor's own place."""
    return as_choices(doing_at(Function.PURCHASER, actor.place))


def targets(line: BudgetLine, _actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the lines to which money of this one may be moved, each with what is left on it."""
    return [
        (one.ref, f"{one.ref} {one.title}（{yuan(one.left_fen)}）")
        for one in queries.others_like(line)
    ]


def may_transfer(line: BudgetLine, actor: Actor, _on: date) -> bool:
    """Test whether the line is the actor's own and still open."""
    return line.state == LINE.start and line.department_id == actor.organisation_id


def may_supplement(budget: DepartmentBudget, actor: Actor, _on: date) -> bool:
    """Test whether the budget is the actor's own of the year, and replied."""
    own = budget.department_id == actor.organisation_id and not budget.supplement
    return own and budget.state in {"replied", "published"}


def years(actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the years of which the actor may see lines."""
    return [(str(year), str(year)) for year in queries.years_of(actor)]


def of_lines(actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the departments whose lines the actor may see."""
    return [(str(pk), name) for pk, name in queries.departments_of(actor)]


def funds(_actor: Actor, _on: date) -> list[tuple[str, str]]:
    return [(fund.value, str(fund.label)) for fund in Fund]


def _by_fund(value: str) -> Q | None:
    return Q(fund=value) if value in Fund.values else None


def this_year(_dossier: object, _actor: Actor, on: date) -> dict[str, Any]:
    return {"year": on.year}


def next_year(_dossier: object, _actor: Actor, on: date) -> dict[str, Any]:
    return {"year": on.year + 1}


LINES = Doors(
    kind=LINE.name,
    model=BudgetLine,
    name=say("预算行"),
    stage=Stage.REVIEW,
    group=Group.BUDGET,
    card=LineCard.of,
    card_type=LineCard,
    visible=queries.lines_visible_to,
    workflow=LINE,
    icon="coins",
    filters=(
        Filter("budget_year", say("预算年度"), years, by_year),
        Filter("department", say("部门"), of_lines, by_number("department_id")),
        Filter("fund", say("资金性质"), funds, _by_fund),
    ),
    read_with=("legs__posting",),
    ways_of_list=(Way(say("预算执行情况"), "doors:budget_year", icon="chart-bar"),),
    imports=(
        Import(
            "lines",
            say("导入预算指标…"),
            sheets.LineRow,
            actions.import_lines,
            BUDGET_REVIEWER,
            check=actions.check_rows,
            intro=say(
                "从预算管理系统导出的指标文件导入。再次导入同一文件不重复登记；金额有变动的，按差额追加或者追减，"
                "不得低于已安排的金额。"
            ),
        ),
    ),
    acts=(
        Act(
            "enter",
            actions.enter_line,
            sheets.EnterLine,
            opens=True,
            by=BUDGET_REVIEWER,
            label=say("登记既有预算行"),
            choices={"department_id": departments},
            initial=this_year,
        ),
        Act("adjust", actions.adjust_line, sheets.AdjustLine),
        Act("take_back", actions.take_back_line, sheets.TakeBack, batch=True),
        Act("close", actions.close_line, sheets.CloseLine, batch=True),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("预算项目名称")),
        Column("department", say("部门")),
        Column("year", say("年度"), "number", sortable=True),
        Column("number", say("指标编号"), "code", shown=False),
        Column("functional_class", say("功能分类"), "code"),
        Column("economic_class", say("经济分类"), "code", shown=False),
        Column("fund", say("资金性质")),
        Column("amount_fen", say("预算金额"), "money", sortable=True, summed=True),
        Column("reserved_fen", say("已安排"), "money", summed=True),
        Column("paid_fen", say("已支付"), "money", summed=True),
        Column("available_fen", say("余额"), "money", summed=True),
        Column("state", say("状态"), "state"),
    ),
)

TRANSFERS = Doors(
    kind=TRANSFER.name,
    model=BudgetTransfer,
    name=say("预算调剂"),
    stage=Stage.REVIEW,
    group=Group.BUDGET,
    card=TransferCard.of,
    card_type=TransferCard,
    visible=queries.transfers_visible_to,
    workflow=TRANSFER,
    icon="arrow-left-right",
    acts=(
        Act(
            "propose",
            actions.propose_transfer,
            sheets.ProposeTransfer,
            opens=True,
            on=LINE.name,
            by=COMPILER,
            label=say("申请预算调剂"),
            offered=may_transfer,
            choices={"target": targets},
        ),
        Act("approve", actions.approve_transfer, sheets.Opinion, batch=True),
        Act("refuse", actions.refuse_transfer, sheets.ReturnReason),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("调出、调入")),
        Column("department", say("部门")),
        Column("year", say("年度"), "number", sortable=True),
        Column("amount_fen", say("调剂金额"), "money", sortable=True, summed=True),
        Column("decided_on", say("办理日期"), "day"),
        Column("state", say("状态"), "state"),
    ),
)

CALLS = Doors(
    kind=CALL.name,
    model=BudgetCall,
    name=say("预算布置"),
    stage=Stage.REVIEW,
    group=Group.BUDGET,
    card=CallCard.of,
    card_type=CallCard,
    visible=queries.calls_visible_to,
    workflow=CALL,
    icon="megaphone",
    acts=(
        Act(
            "issue",
            actions.call_for_budgets,
            sheets.CallForBudgets,
            opens=True,
            by=BUDGET_REVIEWER,
            label=say("布置预算编制"),
            initial=next_year,
        ),
        Act("remind", actions.remind, sheets.Remark),
        Act("close", actions.close_call, sheets.Remark),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("布置文号")),
        Column("finance", say("财政部门")),
        Column("year", say("年度"), "number", sortable=True),
        Column("due_on", say("报送截止日期"), "day", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

BUDGETS = Doors(
    kind=BUDGET.name,
    model=DepartmentBudget,
    name=say("部门预算"),
    stage=Stage.REVIEW,
    group=Group.BUDGET,
    card=BudgetCard.of,
    card_type=BudgetCard,
    visible=queries.budgets_visible_to,
    workflow=BUDGET,
    icon="calculator",
    read_with=("items__line",),
    ways=(
        Way(say("预算表 Excel"), "doors:budget_tables", lambda one: (one.ref, "xlsx")),
        Way(say("预算表 PDF"), "doors:budget_tables", lambda one: (one.ref, "pdf")),
    ),
    ways_of_list=(Way(say("预算执行情况"), "doors:budget_year", icon="chart-bar"),),
    acts=(
        Act(
            "compile",
            actions.compile_budget,
            sheets.CompileBudget,
            opens=True,
            by=COMPILER,
            label=say("编制部门购买服务预算"),
            initial=this_year,
        ),
        Act(
            "supplement",
            actions.supplement_budget,
            sheets.SupplementBudget,
            opens=True,
            on=BUDGET.name,
            by=COMPILER,
            label=say("编制调整预算"),
            offered=may_supplement,
        ),
        Act("hand_in", actions.hand_in_budget, sheets.HandIn),
        Act("pass_review", actions.pass_budget, sheets.Opinion, batch=True),
        Act("return_for_correction", actions.return_budget, sheets.ReturnReason),
        Act("reply", actions.reply_budget, sheets.ReplyBudget, batch=True),
        Act("publish", actions.publish_budget, sheets.PublishBudget),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("department", say("部门")),
        Column("year", say("年度"), "number", sortable=True),
        Column("supplement", say("调整次数"), "number"),
        Column("reply_number", say("批复文号")),
        Column("replied_on", say("批复日期"), "day", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (LINES, TRANSFERS, BUDGETS, CALLS)
