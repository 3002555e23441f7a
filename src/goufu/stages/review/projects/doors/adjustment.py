"""How the world meets the changes of what was approved."""

from __future__ import annotations

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.law.words import say
from goufu.stages.review.projects import actions, queries, sheets
from goufu.stages.review.projects.cards import AdjustmentCard
from goufu.stages.review.projects.doors import choices
from goufu.stages.review.projects.models import Adjustment
from goufu.stages.review.projects.workflow import ADJUST, ADJUSTMENT, HANDLER, PROJECT

ADJUSTMENT_DOORS = Doors(
    kind=ADJUSTMENT.name,
    model=Adjustment,
    name=say("项目调整"),
    stage=Stage.REVIEW,
    group=Group.PROJECT,
    card=AdjustmentCard.of,
    card_type=AdjustmentCard,
    visible=queries.adjustments_visible_to,
    workflow=ADJUSTMENT,
    icon="refresh-cw",
    acts=(
        Act(
            "open",
            actions.adjust,
            sheets.Adjust,
            opens=True,
            by=HANDLER,
            label=ADJUST,
            on=PROJECT.name,
            offered=choices.may_be_adjusted,
            initial=choices.as_approved,
        ),
        Act("pass_department", actions.adjustment_passes_department, sheets.Opinion),
        Act("pass_sector", actions.adjustment_passes_sector, sheets.Opinion),
        Act("make", actions.make_adjustment, sheets.Opinion),
        Act("refuse", actions.refuse_adjustment, sheets.Reasons),
        Act("withdraw", actions.withdraw_adjustment, sheets.Reasons),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("budget_fen", say("申报金额"), "money", sortable=True),
        Column("starts_on", say("服务开始"), "day"),
        Column("state", say("状态"), "state"),
    ),
)
