"""What the public is asked about a demand, and until when. No database, no clock, no HTTP."""

from __future__ import annotations

from datetime import date

from goufu.law.provisions import Answer
from goufu.law.refusals import Refusal
from goufu.law.values.procurement import PUBLIC_OPINION_ON_DEMAND
from goufu.law.why import rule
from goufu.law.words import say

OPINION = "政府采购法实施条例 第十五条第二款"


class OpinionsMissing(Refusal):
    code = "demands.opinions_missing"
    sentence = say("向社会公众提供的公共服务，没有就采购需求征求社会公众的意见。")
    remedy = say("请先公开征求意见，期满后汇总采纳情况再送审查。")


class OpinionsStillOpen(Refusal):
    code = "demands.opinions_still_open"
    sentence = say("征求意见到 {day} 为止，现在还不能汇总。")
    remedy = say("请在该日之后汇总。")


class OpinionsClosed(Refusal):
    code = "demands.opinions_closed"
    sentence = say("对这份采购需求征求意见到 {day} 为止，已经截止。")
    remedy = say("可以在采购公告发布后依法询问、质疑。")


class OpinionsTooShort(Refusal):
    code = "demands.opinions_too_short"
    status = 422
    field = "until"
    sentence = say("征求意见的截止日 {day} 早于今天。")
    remedy = say("请留出公众知晓和发表意见的时间。")


def check_opinions(*, to_public: bool, summary: str, on: date, place: str) -> None:
    """Ask for what the public said about a service to it, where the law of the day does."""
    law = PUBLIC_OPINION_ON_DEMAND.find(on, place=place)
    if law is not None and to_public:
        _opinions(summary, law)


@rule("demands.public_opinion", clause=OPINION)
def _opinions(summary: str, law: Answer) -> None:
    """政府向社会公众提供的公共服务项目，应当就确定采购需求征求社会公众的意见。"""
    if not summary:
        raise OpinionsMissing(clause=law.cite)


def check_may_conclude(*, until: date | None, today: date) -> None:
    """Refuse to sum the opinions up before the public has had its last day."""
    if until is not None and today <= until:
        raise OpinionsStillOpen(day=until.isoformat())


def check_may_speak(*, until: date | None, today: date) -> None:
    """Refuse an opinion after the last day."""
    if until is None or today > until:
        raise OpinionsClosed(day=until.isoformat() if until else "—")


def check_opinion_days(*, until: date, today: date) -> None:
    """Refuse to ask the public until a day that is over."""
    if until < today:
        raise OpinionsTooShort(day=until.isoformat())
