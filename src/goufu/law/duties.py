"""The duties that run by a clock, and the day on which each is due.

The same code answers the question ``deadline`` and opens the deadlines of the rooms.

    >>> due("sign_contract", since=date(2026, 9, 3)).due_on
    datetime.date(2026, 10, 8)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from goufu.law import calendar
from goufu.law.methods import METHODS, is_method
from goufu.law.provisions import Answer, NothingInForce, Provision
from goufu.law.refusals import Refusal
from goufu.law.values import budget, challenge, contract, disclosure, procurement
from goufu.law.words import Word, say

Counting = Literal["forwards", "backwards", "yearly"]


class MethodNeeded(Refusal):
    """The period hangs on the method on that day, and no method was given."""

    code = "missing_field"
    status = 422
    field = "method"
    sentence = say("“{duty}”的期限因采购方式而不同，请写明采购方式。")
    remedy = say("采购方式可以是：{methods}。")


class UnknownMethod(Refusal):
    """No such method."""

    code = "unknown_value"
    status = 422
    field = "method"
    sentence = say("没有“{method}”这种采购方式。")
    remedy = say("采购方式可以是：{methods}。")


class UnknownDuty(Refusal):
    """No such duty."""

    code = "unknown_value"
    status = 422
    field = "duty"
    sentence = say("没有“{duty}”这项期限。")
    remedy = say("期限一览见 goufu law ask deadline --help。")


@dataclass(frozen=True)
class Duty:
    """One duty with a clock.

    Attributes:
        name: stable name, as in the question ``deadline``.
        title: what is to be done, in Chinese.
        event: the event whose day is not counted, in Chinese.
        period: the provision that sets the period.
        counting: forwards from the event, backwards from it, or to a fixed day of the year.
        by_method: the period hangs on the method.
        also: a later rule known from memory only, which is shown and not counted.
    """

    name: str
    title: str
    event: str
    period: Provision
    counting: Counting = "forwards"
    by_method: bool = False
    also: Provision | None = None


@dataclass(frozen=True)
class Due:
    """When a duty is due, and by which rule.

    Attributes:
        verdict: ``due``, or ``unregulated`` where the law of the day sets no such period for
            the method; then all but ``duty`` and ``since`` is empty.
        reasons: the rule that was counted first, then what is only shown.
    """

    duty: str
    since: date
    verdict: Literal["due", "unregulated"]
    due_on: date | None
    value: int | str | None
    unit: str | None
    clause: str
    quote: str
    in_force_from: date | None
    verified: bool
    place: str
    reasons: tuple[Answer, ...] = ()


DUTIES: Mapping[str, Duty] = {
    duty.name: duty
    for duty in (
        Duty(
            "publish_implementation_catalogue",
            say("公告年度具体实施目录"),
            say("财政部门批复部门预算"),
            disclosure.IMPLEMENTATION_CATALOGUE_PERIOD,
        ),
        Duty(
            "publish_department_budget",
            say("公开部门预算"),
            say("财政部门批复部门预算"),
            budget.PUBLICATION_PERIOD,
        ),
        Duty(
            "announce_project",
            say("公告拟实施项目"),
            say("具体实施目录公布"),
            disclosure.PROJECT_ANNOUNCEMENT_PERIOD,
        ),
        Duty(
            "publish_provider_directory",
            say("发布承接主体目录"),
            say("当年任何一天"),
            disclosure.PROVIDER_DIRECTORY_DAY,
            counting="yearly",
        ),
        Duty(
            "announce_intention",
            say("公开采购意向"),
            say("采购活动计划开始"),
            disclosure.INTENTION_PERIOD,
            counting="backwards",
        ),
        Duty(
            "notice_period",
            say("公告期满"),
            say("公告发布"),
            procurement.NOTICE_PERIOD,
            by_method=True,
        ),
        Duty(
            "response_period",
            say("最早截止提交投标（响应）文件"),
            say("采购文件发出"),
            procurement.RESPONSE_PERIOD,
            by_method=True,
        ),
        Duty(
            "single_source_publicity",
            say("单一来源公示期满"),
            say("公示发布"),
            procurement.SINGLE_SOURCE_PUBLICITY_PERIOD,
        ),
        Duty(
            "deliver_assessment_report",
            say("送交评审报告"),
            say("评审结束"),
            procurement.REPORT_DELIVERY_PERIOD,
        ),
        Duty(
            "decide_award",
            say("确定中标、成交供应商"),
            say("收到评审报告"),
            procurement.AWARD_DECISION_PERIOD,
        ),
        Duty(
            "publish_result",
            say("公告结果并发出通知书"),
            say("中标、成交供应商确定"),
            procurement.RESULT_PUBLICATION_PERIOD,
        ),
        Duty("challenge", say("提出质疑"), say("结果公告期限届满"), challenge.CHALLENGE_PERIOD),
        Duty("answer_challenge", say("答复质疑"), say("收到质疑"), challenge.ANSWER_PERIOD),
        Duty("complain", say("提起投诉"), say("质疑答复期满"), challenge.COMPLAINT_PERIOD),
        Duty(
            "review_complaint", say("审查投诉"), say("收到投诉"), challenge.COMPLAINT_REVIEW_PERIOD
        ),
        Duty(
            "forward_complaint",
            say("发出答复通知和投诉书副本"),
            say("收到投诉"),
            challenge.COMPLAINT_FORWARD_PERIOD,
        ),
        Duty(
            "decide_complaint",
            say("作出投诉处理决定"),
            say("收到投诉"),
            challenge.COMPLAINT_DECISION_PERIOD,
        ),
        Duty(
            "sign_contract", say("签订合同"), say("中标、成交通知书发出"), contract.SIGNING_PERIOD
        ),
        Duty("file_contract", say("合同副本备案"), say("合同签订"), contract.FILING_PERIOD),
        Duty("publish_contract", say("公告合同"), say("合同签订"), contract.PUBLICATION_PERIOD),
        Duty(
            "return_deposit_to_losers",
            say("退还未中标、未成交供应商保证金"),
            say("中标、成交通知书发出"),
            contract.LOSER_DEPOSIT_RETURN,
        ),
        Duty(
            "return_deposit_to_winner",
            say("退还中标、成交供应商保证金"),
            say("合同签订"),
            contract.WINNER_DEPOSIT_RETURN,
        ),
        Duty("answer_inquiry", say("答复询问"), say("收到询问"), challenge.INQUIRY_ANSWER_PERIOD),
        Duty(
            "pay_invoice",
            say("支付资金"),
            say("收到发票"),
            contract.PAYMENT_PERIOD,
            also=contract.PAYMENT_PERIOD_SOONER,
        ),
        Duty("close_petition", say("办结信访事项"), say("信访事项受理"), challenge.PETITION_PERIOD),
    )
}


def due(
    duty: str,
    *,
    since: date,
    place: str = "CN",
    method: str | None = None,
    roll_on_weekend: bool = False,
) -> Due:
    """Say when ``duty`` is due, by the law of the day of its event.

    Args:
        since: the day of the event, which is not counted.
        method: asked where the period hangs on it, ignored elsewhere.
        roll_on_weekend: let a period in calendar days that ends on an ordinary weekend roll.

    Raises:
        NothingInForce: the law of that day and place knows no such duty.
        MethodNeeded, UnknownMethod, UnknownDuty: the question is not complete.
        UnknownYear: the count runs into a year whose holiday notice is not known.
    """
    if duty not in DUTIES:
        raise UnknownDuty(duty=duty)
    if method is not None and not is_method(method):
        raise UnknownMethod(method=method, methods="、".join(METHODS))
    about = DUTIES[duty]
    if about.by_method and method is None:
        raise MethodNeeded(duty=Word(about.title), methods="、".join(METHODS))
    answer = _period(about, since, place, method)
    if answer is None:
        return _unregulated(about, since, place)
    seen = about.also.find(since, place=place) if about.also else None
    return Due(
        duty=duty,
        since=since,
        verdict="due",
        due_on=_last_day(about, answer, since, roll_on_weekend),
        value=answer.value,
        unit=answer.unit,
        clause=answer.cite,
        quote=answer.quote,
        in_force_from=answer.in_force_from,
        verified=answer.verified,
        place=answer.place,
        reasons=(answer,) if seen is None else (answer, seen),
    )


def _period(about: Duty, since: date, place: str, method: str | None) -> Answer | None:
    """Look the period up; None where the law of the day is silent on the method."""
    case: dict[str, Any] = {"method": method} if _hangs_on_method(about, method) else {}
    answer = about.period.find(since, place=place, **case)
    if answer is not None:
        return answer
    if not about.period.is_regulated(since, place=place):
        raise NothingInForce(day=since.isoformat(), place=place, title=Word(about.period.title))
    if method is None:
        raise MethodNeeded(duty=Word(about.title), methods="、".join(METHODS))
    return None


def _hangs_on_method(about: Duty, method: str | None) -> bool:
    return method is not None and "method" in about.period.case


def _last_day(about: Duty, answer: Answer, since: date, roll_on_weekend: bool) -> date:
    if about.counting == "yearly":
        return _next_fixed_day(str(answer.value), since)
    if about.counting == "backwards":
        return since - timedelta(days=int(answer.value))
    return calendar.last_day(
        int(answer.value), answer.unit, after=since, roll_on_weekend=roll_on_weekend
    )


def _next_fixed_day(month_and_day: str, since: date) -> date:
    """Return the next such day of a year on or after ``since``; fixed days do not roll."""
    this_year = date.fromisoformat(f"{since.year:04d}-{month_and_day}")
    if this_year >= since:
        return this_year
    if since.year == date.max.year:
        raise calendar.UnknownYear(year=since.year + 1)
    return this_year.replace(year=since.year + 1)


def _unregulated(about: Duty, since: date, place: str) -> Due:
    return Due(
        duty=about.name,
        since=since,
        verdict="unregulated",
        due_on=None,
        value=None,
        unit=None,
        clause="",
        quote="",
        in_force_from=None,
        verified=True,
        place=place,
    )
