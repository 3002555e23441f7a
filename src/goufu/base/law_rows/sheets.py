"""What an operator fills in: the working days of a year, a value that the place sets."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from pydantic import StringConstraints

from goufu.base.doors.sheets import (
    Line,
    LongText,
    OptionalLine,
    Reason,
    ReferenceCode,
    Sheet,
    Shown,
    field,
)
from goufu.law.words import say

OptionalCode = Annotated[str, StringConstraints(max_length=60), Shown("reference")]


class Break(Sheet):
    """One holiday break, weekends inside it too."""

    name: Line = field(say("节日"))
    first: date = field(say("首日"))
    last: date = field(say("末日"))

    def days(self) -> list[date]:
        """Return every day of the break."""
        return [self.first + timedelta(days=i) for i in range((self.last - self.first).days + 1)]


class WorkedDay(Sheet):
    """A Saturday or Sunday that is worked in exchange."""

    day: date = field(say("上班日"))


class EnterYear(Sheet):
    """The yearly notice of the General Office of the State Council."""

    year: int = field(say("年度"), ge=2004, le=2100)
    cite: Line = field(say("通知名称和文号"), hint=say("国务院办公厅关于……年部分节假日安排的通知"))
    source: Line = field(say("来源"), hint=say("公布网页的地址或者文件的出处"))
    breaks: tuple[Break, ...] = field(say("放假安排"), min_length=1, max_length=30)
    made_up: tuple[WorkedDay, ...] = field(say("调休上班日"), default=(), max_length=30)


class WithdrawYear(Sheet):
    """Take a notice back, because another has replaced it or it was entered wrongly."""

    reason: Line = field(say("撤销理由"))


class ProposeValue(Sheet):
    """What the national rule leaves to the place, in the words of the place's own document."""

    key: ReferenceCode = field(say("事项"))
    case: OptionalCode = field(
        say("情形"), hint=say("按采购对象或者采购方式区分的才选"), default=""
    )
    value: LongText = field(
        say("规定的值"), hint=say("金额以元为单位；期限只填数；清单每行一项"), min_length=1
    )
    in_force_from: date = field(say("施行日期"))
    in_force_to: date | None = field(say("失效日期"), hint=say("至今有效的不填"), default=None)
    cite: Line = field(say("文件名称和文号"), hint=say("写到条款"))
    quote: LongText = field(say("原文"), hint=say("规定该值的一句"), default="")
    source: Line = field(say("来源"), hint=say("公布网页的地址或者文件的出处"))
    sample: bool = field(say("示例，不是真实规定"), default=False)


class ProposeWithdrawal(Sheet):
    """Take a value back, because it was repealed or entered wrongly."""

    reason: Reason = field(say("撤销理由"))


class SendBack(Sheet):
    """Give a proposal back to the officer who made it."""

    reason: Reason = field(say("退回理由"))


class ReadYear(Sheet):
    """Nothing but the citation, where the days come from a file."""

    cite: OptionalLine = field(say("通知名称和文号"), default="")
    source: OptionalLine = field(say("来源"), default="")
