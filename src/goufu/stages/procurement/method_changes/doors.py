"""How the world meets applications for another method; the public objects on the portal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.method_changes import actions, queries, sheets
from goufu.stages.procurement.method_changes.cards import MethodChangeCard
from goufu.stages.procurement.method_changes.models import MethodChange
from goufu.stages.procurement.method_changes.workflow import HANDLER, METHOD_CHANGE
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.procurement.plans.queries import wanted_by
from goufu.stages.procurement.plans.workflow import PLAN

APPLICATION = ("overview", "reason", "supplier", "supplier_address", "experts")


def may_be_asked(plan: Plan, _actor: Actor, on: date) -> bool:
    """Test whether the plan wants a method that finance has to approve first."""
    if plan.state != "draft" or queries.live_change_of(plan) is not None:
        return False
    return not wanted_by(plan).is_approved and queries.choice_of_plan(plan, on) is not None


def from_plan(plan: Plan, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Begin with what project and plan say."""
    return {"overview": plan.project.content, "reason": plan.method_reason}


def as_asked(change: MethodChange, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what the application says now."""
    return {name: getattr(change, name) for name in APPLICATION}


def to_be_answered(change: MethodChange, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Begin with the experts who argued before and a line for each objection."""
    numbers = change.objections.order_by("number").values_list("number", flat=True)
    return {
        "arguers": [{**row, "opinion": ""} for row in change.experts],
        "answers": [{"number": number, "answer": ""} for number in numbers],
    }


def objections(change: MethodChange, _actor: Actor, _on: date) -> Sequence[tuple[str, str]]:
    """Return the objections as choices."""
    return [(str(one.number), f"{one.number} {one.text[:60]}") for one in change.objections.all()]


DOORS = (
    Doors(
        kind=METHOD_CHANGE.name,
        model=MethodChange,
        name=say("采购方式变更"),
        stage=Stage.PROCUREMENT,
        group=Group.PLANNING,
        card=MethodChangeCard.of,
        card_type=MethodChangeCard,
        visible=queries.visible_to,
        workflow=METHOD_CHANGE,
        icon="git-branch",
        read_with=("plan", "project__purchaser", "authority"),
        acts=(
            Act(
                "open",
                actions.open_change,
                sheets.Application,
                opens=True,
                by=HANDLER,
                label=say("申请变更采购方式"),
                on=PLAN.name,
                offered=may_be_asked,
                initial=from_plan,
            ),
            Act("edit", actions.edit, sheets.Application, initial=as_asked),
            Act("ask_consent", actions.ask_consent, sheets.Remark),
            Act("consent", actions.consent, sheets.Opinion),
            Act("return_to_purchaser", actions.return_to_purchaser, sheets.Reasons),
            Act("publish", actions.publish, sheets.Remark),
            Act("object", actions.object_to, sheets.Objection),
            Act(
                "dismiss_objections",
                actions.dismiss_objections,
                sheets.Argument,
                choices={"number": objections},
                initial=to_be_answered,
            ),
            Act(
                "uphold_objections",
                actions.uphold_objections,
                sheets.Argument,
                choices={"number": objections},
                initial=to_be_answered,
            ),
            Act("submit", actions.submit, sheets.Remark),
            Act("approve", actions.approve, sheets.Decision),
            Act("return_for_correction", actions.return_for_correction, sheets.Reasons),
            Act("refuse", actions.refuse, sheets.Reasons),
            Act("withdraw", actions.withdraw, sheets.Reasons),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("项目名称")),
            Column("method", say("申请的采购方式")),
            Column("amount_fen", say("计划金额"), "money", sortable=True),
            Column("public_until", say("公示截止日"), "day"),
            Column("decided_on", say("决定日期"), "day"),
            Column("state", say("状态"), "state"),
        ),
    ),
)
