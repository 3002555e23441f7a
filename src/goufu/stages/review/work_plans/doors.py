"""How the world meets work plans and their tasks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.base.doors.sheets import fields_of
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import as_choices, doing_at
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.review.catalogue.queries import item_choices
from goufu.stages.review.work_plans import actions, queries, sheets
from goufu.stages.review.work_plans.cards import PlanCard, TaskCard
from goufu.stages.review.work_plans.models import WorkPlan, WorkTask
from goufu.stages.review.work_plans.workflow import FINANCE, PLAN, TASK


def leads(_plan: object, actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the purchasers of the actor's own place, its finance bureau among them."""
    return as_choices(doing_at(Function.PURCHASER, actor.place))


def items(_plan: object, actor: Actor, on: date) -> list[tuple[str, str]]:
    """Return the guidance items in force at the actor's place today."""
    return item_choices(on, place=actor.place)


def plan_so_far(plan: WorkPlan, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what the draft says now."""
    return {spec.name: getattr(plan, spec.name) for spec in fields_of(sheets.PlanSheet)}


CHOICES = {"lead_id": leads, "item_id": items}

PLANS = Doors(
    kind=PLAN.name,
    model=WorkPlan,
    name=say("推进方案"),
    stage=Stage.REVIEW,
    group=Group.WORK_PLAN,
    card=PlanCard.of,
    card_type=PlanCard,
    read_with=("given_out__lead",),
    visible=queries.visible_to,
    workflow=PLAN,
    icon="milestone",
    acts=(
        Act(
            "open",
            actions.open_plan,
            sheets.PlanSheet,
            opens=True,
            by=FINANCE,
            label=say("起草年度推进方案"),
            choices=CHOICES,
        ),
        Act("edit", actions.edit, sheets.PlanSheet, choices=CHOICES, initial=plan_so_far),
        Act("submit", actions.submit, sheets.Note),
        Act("send_back", actions.send_back, sheets.SendBack),
        Act("approve", actions.approve, sheets.Note),
        Act("close", actions.close, sheets.Summary),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("名称")),
        Column("finance", say("制定单位")),
        Column("year", say("年度"), "number", sortable=True),
        Column("approved_on", say("印发日期"), "day"),
        Column("state", say("状态"), "state"),
    ),
)

TASKS = Doors(
    kind=TASK.name,
    model=WorkTask,
    name=say("推进任务"),
    stage=Stage.REVIEW,
    group=Group.WORK_PLAN,
    card=TaskCard.of,
    card_type=TaskCard,
    visible=queries.tasks_visible_to,
    workflow=TASK,
    icon="list-checks",
    acts=(
        Act("report", actions.report, sheets.Progress, batch=True),
        Act("finish", actions.finish, sheets.Progress, batch=True),
        Act("postpone", actions.postpone, sheets.Postpone),
        Act("drop", actions.drop, sheets.Drop),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("任务")),
        Column("lead", say("牵头单位")),
        Column("partners", say("配合单位"), shown=False),
        Column("due_on", say("完成期限"), "day", sortable=True),
        Column("reported_on", say("最近报送"), "day", shown=False),
        Column("finished_on", say("完成日期"), "day"),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (PLANS, TASKS)
