"""What people fill in when they ask and answer."""

from __future__ import annotations

from goufu.base.doors.sheets import Line, OptionalLine, Reason, Reference, Sheet, field
from goufu.law.words import say


class Ask(Sheet):
    addressed_to_id: Reference = field(say("向哪个单位咨询"))
    title: Line = field(say("问题"))
    content: Reason = field(say("具体内容"))
    about_ref: OptionalLine = field(
        say("有关项目或公告编号"), default="", hint=say("可不填。"), max_length=60
    )
    about_procurement: bool = field(
        say("我是供应商，就正在进行的采购活动提出询问"),
        default=False,
        hint=say("供应商的询问有法定答复期限。"),
    )
    asker: OptionalLine = field(
        say("姓名"), default="", hint=say("可不填；不对外公开。"), max_length=80
    )
    contact: OptionalLine = field(
        say("联系方式"), default="", hint=say("可不填；不对外公开。"), max_length=120
    )


class Answer(Sheet):
    answer: Reason = field(say("答复"), hint=say("答复将公开，请勿写入个人信息。"))


class SetAside(Sheet):
    reason: Reason = field(say("理由"))
