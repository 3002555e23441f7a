"""What may be corrected in a document that is out, and what that does to the closing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from goufu.law import calendar
from goufu.law.calendar import day_of
from goufu.law.refusals import Refusal
from goufu.law.values.bids import UNCHANGEABLE
from goufu.law.values.procurement import DOCUMENT_CHANGE_LEAD
from goufu.law.why import rule
from goufu.law.words import say
from goufu.stages.procurement.tenders.rules.timing import moment

CHANGE = "政府采购法实施条例 第三十一条第二款"
SUBJECT, QUALIFICATION = "main_subject", "applicant_qualification"


class NothingCorrected(Refusal):
    code = "tenders.nothing_corrected"
    status = 422
    sentence = say("没有改动任何内容，不能发布更正。")
    remedy = say("请填写澄清的内容，或者修改需要更正的内容。")


class QualificationStays(Refusal):
    code = "tenders.qualification_stays"
    field = "qualification"
    sentence = say("更正不得改变资格条件。")
    remedy = say("请恢复原资格条件；确需改变的，请终止后重新采购。")


class SubjectStays(Refusal):
    code = "tenders.subject_stays"
    field = "subject_stays"
    sentence = say("尚未确认更正没有改变采购标的。")
    remedy = say("请核对后确认；确需改变采购标的的，请终止后重新采购。")


class ClosesSooner(Refusal):
    code = "tenders.correction_closes_sooner"
    field = "closes_at"
    clause = CHANGE
    sentence = say("新的截止时间 {wanted} 早于原截止时间 {closing}。")
    remedy = say("更正只能顺延截止时间；不顺延的请留空。")


class LeadTooShort(Refusal):
    code = "tenders.correction_lead_too_short"
    field = "closes_at"
    sentence = say("更正可能影响响应文件编制，截止日 {wanted} 早于 {earliest}，距今不足规定期限。")
    remedy = say("请将截止时间定在 {earliest} 或者以后，或者留空由平台按规定顺延。")


@dataclass(frozen=True)
class Closing:
    """When offers close after a correction, and under which clause that was put off."""

    at: datetime
    clause: str = ""


def check_unchangeable(
    *, qualification_changed: bool, subject_stays: bool, method: str, on: date, place: str
) -> None:
    """Refuse a correction that touches what the law of the day says must stay."""
    law = UNCHANGEABLE.find(on, place=place, method=method)
    if law is None:
        return
    if QUALIFICATION in law.value and qualification_changed:
        raise QualificationStays(clause=law.cite)
    if SUBJECT in law.value and not subject_stays:
        raise SubjectStays(clause=law.cite)


@rule("tenders.something_corrected", clause=CHANGE)
def check_something_changed(*, changes: int) -> None:
    """采购人或者采购代理机构可以对已发出的招标文件进行必要的澄清或者修改。"""
    if not changes:
        raise NothingCorrected


def check_not_sooner(*, wanted: datetime, closing: datetime) -> None:
    """Refuse to bring the closing forward."""
    if wanted < closing:
        raise ClosesSooner(wanted=moment(wanted), closing=moment(closing))


def closing_after_correction(
    *,
    closing: datetime,
    wanted: datetime | None,
    affects: bool,
    method: str,
    at: datetime,
    place: str,
) -> Closing:
    """Return when offers close: as wanted, or put off by as much as the law of the day asks.

    The hour stays. A day that is put off to is a working one.

    Raises:
        ClosesSooner: the wanted moment is before the closing as it stands.
        LeadTooShort: the wanted moment leaves less time than the law of the day asks for.
    """
    found = wanted or closing
    check_not_sooner(wanted=found, closing=closing)
    law = DOCUMENT_CHANGE_LEAD.find(day_of(at), place=place, method=method) if affects else None
    if law is None:
        return Closing(found)
    earliest = calendar.last_day(int(law.value), law.unit, after=day_of(at))
    if day_of(found) >= earliest:
        return Closing(found)
    if wanted is not None:
        raise LeadTooShort(
            wanted=day_of(found).isoformat(), earliest=earliest.isoformat(), clause=law.cite
        )
    put_off = calendar.next_working_day(earliest)
    local = closing.astimezone(calendar.BEIJING)
    return Closing(local.replace(year=put_off.year, month=put_off.month, day=put_off.day), law.cite)
