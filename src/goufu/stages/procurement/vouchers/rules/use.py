"""How a voucher is spent, what can be undone, and what a statement holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import say

SETTLED = "财政部令第110号 第四十二条"
FEN = 100
MOST_TRIES = 5
PAUSE = timedelta(hours=1)
MANY_IN = timedelta(minutes=10)
MANY = 5


class NoSuchVoucher(Refusal):
    code = "vouchers.no_such_voucher"
    status = 422
    clause = ""
    sentence = say("没有这张凭单，请核对凭单码。")
    remedy = say("凭单码共十二位，不区分大小写；末位是校验码，抄错一位即可发现。")


class WrongPin(Refusal):
    code = "vouchers.wrong_pin"
    status = 422
    clause = ""
    sentence = say("凭单 {voucher} 的密码不正确。")
    remedy = say("请由服务对象本人输入凭单上的六位密码。连续输错会暂停使用一小时。")


class TooManyTries(Refusal):
    code = "vouchers.too_many_tries"
    status = 429
    clause = ""
    sentence = say("凭单 {voucher} 的密码一小时内输错次数过多，已暂停使用。")
    remedy = say("请一小时后再试；凭单遗失或者密码泄露的，请联系购买主体挂失补发。")


class VoucherDead(Refusal):
    code = "vouchers.dead"
    clause = ""
    sentence = say("凭单 {voucher} {state}，不能使用。")
    remedy = say("请使用补发的新凭单；有疑问请联系购买主体。")


class NotValidThatDay(Refusal):
    code = "vouchers.not_valid_that_day"
    clause = ""
    sentence = say("凭单有效期为 {valid_from} 至 {valid_to}，{day} 不能使用。")
    remedy = say("请在有效期内使用。")


class NotAChosenProvider(Refusal):
    code = "vouchers.not_a_chosen_provider"
    status = 403
    clause = SETTLED
    sentence = say("{name}不是本凭单可以选择的供应商。")
    remedy = say("请服务对象从凭单页面所列的供应商中选择。")


class NotEnoughLeft(Refusal):
    code = "vouchers.not_enough_left"
    clause = ""
    sentence = say("凭单余额 {left}，不足以核销 {amount}。")
    remedy = say("请按余额核销；不足部分由服务对象与供应商另行约定。")


class TooMuchAtOnce(Refusal):
    code = "vouchers.too_much_at_once"
    status = 422
    clause = ""
    sentence = say("一次核销 {amount}，超过单次上限 {most}。")
    remedy = say("请按实际服务分次核销。")


class NotWholeUnits(Refusal):
    code = "vouchers.not_whole_units"
    status = 422
    clause = ""
    sentence = say("按次数的凭单只能核销整数，按金额的精确到分。")
    remedy = say("请核对数量。")


class TooLateToUndo(Refusal):
    code = "vouchers.too_late_to_undo"
    clause = ""
    sentence = say("核销已超过 {hours} 小时，不能自行撤销。")
    remedy = say("请联系购买主体，由服务对象提出异议后处理。")


class InAStatement(Refusal):
    code = "vouchers.in_a_statement"
    clause = SETTLED
    sentence = say("该笔核销已列入结算单 {statement}，不能撤销。")
    remedy = say("请购买主体先退回结算单。")


class NothingToSettle(Refusal):
    code = "vouchers.nothing_to_settle"
    clause = SETTLED
    sentence = say("{period_from} 至 {period_to} 没有可以结算的核销。")
    remedy = say("请核对期间；有异议的核销在处理完之前不能结算。")


class PeriodReversed(Refusal):
    code = "vouchers.period_reversed"
    status = 422
    clause = ""
    sentence = say("结算期间 {period_from} 至 {period_to} 不正确：应当先始后终，并且已经过去。")
    remedy = say("请核对结算期间。")


class DisputesOpen(Refusal):
    code = "vouchers.disputes_open"
    clause = SETTLED
    sentence = say("结算单中有 {count} 笔核销存在异议，不能核对通过。")
    remedy = say("请先处理异议，或者退回结算单。")


class SayWhy(Refusal):
    code = "vouchers.say_why"
    status = 422
    clause = ""
    sentence = say("提出异议应当写明情况。")
    remedy = say("请写明没有接受服务，或者服务、数量与核销不符的情况。")


def check_tries(*, voucher: str, wrong: int) -> None:
    """Refuse to go on guessing."""
    if wrong >= MOST_TRIES:
        raise TooManyTries(voucher=voucher)


def check_valid(*, valid_from: date, valid_to: date, running: bool, on: date) -> None:
    """Refuse a voucher outside its days."""
    if not running or not valid_from <= on <= valid_to:
        raise NotValidThatDay(valid_from=valid_from, valid_to=valid_to, day=on)


@rule("vouchers.chosen_provider", clause=SETTLED)
def check_provider(*, name: str, chosen: bool) -> None:
    """第二阶段成交供应商由采购人或者服务对象从第一阶段入围供应商中直接选定。"""
    if not chosen:
        raise NotAChosenProvider(name=name)


def points_of(amount: Decimal, *, money: bool) -> int:
    """Return an amount in points: fen of money, units of a service.

    >>> points_of(Decimal("12.50"), money=True), points_of(Decimal("2"), money=False)
    (1250, 2)

    Raises:
        NotWholeUnits: part of a fen, or of a unit.
    """
    points = amount * FEN if money else amount
    if points != points.to_integral_value() or points <= 0:
        raise NotWholeUnits
    return int(points)


def in_words(points: int, *, money: bool, unit: str) -> str:
    """Return points as people write them.

    >>> in_words(1250, money=True, unit="元"), in_words(2, money=False, unit="次")
    ('12.50 元', '2 次')
    """
    return f"{Decimal(points) / FEN:,.2f} 元" if money else f"{points} {unit}"


def check_left(*, points: int, left: int, most: int | None, words: tuple[str, str, str]) -> None:
    """Refuse to take more than is there, or more than may be taken at once."""
    amount, there, at_once = words
    if most is not None and points > most:
        raise TooMuchAtOnce(amount=amount, most=at_once)
    if points > left:
        raise NotEnoughLeft(left=there, amount=amount)


def check_can_undo(*, at: datetime, now: datetime, hours: int) -> None:
    """Refuse to undo what lies too far back."""
    if now > at + timedelta(hours=hours):
        raise TooLateToUndo(hours=hours)


def check_not_settled(*, statement: str) -> None:
    """Refuse to undo what is asked to be paid."""
    if statement:
        raise InAStatement(statement=statement)


def check_period(*, period_from: date, period_to: date, on: date) -> None:
    """Refuse a period that is the wrong way round, or not over."""
    if period_from > period_to or period_to > on:
        raise PeriodReversed(period_from=period_from, period_to=period_to)


def bursts(moments: Sequence[datetime]) -> int:
    """Return the most redemptions at one provider within ten minutes; 0 where they are few.

    Args:
        moments: in order.
    """
    most, first = 0, 0
    for last, at in enumerate(moments):
        while at - moments[first] > MANY_IN:
            first += 1
        most = max(most, last - first + 1)
    return most if most >= MANY else 0
