"""What people fill in about a challenge."""

from __future__ import annotations

from goufu.base.doors.sheets import DocumentId, LongText, Reason, Sheet, field
from goufu.law.words import say
from goufu.stages.procurement.challenges.models import Outcome, Subject


class ChallengeLetter(Sheet):
    """The letter of challenge: a clear request, and what it rests on."""

    subject: Subject = field(say("质疑事项"))
    facts: Reason = field(say("事实依据"), min_length=10)
    grounds: Reason = field(say("法律依据"))
    request: Reason = field(say("质疑请求"))
    document: DocumentId | None = field(say("证明材料"), default=None)


class Suspension(Sheet):
    reason: Reason = field(say("暂停理由"), min_length=10)


class Answer(Sheet):
    outcome: Outcome = field(say("处理结果"))
    answer: Reason = field(say("答复内容"), hint=say("不得涉及商业秘密。"), min_length=10)


class Reasons(Sheet):
    reason: Reason = field(say("理由"), min_length=10)


class Remark(Sheet):
    remark: LongText = field(say("备注"), default="")
