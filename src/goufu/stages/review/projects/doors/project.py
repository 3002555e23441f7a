"""How the world meets projects."""

from __future__ import annotations

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.law.words import say
from goufu.stages.review.projects import actions, queries, sheets
from goufu.stages.review.projects.cards import ProjectCard
from goufu.stages.review.projects.doors import choices
from goufu.stages.review.projects.doors.filters import FILTERS
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.workflow import APPLY_AGAIN, COPY, HANDLER, PROJECT

APPLICATION_LISTS = {"item_id": choices.items, "method": choices.methods}

PROJECT_DOORS = Doors(
    kind=PROJECT.name,
    model=Project,
    name=say("项目"),
    stage=Stage.REVIEW,
    group=Group.PROJECT,
    card=ProjectCard.of,
    card_type=ProjectCard,
    visible=queries.visible_to,
    charge=queries.in_charge,
    workflow=PROJECT,
    icon="file-pen",
    acts=(
        Act(
            "open",
            actions.open_project,
            sheets.Application,
            opens=True,
            by=HANDLER,
            label=say("新建项目"),
            choices=APPLICATION_LISTS,
            initial=choices.blank_application,
        ),
        Act(
            "edit",
            actions.edit,
            sheets.Application,
            choices=APPLICATION_LISTS,
            initial=choices.application_so_far,
        ),
        Act("assess", actions.assess, sheets.Feasibility),
        Act("reopen", actions.reopen, sheets.Remark),
        Act("park", actions.park, sheets.Park),
        Act("unpark", actions.unpark, sheets.Remark),
        Act("submit", actions.submit, sheets.Remark, batch=True),
        Act("pass_department", actions.pass_department, sheets.Opinion, batch=True),
        Act("pass_sector", actions.pass_sector, sheets.Opinion, batch=True),
        Act("approve", actions.approve, sheets.Approval, choices={"budget_line": choices.lines}),
        Act(
            "return_for_correction",
            actions.return_for_correction,
            sheets.Return,
            choices={"name": choices.form_fields},
        ),
        Act("refuse", actions.refuse, sheets.Reasons),
        Act(
            "transfer", actions.transfer, sheets.Transfer, choices={"colleague": choices.colleagues}
        ),
        Act("remind", actions.remind, sheets.Remark, batch=True),
        Act("withdraw", actions.withdraw, sheets.Reasons),
        Act(
            "draft_announcement",
            actions.draft_announcement,
            sheets.Announcement,
            choices={"method": choices.methods},
            initial=choices.announcement_so_far,
        ),
        Act(
            "announce",
            actions.announce,
            sheets.Remark,
            preview=choices.announcement_preview,
        ),
        Act(
            "copy",
            actions.copy_project,
            sheets.Copy,
            opens=True,
            by=HANDLER,
            label=COPY,
            on=PROJECT.name,
            offered=choices.may_be_copied,
            initial=choices.next_year,
        ),
        Act(
            "apply_again",
            actions.apply_again,
            sheets.Again,
            opens=True,
            by=HANDLER,
            label=APPLY_AGAIN,
            on=PROJECT.name,
            offered=choices.was_refused,
            initial=choices.this_year,
        ),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("purchaser", say("购买主体")),
        Column("item", say("目录事项")),
        Column("item__parent__name", say("目录类别"), shown=False),
        Column("year", say("年度"), "number", sortable=True),
        Column("budget_fen", say("申报金额"), "money", sortable=True, summed=True),
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
    filters=FILTERS,
)
