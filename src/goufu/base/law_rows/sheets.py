"""What an operator fills in: the working days of a year, a value that the place sets."""

from __future__ import annotations

from datetime import date, timedelta

from goufu.base.doors.sheets import Line, LongText, Money, OptionalLine, ReferenceCode, Sheet, field
from goufu.law.words import say


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


class SetLocalValue(Sheet):
    """An amount that the national rule leaves to the place."""

    key: ReferenceCode = field(say("标准"))
    subject: ReferenceCode = field(say("采购对象"))
    value: Money = field(say("金额"))
    in_force_from: date = field(say("施行日期"))
    in_force_to: date | None = field(say("失效日期"), hint=say("至今有效的不填"), default=None)
    cite: Line = field(say("文件名称和文号"))
    quote: LongText = field(say("原文"), hint=say("规定该数额的一句"), default="")
    source: Line = field(say("来源"), hint=say("公布网页的地址或者文件的出处"))
    sample: bool = field(say("示例，不是真实规定"), default=False)


class ReadYear(Sheet):
    """Nothing but the citation, where the days come from a file."""

    cite: OptionalLine = field(say("通知名称和文号"), default="")
    source: OptionalLine = field(say("来源"), default="")
