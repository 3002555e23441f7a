"""When a prequalification may be announced, until when may be applied, how it is concluded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from goufu.law import calendar
from goufu.law.calendar import day_of
from goufu.law.provisions import Answer, Provision
from goufu.law.refusals import Refusal
from goufu.law.values.bids import (
    PREQUALIFICATION_CHANGE_LEAD,
    PREQUALIFICATION_NOTICE_PERIOD,
    PREQUALIFICATION_PERIOD,
    PREQUALIFICATION_SUPPLY_PERIOD,
)
from goufu.law.why import rule
from goufu.law.words import say
from goufu.stages.procurement.tenders.rules.timing import to_the_millisecond

EXAMINING = "政府采购法 第二十三条"


class UnderWay(Refusal):
    code = "prequalifications.under_way"
    clause = ""
    sentence = say("{tender} 的资格预审 {prequalification} 正在进行或者已有结果。")
    remedy = say("请在该资格预审上继续办理。")


class NothingToExamine(Refusal):
    code = "prequalifications.nothing_to_examine"
    clause = EXAMINING
    sentence = say("采购文件没有写明供应商的资格条件，不能进行资格预审。")
    remedy = say("请先在采购文件中写明资格条件，由采购人确认。")


class ClosesTooSoon(Refusal):
    code = "prequalifications.closes_too_soon"
    sentence = say("提交申请文件截止日 {closing} 早于 {earliest}，期限不足。")
    remedy = say("请将申请截止时间定在 {earliest} 或者以后。")


class SupplyTooShort(Refusal):
    code = "prequalifications.supply_too_short"
    sentence = say("资格预审文件提供至 {until}，早于 {earliest}，提供期限不足。")
    remedy = say("请将提供截止日定在 {earliest} 或者以后。")


class DaysOutOfOrder(Refusal):
    code = "prequalifications.days_out_of_order"
    status = 422
    clause = ""
    sentence = say("文件提供截止日、申请截止日、资格审查日期应当依次不早于前一日期。")
    remedy = say("请核对三个日期。")


class ChangedTooLate(Refusal):
    code = "prequalifications.changed_too_late"
    sentence = say("修改可能影响申请文件编制，距申请截止日 {closing} 的时间不足。")
    remedy = say("请将申请截止时间顺延至 {earliest} 或者以后。")


class ApplicationsClosed(Refusal):
    code = "prequalifications.applications_closed"
    clause = "政府采购法实施条例 第二十一条第二款"
    sentence = say(
        "申请截止时间是 {closing}，平台完整收到的时间是 {received}，"
        "不能再提交、更换或者撤回申请文件。"
    )
    remedy = say("逾期的申请文件不予接收；对资格预审有异议的，可以依法提出质疑。")


class NotOpenForApplications(Refusal):
    code = "prequalifications.not_open"
    clause = ""
    sentence = say("{prequalification} 目前是“{state}”，不接收申请文件。")
    remedy = say("请在资格预审公告期间提交。")


class OneApplicationEach(Refusal):
    code = "prequalifications.one_application_each"
    clause = ""
    sentence = say("{name}已提交申请 {application}。")
    remedy = say("请在原申请上补充、修改，或者先撤回再重新提交。")


class NotAllItems(Refusal):
    code = "prequalifications.not_all_items"
    status = 422
    clause = EXAMINING
    sentence = say("申请文件应当对 {needed} 项资格条件各说明一次，现在的说明与之不符。")
    remedy = say("请对每一项资格条件填写一行说明，并附证明材料。")


class NoSuchItem(Refusal):
    code = "prequalifications.no_such_item"
    status = 422
    clause = EXAMINING
    sentence = say("没有所选的申请或者资格条件。")
    remedy = say("请从名单中选择；资格预审文件没有规定的条件，不得作为审查依据。")


class FailedWithoutReason(Refusal):
    code = "prequalifications.failed_without_reason"
    status = 422
    clause = EXAMINING
    sentence = say("{provider}的“{item}”不通过，但没有写明理由。")
    remedy = say("请写明不通过的事实和依据，理由将告知该申请人。")


class ExaminationIncomplete(Refusal):
    code = "prequalifications.examination_incomplete"
    clause = EXAMINING
    sentence = say("还有 {missing} 项没有审查意见：{items}。")
    remedy = say("请对每一份申请逐项审查后再公布结果。")


class ListIsUsed(Refusal):
    code = "prequalifications.list_is_used"
    clause = ""
    sentence = say("{tender} 目前是“{state}”，名单已经用于邀请，不能重新审查。")
    remedy = say("质疑成立的，请在答复质疑时依法重新开展采购活动。")


def check_period(*, closing: date, on: date, place: str) -> None:
    """Refuse a closing before the notice has stood, or less time than the law of the day asks for.

    Raises:
        ClosesTooSoon.
    """
    for law in (PREQUALIFICATION_PERIOD, PREQUALIFICATION_NOTICE_PERIOD):
        found = _end_of(law, on, place)
        if found is not None and closing < found[0]:
            raise ClosesTooSoon(
                closing=closing.isoformat(), earliest=found[0].isoformat(), clause=found[1].cite
            )


def check_supply(*, until: date, on: date, place: str) -> None:
    """Refuse to offer the document for less time than the law of the day asks for."""
    found = _end_of(PREQUALIFICATION_SUPPLY_PERIOD, on, place)
    if found is not None and until < found[0]:
        raise SupplyTooShort(
            until=until.isoformat(), earliest=found[0].isoformat(), clause=found[1].cite
        )


def check_order(*, supply_until: date, closing: date, examined_on: date) -> None:
    """Refuse an examination before the closing, or a document that is on offer after it."""
    if not supply_until <= closing <= examined_on:
        raise DaysOutOfOrder


def notice_until(*, on: date, place: str) -> date | None:
    """Return the last day of the notice, where the law of the day sets a period."""
    found = _end_of(PREQUALIFICATION_NOTICE_PERIOD, on, place)
    return found[0] if found else None


def check_change_lead(*, closing: datetime, at: datetime, place: str) -> None:
    """Refuse a change that touches applications when too little time is left to take it up."""
    found = _end_of(PREQUALIFICATION_CHANGE_LEAD, day_of(at), place)
    if found is not None and day_of(closing) < found[0]:
        raise ChangedTooLate(
            closing=day_of(closing).isoformat(),
            earliest=found[0].isoformat(),
            clause=found[1].cite,
        )


def closing_after_change(closing: datetime, *, at: datetime, place: str) -> datetime:
    """Return when applications close after a change that is made now: later where time is short."""
    found = _end_of(PREQUALIFICATION_CHANGE_LEAD, day_of(at), place)
    short = (found[0] - day_of(closing)).days if found else 0
    return closing + timedelta(days=max(short, 0))


def check_before_closing(*, closing: datetime, at: datetime) -> None:
    """Refuse what comes at the closing moment or after it."""
    if at >= closing:
        raise ApplicationsClosed(
            closing=to_the_millisecond(closing), received=to_the_millisecond(at)
        )


@rule("prequalifications.every_item_is_shown", clause=EXAMINING)
def check_all_shown(*, shown: Sequence[int], items: Sequence[int]) -> None:
    """采购人可以要求参加政府采购的供应商提供有关资质证明文件和业绩情况"""
    if sorted(shown) != sorted(items):
        raise NotAllItems(needed=len(items))


def check_says_why(*, provider: str, item: str, passed: bool, reason: str) -> None:
    """Refuse to turn an applicant down without a word."""
    if not passed and not reason:
        raise FailedWithoutReason(provider=provider, item=item)


@rule("prequalifications.every_item_is_examined", clause=EXAMINING)
def check_all_examined(missing: Sequence[tuple[str, str]]) -> None:
    """根据本法规定的供应商条件和采购项目对供应商的特定要求，对供应商的资格进行审查。

    Args:
        missing: provider and item of each examination that nobody has made.
    """
    if missing:
        few = "；".join(f"{provider}：{item}" for provider, item in missing[:3])
        raise ExaminationIncomplete(missing=len(missing), items=few)


def _end_of(period: Provision, on: date, place: str) -> tuple[date, Answer] | None:
    law = period.find(on, place=place)
    if law is None:
        return None
    return calendar.last_day(law.value, law.unit, after=on), law
