"""How the world meets inspections."""

from __future__ import annotations

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.law.words import say
from goufu.stages.supervision.inspections import actions, queries, sheets
from goufu.stages.supervision.inspections.cards import InspectionCard
from goufu.stages.supervision.inspections.models import Inspection
from goufu.stages.supervision.inspections.workflow import INSPECTION, INSPECTORS

DOORS = (
    Doors(
        kind=INSPECTION.name,
        model=Inspection,
        name=say("监督检查"),
        stage=Stage.SUPERVISION,
        card=InspectionCard.of,
        card_type=InspectionCard,
        visible=queries.visible_to,
        charge=queries.in_charge,
        workflow=INSPECTION,
        icon="scan-eye",
        acts=(
            Act(
                "open",
                actions.open_inspection,
                sheets.OpenInspection,
                opens=True,
                by=INSPECTORS,
                label=say("立项检查"),
                on="project",
            ),
            Act("find", actions.find, sheets.Finding),
            Act("find_nothing", actions.find_nothing, sheets.Nothing),
            Act("correct", actions.correct, sheets.Correction),
            Act("verify", actions.verify, sheets.Verification),
            Act("send_back", actions.send_back, sheets.Finding),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("项目名称")),
            Column("inspector", say("检查单位")),
            Column("correct_by", say("整改期限"), "day", sortable=True),
            Column("opened_at", say("立项日期"), "day", sortable=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
