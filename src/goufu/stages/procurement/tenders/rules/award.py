"""Who wins, and when nobody does."""

from __future__ import annotations

from datetime import date

from goufu.law.labels import WORDS
from goufu.law.methods import METHODS
from goufu.law.money import yuan
from goufu.law.refusals import Refusal
from goufu.law.values.bids import TERMINATION_REASONS
from goufu.law.values.procurement import AWARD_BY_SILENCE, TIED_CANDIDATES
from goufu.law.why import rule
from goufu.law.words import Word, Words, say
from goufu.stages.procurement.tenders.rules.offers import least_suppliers

ORDER = "政府采购法实施条例 第四十三条第一款"
FAILURE = "政府采购法 第三十六条第一款"
TIES = "财政部令第87号 第六十八条"
PRICE = "lowest_last_price"
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


class TieUndecided(Refusal):
    code = "tenders.tie_undecided"
    sentence = say("有 {count} 家并列第一，尚未说明以什么方式确定其中一家。")
    remedy = say(
        "采购文件规定了确定方式的，请在“并列时的确定方式”中写明；没有规定的，请先随机抽取。"
    )


class NotTheOneDrawn(Refusal):
    code = "tenders.not_the_one_drawn"
    clause = TIES
    sentence = say("并列的候选人已随机抽取，抽中的是{drawn}，不能确定{provider}中标。")
    remedy = say("请按抽取结果确定。")


class NoTie(Refusal):
    code = "tenders.no_tie"
    clause = TIES
    sentence = say("没有并列第一的候选人，不需要抽取。")
    remedy = say("请按排名确定排名第一的候选人。")


class DrawnAlready(Refusal):
    code = "tenders.drawn_already"
    clause = TIES
    sentence = say("并列的候选人已随机抽取，抽中的是{drawn}，不能再抽。")
    remedy = say("请按抽取结果确定。")


class NotSilent(Refusal):
    code = "tenders.not_silent"
    sentence = say("采购人{why}，不能视同确定。")
    remedy = say("请采购人按评审报告推荐的顺序确定。")


class NobodyLeft(Refusal):
    code = "tenders.nobody_left"
    clause = ORDER
    sentence = say("没有可以确定的候选人。")
    remedy = say("请依法废标或者重新开展采购活动。")


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
def check_next_in_ranking(*, provider: str, rank: int | None, first: int | None) -> None:
    """在评审报告推荐的中标或者成交候选人中按顺序确定中标或者成交供应商。"""
    if rank is None or rank != first:
        raise NotNextInRanking(provider=provider, rank=rank or "—")


def check_tie(
    *,
    first: dict[str, str],
    chosen: str,
    drawn: str,
    way: str,
    method: str,
    on: date,
    place: str,
) -> None:
    """Refuse to choose among equals without the way that the document, or the lot, gives.

    Args:
        first: number → provider of the candidates who stand first.
        chosen, drawn: numbers; ``drawn`` is empty where no lot was drawn.
        way: what the document says of how one of them is chosen.
    """
    if len(first) < 2:  # noqa: PLR2004 (two make a tie)
        return
    if drawn in first:
        if chosen != drawn:
            raise NotTheOneDrawn(drawn=first[drawn], provider=first[chosen])
        return
    law = TIED_CANDIDATES.find(on, place=place, method=method)
    if law is not None and not way:
        raise TieUndecided(count=len(first), clause=law.cite)


def check_to_draw(*, first: dict[str, str], drawn: str) -> None:
    """Refuse to draw where nobody stands beside the first, or twice."""
    if len(first) < 2:  # noqa: PLR2004 (two make a tie)
        raise NoTie
    if drawn in first:
        raise DrawnAlready(drawn=first[drawn])


def check_silence(*, overdue: bool, explained: bool, tied: bool) -> None:
    """Refuse to let silence choose where the period runs, reasons are given, or two are first."""
    if not overdue:
        raise NotSilent(why=Word(say("还在确定期限内")))
    if explained:
        raise NotSilent(why=Word(say("已经说明未按期确定的理由")))
    if tied:
        raise NotSilent(why=Word(say("须先在并列第一的候选人中确定一家")))


def first_by(way: str, candidates: list[tuple[str, int | None, int]]) -> list[str]:
    """Return the numbers of those who stand first, by rank or by price as the law of the day says.

    >>> first_by("first_ranked", [("a", 2, 90), ("b", 1, 100)])
    ['b']
    >>> first_by("lowest_last_price", [("a", 2, 90), ("b", 1, 100)])
    ['a']
    """
    ranks = [rank for _, rank, _ in candidates if rank is not None]
    if way == PRICE:
        lowest = min((price for _, _, price in candidates), default=None)
        return [ref for ref, _, price in candidates if price == lowest]
    best = min(ranks, default=None)
    return [ref for ref, rank, _ in candidates if rank == best and rank is not None]


def way_of_silence(*, method: str, on: date, place: str) -> str:
    """Return whom silence chooses by the law of the day: the first in rank or the cheapest."""
    return str(AWARD_BY_SILENCE.on(on, place=place, method=method).value)


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
