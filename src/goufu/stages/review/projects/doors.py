"""How the world meets projects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.sheets import fields_of
from goufu.base.people.roles import Actor
from goufu.law.money import yuan
from goufu.law.words import say
from goufu.stages.review.budgets.queries import lines_for
from goufu.stages.review.catalogue.queries import item_choices
from goufu.stages.review.projects import actions, queries, sheets
from goufu.stages.review.projects.cards import ProjectCard
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.workflow import HANDLER, PROJECT


def items(_project: Project | None, actor: Actor, on: date) -> list[tuple[str, str]]:
    """Return the guidance items in force today where the purchaser is."""
    return item_choices(on, place=actor.place)


def lines(project: Project, _actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the department's own lines, each with what is left on it."""
    return [
        (line.ref, f"{line.ref} {line.title}（{yuan(line.left_fen)}）")
        for line in lines_for(project.purchaser_id, project.year)
    ]


def application_so_far(project: Project, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what the application says now."""
    return {spec.name: getattr(project, spec.name) for spec in fields_of(sheets.Application)}


DOORS = (
    Doors(
        kind=PROJECT.name,
        model=Project,
        name=say("项目"),
        stage=Stage.REVIEW,
        card=ProjectCard.of,
        card_type=ProjectCard,
        visible=queries.visible_to,
        workflow=PROJECT,
        icon="file-pencil",
        acts=(
            Act(
                "open",
                actions.open_project,
                sheets.Application,
                opens=True,
                by=HANDLER,
                label=say("新建项目"),
                choices={"item_id": items},
            ),
            Act(
                "edit",
                actions.edit,
                sheets.Application,
                choices={"item_id": items},
                initial=application_so_far,
            ),
            Act("assess", actions.assess, sheets.Feasibility),
            Act("reopen", actions.reopen, sheets.Remark),
            Act("park", actions.park, sheets.Park),
            Act("unpark", actions.unpark, sheets.Remark),
            Act("submit", actions.submit, sheets.Remark),
            Act("pass_department", actions.pass_department, sheets.Opinion),
            Act("pass_sector", actions.pass_sector, sheets.Opinion),
            Act(
                "approve",
                actions.approve,
                sheets.Approval,
                choices={"budget_line": lines},
            ),
            Act("return_for_correction", actions.return_for_correction, sheets.Reasons),
            Act("refuse", actions.refuse, sheets.Reasons),
            Act("withdraw", actions.withdraw, sheets.Reasons),
            Act("announce", actions.announce, sheets.Remark),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("项目名称")),
            Column("purchaser", say("购买主体")),
            Column("item", say("目录事项")),
            Column("year", say("年度"), "number", sortable=True),
            Column("budget_fen", say("申报预算"), "money", sortable=True),
            Column("starts_on", say("服务开始"), "day", sortable=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
