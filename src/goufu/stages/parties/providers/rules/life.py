"""What must hold of what a provider files about itself."""

from __future__ import annotations

from datetime import date

from goufu.law.refusals import Refusal
from goufu.law.words import say


class NothingChanged(Refusal):
    code = "providers.nothing_changed"
    status = 422
    sentence = say("所填内容与现在登记的一样。")
    remedy = say("请更改有变化的内容；没有变化的不必报变更。")


class MoreFullTimeThanStaff(Refusal):
    code = "providers.more_full_time_than_staff"
    status = 422
    field = "full_time"
    sentence = say("专职 {full_time} 人，多于工作人员总数 {staff} 人。")
    remedy = say("请核对人数。")


class YearToCome(Refusal):
    code = "providers.year_to_come"
    status = 422
    field = "year"
    sentence = say("{year} 年还没有到。")
    remedy = say("请填写当年或者以前的年度。")


def check_changed(count: int) -> None:
    """A change changes something.

    Raises:
        NothingChanged: it does not.
    """
    if not count:
        raise NothingChanged


def check_staff(staff: int, full_time: int) -> None:
    """Those who work full time are among the staff.

    Raises:
        MoreFullTimeThanStaff: they are more.
    """
    if full_time > staff:
        raise MoreFullTimeThanStaff(staff=staff, full_time=full_time)


def check_year(year: int, *, on: date) -> None:
    """Nothing can be told of a year that has not begun.

    Raises:
        YearToCome: it has not.
    """
    if year > on.year:
        raise YearToCome(year=year)
