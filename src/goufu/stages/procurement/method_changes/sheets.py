"""What people fill in about another method."""

from __future__ import annotations

from goufu.base.doors.sheets import Line, LongText, OptionalLine, Reason, Reference, Sheet, field
from goufu.law.words import say


class ExpertRow(Sheet):
    name: Line = field(say("姓名"))
    unit: Line = field(say("工作单位"))
    title: Line = field(say("职称"))
    opinion: Line = field(say("论证意见"), max_length=2000)


class Application(Sheet):
    """Why another method; the method and the grounds are the plan's."""

    overview: Reason = field(say("项目概况"), min_length=10)
    reason: Reason = field(say("申请采用该方式的理由"), min_length=10)
    supplier: OptionalLine = field(
        say("拟定供应商名称"), hint=say("申请单一来源的必填"), default=""
    )
    supplier_address: OptionalLine = field(say("拟定供应商地址"), default="")
    experts: tuple[ExpertRow, ...] = field(
        say("专业人员论证意见"),
        hint=say("唯一供应商的，写明专业人员的姓名、工作单位、职称和具体意见；随公示公开。"),
        default=(),
        max_length=20,
    )


class Objection(Sheet):
    """What anybody has against a single source."""

    text: Reason = field(say("异议和理由"), min_length=10)
    name: OptionalLine = field(say("姓名或者单位"), hint=say("可以不填；不公开。"), default="")
    contact: OptionalLine = field(say("联系方式"), hint=say("可以不填；不公开。"), default="")


class AnswerRow(Sheet):
    number: Reference = field(say("异议编号"))
    answer: Line = field(say("对该异议的结论"), max_length=2000)


class Argument(Sheet):
    """What those who know the trade say of the objections, and what follows."""

    arguers: tuple[ExpertRow, ...] = field(say("补充论证的专业人员"), min_length=1, max_length=20)
    argument: Reason = field(say("补充论证结论"), min_length=10)
    answers: tuple[AnswerRow, ...] = field(say("逐条结论"), min_length=1, max_length=200)


class Opinion(Sheet):
    opinion: Reason = field(say("意见"))


class Decision(Sheet):
    number: Line = field(say("批复文号"), max_length=60)
    reason: Reason = field(say("批准的理由"))


class Reasons(Sheet):
    reason: Reason = field(say("理由"), hint=say("理由将原文送达。"), min_length=10)


class Remark(Sheet):
    remark: LongText = field(say("备注"), default="")
