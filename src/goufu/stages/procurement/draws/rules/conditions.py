"""How many are drawn, how early, from whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from goufu.law.calendar import is_working
from goufu.law.committee import EXPERT, PURCHASER, Finding, Member, examine
from goufu.law.refusals import Refusal
from goufu.law.values.experts import DRAW_LEAD, POOL_TOO_SMALL
from goufu.law.why import rule
from goufu.law.words import say

LEAD = "财库〔2016〕198号 第十四条"


class CommitteeTooSmall(Refusal):
    code = "draws.committee_too_small"
    sentence = say("评审委员会（小组）{count} 人，应为 {needed} 人以上。")
    remedy = say("请增加评审专家。")


class CommitteeIsEven(Refusal):
    code = "draws.committee_is_even"
    sentence = say("评审委员会（小组）{count} 人，应为单数。")
    remedy = say("请增加或者减少一名成员。")


class TooFewExperts(Refusal):
    code = "draws.too_few_experts"
    sentence = say("评审委员会（小组）{count} 人中评审专家 {experts} 人，不足三分之 {share}。")
    remedy = say("请增加评审专家或者减少采购人代表。")


class DrawnTooEarly(Refusal):
    code = "draws.drawn_too_early"
    field = "evaluation_at"
    sentence = say("评审定于 {on}，最早可在 {earliest} 开始抽取评审专家。")
    remedy = say("请到时再抽取，或者核对评审时间；异地评审的，请注明。")


class EvaluationIsOver(Refusal):
    code = "draws.evaluation_is_over"
    field = "evaluation_at"
    clause = ""
    sentence = say("评审时间应当在抽取之后。")
    remedy = say("请填写将来的时间。")


class ValueIsKnownAlready(Refusal):
    code = "draws.value_is_known_already"
    field = "value_due_at"
    clause = ""
    sentence = say("公开随机数应当在抽取条件固定之后、评审开始之前产生。")
    remedy = say("请改选产生时间在这之间的一期，填写其产生的时间。")


class GroupNamedTwice(Refusal):
    code = "draws.group_named_twice"
    field = "groups"
    clause = ""
    sentence = say("评审专业“{field}”填写了两次。")
    remedy = say("请合并为一行。")


class TooFewCandidates(Refusal):
    code = "draws.too_few_candidates"
    field = "groups"
    sentence = say("“{field}”专业可以抽取的评审专家 {count} 人，少于需要的 {needed} 人。")
    remedy = say("请调整专业；确实不足的，推荐符合条件的人员，经审核入库后再抽取。")


NUMBERS: Mapping[str, type[Refusal]] = {
    "size": CommitteeTooSmall,
    "parity": CommitteeIsEven,
    "experts": TooFewExperts,
}


def check_numbers(
    *, experts: int, representatives: int, method: str, large: bool, on: date, place: str
) -> None:
    """Refuse to draw for a committee that the law of the day would not let assess."""
    members = [Member(EXPERT, own_unit=False)] * experts
    members += [Member(PURCHASER, own_unit=True)] * representatives
    refuse_broken(examine(members, on=on, place=place, method=method, large=large))


def refuse_broken(found: Sequence[Finding]) -> None:
    """Refuse by the first number that is not as the law wants it."""
    for one in found:
        if not one.kept and one.rule in NUMBERS:
            raise NUMBERS[one.rule](**one.params, clause=one.by.cite)


def check_lead(
    *, evaluation_at: datetime, method: str, remote: bool, at: datetime, on: date, place: str
) -> None:
    """Refuse to draw after the assessment has begun, or earlier than the law of the day lets."""
    if evaluation_at <= at:
        raise EvaluationIsOver
    lead = None if remote else DRAW_LEAD.find(on, place=place, method=method)
    if lead is not None:
        _check_not_too_early(evaluation_at.date(), lead.value, on=on)


@rule("draws.lead", clause=LEAD)
def _check_not_too_early(evaluation: date, lead: int, *, on: date) -> None:
    """采购人或者采购代理机构抽取评审专家的开始时间原则上不得早于评审活动开始前2个工作日。"""
    earliest = days_before(evaluation, lead)
    if on < earliest:
        raise DrawnTooEarly(on=evaluation, earliest=earliest, clause=LEAD)


def days_before(day: date, working_days: int) -> date:
    """Return the n-th working day before ``day``; it is not counted itself."""
    while working_days:
        day -= timedelta(days=1)
        working_days -= is_working(day)
    return day


@rule("draws.value_not_known")
def check_value_comes(*, value_due_at: datetime, evaluation_at: datetime, at: datetime) -> None:
    """公开随机数在候选名单和条件固定之后产生，任何人事先都不知道。"""
    if not at < value_due_at < evaluation_at:
        raise ValueIsKnownAlready


def check_groups(fields: Sequence[str]) -> None:
    """Refuse a field that is asked for twice: the second list would be empty."""
    for number, one in enumerate(fields):
        if one in fields[:number]:
            raise GroupNamedTwice(field=one)


def check_enough(*, field: str, count: int, needed: int, on: date, place: str) -> None:
    """Refuse to draw from fewer than are needed."""
    if count < needed:
        law = POOL_TOO_SMALL.find(on, place=place)
        raise TooFewCandidates(
            field=field, count=count, needed=needed, clause=law.cite if law else ""
        )
