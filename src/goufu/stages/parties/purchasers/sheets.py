"""What people fill in about purchasers."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from goufu.base.doors.sheets import (
    Line,
    OptionalLine,
    Reason,
    Reference,
    Sheet,
    Shown,
    Whole,
    field,
)
from goufu.law.words import say
from goufu.stages.parties.purchasers.models import Establishment, Funding

Phone = Annotated[
    str, StringConstraints(min_length=7, max_length=40, pattern=r"^[0-9()+\- ]+$"), Shown("text")
]
Person = Annotated[str, StringConstraints(min_length=2, max_length=60), Shown("text")]


class _What(Sheet):
    establishment: Establishment = field(say("编制"))
    staff: Whole | None = field(say("编制人数"), default=None)
    funding: Funding = field(say("经费来源"))
    legal_basis: Line = field(
        say("设立依据"), hint=say("批准设立的法律、法规或者文件，如“三定”规定文号。")
    )


class RegisterPurchaser(_What):
    organisation_id: Reference = field(say("单位"))


class CorrectPurchaser(_What):
    reason: Reason = field(say("更正原因"))


class Join(Sheet):
    since: date = field(say("起始日"))
    reason: Reason = field(say("依据和理由"))


class Withdraw(Sheet):
    reason: Reason = field(say("退出理由"))


class NameLiaison(Sheet):
    name: Person = field(say("姓名"))
    post: Line = field(say("职务"), max_length=80)
    phone: Phone = field(say("联系电话"), hint=say("对本单位和财政部门以外的人隐去中间几位。"))
    since: date = field(say("自何日起"))


class RelieveLiaison(Sheet):
    liaison_id: Reference = field(say("联络员"))
    until: date = field(say("最后一日"))


class DutyRow(Sheet):
    name: Line = field(say("职责事项"))
    item_code: OptionalLine = field(say("指导性目录代码"), default="", max_length=20)
    basis: Line = field(say("依据"), hint=say("职责和经费保障的文件。"))
    since: date = field(say("自何日起"))


class RecordDuties(Sheet):
    duties: tuple[DutyRow, ...] = field(say("由财政保障、应当自行履行的职责"), min_length=1)


class HandOverDuty(Sheet):
    duty_id: Reference = field(say("职责事项"))
    moved_on: date = field(say("划出之日"), hint=say("自该日起不再是本单位职责，经费随职责划转。"))
    moved_to: Line = field(say("划给何单位或者以何方式提供"), max_length=160)
