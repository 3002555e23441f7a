"""What leaves the room: the evaluation as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from goufu.base.people.roles import Actor, Role
from goufu.law.words import say
from goufu.stages.performance.evaluations.models import Evaluation
from goufu.stages.review.projects.models import TargetKind

# Before the conclusion only those who make the evaluation, and who watch it, see the scores.
MAKERS = frozenset({Role.PERFORMANCE, Role.THIRD_PARTY, Role.INSPECTOR, Role.AUDITOR})
DONE = ("concluded", "used")


@dataclass(frozen=True)
class TargetLine:
    kind: TargetKind = field(metadata={"label": say("类别")})
    name: str = field(metadata={"label": say("指标")})
    target: str = field(metadata={"label": say("目标值")})
    actual: str = field(metadata={"label": say("实际完成值")})
    score: Decimal | None = field(metadata={"label": say("得分"), "kind": "number"})
    weight: Decimal | None = field(metadata={"label": say("权重"), "kind": "percent"})
    remark: str = field(metadata={"label": say("打分说明")})


@dataclass(frozen=True)
class EvaluationCard:
    """An evaluation; scores out of a hundred."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str
    contract_ref: str = field(metadata={"label": say("合同编号"), "kind": "code"})
    purchaser: str = field(metadata={"label": say("购买主体")})
    provider: str = field(metadata={"label": say("承接主体")})
    evaluator: str = field(metadata={"label": say("评价方")})
    scheme: str = field(metadata={"label": say("评价方案"), "kind": "long_text"})
    commissioned_on: date | None = field(metadata={"label": say("委托日期"), "kind": "day"})
    total: Decimal | None = field(metadata={"label": say("总分"), "kind": "number"})
    grade: str = field(metadata={"label": say("等级"), "kind": "word"})
    grade_clause: str = field(metadata={"label": say("等级依据")})
    grade_unverified: bool | None = field(
        metadata={"label": say("等级依据未核实原文"), "kind": "yes"}
    )
    report: str = field(metadata={"label": say("绩效报告"), "kind": "long_text"})
    document_id: int | None
    return_reason: str = field(metadata={"label": say("退回理由"), "kind": "long_text"})
    conclusion: str = field(metadata={"label": say("评价结论"), "kind": "long_text"})
    concluded_on: date | None = field(metadata={"label": say("结论日期"), "kind": "day"})
    budget_decision: str = field(metadata={"label": say("下年预算安排"), "kind": "word"})
    settlement_decision: str = field(metadata={"label": say("资金结算意见"), "kind": "long_text"})
    provider_decision: str = field(metadata={"label": say("承接主体选择意见"), "kind": "long_text"})
    used_on: date | None = field(metadata={"label": say("运用日期"), "kind": "day"})
    targets: list[TargetLine] = field(metadata={"label": say("绩效目标")})

    @classmethod
    def of(cls, evaluation: Evaluation, reader: Actor) -> EvaluationCard:
        done = evaluation.state in DONE
        shown = done or reader.role in MAKERS
        evaluator = evaluation.third_party or evaluation.finance
        return cls(
            ref=evaluation.ref,
            title=evaluation.title,
            state=evaluation.state,
            place=evaluation.place,
            project_code=evaluation.project_code,
            contract_ref=evaluation.contract.ref,
            purchaser=evaluation.purchaser.name,
            provider=evaluation.provider.name,
            evaluator=evaluator.name if evaluation.commissioned_on else "",
            scheme=evaluation.scheme,
            commissioned_on=evaluation.commissioned_on,
            total=evaluation.total if shown else None,
            grade=evaluation.grade,
            grade_clause=evaluation.grade_clause,
            grade_unverified=not evaluation.grade_verified if evaluation.grade else None,
            report=evaluation.report if shown else "",
            document_id=evaluation.document_id if shown else None,
            return_reason=evaluation.return_reason if shown else "",
            conclusion=evaluation.conclusion,
            concluded_on=evaluation.concluded_on,
            budget_decision=(
                evaluation.get_budget_decision_display() if evaluation.budget_decision else ""
            ),
            settlement_decision=evaluation.settlement_decision,
            provider_decision=evaluation.provider_decision,
            used_on=evaluation.used_on,
            targets=_targets(evaluation, with_scores=shown),
        )


def _targets(evaluation: Evaluation, *, with_scores: bool) -> list[TargetLine]:
    rows = evaluation.scores if with_scores and evaluation.scores else evaluation.targets
    return [_line(row) for row in rows]


def _line(row: dict[str, Any]) -> TargetLine:
    return TargetLine(
        kind=TargetKind(row["kind"]),
        name=row["name"],
        target=row["target"],
        actual=row.get("actual", ""),
        score=Decimal(row["score"]) if "score" in row else None,
        weight=Decimal(row["weight"]) if "weight" in row else None,
        remark=row.get("remark", ""),
    )
