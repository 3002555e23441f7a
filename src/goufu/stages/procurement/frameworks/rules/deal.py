"""How the provider of a deal is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import Word, say

TO_ENTRANTS = "财政部令第110号 第十七条"
USERS = "财政部令第110号 第十四条"
HIGHEST = "财政部令第110号 第十三条"
DIRECT = "财政部令第110号 第三十二条"
BIDDING = "财政部令第110号 第三十三条"
TURNS = "财政部令第110号 第三十四条"
NOTICE = "财政部令第110号 第三十五条第一款"


class NotRunning(Refusal):
    code = "frameworks.not_running"
    clause = TO_ENTRANTS
    sentence = say("{framework} 不在有效期内，不能授予合同。")
    remedy = say("请核对框架协议的期限；期满的，应当重新征集。")


class NotAUser(Refusal):
    code = "frameworks.not_a_user"
    status = 403
    clause = USERS
    sentence = say("{name}不在本框架协议适用的采购人范围内。")
    remedy = say("请核对框架协议的适用范围，或者采用其他采购方式。")


class ChooseOne(Refusal):
    code = "frameworks.choose_one"
    status = 422
    clause = DIRECT
    sentence = say("直接选定应当从入围供应商中选一家并写明依据。")
    remedy = say("请依据价格、质量、服务便利性和用户评价选择入围供应商。")


class NotByChoice(Refusal):
    code = "frameworks.not_by_choice"
    status = 422
    sentence = say("本框架协议约定以“{way}”确定成交供应商，不能自行选择。")
    remedy = say("请不选择供应商，由平台按约定规则确定。")


class NobodyIsIn(Refusal):
    code = "frameworks.nobody_is_in"
    clause = TO_ENTRANTS
    sentence = say("本框架协议目前没有入围供应商。")
    remedy = say("请等待入围供应商签署；数量不足的，按规定补充征集。")


class GiveThemTime(Refusal):
    code = "frameworks.give_them_time"
    status = 422
    clause = BIDDING
    sentence = say("二次竞价应当给予供应商必要的响应时间，截止时间应当晚于现在。")
    remedy = say("请填写报价截止时间。")


class BiddingOver(Refusal):
    code = "frameworks.bidding_over"
    clause = BIDDING
    sentence = say("二次竞价已于 {moment} 截止。")
    remedy = say("逾期报价不予接收。")


class StillBidding(Refusal):
    code = "frameworks.still_bidding"
    clause = BIDDING
    sentence = say("二次竞价截止于 {moment}，现在不能确定成交供应商。")
    remedy = say("请在截止时间之后确定报价最低的供应商。")


class NobodyBid(Refusal):
    code = "frameworks.nobody_bid"
    clause = BIDDING
    sentence = say("没有入围供应商报价。")
    remedy = say("请作未成交处理，调整需求后重新竞价。")


class AboveTheAgreedPrice(Refusal):
    code = "frameworks.above_the_agreed_price"
    status = 422
    clause = HIGHEST
    sentence = say("单价 {price} 元，超过协议价格 {agreed} 元。")
    remedy = say("协议价格是第二阶段的最高限价，请在协议价格以内成交。")


class NoBiddingHere(Refusal):
    code = "frameworks.no_bidding_here"
    clause = BIDDING
    sentence = say("本框架协议不以二次竞价确定成交供应商。")
    remedy = say("请等待采购人或者服务对象直接选定，或者按顺序轮候。")


class NoNoticeAsked(Refusal):
    code = "frameworks.no_notice_asked"
    clause = NOTICE
    sentence = say("直接选定的成交结果不逐笔公告。")
    remedy = say("框架协议有效期满后统一发布汇总公告。")


@dataclass(frozen=True)
class Turn:
    """An entrant waiting in line."""

    entry: int
    rank: int
    had: int  # contracts given to it by turns


@rule("frameworks.within_the_term", clause=TO_ENTRANTS)
def check_running(*, framework: str, running: bool) -> None:
    """采购人或者服务对象采购框架协议约定的货物、服务，应当将第二阶段的采购合同授予入围供应商"""
    if not running:
        raise NotRunning(framework=framework)


def check_user(*, name: str, may: bool) -> None:
    """Refuse a purchaser for whom the agreement was not made."""
    if not may:
        raise NotAUser(name=name)


@rule("frameworks.agreed_price", clause=HIGHEST)
def check_agreed(*, price_fen: int, agreed_fen: int, price: str, agreed: str) -> None:
    """入围供应商第一阶段响应报价（有量价关系折扣的，包括量价关系折扣，以下统称协议价格）是采购人或者服务对象确定第二阶段成交供应商的最高限价。"""
    if price_fen > agreed_fen:
        raise AboveTheAgreedPrice(price=price, agreed=agreed)


def check_chosen(*, direct: bool, chosen: bool, way: str) -> None:
    """Let one choose where the agreement says so, and only there."""
    if direct and not chosen:
        raise ChooseOne
    if chosen and not direct:
        raise NotByChoice(way=Word(way), clause=DIRECT)


@rule("frameworks.time_to_bid", clause=BIDDING)
def check_time(*, closes_at: datetime | None, at: datetime) -> None:
    """进行二次竞价应当给予供应商必要的响应时间。"""
    if closes_at is None or closes_at <= at:
        raise GiveThemTime


def check_bidding_over(*, closes_at: datetime | None, at: datetime, moment: str) -> None:
    """Refuse to fix a deal while its bidding runs."""
    if closes_at is not None and at < closes_at:
        raise StillBidding(moment=moment)


@rule("frameworks.turns", clause=TURNS)
def whose_turn(waiting: Sequence[Turn]) -> int:
    """每个入围供应商在一个顺序轮候期内，只有一次获得合同授予的机会。"""
    if not waiting:
        raise NobodyIsIn
    return min(waiting, key=lambda one: (one.had, one.rank, one.entry)).entry
