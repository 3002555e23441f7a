"""What people fill in about a procurement plan."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import Line, LongText, Money, Reason, Reference, Sheet, field
from goufu.law.words import say
from goufu.stages.procurement.plans.models import Ground, Method, Route


class LotRow(Sheet):
    """A part that is awarded on its own."""

    title: Line = field(say("采购包名称"))
    content: Reason = field(say("采购包内容"))
    amount_fen: Money = field(say("采购包预算"), gt=0)


class PlanSheet(Sheet):
    amount_fen: Money = field(say("计划金额"), gt=0)
    method: Method = field(say("采购方式"))
    grounds: tuple[Ground, ...] = field(
        say("适用情形"), hint=say("采用公开招标以外方式的，选择全部符合的情形。"), default=()
    )
    method_reason: LongText = field(
        say("采用该方式的理由"), hint=say("采用公开招标以外方式的必填。"), default=""
    )
    planned_start: date = field(say("计划开始日期"))
    route: Route = field(say("代理途径"))
    agency_id: Reference | None = field(
        say("代理机构"), hint=say("自行组织采购的不填。"), default=None
    )
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


class Entrusting(Sheet):
    """What the agreement with the agency settles."""

    route: Route = field(say("代理途径"))
    agency_id: Reference = field(say("代理机构"))
    agency_scope: Reason = field(say("代理范围"))
    agency_powers: Reason = field(say("代理权限"))
    agency_term: Reason = field(say("代理期限"))
    file_keeping: LongText = field(say("档案保存"), default="")
    agency_fee: LongText = field(say("代理费用收取方式及标准"), default="")
    agreement_end: LongText = field(say("协议解除及终止"), default="")
    breach_liability: LongText = field(say("违约责任"), default="")


class OwnPurchase(Sheet):
    """How the purchaser can carry a purchase out by itself."""

    document_ability: LongText = field(say("编制采购文件、组织采购的能力和条件"), default="")
    fitting_staff: LongText = field(say("与项目专业性相适应的专业人员"), default="")


class Pressing(Sheet):
    words: Reason = field(say("催办意见"))


class Reasons(Sheet):
    reason: Reason = field(say("理由"), hint=say("理由将原文送达。"), min_length=10)


class Opinion(Sheet):
    opinion: Reason = field(say("意见"))


class Remark(Sheet):
    remark: LongText = field(say("备注"), default="")
