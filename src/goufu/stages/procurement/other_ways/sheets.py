"""What people fill in about another way."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import (
    DocumentId,
    Line,
    LongText,
    Money,
    Reason,
    Reference,
    Sheet,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.other_ways.models import Way


class ExpertRow(Sheet):
    name: Line = field(say("专家姓名"))
    body: Line = field(say("工作单位"))
    title: Line = field(say("职称"))
    opinion: Reason = field(say("论证意见"))


class Argument(Sheet):
    """Why this project is special and not competitive, and why in this way from this provider."""

    way: Way = field(say("购买方式"))
    provider_id: Reference = field(say("拟定承接主体"))
    amount_fen: Money = field(say("拟购买金额"), gt=0)
    special: Reason = field(say("项目的特殊性"), min_length=10)
    not_competitive: Reason = field(say("不符合竞争性条件的理由"), min_length=10)
    alternatives: Reason = field(
        say("其他方式的比较"), hint=say("公开招标等方式为什么不可行。"), min_length=10
    )
    tender_cost_fen: Money = field(say("公开招标预计费用"), gt=0)
    cost_basis: Reason = field(say("成本比较的依据"))
    why_this_provider: Reason = field(say("选择承接主体的理由"), min_length=10)
    opinions: tuple[ExpertRow, ...] = field(say("专家意见"), default=())


class PersonRow(Sheet):
    name: Line = field(say("姓名和职务"))


class Decision(Sheet):
    decided_on: date = field(say("集体讨论日期"))
    deciders: tuple[PersonRow, ...] = field(say("参加人员"), min_length=1)
    decision: Reason = field(say("集体决定及理由"), min_length=10)


class Opinion(Sheet):
    opinion: Reason = field(say("意见"))


class Agreement(Sheet):
    price_fen: Money = field(say("协议金额"), gt=0)
    agreement: Reason = field(say("协议主要内容（数量、标准、期限、支付）"), min_length=10)
    document: DocumentId | None = field(say("协议文本"), default=None)


class Reasons(Sheet):
    reason: Reason = field(say("理由"), min_length=10)


class Remark(Sheet):
    remark: LongText = field(say("其他需要公告的事项"), default="")
