"""What a calendar of working days must be like to be believed."""

from __future__ import annotations

from datetime import date

from goufu.base.law_rows.sheets import EnterYear
from goufu.law.calendar import SATURDAY, shipped_years
from goufu.law.refusals import Refusal
from goufu.law.words import say

LONGEST_BREAK = 12  # days; more is a slip of the pen


class YearIsShipped(Refusal):
    code = "calendar.year_is_shipped"
    sentence = say("{year} 年的工作日安排随系统提供，不能另行录入。")
    remedy = say("如发现有误，请反馈给系统维护单位，随新版本更正。")


class YearIsKnown(Refusal):
    code = "calendar.year_is_known"
    sentence = say("{year} 年的工作日安排已经录入。")
    remedy = say("如需更正，请先撤销原有安排再重新录入，有关期限会重新计算。")


class NotInThatYear(Refusal):
    code = "calendar.not_in_that_year"
    status = 422
    sentence = say("{day} 不在 {year} 年。")
    remedy = say("跨年的假期只录入本年度的日子，其余录入另一年度。")


class NotAWeekend(Refusal):
    code = "calendar.not_a_weekend"
    status = 422
    sentence = say("{day} 不是周六或者周日，不能是调休上班日。")
    remedy = say("请核对通知；调休上班日都在周末。")


class HolidayAndWorked(Refusal):
    code = "calendar.holiday_and_worked"
    status = 422
    sentence = say("{day} 既放假又上班。")
    remedy = say("请核对通知，删去其中一处。")


class GivenTwice(Refusal):
    code = "calendar.given_twice"
    status = 422
    sentence = say("{day} 录入了两次。")
    remedy = say("请删去重复的一处。")


class BreakTheWrongWay(Refusal):
    code = "calendar.break_the_wrong_way"
    status = 422
    sentence = say("“{name}”自 {first} 至 {last}，起止日期有误。")
    remedy = say("末日不早于首日，一次放假不超过 {longest} 日。")


def check_year(sheet: EnterYear) -> None:
    """Refuse days of other years, working days made up, days given twice or both ways.

    Raises:
        YearIsShipped, BreakTheWrongWay, NotInThatYear, GivenTwice, NotAWeekend, HolidayAndWorked.
    """
    if sheet.year in shipped_years():
        raise YearIsShipped(year=sheet.year)
    holidays = _holidays(sheet)
    worked = [row.day for row in sheet.made_up]
    for days in (holidays, worked):
        _check_days(days, sheet.year)
    for day in worked:
        if day.weekday() < SATURDAY:
            raise NotAWeekend(day=day.isoformat())
        if day in holidays:
            raise HolidayAndWorked(day=day.isoformat())


def _holidays(sheet: EnterYear) -> list[date]:
    for one in sheet.breaks:
        if not 0 <= (one.last - one.first).days < LONGEST_BREAK:
            raise BreakTheWrongWay(
                name=one.name,
                first=one.first.isoformat(),
                last=one.last.isoformat(),
                longest=LONGEST_BREAK,
            )
    return [day for one in sheet.breaks for day in one.days()]


def _check_days(days: list[date], year: int) -> None:
    seen = set()
    for day in days:
        if day.year != year:
            raise NotInThatYear(day=day.isoformat(), year=year)
        if day in seen:
            raise GivenTwice(day=day.isoformat())
        seen.add(day)
