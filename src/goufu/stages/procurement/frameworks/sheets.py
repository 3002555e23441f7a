"""What people fill in about framework agreements."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from goufu.base.doors.sheets import (
    Line,
    LongText,
    Money,
    Number,
    OptionalLine,
    Percent,
    Reason,
    Reference,
    Sheet,
    Whole,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.frameworks.models import (
    Case,
    EntryMethod,
    Form,
    OpenCase,
    QualityCase,
    Removal,
    Users,
    Way,
)
from goufu.stages.procurement.sealing.sheets import EnvelopeText, Fen

# The texts of the document, by field; each is shown on the card under its label.
WORDS = {
    "demand": say("采购需求和服务标准"),
    "qualification": say("供应商资格条件"),
    "area": say("履行合同的地域范围"),
    "survey": say("需求调查情况"),
    "second_stage": say("第二阶段规则"),
    "payment": say("资金支付和结算方式"),
    "contract_text": say("采购合同文本（含凭单、订单）"),
    "feedback": say("用户反馈和评价机制"),
    "exit_rules": say("入围供应商清退和补充规则"),
    "term_reason": say("延长期限的理由"),
}


class FrameworkSheet(Sheet):
    """The plan of a framework agreement and its document."""

    title: Line = field(say("采购项目名称"))
    case: Case = field(say("适用情形"))
    form: Form = field(say("框架协议种类"), default=Form.CLOSED)
    open_case: OpenCase | None = field(
        say("采用开放式的情形"), hint=say("封闭式的不填"), default=None
    )
    service: Line = field(say("服务名称"))
    unit: Line = field(say("计量单位"), hint=say("如 人次、小时、场"), max_length=40)
    ceiling_fen: Money = field(say("最高限制单价"), hint=say("开放式框架协议即为付费标准"), gt=0)
    months: Whole = field(say("框架协议期限（月）"), ge=1, le=120)
    term_reason: LongText = field(
        WORDS["term_reason"], hint=say("不超过一般期限的不填"), default=""
    )
    method: EntryMethod = field(say("入围评审方法"), default=EntryMethod.PRICE)
    quality_case: QualityCase | None = field(
        say("采用质量优先法的情形"), hint=say("价格优先法的不填"), default=None
    )
    elimination_percent: Whole = field(
        say("淘汰率"), hint=say("开放式框架协议不淘汰，填 0"), unit="%", le=99, default=0
    )
    most_entrants: Whole | None = field(
        say("入围供应商数量上限"), hint=say("不限的不填"), ge=1, default=None
    )
    way: Way = field(say("确定成交供应商的方式"), default=Way.DIRECT)
    users: Users = field(say("适用的采购人范围"), default=Users.OWN)
    demand: Reason = field(WORDS["demand"])
    qualification: Reason = field(WORDS["qualification"])
    area: Reason = field(WORDS["area"])
    second_stage: LongText = field(WORDS["second_stage"], default="")
    payment: Reason = field(WORDS["payment"])
    contract_text: Reason = field(WORDS["contract_text"])
    feedback: Reason = field(WORDS["feedback"])
    exit_rules: Reason = field(WORDS["exit_rules"])
    survey: Reason = field(WORDS["survey"], hint=say("面向采购人和供应商的需求调查"))
    purchasers_asked: Whole = field(say("调查采购人个数"))
    providers_asked: Whole = field(say("调查供应商个数"))
    survey_explained: bool = field(say("调查对象不足的理由已在需求调查情况中说明"), default=False)


class Call(Sheet):
    closes_at: datetime = field(say("提交响应文件截止时间"))
    keeper_id: Reference = field(
        say("保管第三把钥匙的代理机构"),
        hint=say("响应文件按征集人、该机构、财政监管部门的三把开标公钥加密，任意两方可以开启。"),
    )
    channels: OptionalLine = field(say("同时发布的其他媒体"), default="")


class Supplement(Sheet):
    closes_at: datetime = field(say("提交响应文件截止时间"))
    reason: Reason = field(say("影响框架协议执行的情况"), min_length=10)


class Response(Sheet):
    """What a provider answers to a closed call, encrypted where it sits."""

    envelope: EnvelopeText = field(
        say("加密的响应文件"),
        hint=say("由浏览器或者客户端加密生成；开启之前，平台和管理员都不能打开。"),
    )
    declared: bool = field(say("承诺符合资格条件，接受征集文件的全部条件"))


class ResponseContent(BaseModel):
    """What is inside the envelope of a response; what does not fit cannot be read out."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    price_fen: Fen
    plan: Annotated[str, StringConstraints(min_length=10, max_length=4_000)]
    location: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    contact: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class Application(Sheet):
    """What a provider fills in to join an open agreement; its price is the fee of all."""

    price_fen: Money = field(say("响应单价"), gt=0)
    plan: Reason = field(say("服务方案"), min_length=10)
    location: Line = field(say("服务地点"), hint=say("服务对象在此选择您"))
    contact: Line = field(say("联系方式"))
    declared: bool = field(say("承诺符合资格条件，接受征集文件的全部条件"))


class JudgedRow(Sheet):
    entry_id: Reference = field(say("供应商"))
    qualified: bool = field(say("符合资格条件和实质性要求"), default=False)
    quality: Percent | None = field(say("质量评分"), decimal_places=2, default=None)
    reason: OptionalLine = field(say("无效理由"), default="")


class SeatRow(Sheet):
    appointment_id: Reference = field(say("成员"))


class Evaluation(Sheet):
    members: tuple[SeatRow, ...] = field(say("评审小组"), min_length=1, max_length=20)
    rows: tuple[JudgedRow, ...] = field(say("评审意见"), min_length=1, max_length=500)
    report: Reason = field(say("评审情况说明"))


class Admission(Sheet):
    opinion: Reason = field(say("审核意见"))


class Reasons(Sheet):
    reason: Reason = field(say("理由"), hint=say("理由将原文送达。"), min_length=10)


class RemovalSheet(Sheet):
    ground: Removal = field(say("清退情形"))
    reason: Reason = field(say("理由"), hint=say("理由将原文送达。"), min_length=10)


class Signing(Sheet):
    signatory: Line = field(say("签字人"), hint=say("法定代表人或者授权代表"))


class Remark(Sheet):
    remark: LongText = field(say("备注"), default="")


class Filing(Sheet):
    receipt: Line = field(say("备案回执编号"), max_length=120)


class DealSheet(Sheet):
    """One purchase under the agreement."""

    project_id: Reference = field(say("采购项目"), hint=say("资金来源于该项目的预算"))
    demand: Reason = field(say("本次采购需求"))
    quantity: Number = field(say("数量"), gt=0, decimal_places=2)
    entry_id: Reference | None = field(
        say("选定的供应商"), hint=say("二次竞价、顺序轮候的不填"), default=None
    )
    grounds: LongText = field(
        say("选定依据"), hint=say("价格、质量、服务便利性、用户评价等"), default=""
    )
    closes_at: datetime | None = field(say("报价截止时间"), hint=say("二次竞价填写"), default=None)


class BidSheet(Sheet):
    price_fen: Money = field(say("单价报价"), gt=0)
