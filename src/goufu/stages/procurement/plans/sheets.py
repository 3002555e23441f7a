"""What people fill in about a procurement plan."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import Line, LongText, Money, Reason, Reference, Sheet, field
from goufu.law.words import say
from goufu.stages.procurement.plans.models import Method, Route


class LotRow(Sheet):
    """A part that is awarded on its own."""

    title: Line = field(say("采购包名称"))
    content: Reason = field(say("采购包内容"))
    amount_fen: Money = field(say("采购包预算"), gt=0)


class PlanSheet(Sheet):
    amount_fen: Money = field(say("计划金额"), gt=0)
    method: Method = field(say("采购方式"))
    planned_start: date = field(say("计划开始日期"))
    route: Route = field(say("代理途径"))
    agency_id: Reference = field(say("代理机构"))
    urgency: LongText = field(
        say("不公开采购意向的理由"),
        hint=say("仅限因不可预见的原因急需开展的采购，一般情况请留空。"),
        default="",
    )
    lots: tuple[LotRow, ...] = field(
        say("采购包"),
        hint=say(
            "不分包的不填；分包的至少两个，各包预算之和等于计划金额。每个采购包各自招标、各自签订合同。"
        ),
        default=(),
    )
    remark: LongText = field(say("备注"), default="")


class Intention(Sheet):
    """What the market is told beforehand."""

    demand: Reason = field(
        say("采购需求概况"), hint=say("主要功能或目标、数量，需满足的质量、服务、时限")
    )
    policy: LongText = field(say("落实政府采购政策功能情况"), default="")


class Reasons(Sheet):
    reason: Reason = field(say("理由"), hint=say("理由将原文送达。"), min_length=10)


class Opinion(Sheet):
    opinion: Reason = field(say("意见"))


class Remark(Sheet):
    remark: LongText = field(say("备注"), default="")
