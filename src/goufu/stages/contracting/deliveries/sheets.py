"""What providers report, and what those who accept it find."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import (
    DocumentId,
    LongText,
    Number,
    OptionalLine,
    Percent,
    Reason,
    Sheet,
    Whole,
    field,
)
from goufu.law.words import say


class ReportRow(Sheet):
    number: Whole = field(say("序号"), ge=1, hint=say("合同服务明细的序号"))
    quantity: Number = field(say("提供数量"), gt=0, decimal_places=2)


class Report(Sheet):
    """What was served in a period."""

    period_from: date = field(say("服务开始日期"))
    period_to: date = field(say("服务结束日期"))
    lines: tuple[ReportRow, ...] = field(say("服务数量"), min_length=1, max_length=200)
    note: LongText = field(say("情况说明"), default="")
    document: DocumentId | None = field(say("服务记录"), default=None)


class AcceptRow(Sheet):
    number: Whole = field(say("序号"), ge=1, hint=say("报送明细的序号"))
    accepted: Number = field(say("验收合格数量"), decimal_places=2)
    score: Percent = field(say("质量得分"), hint=say("抽查合格率，0–100"), decimal_places=2)
    reason: OptionalLine = field(say("核减原因"), default="")


class JudgementRow(Sheet):
    number: Whole = field(say("序号"), ge=1, hint=say("合同标准的序号"))
    met: bool = field(say("符合"), default=False)
    finding: OptionalLine = field(say("履约情况"), default="")


class Acceptance(Sheet):
    """The acceptance sheet: by quantity, by quality, by every standard, by those served."""

    lines: tuple[AcceptRow, ...] = field(say("按数量和质量验收"), min_length=1, max_length=200)
    standards: tuple[JudgementRow, ...] = field(say("按标准验收"), max_length=200, default=())
    asked: Whole | None = field(say("服务对象参与人数"), default=None)
    satisfied: Whole | None = field(say("其中满意人数"), default=None)
    service_objects_opinion: LongText = field(say("服务对象意见"), default="")
    opinion: Reason = field(say("验收意见"))
    final: bool = field(
        say("最终验收"), hint=say("合同的全部服务已经提供，验收后合同履行完毕"), default=False
    )


class Return(Sheet):
    reason: Reason = field(say("退回理由"), hint=say("理由将原文送达承接主体。"), min_length=10)
