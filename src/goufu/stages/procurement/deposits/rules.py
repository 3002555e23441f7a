"""What a deposit may be, when it goes back, what a late return costs, when it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from goufu.law.methods import TENDERS
from goufu.law.money import divide_half_up, yuan
from goufu.law.refusals import Refusal
from goufu.law.values.bids import (
    DAYS_OF_THE_RATE_YEAR,
    DEPOSIT_FORMS,
    DEPOSIT_WITHHELD,
    LATE_REFUND_RATE,
    LENDING_BASE_RATE,
)
from goufu.law.why import rule
from goufu.law.words import Word, say
from goufu.stages.procurement.tenders.rules.timing import moment

GIVEN = "政府采购法实施条例 第三十三条第一款"
RETURNED = "政府采购法实施条例 第三十三条第二款"
IN_DOCUMENT = "财政部令第87号 第二十条"
CASH = "cash"
BY_DOCUMENT = "other_by_document"
PERCENT, MYRIAD = 100, 10_000


class NoDepositAsked(Refusal):
    code = "deposits.none_asked"
    clause = GIVEN
    sentence = say("{tender} 的采购文件不收取保证金。")
    remedy = say("不必提交；请直接递交投标（响应）文件。")


class NotReceivedNow(Refusal):
    code = "deposits.not_received_now"
    sentence = say("{tender} 目前是“{state}”，不接收保证金。")
    remedy = say("保证金应当在投标（响应）截止时间前到账；对采购程序有异议的，可以依法提出质疑。")


class DepositThereAlready(Refusal):
    code = "deposits.there_already"
    sentence = say("{name}已登记保证金 {deposit}。")
    remedy = say("请在原登记上核对；登记有误的，先撤回再重新登记。")


class NoCash(Refusal):
    code = "deposits.no_cash"
    sentence = say("保证金不能以现金提交。")
    remedy = say("请改用转账、支票、汇票、本票或者金融机构、担保机构出具的保函。")


class TooLittle(Refusal):
    code = "deposits.too_little"
    clause = GIVEN
    sentence = say("保证金 {given} 元，少于采购文件要求的 {asked} 元。")
    remedy = say("请按采购文件要求的金额提交。")


class ArrivedLate(Refusal):
    code = "deposits.arrived_late"
    clause = GIVEN
    sentence = say("保证金于 {arrived} 到账，晚于投标（响应）截止时间 {closing}。")
    remedy = say("请登记为未按规定提交；已到账的款项应当原路退还。")


class ArrivesInTheFuture(Refusal):
    code = "deposits.arrives_in_the_future"
    status = 422
    clause = ""
    sentence = say("到账时间 {arrived} 晚于现在。")
    remedy = say("请核对到账时间。")


class NothingToReturn(Refusal):
    code = "deposits.nothing_to_return"
    clause = RETURNED
    sentence = say("{tender} 没有应当退还而未退还的保证金。")
    remedy = say(
        "未中标的自通知书发出起、中标的自合同签订起、撤回和终止的自收到撤回通知或者终止起、退出谈判和磋商的自退出起退还。"
    )


class NotYetToReturn(Refusal):
    code = "deposits.not_yet_to_return"
    clause = RETURNED
    sentence = say("{deposit} 还没有到应当退还的时候。")
    remedy = say(
        "未中标的自通知书发出起、中标的自合同签订起、撤回和终止的自收到撤回通知或者终止起、退出谈判和磋商的自退出起退还。"
    )


class ReturnedBefore(Refusal):
    code = "deposits.returned_before"
    status = 422
    clause = ""
    sentence = say("退还日期 {day} 早于到账日期或者晚于今天。")
    remedy = say("请核对退还日期。")


class NotAGround(Refusal):
    code = "deposits.not_a_ground"
    sentence = say("“{ground}”不是当日规定的不予退还保证金的情形。")
    remedy = say("请依法退还；采购文件另有规定的，选择“采购文件规定的其他情形”。")


class DocumentSaysNothing(Refusal):
    code = "deposits.document_says_nothing"
    clause = IN_DOCUMENT
    sentence = say("采购文件没有规定其他不予退还保证金的情形。")
    remedy = say("没有规定的不得扣留，请依法退还。")


@dataclass(frozen=True)
class Interest:
    """What a late return costs.

    Args:
        clause: by which it is owed; empty where the law of the day says nothing.
    """

    days_late: int
    fen: int
    clause: str = ""
    verified: bool = True


@rule("deposits.enough", clause=GIVEN)
def check_amount(*, given_fen: int, asked_fen: int) -> None:
    """投标人未按照招标文件要求提交投标保证金的，投标无效。"""
    if given_fen < asked_fen:
        raise TooLittle(given=yuan(given_fen), asked=yuan(asked_fen))


def check_form(*, form: str, method: str, on: date, place: str) -> None:
    """Refuse cash, where the law of the day asks for anything else."""
    law = DEPOSIT_FORMS.find(on, place=place, method=method)
    if law is not None and form == CASH:
        raise NoCash(clause=law.cite)


def check_arrival(*, arrived_at: datetime, closing: datetime, at: datetime) -> None:
    """Refuse what has come after bidding closed."""
    if arrived_at > at:
        raise ArrivesInTheFuture(arrived=moment(arrived_at))
    if arrived_at > closing:
        raise ArrivedLate(arrived=moment(arrived_at), closing=moment(closing))


def check_ground(*, ground: str, method: str, in_document: bool, on: date, place: str) -> str:
    """Refuse a ground on which nobody may keep a deposit; return the clause.

    Raises:
        NotAGround: the law of the day does not name it.
        DocumentSaysNothing: the document names no other ground.
    """
    if ground == BY_DOCUMENT:
        if not in_document:
            raise DocumentSaysNothing
        law = DEPOSIT_WITHHELD.find(on, place=place, method=method)
        return law.cite if law is not None and ground in law.value else IN_DOCUMENT
    law = DEPOSIT_WITHHELD.find(on, place=place, method=method)
    if law is None or ground not in law.value:
        raise NotAGround(ground=Word(ground), clause=law.cite if law else "")
    return law.cite


def interest(
    *, amount_fen: int, due_on: date | None, returned_on: date, method: str, place: str
) -> Interest:
    """Return what is owed beside the deposit for each day after the last one.

    By the law of the last day; the rules on tenders alone know it.

    >>> interest(amount_fen=1_000_000, due_on=date(2026, 6, 1), returned_on=date(2026, 6, 11),
    ...          method="open_tender", place="CN").fen
    1450
    """
    if due_on is None or returned_on <= due_on:
        return Interest(0, 0)
    days = (returned_on - due_on).days
    law = LATE_REFUND_RATE.find(due_on, place=place) if method in TENDERS else None
    base = LENDING_BASE_RATE.find(due_on, place=place)
    if law is None or base is None:
        return Interest(days, 0)
    year = DAYS_OF_THE_RATE_YEAR.on(due_on, place=place)
    fen = divide_half_up(amount_fen * days * base.value * law.value, MYRIAD * PERCENT * year.value)
    return Interest(days, fen, law.cite, base.verified and year.verified)


def check_returned_on(*, day: date, arrived_on: date, on: date) -> None:
    """Refuse a day of return that cannot be."""
    if not arrived_on <= day <= on:
        raise ReturnedBefore(day=day.isoformat())
