"""What is filled in about a provider that is in the register."""

from __future__ import annotations

from datetime import date
from enum import Enum

from goufu.base.doors.sheets import (
    DocumentId,
    Line,
    Money,
    Reason,
    Reference,
    Sheet,
    Whole,
    field,
)
from goufu.law.words import say
from goufu.stages.parties.providers.models import Grade, Purpose
from goufu.stages.parties.providers.rules.conduct import CONDUCTS

FIRST_YEAR, LAST_YEAR = 2000, 2100


class Year(Sheet):
    year: Whole = field(say("年度"), ge=FIRST_YEAR, le=LAST_YEAR)


class FileGovernance(Year):
    charter: bool = field(say("有章程，并按章程活动"), default=False)
    finance_rules: bool = field(say("有财务管理制度"), default=False)
    staff_rules: bool = field(say("有人事管理制度"), default=False)
    own_accounts: bool = field(say("独立核算，有会计账簿"), default=False)
    staff: Whole = field(say("工作人员数"))
    full_time: Whole = field(say("其中专职"))
    income_fen: Money = field(say("上年收入"), unit="元")
    audited: bool = field(say("财务报告经过审计"), default=False)
    report_id: DocumentId | None = field(say("年度报告"), default=None)


class CheckYear(Year):
    grade: Grade = field(say("年检结论"))
    opinion: Reason = field(say("意见"))


class Conduct(Enum):
    """What a supplier is barred for."""

    def __init__(self, value: str) -> None:
        self.label = CONDUCTS[value]

    FALSE_MATERIAL = "false_material"
    SLANDERED = "slandered"
    COLLUDED = "colluded"
    PAID_BRIBE = "paid_bribe"
    BARGAINED = "bargained_in_tender"
    REFUSED_INSPECTION = "refused_inspection"
    REFUSED_TO_SIGN = "refused_to_sign"
    DEVIATES = "contract_deviates"
    TRANSFERRED = "transferred_contract"
    FAKE_GOODS = "fake_goods"
    CHANGED = "changed_contract"
    BRIBED_COMMITTEE = "bribed_committee"
    FALSE_COMPLAINT = "false_complaint"


class ListConduct(Sheet):
    conduct: Conduct = field(say("违法行为"))
    facts: Reason = field(say("事实"))
    decision: Line = field(say("处罚决定书文号"), max_length=120)
    decided_by: Line = field(say("作出决定的机关"), max_length=160)
    decided_on: date = field(say("决定日期"))
    since: date = field(say("禁止参加的起始日"))
    until: date = field(say("禁止参加的最后一日"))


class StrikeOff(Sheet):
    conduct_id: Reference = field(say("名单记录"))
    struck_on: date = field(say("移出之日"))
    reason: Reason = field(say("理由"), hint=say("如行政复议、诉讼撤销了处罚决定。"))


class Because(Sheet):
    reason: Reason = field(say("理由"))


class IssueRecord(Sheet):
    purpose: Purpose = field(say("用途"))
    since: date = field(say("自何日起"))
    until: date = field(say("至何日止"))


class OpenDirectory(Sheet):
    year: Whole = field(say("年度"), ge=FIRST_YEAR, le=LAST_YEAR)


class CompileDirectory(Sheet):
    introduction: Reason = field(say("编制说明"), hint=say("目录的范围和核验方式，将随目录公布。"))


class PublishDirectory(Sheet):
    opinion: Reason = field(say("核对意见"))
