"""Negotiation, consultation and single source: equal chance, what may change, the last price."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from goufu.law.methods import METHODS
from goufu.law.money import yuan
from goufu.law.refusals import Refusal
from goufu.law.values.methods import DEMAND_CHANGE
from goufu.law.why import rule
from goufu.law.words import Word, say
from goufu.stages.procurement.tenders.rules.timing import moment, to_the_millisecond

EQUAL_CHANCE = "政府采购法 第三十八条第（四）项"
LAST_PRICE = "政府采购法 第三十八条第（五）项"
PRICE_IN_BUDGET = "财政部令第74号 第四十三条"
BARGAIN = "财政部令第74号 第四十二条"
MAY_CHANGE = "technical_service_and_contract"
CHANGEABLE = frozenset({"technical", "service", "contract"})


class NotTheirTurn(Refusal):
    code = "tenders.not_their_turn"
    clause = EQUAL_CHANCE
    sentence = say("{provider}已进行第 {round} 轮，还有供应商未进行：{waiting}。")
    remedy = say("请先与其他供应商进行本轮，给予所有供应商平等的机会。")


class NotAllHeard(Refusal):
    code = "tenders.not_all_heard"
    clause = EQUAL_CHANCE
    sentence = say("各供应商的轮次不相同或者尚未进行，不能要求最后报价：{waiting}。")
    remedy = say("请与以上供应商补足轮次后，再要求所有供应商提交最后报价。")


class HeldInTheFuture(Refusal):
    code = "tenders.held_in_the_future"
    status = 422
    clause = ""
    sentence = say("记录的时间 {held} 晚于现在。")
    remedy = say("请填写实际进行的时间。")


class MayNotChange(Refusal):
    code = "tenders.may_not_change"
    sentence = say("“{part}”在“{method}”中不得变动。")
    remedy = say(
        "只能变动采购需求中的技术、服务要求以及合同草案条款；确需变动其他内容的，终止后重新采购。"
    )


class ChangeNotForeseen(Refusal):
    code = "tenders.change_not_foreseen"
    clause = "财政部令第74号 第十一条"
    sentence = say("采购文件没有写明可能实质性变动的内容，不能变动。")
    remedy = say("请按采购文件继续；确需变动的，终止后修改采购文件，重新采购。")


class ChangePending(Refusal):
    code = "tenders.change_pending"
    clause = ""
    sentence = say("第 {number} 项变动尚未由采购人代表确认或者不同意。")
    remedy = say("请先由采购人代表书面答复该项变动。")


class NoChangePending(Refusal):
    code = "tenders.no_change_pending"
    clause = ""
    sentence = say("没有待确认的变动。")
    remedy = say("请刷新页面查看最新状态。")


class NotTheRepresentative(Refusal):
    code = "tenders.not_the_representative"
    status = 403
    clause = ""
    sentence = say("{name}不是本项目小组中的采购人代表，不能确认变动。")
    remedy = say("请由小组成员中的采购人代表办理。")


class ChangeNotAnswered(Refusal):
    code = "tenders.change_not_answered"
    clause = ""
    sentence = say("变动确认后，还有供应商没有重新提交响应文件：{waiting}。")
    remedy = say("请等待其重新提交；不按变动响应的，由组长认定响应无效或者由其退出。")


class NoTalksNow(Refusal):
    code = "tenders.no_talks_now"
    clause = ""
    sentence = say("{tender} 目前是“{state}”，不能{step}。")
    remedy = say("请刷新页面查看最新状态。")


class NothingChanged(Refusal):
    code = "tenders.nothing_changed"
    clause = ""
    sentence = say("采购文件没有变动，不需要重新提交响应文件。")
    remedy = say("请等待小组通知。")


class FinalTimePast(Refusal):
    code = "tenders.final_time_past"
    clause = ""
    sentence = say("最后报价的截止时间 {until} 不在现在之后。")
    remedy = say("请留给所有供应商同样的、足够的时间。")


class FinalClosed(Refusal):
    code = "tenders.final_closed"
    clause = LAST_PRICE
    sentence = say("最后报价的截止时间是 {until}，平台完整收到的时间是 {received}，不能再提交。")
    remedy = say("逾期的最后报价不予接收，平台没有保存；对采购过程有异议的，可以依法提出质疑。")


class FinalOfferGiven(Refusal):
    code = "tenders.final_offer_given"
    clause = LAST_PRICE
    sentence = say("{provider}已于 {at} 提交最后报价，不能更改，也不能退出。")
    remedy = say("请等待评审结果。")


class FinalNotDue(Refusal):
    code = "tenders.final_not_due"
    clause = LAST_PRICE
    sentence = say("最后报价的截止时间是 {until}，还有供应商未提交，不能截止。")
    remedy = say("全部提交或者到时后由平台自动截止，再由两方解锁开启。")


class AgreedPriceAboveBudget(Refusal):
    code = "tenders.agreed_price_above_budget"
    clause = PRICE_IN_BUDGET
    sentence = say("商定的价格 {price} 元超过采购预算 {budget} 元。")
    remedy = say("请终止采购活动，发布终止公告并说明原因。")


class BargainMissing(Refusal):
    code = "tenders.bargain_missing"
    clause = BARGAIN
    sentence = say("尚未编写协商情况记录，不能{step}。")
    remedy = say("请由组长编写协商情况记录后，全体人员签署。")


class BargainSigned(Refusal):
    code = "tenders.bargain_signed"
    clause = BARGAIN
    sentence = say("协商情况记录已有人员签署，不能更改。")
    remedy = say("对记录有不同意见的，在签署时写明。")


class PublicityNotTold(Refusal):
    code = "tenders.publicity_not_told"
    clause = BARGAIN
    sentence = say("达到公开招标数额标准的唯一供应商采购，记录中应当说明公示情况。")
    remedy = say("请补充公示情况说明。")


@dataclass(frozen=True)
class Heard:
    """A supplier who still takes part, and in how many rounds it was met."""

    provider: str
    rounds: int


def check_turn(who: Heard, all_of_them: list[Heard]) -> None:
    """Refuse to meet one supplier again before the others had their turn."""
    _equal_chance()
    waiting = [one.provider for one in all_of_them if one.rounds < who.rounds]
    if waiting:
        raise NotTheirTurn(provider=who.provider, round=who.rounds, waiting="、".join(waiting))


def check_all_heard(all_of_them: list[Heard]) -> None:
    """Refuse to ask for last prices before everybody was met equally often."""
    _equal_chance()
    most = max((one.rounds for one in all_of_them), default=0)
    waiting = [one.provider for one in all_of_them if one.rounds < max(most, 1)]
    if waiting:
        raise NotAllHeard(waiting="、".join(waiting))


@rule("tenders.equal_chance", clause=EQUAL_CHANCE)
def _equal_chance() -> None:
    """谈判小组所有成员集中与单一供应商分别进行谈判。"""


def check_held(*, held: datetime, at: datetime) -> None:
    """Refuse a meeting that has not been yet."""
    if held > at:
        raise HeldInTheFuture(held=moment(held))


def check_may_change(*, part: str, foreseen: bool, method: str, on: date, place: str) -> None:
    """Refuse a change of what the law of the day does not let the talks touch."""
    law = DEMAND_CHANGE.on(on, place=place, method=method)
    if law.value != MAY_CHANGE or part not in CHANGEABLE:
        raise MayNotChange(part=Word(PARTS[part]), method=Word(METHODS[method]), clause=law.cite)
    if not foreseen:
        raise ChangeNotForeseen


def check_no_change_pending(number: int | None) -> None:
    """Refuse to go on before the purchaser's representative has answered."""
    if number is not None:
        raise ChangePending(number=number)


