"""What people fill in for a prequalification."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import (
    DocumentId,
    LongText,
    OptionalLine,
    Reason,
    Reference,
    ReferenceCode,
    Sheet,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.tenders.models import Finding
from goufu.stages.procurement.tenders.sheets import Nothing, Reasons, Remark
from goufu.stages.procurement.tenders.sheets.document import Moment

__all__ = [
    "Announcement",
    "ApplicationSheet",
    "Clarification",
    "EvidenceRow",
    "Examination",
    "ExaminationRow",
    "Nothing",
    "Reasons",
    "Remark",
]


class Announcement(Sheet):
    """What the notice and the document of a prequalification say besides the tender's own."""

    supply_until: date = field(say("资格预审文件提供截止日"))
    closes_at: Moment = field(say("提交申请文件截止时间"))
    examined_on: date = field(say("资格预审日期"))
    examination: Reason = field(
        say("资格审核标准和方法"),
        hint=say("审查的条件以采购人确认的采购文件为准，这里写明怎样审查。"),
        min_length=10,
    )
    makeup: Reason = field(say("申请文件的组成及格式"), min_length=4)
    consortium: bool = field(say("接受联合体申请"), default=False)
    where: OptionalLine = field(say("获取资格预审文件的方式"), default="购服平台免费下载")
    urgency: LongText = field(
        say("采购意向公开未满期限的理由"), hint=say("已满期限的留空。"), default=""
    )
    other: LongText = field(say("其他补充事宜"), default="")


class Clarification(Sheet):
    content: Reason = field(
        say("澄清或者修改的内容"),
        hint=say("不得改变采购标的和资格条件。"),
        min_length=10,
    )
    touches_applications: bool = field(say("可能影响申请文件编制"), default=False)
    closes_at: Moment | None = field(
        say("顺延后的截止时间"), hint=say("不顺延的留空"), default=None
    )


class EvidenceRow(Sheet):
    item_id: Reference = field(say("资格条件"))
    statement: Reason = field(say("说明"))
    document: DocumentId | None = field(say("证明材料"), default=None)


class ApplicationSheet(Sheet):
    """One row for each item of the qualifications."""

    evidence: tuple[EvidenceRow, ...] = field(say("逐项说明"), min_length=1)
    document: DocumentId | None = field(say("申请函及其他材料"), default=None)
    contact: OptionalLine = field(say("联系人"), default="", max_length=60)
    phone: OptionalLine = field(say("联系电话"), default="", max_length=40)
    declared: bool = field(
        say("承诺符合政府采购法第二十二条规定的条件，所提交的材料真实"), default=False
    )


class ExaminationRow(Sheet):
    application: ReferenceCode = field(say("申请人"))
    item_id: Reference = field(say("资格条件"))
    finding: Finding = field(say("审查意见"))
    reason: LongText = field(say("理由"), hint=say("不通过的必填，原文告知申请人。"), default="")


class Examination(Sheet):
    findings: tuple[ExaminationRow, ...] = field(say("逐项审查"), min_length=1)
