"""Who enters, who is eliminated, who leaves, and when more may be invited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from goufu.law.money import yuan
from goufu.law.refusals import Refusal
from goufu.law.values.framework import (
    ELIMINATION_SHARE,
    LEAST_ELIMINATED,
    LEAST_SUPPLIERS,
    REMOVAL_GROUNDS,
    SUPPLEMENT_BELOW,
)
from goufu.law.why import rule
from goufu.law.words import Word, say
from goufu.stages.procurement.frameworks.rules.plan import EliminatesTooFew
from goufu.stages.procurement.tenders.rules.timing import to_the_millisecond

PRICE = "财政部令第110号 第十三条"
ELIMINATION = "财政部令第110号 第二十七条第一款"
ANY_TIME = "财政部令第110号 第三十九条第一款"
NOT_AGAIN = "财政部令第110号 第十九条第二款"
STAY = "财政部令第110号 第二十条第一款"
LEAVE = "财政部令第110号 第二十条第二款"
MORE = "财政部令第110号 第三十一条第一款"
SIGNED = "财政部令第110号 第二十九条第一款"
# 封闭式框架协议的公开征集程序，按照政府采购公开招标的规定执行.
CLOSING = "财政部令第110号 第九条"
HUNDRED = 100


class NotCollecting(Refusal):
    code = "frameworks.not_collecting"
    clause = ANY_TIME
    sentence = say("{framework} 目前不接收响应文件或者加入申请。")
    remedy = say("请查看征集公告的期限；协议期满的，请关注下一次征集。")


class ResponsesClosed(Refusal):
    code = "frameworks.responses_closed"
    clause = CLOSING
    sentence = say(
        "提交响应文件的截止时间是 {closing}，平台完整收到的时间是 {received}，不能再提交或者撤回。"
    )
    remedy = say("逾期的响应文件不予接收，平台没有保存；对征集程序有异议的，可以依法提出质疑。")


class TooFewToOpen(Refusal):
    code = "frameworks.too_few_to_open"
    sentence = say("提交响应文件 {responses} 家，不足 {needed} 家，不能解锁开启。")
    remedy = say("请作征集失败处理，响应文件原封退回，修改征集文件后重新征集。")


class QualifiedAboveTheCeiling(Refusal):
    code = "frameworks.qualified_above_the_ceiling"
    status = 422
    clause = PRICE
    sentence = say("{entry} 的响应单价 {price} 元超过最高限制单价 {ceiling} 元，不能认定为合格。")
    remedy = say("请认定该响应无效，并写明理由。")


class NotAKeeper(Refusal):
    code = "frameworks.not_a_keeper"
    status = 422
    field = "keeper_id"
    clause = CLOSING
    sentence = say("所选单位不是有在用开标钥匙的采购代理机构，不能保管第三把钥匙。")
    remedy = say("请从名单中选择；名单为空的，请受托的采购代理机构先登记开标钥匙。")


class NotTheFixedFee(Refusal):
    code = "frameworks.not_the_fixed_fee"
    status = 422
    clause = PRICE
    sentence = say("单价 {price} 元，与付费标准 {ceiling} 元不一致。")
    remedy = say("开放式框架协议按统一付费标准执行，请按付费标准填写。")


class AlreadyThere(Refusal):
    code = "frameworks.already_there"
    clause = ""
    sentence = say("{name}已提交 {entry}。")
    remedy = say("需要修改的，请先撤回再重新提交。")


class NotAfterRemoval(Refusal):
    code = "frameworks.not_after_removal"
    status = 403
    clause = NOT_AGAIN
    sentence = say("{name}已被本框架协议清退，不得再次申请。")
    remedy = say("框架协议期满后可以参加下一次征集。")


class TooFewResponses(Refusal):
    code = "frameworks.too_few_responses"
    sentence = say("提交响应文件 {responses} 家、符合要求 {qualified} 家，均应不少于 {needed} 家。")
    remedy = say("不足的，请作征集失败处理，修改征集文件后重新征集。")


class NobodyEnters(Refusal):
    code = "frameworks.nobody_enters"
    clause = ELIMINATION
    sentence = say("按淘汰率计算没有供应商入围。")
    remedy = say("请核对淘汰率和入围供应商数量上限。")


class NotAllJudged(Refusal):
    code = "frameworks.not_all_judged"
    status = 422
    clause = ELIMINATION
    sentence = say("{entry} 没有评审意见，或者出现两次。")
    remedy = say("请对每一家供应商的响应填写一行评审意见。")


class ReasonMissing(Refusal):
    code = "frameworks.reason_missing"
    status = 422
    clause = ""
    sentence = say("{entry} 认定为响应无效，没有写明理由。")
    remedy = say("请写明不符合哪一项资格条件或者实质性要求。")


class QualityMissing(Refusal):
    code = "frameworks.quality_missing"
    status = 422
    clause = "财政部令第110号 第二十五条"
    sentence = say("采用质量优先法，{entry} 没有质量评分。")
    remedy = say("请填写评审小组的质量综合评分。")


class NobodySigned(Refusal):
    code = "frameworks.nobody_signed"
    clause = SIGNED
    sentence = say("还没有入围供应商签署框架协议。")
    remedy = say("请通知入围供应商在本平台签署后再签订。")


class OpenMayLeave(Refusal):
    code = "frameworks.open_may_leave"
    clause = LEAVE
    sentence = say("开放式框架协议入围供应商可以随时申请退出，不能不同意。")
    remedy = say("请发布入围供应商退出公告。")


class NotSuchARemoval(Refusal):
    code = "frameworks.not_such_a_removal"
    status = 422
    sentence = say("当日规定的清退情形中没有“{ground}”。")
    remedy = say("请选择规定的清退情形。")


class EnoughAreLeft(Refusal):
    code = "frameworks.enough_are_left"
    clause = MORE
    sentence = say(
        "剩余入围供应商 {left} 家，为入围总数 {total} 家的 {percent}%，"
        "不低于 {below}%，不得补充征集。"
    )
    remedy = say("请在现有入围供应商范围内采购；协议期满后重新征集。")


@dataclass(frozen=True)
class Judged:
    """A response as the committee found it."""

    entry: str
    qualified: bool
    price_fen: int
    quality: Decimal | None = None


def check_receives(*, framework: str, receives: bool) -> None:
    """Refuse what comes when nothing is received."""
    if not receives:
        raise NotCollecting(framework=framework)


@rule("frameworks.closing", clause=CLOSING)
def check_before_closing(*, closing: datetime, at: datetime) -> None:
    """封闭式框架协议的公开征集程序，按照政府采购公开招标的规定执行，本办法另有规定的，从其规定。"""
    if at >= closing:
        raise ResponsesClosed(closing=to_the_millisecond(closing), received=to_the_millisecond(at))


def check_enough_came(count: int, *, on: date, place: str) -> None:
    """Refuse to unlock what could not be judged: it goes back unread."""
    law = LEAST_SUPPLIERS.on(on, place=place)
    if count < law.value:
        raise TooFewToOpen(responses=count, needed=law.value, clause=law.cite)


def check_keeper(*, known: bool) -> None:
    """Refuse a keeper of the third key who has none."""
    if not known:
        raise NotAKeeper


def check_fee(*, price_fen: int, fee_fen: int) -> None:
    """Refuse an application for another price than the fee that all are paid."""
    if price_fen != fee_fen:
        raise NotTheFixedFee(price=yuan(price_fen), ceiling=yuan(fee_fen))


@rule("frameworks.price", clause=PRICE)
def check_qualified_price(*, entry: str, price_fen: int, ceiling_fen: int) -> None:
    """最高限制单价是供应商第一阶段响应报价的最高限价。"""
    if price_fen > ceiling_fen:
        raise QualifiedAboveTheCeiling(
            entry=entry, price=yuan(price_fen), ceiling=yuan(ceiling_fen)
        )


@rule("frameworks.not_after_removal", clause=NOT_AGAIN)
def check_not_removed(*, name: str, removed: bool) -> None:
    """被取消入围资格或者被解除框架协议的供应商不得参加同一封闭式框架协议补充征集，或者重新申请加入同一开放式框架协议。"""
    if removed:
        raise NotAfterRemoval(name=name)


def check_share(*, percent: int, on: date, place: str, instruments: bool) -> None:
    """Refuse a document that eliminates less than the law of the day asks for."""
    law = ELIMINATION_SHARE.on(on, place=place, instruments_by_quality=instruments)
    if percent < law.value:
        raise EliminatesTooFew(percent=percent, needed=law.value, clause=law.cite)


def check_enough(judged: Sequence[Judged], *, on: date, place: str) -> None:
    """Refuse to let anybody enter where too few have responded or qualify."""
    law = LEAST_SUPPLIERS.on(on, place=place)
    qualified = sum(one.qualified for one in judged)
    if min(len(judged), qualified) < law.value:
        raise TooFewResponses(
            responses=len(judged), qualified=qualified, needed=law.value, clause=law.cite
        )


def places_for(qualified: int, *, percent: int, most: int | None, on: date, place: str) -> int:
    """Return how many enter: a share is eliminated, rounded up, and never nobody.

    >>> places_for(6, percent=20, most=None, on=date(2026, 6, 1), place="CN")
    4
    """
    least = int(LEAST_ELIMINATED.on(on, place=place).value)
    eliminated = max(least, -(-qualified * percent // HUNDRED))
    left = max(0, qualified - eliminated)
    return left if most is None else min(left, most)


def ranked(judged: Sequence[Judged], *, by_quality: bool) -> list[Judged]:
    """Return those who qualify, best first: by price from the lowest, or by quality.

    Equal in the first, the other decides; equal in both, who handed in first.
    """
    fit = [one for one in judged if one.qualified]
    if by_quality:
        return sorted(fit, key=lambda one: (-(one.quality or Decimal(0)), one.price_fen))
    return sorted(fit, key=lambda one: one.price_fen)


def check_someone_enters(places: int) -> None:
    """Refuse an evaluation after which nobody is left."""
    if places < 1:
        raise NobodyEnters


@rule("frameworks.stays", clause=STAY)
def check_may_refuse_exit(*, is_open: bool) -> None:
    """封闭式框架协议入围供应商无正当理由，不得主动放弃入围资格或者退出框架协议。"""
    if is_open:
        raise OpenMayLeave


def check_removal(*, ground: str, name: str, on: date, place: str) -> None:
    """Refuse a ground for removal that the law of the day does not know."""
    law = REMOVAL_GROUNDS.on(on, place=place)
    if ground not in law.value:
        raise NotSuchARemoval(ground=Word(name), clause=law.cite)


@rule("frameworks.supplement", clause=MORE)
def check_supplement(*, left: int, total: int, on: date, place: str) -> None:
    """除剩余入围供应商不足入围供应商总数70%且影响框架协议执行的情形外，框架协议有效期内，征集人不得补充征集供应商。"""
    law = SUPPLEMENT_BELOW.on(on, place=place)
    if left * HUNDRED >= total * law.value:
        percent = left * HUNDRED // total if total else HUNDRED
        raise EnoughAreLeft(left=left, total=total, percent=percent, below=law.value)
