"""How the world meets projects."""

from __future__ import annotations

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.law.words import say
from goufu.stages.review.projects import actions, queries, sheets
from goufu.stages.review.projects.cards import ProjectCard
from goufu.stages.review.projects.doors import choices
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.workflow import APPLY_AGAIN, COPY, HANDLER, PROJECT

APPLICATION_LISTS = {"item_id": choices.items, "method": choices.methods}

PROJECT_DOORS = Doors(
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
        Act("submit", actions.submit, sheets.Remark),
        Act("pass_department", actions.pass_department, sheets.Opinion),
        Act("pass_sector", actions.pass_sector, sheets.Opinion),
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
        Act("remind", actions.remind, sheets.Remark),
        Act("withdraw", actions.withdraw, sheets.Reasons),
        Act(
            "draft_announcement",
            actions.draft_announcement,
            sheets.Announcement,
            choices={"method": choices.methods},
            initial=choices.announcement_so_far,
        ),
        Act("announce", actions.announce, sheets.Remark),
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
        Column("year", say("年度"), "number", sortable=True),
        Column("budget_fen", say("申报金额"), "money", sortable=True),
        Column("starts_on", say("服务开始"), "day", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)
