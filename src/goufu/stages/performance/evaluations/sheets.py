"""What people fill in about an evaluation."""

from __future__ import annotations

from goufu.base.doors.sheets import (
    DocumentId,
    Line,
    OptionalLine,
    Percent,
    Reason,
    Reference,
    Sheet,
    field,
)
from goufu.law.words import say
from goufu.stages.performance.evaluations.models import BudgetDecision


class Commission(Sheet):
    third_party_id: Reference | None = field(
        say("受委托的第三方机构"), hint=say("不填的，由财政部门自行组织评价"), default=None
    )
    scheme: Reason = field(say("评价方案"), hint=say("评价内容、方法、时间安排"))


class ScoreRow(Sheet):
    name: Line = field(say("指标"), hint=say("申报书的绩效目标"))
    actual: Line = field(say("实际完成值"))
    score: Percent = field(say("得分"), hint="0–100", decimal_places=2)
    weight: Percent = field(say("权重"), decimal_places=2, unit="%")
    remark: OptionalLine = field(say("打分说明"), default="")


class Scoring(Sheet):
    """The score sheet and the report."""

    rows: tuple[ScoreRow, ...] = field(say("按绩效目标打分"), min_length=1, max_length=100)
    report: Reason = field(say("绩效报告"), hint=say("主要结论、存在问题和建议"))
    document: DocumentId | None = field(say("绩效报告文件"), default=None)


class Return(Sheet):
    reason: Reason = field(say("退回理由"), hint=say("理由将原文送达评价方。"), min_length=10)


class Conclusion(Sheet):
    conclusion: Reason = field(say("评价结论"))


class Use(Sheet):
    """What the result is used for: budget, settlement, choice of provider."""

    budget_decision: BudgetDecision = field(say("下年预算安排"))
    settlement_decision: Reason = field(say("资金结算意见"))
    provider_decision: Reason = field(say("承接主体选择意见"))
