"""Who may offer, until when, and how many offers there must be."""

from __future__ import annotations

from datetime import date, datetime

from goufu.law.parties import provider
from goufu.law.provisions import Answer
from goufu.law.refusals import Refusal
from goufu.law.values.procurement import MINIMUM_BIDS
from goufu.law.why import rule
from goufu.law.words import Word, say
from goufu.stages.procurement.tenders.rules.timing import moment

CONDITIONS = "政府采购法 第二十二条"
CLOSING = "招标投标法 第二十八条"
SEALING = "招标投标法 第三十六条"


class BiddingClosed(Refusal):
    code = "tenders.bidding_closed"
    clause = CLOSING
    sentence = say("投标截止时间是 {closing}，现在不能再递交、更换或者撤回投标文件。")
    remedy = say("逾期的投标文件不予接收；对采购程序有异议的，可以依法提出质疑。")


class NotOpenForOffers(Refusal):
    code = "tenders.not_open_for_offers"
    clause = ""
    sentence = say("{tender} 目前是“{state}”，不接收投标文件。")
    remedy = say("请在招标公告期间递交。")


class MayNotProvide(Refusal):
    code = "tenders.may_not_provide"
    sentence = say("{name}（{kind}）不能作为政府购买服务的承接主体。")
    remedy = say("单位类型登记有误的，请先更正单位类型。")


class ConditionsNotDeclared(Refusal):
    code = "tenders.conditions_not_declared"
    clause = CONDITIONS
    sentence = say("尚未承诺符合供应商参加政府采购活动的条件。")
    remedy = say("请核对法定条件，符合的勾选承诺后递交。")


class OneOfferEach(Refusal):
    code = "tenders.one_offer_each"
    clause = ""
    sentence = say("{name}已递交投标文件 {offer}。")
    remedy = say("请在原投标文件上补充、修改，或者先撤回再重新递交。")


class TooFewOffers(Refusal):
    code = "tenders.too_few_offers"
    sentence = say("有效供应商 {count} 家，不足 {needed} 家，不能{step}。")
    remedy = say(
        "请依法废标或者终止采购活动，改正采购文件后重新采购；需改用其他方式的，报财政部门批准。"
    )


class NotInvited(Refusal):
    code = "tenders.not_invited"
    status = 403
    clause = ""
    sentence = say("{name}不在本次采购邀请的供应商之列，不能提交投标（响应）文件。")
    remedy = say("请留意公开发布的采购公告；认为邀请的过程损害自身权益的，可以依法质疑。")


class SealBroken(Refusal):
    code = "tenders.seal_broken"
    clause = SEALING
    sentence = say("投标文件 {offer} 与递交时的封签不一致，不能开标。")
    remedy = say("请立即停止开标，保全现场并报告财政部门。")


class NoSuchOffer(Refusal):
    code = "tenders.no_such_offer"
    status = 422
    sentence = say("{tender} 没有有效的投标 {offer}。")
    remedy = say("请从名单中选择有效的投标。")


class OfferAboveCeiling(Refusal):
    code = "tenders.offer_above_ceiling"
    clause = "招标投标法 第二十七条"
    sentence = say("{provider}的报价超过预算金额或者最高限价，不能参与评分汇总。")
    remedy = say("请评标组长先认定该投标无效，并写明理由。")


@rule("tenders.before_closing", clause=CLOSING)
def check_before_closing(*, closing: datetime, at: datetime) -> None:
    """投标人应当在招标文件要求提交投标文件的截止时间前，将投标文件送达投标地点。"""
    if at >= closing:
        raise BiddingClosed(closing=moment(closing))


def check_provider(*, name: str, kind: str, kind_name: str, on: date, place: str) -> None:
    """Refuse a body that may not provide services under the law of the day."""
    found = provider(kind, on=on, place=place)
    if found.verdict == "forbidden":
        raise MayNotProvide(name=name, kind=Word(kind_name), clause=found.by.cite)


def check_invited(*, name: str, invited: bool) -> None:
    """Refuse a supplier who was not asked, where not everybody is."""
    if not invited:
        raise NotInvited(name=name)


@rule("tenders.conditions_declared", clause=CONDITIONS)
def check_declared(*, declared: bool) -> None:
    """供应商参加政府采购活动应当具备下列条件:"""
    if not declared:
        raise ConditionsNotDeclared


def least_suppliers(*, method: str, on: date, place: str, two_left: bool) -> Answer:
    """Return how many suppliers there must be; what is bought here is always a service.

    Args:
        two_left: negotiated with the two whom a failed tender has left.
    """
    return MINIMUM_BIDS.on(
        on, place=place, method=method, purchase_of_services=True, two_left_by_tender=two_left
    )


def check_enough(
    *, count: int, step: str, method: str, on: date, place: str, two_left: bool = False
) -> None:
    """Refuse to go on with fewer offers than the law asks for."""
    law = least_suppliers(method=method, on=on, place=place, two_left=two_left)
    if count < law.value:
        raise TooFewOffers(count=count, needed=law.value, step=Word(step), clause=law.cite)


@rule("tenders.seals_whole", clause=SEALING)
def check_seals(broken: list[str]) -> None:
    """开标时，由投标人或者其推选的代表检查投标文件的密封情况，也可以由招标人委托的公证机构检查并公证；"""
    if broken:
        raise SealBroken(offer="、".join(broken))


@rule("tenders.within_ceiling", clause=OfferAboveCeiling.clause)
def check_within_ceiling(prices: dict[str, int], *, most_fen: int) -> None:
    """投标文件应当对招标文件提出的实质性要求和条件作出响应。"""
    dearer = [name for name, price in prices.items() if price > most_fen]
    if dearer:
        raise OfferAboveCeiling(provider="、".join(dearer))
