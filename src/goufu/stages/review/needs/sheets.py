"""What people fill in about needs."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import (
    Line,
    OptionalLine,
    Reason,
    Reference,
    Sheet,
    Whole,
    field,
)
from goufu.law.words import say

OUT_OF_FIVE = say("零至五分")


class FileNeed(Sheet):
    addressed_to_id: Reference = field(say("向哪个部门提出"))
    call_id: Reference | None = field(
        say("应哪项征集提出"), default=None, hint=say("可不选；不在征集期内也可以提出。")
    )
    title: Line = field(say("需要什么服务"))
    content: Reason = field(say("具体说明"))
    beneficiaries: Line = field(say("谁会受益"))
    proposer: OptionalLine = field(
        say("姓名"), default="", hint=say("可不填；只有承办单位看得到。"), max_length=80
    )
    contact: OptionalLine = field(
        say("联系方式"),
        default="",
        hint=say("可不填；填写电子邮箱的，答复会同时发到邮箱。"),
        max_length=120,
    )


class OfferService(Sheet):
    """A provider's own proposal: what is needed, and what it could do."""

    addressed_to_id: Reference = field(say("向哪个部门提出"))
    call_id: Reference | None = field(say("应哪项征集提出"), default=None)
    title: Line = field(say("可以提供的服务"))
    content: Reason = field(say("需求情况和依据"))
    beneficiaries: Line = field(say("谁会受益"))
    offer: Reason = field(
        say("承接能力"),
        hint=say("写明人员、经验和能够达到的数量、质量；提出需求不代表取得承接资格。"),
    )


class AnswerNeed(Sheet):
    answer: Reason = field(say("答复"), hint=say("需求已公开的，答复同时公开，请勿写入个人信息。"))


class ScoreNeed(Sheet):
    publicness: Whole = field(say("公共性、公益性"), ge=0, le=5, hint=OUT_OF_FIVE)
    urgency: Whole = field(say("群众急需程度"), ge=0, le=5, hint=OUT_OF_FIVE)
    reasons: Reason = field(say("评定理由"))


class ShowNeed(Sheet):
    public_title: Line = field(say("公开的标题"))
    public_text: Reason = field(
        say("公开的内容"),
        hint=say("请删去姓名、电话、住址等个人信息，公开后群众可以表示“我也需要”。"),
    )


class MergeNeed(Sheet):
    into_id: Reference = field(say("并入哪一项需求"))
    reason: Reason = field(say("合并理由"))


class PublishCall(Sheet):
    title: Line = field(say("征集主题"))
    scope: Reason = field(say("征集范围和说明"))
    opens_on: date = field(say("征集开始日"))
    closes_on: date = field(say("征集截止日"))


class ReportCall(Sheet):
    summary: Reason = field(say("征集结果"), hint=say("公开；收到多少、采纳多少、怎样安排。"))


class WithdrawCall(Sheet):
    reason: Reason = field(say("理由"))
