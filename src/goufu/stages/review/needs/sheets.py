"""What people fill in about needs."""

from __future__ import annotations

from goufu.base.doors.sheets import Line, OptionalLine, Reason, Reference, Sheet, field
from goufu.law.words import say


class FileNeed(Sheet):
    addressed_to_id: Reference = field(say("向哪个部门提出"))
    title: Line = field(say("需要什么服务"))
    content: Reason = field(say("具体说明"))
    beneficiaries: Line = field(say("谁会受益"))
    proposer: OptionalLine = field(
        say("姓名"), default="", hint=say("可不填；只有承办单位看得到。"), max_length=80
    )
    contact: OptionalLine = field(
        say("联系方式"), default="", hint=say("可不填；填写后便于答复您。"), max_length=120
    )


class AnswerNeed(Sheet):
    answer: Reason = field(say("答复"))
