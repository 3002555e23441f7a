"""What the committee fills in: checks, questions, points, signatures."""

from __future__ import annotations

from goufu.base.doors.sheets import (
    DocumentId,
    Line,
    LongText,
    Money,
    Number,
    OptionalLine,
    Reason,
    Reference,
    ReferenceCode,
    Sheet,
    Whole,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.tenders.models import Finding, ReviewReason
from goufu.stages.procurement.tenders.sheets.document import Moment


class CheckRow(Sheet):
    offer: ReferenceCode = field(say("响应文件"))
    requirement_id: Reference = field(say("审查事项"))
    finding: Finding = field(say("结论"))
    reason: OptionalLine = field(say("不通过的理由"), default="")


class Checks(Sheet):
    checks: tuple[CheckRow, ...] = field(
        say("审查结论"), hint=say("不通过的写明理由，理由将原文告知供应商。"), min_length=1
    )


class DeclarationRow(Sheet):
    offer: ReferenceCode = field(say("响应文件"))
    accepted: bool = field(say("认可"), default=False)
    reason: OptionalLine = field(say("依据或者不认可的理由"), default="")


class Declarations(Sheet):
    declarations: tuple[DeclarationRow, ...] = field(say("中小企业声明函"), min_length=1)


class Question(Sheet):
    """A question that the committee puts to one provider in writing."""

    offer: ReferenceCode = field(say("响应文件"))
    low_price: bool = field(
        say("报价明显偏低，要求说明"), hint=say("不勾选的为一般澄清、说明或者补正。"), default=False
    )
    question: Reason = field(say("要求说明的内容"))
    answer_by: Moment = field(say("答复截止时间"))


class PriceLineRow(Sheet):
    name: Line = field(say("名称"))
    quantity: Number = field(say("数量"), gt=0)
    unit_price_fen: Money = field(say("单价"))


class Contradiction(Sheet):
    """What an offer says of its price in different places; the platform proposes a correction."""

    offer: ReferenceCode = field(say("响应文件"))
    inside_fen: Money | None = field(say("响应文件内的总价"), default=None)
    words: OptionalLine = field(say("大写金额"), hint=say("照抄，例如：壹佰陆拾万元整"), default="")
    lines: tuple[PriceLineRow, ...] = field(say("分项报价"), default=())
    answer_by: Moment = field(say("确认截止时间"))


class ProviderAnswer(Sheet):
    answer: Reason = field(say("答复"))
    agreed: bool = field(
        say("确认修正后的报价"), hint=say("仅用于报价修正；不确认的，响应无效。"), default=False
    )
    document: DocumentId | None = field(say("证明材料"), default=None)


class Acceptance(Sheet):
    decision: Reason = field(say("认定意见"))
    unchanged: bool = field(say("没有超出响应文件的范围，没有改变实质性内容"), default=False)


class PointsRow(Sheet):
    offer: ReferenceCode = field(say("响应文件"))
    criterion_id: Reference = field(say("评审因素"))
    points: Number = field(say("得分"))
    reason: LongText = field(say("评分理由"), default="")
    # How often this cell was saved when its reader saw it; nobody writes over what is newer.
    version: Whole | None = field(say("版本"), default=None)


class Scoring(Sheet):
    points: tuple[PointsRow, ...] = field(say("评分"), min_length=1)


class HandIn(Sheet):
    opinion: LongText = field(say("评审意见"), default="")


class ReturnPoints(Sheet):
    member: Reference = field(say("成员"))
    reason: ReviewReason = field(say("情形"))
    text: Reason = field(say("具体情况"))


class Conclusion(Sheet):
    report: Reason = field(say("评审情况说明"))
    abnormal: LongText = field(
        say("对相差较大的评分的认定意见"), hint=say("平台提示有相差较大的评分时填写。"), default=""
    )


class Signature(Sheet):
    remark: LongText = field(say("备注"), default="")


class Dissent(Sheet):
    reason: Reason = field(say("不同意见及理由"), min_length=10)


class ReviewOrder(Sheet):
    reason: ReviewReason = field(say("情形"))
    text: Reason = field(say("具体情况"), min_length=10)
