"""What people fill in about notices."""

from __future__ import annotations

from goufu.base.doors.sheets import Line, OptionalLine, Reason, Sheet, field
from goufu.law.words import say


class Publish(Sheet):
    checked: bool = field(say("已作保密审查，不含国家秘密、商业秘密和个人信息"), default=False)
    channels: OptionalLine = field(
        say("同步发布渠道"), default="", hint=say("如 省政府采购网、部门门户网站")
    )


class Correct(Sheet):
    item: Line = field(say("更正事项"))
    before: Reason = field(say("更正前"))
    after: Reason = field(say("更正后"))
