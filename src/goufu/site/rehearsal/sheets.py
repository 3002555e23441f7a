"""What a person fills in to rehearse a change."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from goufu.base.doors.sheets import Line, OptionalLine, Sheet, Shown, field
from goufu.law.words import say

TargetCode = Annotated[str, StringConstraints(min_length=1, max_length=120), Shown("reference")]
PlaceCode = Annotated[str, StringConstraints(min_length=2, max_length=12), Shown("reference")]


class Supposed(Sheet):
    """One value that is supposed."""

    target: TargetCode = field(say("改变哪一项规定"))
    value: Line = field(say("假定的值"))


class Rehearse(Sheet):
    """A variant of the law, and the recorded projects to replay under it."""

    title: OptionalLine = field(
        say("推演名称"), hint=say("不填的，按所作的改变命名"), default="", max_length=120
    )
    year: int = field(say("推演哪一年度的项目"), ge=2003, le=2100)
    place: PlaceCode = field(say("推演哪个地区"), hint=say("本地区及所辖地区"))
    since: date = field(say("从哪一天起改变"), hint=say("此前发生的事项仍按当日规定"))
    law_of: date | None = field(
        say("改按哪一天的规定"),
        hint=say("按另一日的全部规定推演；只改个别规定的不填"),
        default=None,
    )
    changes: tuple[Supposed, ...] = field(
        say("改变的规定"),
        hint=say("金额填元，可写“60 万元”；清单用顿号分开；填“无”表示没有这项规定"),
        default=(),
        max_length=20,
    )
