"""Who wins, and when nobody does."""

from __future__ import annotations

from datetime import date

from goufu.law.labels import WORDS
from goufu.law.methods import METHODS
from goufu.law.money import yuan
from goufu.law.refusals import Refusal
from goufu.law.values.bids import TERMINATION_REASONS
from goufu.law.why import rule
from goufu.law.words import Word, Words, say
from goufu.stages.procurement.tenders.rules.offers import least_suppliers

ORDER = "政府采购法实施条例 第四十三条第一款"
FAILURE = "政府采购法 第三十六条第一款"
DROPPED = "dropped"
# Our grounds → the reasons of the law floor.
REASONS = {
    "too_few": "too_few_suppliers",
    "misconduct": "unfair_breach",
    "too_dear": "price_over_budget",
    DROPPED: "task_cancelled",
    "ground_gone": "ground_gone",
}


class NotNextInRanking(Refusal):
    code = "tenders.not_next_in_ranking"
    clause = ORDER
    sentence = say("{provider}排名第 {rank}，排名第一的候选人在前，不能确定其中标或者成交。")
    remedy = say("请确定排名第一的候选人；并列第一的，按采购文件规定的方式或者随机抽取确定。")


class EnoughOffers(Refusal):
    code = "tenders.enough_offers"
    clause = FAILURE
    sentence = say("有效供应商 {count} 家，达到 {needed} 家，不能以家数不足为由终止。")
    remedy = say("请继续采购活动；确有其他情形的，改选相应情形。")


class NotAllTooDear(Refusal):
    code = "tenders.not_all_too_dear"
    clause = FAILURE
    sentence = say("有供应商的报价未超过采购预算 {budget} 元，不能以“均超过采购预算”为由终止。")
    remedy = say("请继续评审；确有其他情形的，改选相应情形。")


class NotOpenedYet(Refusal):
    code = "tenders.prices_not_opened_yet"
    clause = FAILURE
    sentence = say("尚未开启，不知道报价，不能以“均超过采购预算”为由终止。")
    remedy = say("请先开启；家数不足的，以家数不足为由终止。")


class NotAGroundHere(Refusal):
    code = "tenders.not_a_ground_here"
    sentence = say("“{ground}”不是“{method}”应当终止采购活动的情形。")
    remedy = say("请改选以下情形之一：{grounds}。")


@rule("tenders.award_in_order", clause=ORDER)
def check_next_in_ranking(*, provider: str, rank: int | None, first: int) -> None:
    """在评审报告推荐的中标或者成交候选人中按顺序确定中标或者成交供应商。"""
    if rank != first:
        raise NotNextInRanking(provider=provider, rank=rank or "—")


def check_ground(*, ground: str, method: str, on: date, place: str) -> None:
    """Refuse a ground that the law of the day does not end this method for.

    That the task has fallen away ends every method.
    """
    law = TERMINATION_REASONS.find(on, place=place, method=method)
    reason = REASONS[ground]
    if law is None or ground == DROPPED or reason in law.value:
        return
    told = Words(WORDS[one] for one in (*law.value, REASONS[DROPPED]))
    raise NotAGroundHere(
        ground=Word(WORDS[reason]), method=Word(METHODS[method]), grounds=told, clause=law.cite
    )


def check_too_few(*, count: int, method: str, on: date, place: str, two_left: bool) -> None:
    """Refuse to let a purchase end for want of suppliers when there are enough."""
    law = least_suppliers(method=method, on=on, place=place, two_left=two_left)
    if count >= law.value:
        raise EnoughOffers(count=count, needed=law.value, clause=law.cite)


def check_all_too_dear(*, prices: list[int], budget_fen: int, opened: bool) -> None:
    """Refuse to let a tender fail for the price when somebody stayed within the budget."""
    if not opened:
        raise NotOpenedYet
    if any(price <= budget_fen for price in prices):
        raise NotAllTooDear(budget=yuan(budget_fen))
