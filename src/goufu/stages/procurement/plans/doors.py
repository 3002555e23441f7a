"""How the world meets procurement plans."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.sheets import fields_of
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import as_choices, doing
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.plans import actions, queries, sheets
from goufu.stages.procurement.plans.cards import PlanCard
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.procurement.plans.workflow import HANDLER, PLAN
from goufu.stages.review.budgets.queries import reserved_for
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.workflow import PROJECT


def may_be_planned(project: Project, _actor: Actor, _on: date) -> bool:
    """Test whether a plan can be drawn up now."""
    return project.state == "announced" and queries.live_plan_of(project) is None


def agencies(_dossier: object, _actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the registered agencies, the centralised ones first."""
    central = doing(Function.CENTRAL_AGENCY)
    agents = doing(Function.AGENCY).exclude(pk__in=central)
    return as_choices((*central, *agents))


def as_applied_for(project: Project, _actor: Actor, on: date) -> Mapping[str, Any]:
    """Begin with the money that is reserved and the start that was applied for."""
    return {
        "amount_fen": reserved_for(project.project_code),
        "method": "open_tender",
        "planned_start": project.starts_on,
        "route": "central_agency" if actions.is_central(project, on) else "agency",
    }


def plan_so_far(plan: Plan, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what the plan says now."""
    told = {
        spec.name: getattr(plan, spec.name)
        for spec in fields_of(sheets.PlanSheet)
        if spec.name != "lots"
    }
    lots = plan.lots.order_by("number").values("title", "content", "amount_fen")
    return {**told, "lots": tuple(lots)}


DOORS = (
    Doors(
        kind=PLAN.name,
        model=Plan,
        name=say("采购计划"),
        stage=Stage.PROCUREMENT,
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
                offered=may_be_planned,
                choices={"agency_id": agencies},
                initial=as_applied_for,
            ),
            Act(
                "edit",
                actions.edit,
                sheets.PlanSheet,
                choices={"agency_id": agencies},
                initial=plan_so_far,
            ),
            Act("publish_intention", actions.publish_intention, sheets.Intention),
            Act("submit", actions.submit, sheets.Remark),
            Act("file", actions.file_plan, sheets.Remark),
            Act("accept", actions.accept, sheets.Opinion),
            Act("return_for_correction", actions.return_for_correction, sheets.Reasons),
            Act("withdraw", actions.withdraw, sheets.Reasons),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("项目名称")),
            Column("amount_fen", say("计划金额"), "money", sortable=True),
            Column("method", say("采购方式")),
            Column("agency", say("代理机构")),
            Column("planned_start", say("计划开始日期"), "day", sortable=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
