"""Who wins, and when nobody does."""

from __future__ import annotations

from datetime import date

from goufu.law.money import yuan
from goufu.law.refusals import Refusal
from goufu.law.values.procurement import MINIMUM_BIDS
from goufu.law.why import rule
from goufu.law.words import say

ORDER = "政府采购法实施条例 第四十三条第一款"
FAILURE = "政府采购法 第三十六条第一款"


class NotNextInRanking(Refusal):
    code = "tenders.not_next_in_ranking"
    clause = ORDER
    sentence = say("{provider}排名第 {rank}，排名第一的中标候选人在前，不能确定其中标。")
    remedy = say("请确定排名第一的中标候选人；并列第一的，按招标文件规定的方式或者随机抽取确定。")


class EnoughOffers(Refusal):
    code = "tenders.enough_offers"
    clause = FAILURE
    sentence = say("有效投标 {count} 家，达到 {needed} 家，不能以“不足三家”为由废标。")
    remedy = say("请继续开标、评标；确有其他废标情形的，改选相应情形。")


class NotAllTooDear(Refusal):
    code = "tenders.not_all_too_dear"
    clause = FAILURE
    sentence = say("有投标人的报价未超过采购预算 {budget} 元，不能以“均超过采购预算”为由废标。")
    remedy = say("请继续评标；确有其他废标情形的，改选相应情形。")


class NotOpenedYet(Refusal):
    code = "tenders.prices_not_opened_yet"
    clause = FAILURE
    sentence = say("尚未开标，不知道投标报价，不能以“均超过采购预算”为由废标。")
    remedy = say("请先开标；投标不足三家的，以“不足三家”为由废标。")


class KeysAreThere(Refusal):
    code = "tenders.keys_are_there"
    clause = FAILURE
    sentence = say("报失的开标钥匙 {lost} 把，其余 {left} 把足以解锁，不能以“不能解锁”为由废标。")
    remedy = say("请由其余两方用钥匙解锁后开标；另有钥匙遗失的，请持有单位先报告遗失。")


@rule("tenders.award_in_order", clause=ORDER)
def check_next_in_ranking(*, provider: str, rank: int | None, first: int) -> None:
    """在评审报告推荐的中标或者成交候选人中按顺序确定中标或者成交供应商。"""
    if rank != first:
        raise NotNextInRanking(provider=provider, rank=rank or "—")


def check_too_few(*, count: int, method: str, on: date, place: str) -> None:
    """Refuse to let a tender fail for want of offers when there are enough."""
    law = MINIMUM_BIDS.on(on, place=place, method=method)
    if count >= law.value:
        raise EnoughOffers(count=count, needed=law.value, clause=law.cite)


def check_all_too_dear(*, prices: list[int], budget_fen: int, opened: bool) -> None:
    """Refuse to let a tender fail for the price when somebody stayed within the budget."""
    if not opened:
        raise NotOpenedYet
    if any(price <= budget_fen for price in prices):
        raise NotAllTooDear(budget=yuan(budget_fen))


def check_keys_lost(*, lost: int, needed: int, left: int) -> None:
    """Refuse to let a tender fail for lost keys while enough are left to open the offers.

    Args:
        left: custodians whose keys are not lost.
    """
    if left >= needed:
        raise KeysAreThere(lost=lost, left=left)
