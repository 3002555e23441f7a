"""What people fill in about agencies."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import (
    Line,
    LongText,
    OptionalLine,
    Reason,
    Reference,
    Sheet,
    Whole,
    field,
)
from goufu.law.words import say
from goufu.stages.parties.agencies.models import CheckKind, Grade


class StaffRow(Sheet):
    name: Line = field(say("姓名"), max_length=60)
    full_time: bool = field(say("专职"), default=False)
    post: OptionalLine = field(say("岗位"), default="", max_length=60)
    trained_on: date | None = field(say("最近培训日期"), default=None)


class Information(Sheet):
    """What the register shows of an agency: 财库〔2018〕2号 第七条."""

    address: Line = field(say("办公场所地址"))
    phone: Line = field(say("联系电话"), max_length=30)
    legal_head: Line = field(say("法定代表人"), max_length=60)
    liable: bool = field(say("具有独立承担民事责任的能力"), default=False)
    own_office: bool = field(say("具备独立办公场所和必需的办公条件"), default=False)
    internal_rules: LongText = field(
        say("内部监督管理制度"), default="", hint=say("写明制度名称和施行日期，文本作为附件上传")
    )
    own_rooms: bool = field(say("在自有场所组织评审"), default=False)
    rooms: LongText = field(say("评审场所"), default="")
    monitoring: LongText = field(say("录音录像等监控设备设施"), default="")
    strengths: OptionalLine = field(say("专业领域"), default="")
    regions: OptionalLine = field(
        say("已开通业务权限的其他地区代码"), default="", hint=say("如 CN-32，多个用顿号隔开")
    )
    grade: Grade = field(say("资格等级"), default=Grade.NONE)
    approval_number: OptionalLine = field(say("资格证书编号"), default="", max_length=60)
    approved_until: date | None = field(say("资格证书有效期至"), default=None)
    staff: tuple[StaffRow, ...] = field(say("从业人员"), default=())
    true: bool = field(say("承诺所填信息真实"), default=False)


class FileEntry(Information):
    organisation_id: Reference = field(say("代理机构"))


class Update(Information):
    changed_on: date = field(say("信息变更日期"))


class Because(Sheet):
    reason: Reason = field(say("理由"))


class ListEntry(Sheet):
    opinion: LongText = field(say("核对意见"), default="")


class RecordCheck(Sheet):
    kind: CheckKind = field(say("检查方式"))
    done_on: date = field(say("检查日期"))
    result: Reason = field(say("检查结果"))
    published_at: Line = field(say("结果公开的网址或者媒体"))


class Bar(Sheet):
    reason: Reason = field(say("处罚决定和理由"))
    until: date = field(say("禁止至"))


class Unbar(Sheet):
    pass


class Deregister(Sheet):
    reason: Reason = field(say("理由"))
    handed_over: bool = field(say("采购档案已移交相关采购人"), default=False)


class RegisterRow(Sheet):
    """One line of a register of agencies that is carried in."""

    name: Line = field(say("机构名称"), hint=say("与主体库中的名称一致"), max_length=160)
    address: Line = field(say("办公场所地址"))
    phone: Line = field(say("联系电话"), max_length=30)
    legal_head: Line = field(say("法定代表人"), max_length=60)
    full_time: Whole = field(say("专职从业人员数"))
    internal_rules: Line = field(say("内部监督管理制度"))
    own_office: bool = field(say("具备独立办公场所"), default=False)
    strengths: OptionalLine = field(say("专业领域"), default="")
