"""How the world meets procurement plans."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from goufu.base.doors.declare import Act, Column, Doors, Filter, Stage, Way
from goufu.base.doors.groups import Group
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.plans import actions, lists, queries, sheets
from goufu.stages.procurement.plans.cards import PlanCard
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.procurement.plans.workflow import HANDLER, PLAN
from goufu.stages.review.projects.workflow import PROJECT

SPLIT = "suspected"


def suspicions(_actor: Actor, _on: date) -> Sequence[tuple[str, str]]:
    """Return what can be asked about splitting."""
    return [(SPLIT, say("疑似化整为零"))]


def looks_split(value: str) -> Q | None:
    """Return the condition that a plan looks like part of a purchase that was split."""
    return Q(split_fen__isnull=False) if value == SPLIT else None


DOORS = (
    Doors(
        kind=PLAN.name,
        model=Plan,
        name=say("采购计划"),
        stage=Stage.PROCUREMENT,
        group=Group.PLANNING,
        card=PlanCard.of,
        card_type=PlanCard,
        read_with=("lots",),
        visible=queries.visible_to,
        workflow=PLAN,
        icon="clipboard-list",
        acts=(
            Act(
                "open",
                actions.open_plan,
                sheets.PlanSheet,
                opens=True,
                by=HANDLER,
                label=say("编制采购计划"),
                on=PROJECT.name,
                offered=lists.may_be_planned,
                choices={"agency_id": lists.agencies},
                initial=lists.as_applied_for,
                advice=lists.advice_on_project,
            ),
            Act(
                "edit",
                actions.edit,
                sheets.PlanSheet,
                choices={"agency_id": lists.agencies},
                initial=lists.plan_so_far,
                advice=lists.advice_on_plan,
            ),
            Act("publish_intention", actions.publish_intention, sheets.Intention),
            Act("submit", actions.submit, sheets.Remark),
            Act("file", actions.file_plan, sheets.Remark),
            Act("accept", actions.accept, sheets.Opinion),
            Act("return_for_correction", actions.return_for_correction, sheets.Reasons),
            Act("withdraw", actions.withdraw, sheets.Reasons),
            Act(
                "entrust",
                actions.entrust,
                sheets.Entrusting,
                choices={"agency_id": lists.agencies},
                initial=lists.agreement_so_far,
                advice=lists.advice_on_agreement,
            ),
            Act("accept_entrusting", actions.accept_entrusting, sheets.Remark),
            Act("decline_entrusting", actions.decline_entrusting, sheets.Reasons),
            Act("take_back", actions.take_back, sheets.Reasons),
            Act("begin_own", actions.begin_own, sheets.OwnPurchase),
            Act("press", actions.press, sheets.Pressing),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("项目名称")),
            Column("amount_fen", say("计划金额"), "money", sortable=True),
            Column("method", say("采购方式")),
            Column("agency", say("代理机构")),
            Column("planned_start", say("计划开始日期"), "day", sortable=True),
            Column("split_fen", say("疑似化整为零累计金额"), "money", shown=False),
            Column("pressed_on", say("最近催办日期"), "day", shown=False),
            Column("state", say("状态"), "state"),
        ),
        filters=(Filter("splitting", say("化整为零监测"), suspicions, looks_split),),
        ways_of_list=(Way(say("采购执行进度"), "doors:pacing", icon="calendar-range"),),
    ),
)
