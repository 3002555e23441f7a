"""What people fill in about a tender."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime

from goufu.base.doors.sheets import (
    DocumentId,
    Line,
    LongText,
    Money,
    Number,
    OptionalLine,
    Percent,
    Reason,
    Reference,
    ReferenceCode,
    Sheet,
    Shown,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.tenders.models import Capacity, FailureGround, InvalidGround

Moment = Annotated[AwareDatetime, Shown("moment")]


class CriterionRow(Sheet):
    name: Line = field(say("评审因素"))
    maximum: Number = field(say("分值"), gt=0, decimal_places=2)
    how: Reason = field(say("评分标准"))


class TenderDocument(Sheet):
    """The tender document."""

    qualification: Reason = field(say("投标人资格条件"))
    service_requirements: Reason = field(say("采购需求（服务内容、质量、验收）"))
    commercial_terms: LongText = field(say("商务条件"), default="")
    price_requirements: LongText = field(say("投标报价要求"), default="")
    contract_text: LongText = field(say("拟签订的合同文本"), default="")
    ceiling_fen: Money | None = field(say("最高限价"), hint=say("不设的留空"), default=None)
    price_weight: Percent = field(say("价格权重"), decimal_places=2)
    criteria: tuple[CriterionRow, ...] = field(
        say("评审因素"), hint=say("与价格权重合计100分"), default=()
    )
    deposit_fen: Money = field(say("投标保证金"), hint=say("不收取的填0"), default=0)
    document: DocumentId | None = field(say("招标文件（附件）"), default=None)


class TenderNotice(Sheet):
    """What the notice adds to the document."""

    closes_at: Moment = field(say("投标截止和开标时间"))
    supply_until: date = field(say("招标文件提供截止日"))
    where: Line = field(say("获取招标文件的方式"), default=say("在本平台免费下载"))
    urgency: LongText = field(
        say("采购意向公开未满期限的理由"),
        hint=say("仅限因不可预见的原因急需开展的采购，一般情况请留空。"),
        default="",
    )


class Bid(Sheet):
    """An offer: its price and its service plan, sealed until the opening."""

    price_fen: Money = field(say("投标报价"), gt=0)
    service_plan: Reason = field(say("服务方案"))
    document: DocumentId | None = field(say("投标文件（附件）"), default=None)
    declared: bool = field(
        say("承诺符合政府采购法第二十二条规定的条件，与其他投标人没有应当回避的关系"), default=False
    )


class Opening(Sheet):
    record: LongText = field(say("开标记录"), default="")


class Invalid(Sheet):
    offer: ReferenceCode = field(say("投标"))
    ground: InvalidGround = field(say("情形"))
    reason: Reason = field(say("理由"), hint=say("理由将原文告知投标人。"), min_length=10)


class SeatRow(Sheet):
    appointment_id: Reference = field(say("成员"))
    capacity: Capacity = field(say("身份"))
    leader: bool = field(say("组长"), default=False)
    declared: bool = field(say("已声明无应当回避情形"), default=False)


class Committee(Sheet):
    members: tuple[SeatRow, ...] = field(say("评标委员会成员"), min_length=1)
    technically_complex: bool = field(say("技术复杂"), default=False)
    high_impact: bool = field(say("社会影响较大"), default=False)
    drawing: Reason = field(say("抽取方式和时间"))


class PointsRow(Sheet):
    offer: ReferenceCode = field(say("投标"))
    criterion_id: Reference = field(say("评审因素"))
    points: Number = field(say("得分"))


class Scoring(Sheet):
    points: tuple[PointsRow, ...] = field(say("评分"), min_length=1)


class HandIn(Sheet):
    opinion: LongText = field(say("评审意见"), default="")


class Conclusion(Sheet):
    report: Reason = field(say("评标情况说明"))


class Delivery(Sheet):
    remark: LongText = field(say("备注"), default="")


class Award(Sheet):
    offer: ReferenceCode = field(say("中标人"))
    opinion: Reason = field(say("意见"))


class Result(Sheet):
    fee_fen: Money = field(say("代理服务费"), default=0)
    fee_standard: OptionalLine = field(say("代理服务收费标准"), default="")
    remark: LongText = field(say("其他补充事宜"), default="")


class Failure(Sheet):
    ground: FailureGround = field(say("废标情形"))
    reason: Reason = field(say("理由"), hint=say("理由将通知所有投标人。"), min_length=10)


class Reasons(Sheet):
    reason: Reason = field(say("理由"), hint=say("理由将原文送达。"), min_length=10)


class Remark(Sheet):
    remark: LongText = field(say("备注"), default="")


class Nothing(Sheet):
    """Nothing to fill in: the clock acts."""
