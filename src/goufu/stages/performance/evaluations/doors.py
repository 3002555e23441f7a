"""How the world meets evaluations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import as_choices, doing
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.performance.evaluations import actions, queries, sheets
from goufu.stages.performance.evaluations.cards import EvaluationCard
from goufu.stages.performance.evaluations.models import Evaluation
from goufu.stages.performance.evaluations.workflow import EVALUATION


def third_parties(evaluation: Evaluation, _actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the organisations that evaluate, without the two sides."""
    sides = {evaluation.purchaser_id, evaluation.provider_id}
    return as_choices(one for one in doing(Function.THIRD_PARTY) if one.pk not in sides)


def to_be_scored(evaluation: Evaluation, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return a row for each target; what was scored before a return stays filled in."""
    rows = evaluation.scores or [{"name": name} for name in evaluation.target_names()]
    names = ("name", "actual", "score", "weight", "remark")
    return {
        "rows": [{name: row[name] for name in names if name in row} for row in rows],
        "report": evaluation.report,
        "document": evaluation.document_id,
    }


DOORS = (
    Doors(
        kind=EVALUATION.name,
        model=Evaluation,
        name=say("绩效评价"),
        stage=Stage.PERFORMANCE,
        card=EvaluationCard.of,
        card_type=EvaluationCard,
        visible=queries.visible_to,
        workflow=EVALUATION,
        icon="chart-bar",
        acts=(
            Act(
                "commission",
                actions.commission,
                sheets.Commission,
                choices={"third_party_id": third_parties},
            ),
            Act("score", actions.score, sheets.Scoring, initial=to_be_scored),
            Act("return_report", actions.return_report, sheets.Return),
            Act("conclude", actions.conclude, sheets.Conclusion),
            Act("use_result", actions.use_result, sheets.Use),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("项目名称")),
            Column("purchaser", say("购买主体")),
            Column("provider", say("承接主体")),
            Column("total", say("总分"), "number", sortable=True),
            Column("grade", say("等级")),
            Column("concluded_on", say("结论日期"), "day", sortable=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
