"""What people fill in about a demand."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import Line, LongText, Money, OptionalLine, Reason, Sheet, Whole, field
from goufu.law.words import say
from goufu.stages.procurement.demands.models import Asked, Part, Way


class DemandSheet(Sheet):
    subject: Reason = field(say("采购标的"))
    functions: Reason = field(say("需实现的功能或者目标"))
    quality: Reason = field(say("质量要求"), hint=say("量化指标写明等次，连续区间按区间划分"))
    safety: LongText = field(say("安全要求"), default="")
    delivery: Reason = field(say("时间、地点和范围"))
    terms: LongText = field(say("其他商务要求"), hint=say("付款条件、售后服务、保险等"), default="")
    acceptance: Reason = field(say("验收标准"), hint=say("包括每一项客观、量化指标"))
    quantity: Line = field(say("数量"))
    amount_fen: Money = field(say("需求金额"), gt=0)
    market: LongText = field(
        say("市场情况"), hint=say("产业发展、市场供给、同类项目历史成交、后续采购"), default=""
    )
    qualification: LongText = field(
        say("供应商资格条件"), hint=say("须与标的功能、质量和履约能力直接相关"), default=""
    )
    like_contracts: Whole = field(say("要求提供的同类业务合同个数"), default=0, le=99)
    like_scope: LongText = field(say("同类业务的具体范围"), default="")
    like_reason: LongText = field(say("超过一般个数的理由"), default="")
    policies: LongText = field(say("落实政府采购政策功能情况"), default="")
    to_public: bool = field(say("政府向社会公众提供的公共服务"), default=False)
    public_interest: bool = field(say("涉及公共利益、社会关注度较高"), default=False)
    complex_project: bool = field(say("技术复杂、专业性较强"), default=False)
    other_by_purchaser: bool = field(say("本单位或者主管单位认为需要调查"), default=False)
    risks: LongText = field(
        say("风险和处置措施"),
        hint=say("应当开展需求调查的项目必填：环节、可能性、影响、责任、处置措施、替代方案"),
        default="",
    )
    emergency: LongText = field(
        say("不可预见的紧急情况"),
        hint=say("仅限因不可预见的紧急情况实施的采购，可适当简化；一般情况请留空。"),
        default="",
    )


class SubjectRow(Sheet):
    kind: Asked = field(say("对象类别"))
    name: Line = field(say("名称"))
    said: Line = field(say("反映的情况"), max_length=1000)


class SurveySheet(Sheet):
    way: Way = field(say("调查方式"))
    since: date = field(say("调查起始日"))
    until: date = field(say("调查结束日"))
    subjects: tuple[SubjectRow, ...] = field(say("调查对象"), min_length=1, max_length=50)
    few_reason: LongText = field(say("调查对象不足的理由"), default="")
    findings: Reason = field(
        say("调查结论"), hint=say("产业发展、市场供给、历史成交、后续采购等情况"), min_length=10
    )


class SeekOpinions(Sheet):
    until: date = field(say("征求意见截止日"))


class Opinion(Sheet):
    """What somebody of the public says about a demand."""

    text: Reason = field(say("您的意见"), max_length=2000)
    name: OptionalLine = field(say("姓名或者单位"), hint=say("可以不填；不公开。"), default="")
    contact: OptionalLine = field(say("联系方式"), hint=say("可以不填；不公开。"), default="")


class OpinionSummary(Sheet):
    summary: Reason = field(
        say("意见和采纳情况"),
        hint=say("收到哪些意见，采纳与否及理由；没有意见的也请写明"),
        min_length=5,
    )


class PartRow(Sheet):
    part: Part = field(say("审查内容"))
    passed: bool = field(say("通过"), default=False)
    remark: OptionalLine = field(say("说明"), default="", max_length=1000)


class Review(Sheet):
    parts: tuple[PartRow, ...] = field(say("逐项审查"), default=(), max_length=20)
    members: OptionalLine = field(
        say("参加审查的机构和人员"), hint=say("采购、财务、业务、监督等内部机构"), default=""
    )
    lawyer: OptionalLine = field(say("审定合同文本的法律顾问"), default="")
    opinion: Reason = field(say("审查意见"))


class Reasons(Sheet):
    reason: Reason = field(say("理由"), min_length=10)


class Remark(Sheet):
    remark: LongText = field(say("备注"), default="")