def check_answered(waiting: list[str]) -> None:
    """Refuse to ask for last prices before everybody has answered the changes."""
    if waiting:
        raise ChangeNotAnswered(waiting="、".join(waiting))


def check_final_time(*, until: datetime, at: datetime) -> None:
    """Refuse a time for the last prices that is past already."""
    if until <= at:
        raise FinalTimePast(until=moment(until))


@rule("tenders.final_in_time", clause=LAST_PRICE)
def check_final_open(*, until: datetime, at: datetime) -> None:
    """谈判结束后，谈判小组应当要求所有参加谈判的供应商在规定时间内进行最后报价"""
    if at >= until:
        raise FinalClosed(until=to_the_millisecond(until), received=to_the_millisecond(at))


def check_one_final(*, provider: str, given: datetime | None) -> None:
    """Refuse to name a last price twice, or to leave after it."""
    if given is not None:
        raise FinalOfferGiven(provider=provider, at=moment(given))


def check_final_due(*, until: datetime, at: datetime, waiting: int) -> None:
    """Refuse to open last prices while some may still come in."""
    if waiting and at < until:
        raise FinalNotDue(until=moment(until))


@rule("tenders.agreed_price", clause=PRICE_IN_BUDGET)
def check_agreed_price(*, price_fen: int, most_fen: int) -> None:
    """报价超过采购预算的。"""
    if price_fen > most_fen:
        raise AgreedPriceAboveBudget(price=yuan(price_fen), budget=yuan(most_fen))


@rule("tenders.bargain_written", clause=BARGAIN)
def check_bargain(*, written: bool, step: str) -> None:
    """单一来源采购人员应当编写协商情况记录，主要内容包括："""
    if not written:
        raise BargainMissing(step=Word(step))


def check_not_signed(*, signed: bool) -> None:
    """Refuse to change a record that somebody has signed."""
    if signed:
        raise BargainSigned


def check_publicity(*, told: bool, asked: bool) -> None:
    """Refuse a record that is silent on the publicity where there had to be one."""
    if asked and not told:
        raise PublicityNotTold


PARTS: Mapping[str, str] = {
    "technical": say("技术要求"),
    "service": say("服务要求"),
    "contract": say("合同草案条款"),
    "qualification": say("供应商资格条件"),
    "budget": say("采购预算或者最高限价"),
    "criteria": say("评审标准"),
    "other": say("采购文件的其他内容"),
}
