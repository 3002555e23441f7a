"""What is filled in to come into the register."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import Annotated

from pydantic import StringConstraints, field_validator

from goufu.base.doors.sheets import (
    LongText,
    OptionalLine,
    Reason,
    Reference,
    Secret,
    Sheet,
    Shown,
    field,
)
from goufu.base.people.sheets import TypedName, well_formed_mail, well_formed_username
from goufu.law.parties import PROVIDERS
from goufu.law.words import say
from goufu.stages.parties.providers.models import Decoupling, SubKind
from goufu.stages.parties.purchasers.sheets import Person, Phone

BETWEEN = re.compile(r"[、，,；;\n]+")
Name = Annotated[str, StringConstraints(min_length=2, max_length=160), Shown("text")]
Code = Annotated[str, StringConstraints(max_length=30), Shown("text")]  # With spaces, as printed.
Address = Annotated[str, StringConstraints(min_length=4, max_length=200), Shown("text")]
Services = Annotated[str, StringConstraints(min_length=4, max_length=2_000), Shown("long_text")]
NewSecret = Annotated[str, StringConstraints(min_length=8, max_length=60), Shown("secret")]


class ProviderKind(Enum):
    """The kinds of bodies that may provide under some law; the law of the day decides."""

    def __init__(self, value: str) -> None:
        self.label = PROVIDERS[value]

    ASSOCIATION = "association"
    FOUNDATION = "foundation"
    PRIVATE_NON_ENTERPRISE = "private_non_enterprise_unit"
    EXEMPT_SOCIAL = "exempt_social_organisation"
    ENTERPRISE = "enterprise"
    SECTOR_INSTITUTION = "sector_institution"
    BUSINESS_INSTITUTION = "business_institution"
    PUBLIC_BENEFIT_1 = "public_benefit_1"
    PUBLIC_BENEFIT_2 = "public_benefit_2"
    MASS_ADMINISTRATIVE = "mass_organisation_administrative"
    MASS_INSTITUTIONAL = "mass_organisation_institutional"
    RURAL_COLLECTIVE = "rural_collective"
    GRASSROOTS_COMMITTEE = "grassroots_committee"
    INDIVIDUAL = "individual"


class ProviderRow(Sheet):
    """What a body is; also one row of a register that is carried in."""

    name: Name = field(say("单位名称"), hint=say("与登记证书一致。"))
    kind: ProviderKind = field(say("单位类型"))
    sub_kind: SubKind | None = field(
        say("类别"),
        default=None,
        hint=say("社会团体、基金会、民办非企业单位和行业机构须选择；其他单位不选。"),
    )
    uscc: Code = field(
        say("统一社会信用代码"), default="", hint=say("18 位；提交时自动核验校验码。")
    )
    registration_number: Code = field(
        say("登记证号"), default="", hint=say("没有统一社会信用代码的填写。")
    )
    code_note: OptionalLine = field(
        say("代码说明"), default="", hint=say("代码开头与单位类型不一致时，写明原因。")
    )
    founded_on: date | None = field(say("成立日期"), default=None)
    legal_representative: Person = field(say("法定代表人（负责人）"))
    address: Address = field(say("住所"))
    services: Services = field(say("业务范围"), hint=say("能够承接的服务，用顿号隔开。"))
    former_names: OptionalLine = field(
        say("曾用名"), default="", hint=say("用顿号隔开；可按曾用名查到。")
    )
    converted_from: OptionalLine = field(
        say("由何单位转制"),
        default="",
        hint=say("由事业单位转制的，填写原单位名称；与其他单位平等参与。"),
        max_length=160,
    )
    decoupling: Decoupling = field(
        say("与行政机关脱钩"),
        default=Decoupling.NOT_CONCERNED,
        hint=say("行业协会商会填写。"),
    )
    decoupled_on: date | None = field(say("脱钩日期"), default=None)
    contact: Person = field(say("联系人"), hint=say("不对外公开。"))
    phone: Phone = field(say("联系电话"), hint=say("不对外公开。"))
    email: OptionalLine = field(
        say("电子邮箱"), default="", hint=say("不对外公开；可不填。"), max_length=120
    )

    _mail = field_validator("email")(well_formed_mail)

    @field_validator("uscc")
    @classmethod
    def _as_printed(cls, value: str) -> str:
        return value.upper().replace(" ", "")

    def names_before(self) -> list[str]:
        """Return the former names one by one."""
        return [name for name in BETWEEN.split(self.former_names) if name.strip()]


class Apply(ProviderRow):
    authority_id: Reference = field(say("由哪个机关核验"), hint=say("选择为您登记发证的机关。"))
    secret: NewSecret = field(
        say("查询口令"), hint=say("自己设定，不少于 8 位；凭受理编号和口令查进度、补正、领账号。")
    )
    secret_again: Secret = field(say("再输一遍查询口令"))
    declared: bool = field(say("承诺所填内容属实，愿意接受核验和监督"), default=False)


class Resubmit(ProviderRow):
    secret: Secret = field(say("查询口令"))


class Ask(Sheet):
    """What an applicant without an account shows of itself."""

    ref: Annotated[str, StringConstraints(min_length=1, max_length=60), Shown("text")] = field(
        say("受理编号")
    )
    secret: Secret = field(say("查询口令"))


class SetSecret(Sheet):
    secret: NewSecret = field(
        say("新的查询口令"), hint=say("核对登记证书和来人身份后，当面交给申请人。")
    )
    reason: LongText = field(say("核对情况"), min_length=2)


class Claim(Sheet):
    secret: Secret = field(say("查询口令"))
    username: TypedName = field(
        say("用户名"), hint=say("小写字母、数字和 . _ - @，2 至 60 位；以后不能更改。")
    )
    name: Person = field(say("经办人姓名"))
    password: Secret = field(say("密码"))
    password_again: Secret = field(say("再输一遍密码"))

    _username = field_validator("username")(well_formed_username)


class Verify(Sheet):
    opinion: Reason = field(
        say("核验情况"), hint=say("核对了哪些材料：登记证书、章程、年检、财务等。")
    )


class SendBack(Sheet):
    opinion: Reason = field(say("需要补正的内容"))


class Refuse(Sheet):
    opinion: Reason = field(say("不予登记的理由"))
    clause: OptionalLine = field(say("依据"), min_length=2, max_length=160)


class Change(Sheet):
    """What may change without a new certificate of another kind."""

    title: Name = field(say("单位名称"))
    sub_kind: SubKind | None = field(say("类别"), default=None)
    legal_representative: Person = field(say("法定代表人（负责人）"))
    address: Address = field(say("住所"))
    services: Services = field(say("业务范围"))
    decoupling: Decoupling = field(say("与行政机关脱钩"), default=Decoupling.NOT_CONCERNED)
    decoupled_on: date | None = field(say("脱钩日期"), default=None)
    contact: Person = field(say("联系人"))
    phone: Phone = field(say("联系电话"))
    email: OptionalLine = field(say("电子邮箱"), default="", max_length=120)
    reason: LongText = field(say("变更说明"), min_length=2)

    _mail = field_validator("email")(well_formed_mail)
