"""How the world meets projects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext

from goufu.base.doors.declare import Act, Column, Doors, Filter, Stage
from goufu.base.doors.sheets import fields_of
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import doing
from goufu.base.people.roles import Actor
from goufu.law.money import yuan
from goufu.law.words import say
from goufu.stages.review.budgets.queries import lines_for
from goufu.stages.review.catalogue.queries import item_choices, items_on
from goufu.stages.review.projects import actions, queries, sheets
from goufu.stages.review.projects.cards import ProjectCard
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.workflow import HANDLER, PROJECT
from goufu.stages.review.work_plans.queries import is_key

FIRST_YEAR = 2014  # of the budgets under the regulation
LONGEST_KEY = 18  # digits of a primary key
MOST_NAMED = 500  # bodies in a box of conditions; a province has more, and a search box


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


def budget_years(_actor: Actor, on: date) -> list[tuple[str, str]]:
    """Return next year and the years before, the newest first."""
    return [(str(year), str(year)) for year in range(on.year + 1, FIRST_YEAR - 1, -1)]


def purchasers(actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the purchasers of the reader's place and below."""
    found = doing(Function.PURCHASER, place=actor.place)[:MOST_NAMED]
    return [(str(one.pk), one.name) for one in found]


def classes(_actor: Actor, on: date) -> list[tuple[str, str]]:
    """Return the classes of the items in force."""
    found = {item.parent_id: item.parent for item in items_on(on) if item.parent}
    return [(str(pk), f"{one.code} {one.name}") for pk, one in found.items()]


def yes_or_no(_actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the two answers."""
    return [("1", gettext("是")), ("0", gettext("否"))]


def _by_year(value: str) -> Q | None:
    return (
        Q(year=int(value))
        if value.isdecimal() and value.isascii() and len(value) == len("2015")
        else None
    )


def _by_purchaser(value: str) -> Q | None:
    return _by_number("purchaser_id", value)


def _by_class(value: str) -> Q | None:
    return _by_number("item__parent_id", value)


def _by_number(name: str, value: str) -> Q | None:
    return (
        Q(**{name: int(value)})
        if value.isascii() and value.isdecimal() and len(value) <= LONGEST_KEY
        else None
    )


def _by_livelihood(value: str) -> Q | None:
    return Q(livelihood=value == "1") if value in {"0", "1"} else None


def _by_key_field(value: str) -> Q | None:
    key = Q(is_key())
    return {"1": key, "0": ~key}.get(value)


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
            Act("submit", actions.submit, sheets.Remark, batch=True),
            Act("pass_department", actions.pass_department, sheets.Opinion, batch=True),
            Act("pass_sector", actions.pass_sector, sheets.Opinion, batch=True),
            Act(
                "approve",
                actions.approve,
                sheets.Approval,
                choices={"budget_line": lines},
            ),
            Act("return_for_correction", actions.return_for_correction, sheets.Reasons, batch=True),
            Act("refuse", actions.refuse, sheets.Reasons),
            Act("withdraw", actions.withdraw, sheets.Reasons),
            Act("announce", actions.announce, sheets.Remark),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("项目名称")),
            Column("purchaser", say("购买主体")),
            Column("item", say("目录事项")),
            Column("item__parent__name", say("目录类别"), shown=False),
            Column("year", say("年度"), "number", sortable=True),
            Column("budget_fen", say("申报预算"), "money", sortable=True, summed=True),
            Column("own_cost_fen", say("自办成本"), "money", summed=True, shown=False),
            Column("quantity", say("服务数量"), "number", shown=False),
            Column("unit", say("计量单位"), shown=False),
            Column("times", say("购买次数"), "number", shown=False),
            Column("starts_on", say("服务开始"), "day", sortable=True),
            Column("ends_on", say("服务结束"), "day", shown=False),
            Column("livelihood", say("民生工程"), "yes", shown=False),
            Column("service_class", say("公共服务分类"), shown=False),
            Column("budget_line_ref", say("资金来源"), "code", shown=False),
            Column("announced_on", say("公告日期"), "day", shown=False),
            Column("opened_at", say("建立日期"), "day", shown=False),
            Column("state", say("状态"), "state"),
        ),
        filters=(
            Filter("budget_year", say("预算年度"), budget_years, _by_year),
            Filter("purchaser", say("购买主体"), purchasers, _by_purchaser),
            Filter("class", say("目录类别"), classes, _by_class),
            Filter("livelihood", say("民生工程"), yes_or_no, _by_livelihood),
            Filter("key_field", say("年度重点领域"), yes_or_no, _by_key_field),
        ),
    ),
)
