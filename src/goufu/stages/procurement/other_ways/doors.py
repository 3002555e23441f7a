"""How the world meets purchases in another way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.base.doors.sheets import fields_of
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import as_choices, doing
from goufu.base.people.roles import Actor
from goufu.law.values.procurement import OTHER_WAYS
from goufu.law.words import say
from goufu.stages.procurement.other_ways import actions, queries, sheets
from goufu.stages.procurement.other_ways.cards import OtherWayCard
from goufu.stages.procurement.other_ways.models import OtherWay
from goufu.stages.procurement.other_ways.workflow import HANDLER, OTHER_WAY
from goufu.stages.procurement.plans.queries import live_plan_of
from goufu.stages.review.budgets.queries import reserved_for
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.workflow import PROJECT


def may_be_argued(project: Project, _actor: Actor, on: date) -> bool:
    """Test whether the law of the day has other ways, and the project waits to be bought."""
    known = OTHER_WAYS.find(on, place=project.place) is not None
    return known and project.state == "announced" and live_plan_of(project) is None


def providers(_dossier: object, _actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the organisations that provide services."""
    return as_choices(doing(Function.PROVIDER))


def as_applied_for(project: Project, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Begin with the money that is reserved."""
    reserved = reserved_for(project.project_code)
    return {"amount_fen": reserved, "tender_cost_fen": reserved}


def argued_so_far(other_way: OtherWay, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what the argument says now."""
    return {spec.name: getattr(other_way, spec.name) for spec in fields_of(sheets.Argument)}


def as_decided(other_way: OtherWay, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Begin with the sum that was decided."""
    return {"price_fen": other_way.amount_fen}


DOORS = (
    Doors(
        kind=OTHER_WAY.name,
        model=OtherWay,
        name=say("其他购买方式"),
        stage=Stage.PROCUREMENT,
        group=Group.PLANNING,
        card=OtherWayCard.of,
        card_type=OtherWayCard,
        visible=queries.visible_to,
        workflow=OTHER_WAY,
        icon="handshake",
        acts=(
            Act(
                "open",
                actions.open_other_way,
                sheets.Argument,
                opens=True,
                by=HANDLER,
                label=say("论证其他购买方式"),
                on=PROJECT.name,
                offered=may_be_argued,
                choices={"provider_id": providers},
                initial=as_applied_for,
            ),
            Act(
                "argue",
                actions.argue,
                sheets.Argument,
                choices={"provider_id": providers},
                initial=argued_so_far,
            ),
            Act("decide", actions.decide, sheets.Decision),
            Act("approve", actions.approve, sheets.Opinion),
            Act("return_for_correction", actions.return_for_correction, sheets.Reasons),
            Act("agree", actions.agree, sheets.Agreement, initial=as_decided),
            Act("publish", actions.publish, sheets.Remark),
            Act("withdraw", actions.withdraw, sheets.Reasons),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("项目名称")),
            Column("way", say("购买方式")),
            Column("provider", say("拟定承接主体")),
            Column("amount_fen", say("拟购买金额"), "money", sortable=True, summed=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
