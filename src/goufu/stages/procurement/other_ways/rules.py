"""Which way is open on which day, and what has to be said for it. No database, no HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goufu.law.methods import METHODS
from goufu.law.money import yuan
from goufu.law.refusals import Refusal
from goufu.law.values.procurement import OTHER_WAYS, OTHER_WAYS_ENDED
from goufu.law.why import rule
from goufu.law.words import Word, say

LECTURE = "政府购买服务流程规范（讲座） 实施购买"
APPROVED_BUDGET = "政府采购法 第六条"


class NotAWayThatDay(Refusal):
    code = "other_ways.not_a_way_that_day"
    sentence = say("当日当地的规定中没有“{way}”这种购买方式。")
    remedy = say(
        "请编制采购计划，按政府采购的方式和程序购买：只能从唯一供应商处采购的，论证单一来源；"
        "由服务对象自主选择承接主体的，采用框架协议；其他的，公开招标、竞争性磋商等。"
    )


class NobodyHeard(Refusal):
    code = "other_ways.nobody_heard"
    clause = LECTURE
    sentence = say("论证没有专家意见，不能提交集体决定。")
    remedy = say("请在论证中写明每位专家的姓名、单位、职称和意见。")


class DearerUnexplained(Refusal):
    code = "other_ways.dearer_than_by_tender"
    clause = LECTURE
    sentence = say("金额 {amount} 元高于公开招标预计费用 {tender} 元，成本比较不支持采用本方式。")
    remedy = say("请重新比较成本；仍高于公开招标预计费用的，请编制采购计划公开招标。")


class DecidedAlone(Refusal):
    code = "other_ways.decided_alone"
    status = 422
    clause = LECTURE
    sentence = say("集体决定至少有两名不同的参加人。")
    remedy = say("请写明参加集体讨论的全部人员。")


class DecidedBeforeArgued(Refusal):
    code = "other_ways.decided_before_argued"
    status = 422
    clause = LECTURE
    sentence = say("集体决定日期 {day} 早于论证日期或者晚于今天。")
    remedy = say("请核对日期；集体决定应当以论证为依据。")


class AgreedForMore(Refusal):
    code = "other_ways.agreed_for_more"
    clause = APPROVED_BUDGET
    sentence = say("协议金额 {price} 元超过集体决定的 {amount} 元。")
    remedy = say("请按集体决定的金额达成协议；确需增加的，撤回后重新论证。")


def check_way(*, way: str, on: date, place: str) -> None:
    """Refuse a way that the law of the day and place does not have.

    Raises:
        NotAWayThatDay: with the clause that has ended it, where one has.
    """
    law = OTHER_WAYS.find(on, place=place)
    if law is not None and way in law.value:
        return
    ended = OTHER_WAYS_ENDED.find(on, place=place)
    raise NotAWayThatDay(way=Word(METHODS[way]), clause=ended.cite if ended else "")


@rule("other_ways.argued", clause=LECTURE)
def check_argued(*, opinions: Sequence[object], amount_fen: int, tender_cost_fen: int) -> None:
    """具有特殊性、不符合竞争性条件的购买服务项目，可以采取委托、特许经营、战略性合作、政府补助、服务外包、凭单等其他方式进行购买。"""
    if not opinions:
        raise NobodyHeard
    if amount_fen > tender_cost_fen:
        raise DearerUnexplained(amount=yuan(amount_fen), tender=yuan(tender_cost_fen))


def check_decision(*, deciders: Sequence[str], day: date, argued_on: date, on: date) -> None:
    """Refuse a decision that one person has taken, or on a day that cannot be."""
    if len(set(deciders)) < 2:  # noqa: PLR2004 (a decision taken together is taken by two at least)
        raise DecidedAlone
    if not argued_on <= day <= on:
        raise DecidedBeforeArgued(day=day.isoformat())


@rule("other_ways.within_decision", clause=APPROVED_BUDGET)
def check_price(*, price_fen: int, amount_fen: int) -> None:
    """政府采购应当严格按照批准的预算执行。"""
    if price_fen > amount_fen:
        raise AgreedForMore(price=yuan(price_fen), amount=yuan(amount_fen))
