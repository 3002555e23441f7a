"""What people fill in to sign in, and what administrators fill in about people."""

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
    Secret,
    Sheet,
    Shown,
    field,
)
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.law.words import say

USERNAME_LENGTH = 60
USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]*", re.ASCII)
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
NAME_LENGTH = 60

TypedName = Annotated[
    str, StringConstraints(min_length=1, max_length=USERNAME_LENGTH), Shown("text")
]
PersonName = Annotated[str, StringConstraints(min_length=1, max_length=NAME_LENGTH), Shown("text")]


def well_formed_username(value: str) -> str:
    """Names are written one way only, so that two accounts cannot be mistaken for each other."""
    if not USERNAME.fullmatch(value):
        raise ValueError(say("只能用小写字母、数字和 . _ - @，以字母或数字开头。"))
    return value


def well_formed_mail(value: str) -> str:
    if value and not MAIL.fullmatch(value):
        raise ValueError(say("邮箱格式应为 name@example.gov.cn。"))
    return value


class GivenRole(Enum):
    """The roles that are given by appointment, with their words."""

    def __init__(self, value: str) -> None:
        self.label = ROLE_NAMES[Role(value)]

    HANDLER = Role.HANDLER.value
    REVIEWER = Role.REVIEWER.value
    HEAD = Role.HEAD.value
    SECTOR_HEAD = Role.SECTOR_HEAD.value
    FINANCE_BUDGET = Role.FINANCE_BUDGET.value
    PROCUREMENT_SUPERVISION = Role.PROCUREMENT_SUPERVISION.value
    TREASURY = Role.TREASURY.value
    PERFORMANCE = Role.PERFORMANCE.value
    CENTRAL_AGENCY = Role.CENTRAL_AGENCY.value
    AGENCY = Role.AGENCY.value
    EXPERT = Role.EXPERT.value
    PROVIDER = Role.PROVIDER.value
    THIRD_PARTY = Role.THIRD_PARTY.value
    INSPECTOR = Role.INSPECTOR.value
    AUDITOR = Role.AUDITOR.value
    CIVIL_AFFAIRS = Role.CIVIL_AFFAIRS.value
    MARKET_REGULATOR = Role.MARKET_REGULATOR.value
    SYSTEM_ADMIN = Role.SYSTEM_ADMIN.value
    SECURITY_ADMIN = Role.SECURITY_ADMIN.value
    AUDIT_ADMIN = Role.AUDIT_ADMIN.value

    @property
    def role(self) -> Role:
        return Role(self.value)


class SignInSheet(Sheet):
    username: TypedName = field(say("用户名"))
    password: Secret = field(say("密码"))

    @field_validator("username")
    @classmethod
    def _written(cls, value: str) -> str:
        # PostgreSQL keeps no NUL; nobody has one in their name.
        if "\0" in value:
            raise ValueError(say("请填写文字。"))
        return value


class CodeSheet(Sheet):
    code: Annotated[str, StringConstraints(min_length=6, max_length=20), Shown("text")] = field(
        say("动态口令"), hint=say("6 位数字；手机不在身边时，可填一个备用码。")
    )


class NewPasswordSheet(Sheet):
    current: Secret = field(say("现在的密码"))
    new: Secret = field(say("新密码"))
    again: Secret = field(say("再输一遍新密码"))


class AccountSheet(Sheet):
    username: Annotated[
        str, StringConstraints(min_length=2, max_length=USERNAME_LENGTH), Shown("text")
    ] = field(say("用户名"), hint=say("小写字母、数字和 . _ - @，2 至 60 位；以后不能更改。"))
    name: PersonName = field(say("姓名"))
    email: OptionalLine = field(say("电子邮箱"), default="")

    _username = field_validator("username")(well_formed_username)
    _email = field_validator("email")(well_formed_mail)


class PersonSheet(Sheet):
    name: PersonName = field(say("姓名"))
    email: OptionalLine = field(say("电子邮箱"), default="")
    reason: Reason = field(say("变更原因"))

    _email = field_validator("email")(well_formed_mail)


class ReasonSheet(Sheet):
    reason: Reason = field(say("原因"))


class AppointmentSheet(Sheet):
    role: GivenRole = field(say("岗位"))
    organisation: Reference = field(say("任职单位"))
    valid_from: date = field(say("自何日起"))
    valid_to: date | None = field(say("至何日止"), default=None, hint=say("含当日；不填为长期。"))
    reason: Line = field(say("任职依据"), hint=say("如任命文件的文号。"))


class EndAppointmentSheet(Sheet):
    appointment: Reference = field(say("任职"))
    last_day: date | None = field(
        say("最后一日"), default=None, hint=say("含当日；不填为立即终止。")
    )
    reason: Reason = field(say("原因"))
