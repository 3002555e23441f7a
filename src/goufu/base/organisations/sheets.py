"""What the system administrator fills in about organisations and places."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import Annotated

from pydantic import StringConstraints, field_validator

from goufu.base.doors.sheets import (
    Line,
    OptionalLine,
    Reason,
    Reference,
    ReferenceCode,
    Sheet,
    Shown,
    field,
)
from goufu.base.organisations.kinds import Function, Kind, Level
from goufu.law.words import say

PLACE_CODE = re.compile(r"CN(-\d{2}(\d{2}(\d{2})?)?)?", re.ASCII)

ALIAS_NAMES = {
    "name": say("曾用名"),
    "organisation_code": say("组织机构代码"),
    "business_number": say("工商注册号"),
    "registration": say("登记证号"),
}

Name = Annotated[str, StringConstraints(min_length=2, max_length=160), Shown("text")]
ShortName = Annotated[str, StringConstraints(min_length=2, max_length=40), Shown("text")]
Code = Annotated[str, StringConstraints(max_length=30), Shown("text")]  # with spaces, as printed
PlaceName = Annotated[str, StringConstraints(min_length=2, max_length=60), Shown("text")]
Contact = Annotated[str, StringConstraints(max_length=120), Shown("text")]


class AliasKind(Enum):
    """Under what an organisation was known."""

    def __init__(self, value: str) -> None:
        self.label = ALIAS_NAMES[value]

    NAME = "name"
    ORGANISATION_CODE = "organisation_code"
    BUSINESS_NUMBER = "business_number"
    REGISTRATION = "registration"


class OrganisationSheet(Sheet):
    name: Name = field(say("单位全称"))
    short_name: ShortName = field(say("简称"))
    kind: Kind = field(say("单位性质"))
    level: Level = field(say("级次"))
    functions: tuple[Function, ...] = field(say("在平台上的职能"), min_length=1)
    place: ReferenceCode = field(say("所在行政区划"))
    uscc: Code = field(
        say("统一社会信用代码"), default="", hint=say("18 位；填写后自动核验校验码。")
    )
    parent: Reference | None = field(say("上级单位"), default=None)
    address: OptionalLine = field(say("地址"), default="")
    contact: Contact = field(say("联系方式"), default="")
    registered_with: Contact = field(say("登记管理机关"), default="")
    founded_on: date | None = field(say("成立日期"), default=None)

    @field_validator("uscc")
    @classmethod
    def _as_printed(cls, value: str) -> str:
        return value.upper().replace(" ", "")


class ChangedOrganisationSheet(OrganisationSheet):
    reason: Reason = field(say("变更原因"))


class CloseOrganisationSheet(Sheet):
    closed_on: date = field(say("注销日期"))
    reason: Reason = field(say("原因"))


class AliasSheet(Sheet):
    kind: AliasKind = field(say("类别"))
    value: Name = field(say("曾用名称或代码"))
    valid_to: date | None = field(say("使用至"), default=None)


class PlaceSheet(Sheet):
    code: Annotated[str, StringConstraints(max_length=12), Shown("text")] = field(
        say("代码"), hint=say("省写 CN-34，市写 CN-3415，县（区）写 CN-341502。")
    )
    name: PlaceName = field(say("名称"))
    level: Level = field(say("级次"))
    valid_from: date = field(say("启用日期"))
    follows: Annotated[str, StringConstraints(max_length=12), Shown("text")] = field(
        say("原代码"), default="", hint=say("同一区域此前使用的代码。")
    )
    source: Line = field(say("依据"), hint=say("批准变更的文件名称和文号。"))

    @field_validator("code", "follows")
    @classmethod
    def _written_so(cls, value: str) -> str:
        if value and not PLACE_CODE.fullmatch(value):
            raise ValueError(say("代码应为 CN、CN-34、CN-3415 或 CN-341502 的写法。"))
        return value


class EndPlaceSheet(Sheet):
    valid_to: date = field(say("最后一日"))
    source: Line = field(say("依据"), hint=say("批准变更的文件名称和文号。"))
