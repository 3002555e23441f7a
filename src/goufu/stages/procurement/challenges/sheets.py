"""What people fill in about a challenge or an inquiry."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import (
    DocumentId,
    LongText,
    OptionalLine,
    Reason,
    ReferenceCode,
    Sheet,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.challenges.models import (
    Addressee,
    Outcome,
    PartOfPrequalification,
    ProcessStep,
    Subject,
)


class Completion(Sheet):
    """What a letter of challenge says; what was missing is put in."""

    facts: Reason = field(say("事实依据"), min_length=10)
    grounds: LongText = field(say("法律依据"), default="")
    request: Reason = field(say("质疑请求"))
    address: OptionalLine = field(say("地址"), default="")
    postcode: OptionalLine = field(say("邮编"), default="", max_length=20)
    contact: OptionalLine = field(say("联系人"), default="", max_length=60)
    phone: OptionalLine = field(say("联系电话"), default="", max_length=40)
    document: DocumentId | None = field(say("证明材料"), default=None)


class About(Sheet):
    """What is challenged, and to whom the letter goes."""

    subject: Subject = field(say("质疑事项"))
    process_step: ProcessStep | None = field(
        say("采购过程的环节"), hint=say("质疑采购过程的，请选择环节。"), default=None
    )
    obtained_on: date | None = field(
        say("获取采购文件的日期"),
        hint=say("未参加投标（响应）而质疑采购文件的，请填写。"),
        default=None,
    )
    addressee: Addressee = field(say("向谁提出"), default=Addressee.PURCHASER)


class AboutPrequalification(Sheet):
    """What of a prequalification is challenged, and to whom the letter goes."""

    about: PartOfPrequalification = field(say("质疑事项"))
    obtained_on: date | None = field(
        say("获取资格预审文件的日期"),
        hint=say("未提交申请而质疑资格预审文件的，请填写。"),
        default=None,
    )
    addressee: Addressee = field(say("向谁提出"), default=Addressee.PURCHASER)


class PrequalificationLetter(Completion, AboutPrequalification):
    """The letter of challenge to a prequalification."""


class ChallengeLetter(Completion, About):
    """The letter of challenge: a clear request, and what it rests on."""


class Suspension(Sheet):
    reason: Reason = field(say("暂停理由"), min_length=10)


class Answer(Sheet):
    outcome: Outcome = field(say("处理结果"))
    answer: Reason = field(say("答复内容"), hint=say("不得涉及商业秘密。"), min_length=10)
    facts: LongText = field(say("事实依据"), default="")
    grounds: LongText = field(say("法律依据"), default="")
    offer: ReferenceCode | None = field(
        say("不符合条件的供应商"),
        hint=say("从候选人中另行确定的，请选择被认定不符合条件的一家。"),
        default=None,
    )
    correction: LongText = field(
        say("澄清、修改的内容"),
        hint=say("修改采购文件后继续的，写明改前、改后；时间不足的，平台顺延截止时间。"),
        default="",
    )


class FinanceReport(Sheet):
    report: Reason = field(say("书面报告内容"), min_length=10)


class Complaint(Sheet):
    """What goes to finance; it may not go beyond what was challenged."""

    complaint: Reason = field(
        say("投诉事项、事实依据和法律依据"),
        hint=say("不得超出已质疑事项的范围；基于质疑答复内容提出的除外。"),
        min_length=10,
    )
    request: Reason = field(say("投诉请求"))


class Question(Sheet):
    question: Reason = field(say("询问内容"), min_length=5)
    addressee: Addressee = field(say("向谁提出"), default=Addressee.AGENCY)


class Reply(Sheet):
    answer: Reason = field(say("答复内容"), hint=say("不得涉及商业秘密。"), min_length=5)


class Reasons(Sheet):
    reason: Reason = field(say("理由"), min_length=10)


class Remark(Sheet):
    remark: LongText = field(say("备注"), default="")
