"""What people fill in about a contract."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import (
    Line,
    LongText,
    Money,
    Number,
    OptionalLine,
    Percent,
    Reason,
    Sheet,
    field,
)
from goufu.law.labels import LONGER_TERM_CONDITIONS as CONDITIONS
from goufu.law.words import say
from goufu.stages.contracting.contracts.models import Ending, StandardKind
from goufu.stages.contracting.contracts.rules import CLAUSES


class LineRow(Sheet):
    name: Line = field(say("服务名称"))
    unit: Line = field(say("计量单位"), hint=say("如 人次、小时、场"))
    quantity: Number = field(say("数量"), gt=0, decimal_places=2)
    unit_price_fen: Money = field(say("单价"), ge=1)


class StandardRow(Sheet):
    kind: StandardKind = field(say("类别"))
    text: Line = field(say("标准内容"), hint=say("如 每次服务不少于一小时"))


class BandRow(Sheet):
    from_score: Percent = field(say("得分不低于"), decimal_places=2)
    pays: Percent = field(say("支付比例"), decimal_places=2, unit="%")


class Terms(Sheet):
    """The eight clauses, what is bought at what price, how it is judged and paid, how long."""

    service_time: LongText = field(CLAUSES["service_time"], default="")
    service_scope: LongText = field(CLAUSES["service_scope"], default="")
    service_content: LongText = field(CLAUSES["service_content"], default="")
    service_requirements: LongText = field(CLAUSES["service_requirements"], default="")
    performance_targets: LongText = field(CLAUSES["performance_targets"], default="")
    assessment_standards: LongText = field(CLAUSES["assessment_standards"], default="")
    payment: LongText = field(CLAUSES["payment"], default="")
    breach_liability: LongText = field(CLAUSES["breach_liability"], default="")
    lines: tuple[LineRow, ...] = field(say("服务明细"), min_length=1, max_length=200)
    standards: tuple[StandardRow, ...] = field(
        say("技术、服务、安全标准"),
        hint=say("验收时逐项说明履约情况"),
        min_length=1,
        max_length=200,
    )
    bands: tuple[BandRow, ...] = field(
        say("质量系数"),
        hint=say("从高分到低分；最后一段从 0 分起"),
        min_length=1,
        max_length=20,
    )
    starts_on: date = field(say("合同开始日期"))
    ends_on: date = field(say("合同终止日期"))
    content_fixed: bool = field(CONDITIONS["content_fixed"], default=False)
    continuous: bool = field(CONDITIONS["continuous"], default=False)
    funds_stable: bool = field(CONDITIONS["funds_stable"], default=False)
    price_steady: bool = field(CONDITIONS["price_steady"], default=False)
    budget_secured: bool = field(CONDITIONS["budget_secured"], default=False)
    public_service: bool = field(
        say("面向社会公众提供的公共服务"),
        hint=say("验收时应当邀请服务对象参与"),
        default=False,
    )
    payee_bank: Line = field(say("承接主体开户行"))
    payee_account: Line = field(say("承接主体账号"), max_length=60)
    deviation: LongText = field(
        say("与中标（成交）结果不一致的说明"), hint=say("一致的不填"), default=""
    )


class Check(Sheet):
    opinion: Reason = field(say("审核意见"))


class Reasons(Sheet):
    reason: Reason = field(say("理由"), hint=say("理由将原文送达各方。"), min_length=10)


class Sign(Sheet):
    signatory: Line = field(say("签字人"), hint=say("法定代表人或者授权代表"))
    terms_sha256: OptionalLine = field(
        say("条款摘要"), hint=say("您所核对的合同条款的摘要（SHA-256）"), default=""
    )


class Filing(Sheet):
    receipt: Line = field(say("备案回执编号"), max_length=120)
    filed_with: Line = field(say("备案单位"), hint=say("同级政府采购监管部门和有关部门"))


class Termination(Sheet):
    ending: Ending = field(say("终止情形"))
    reason: Reason = field(say("理由"), min_length=10)
