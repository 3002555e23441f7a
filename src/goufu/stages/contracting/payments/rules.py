"""How much is due, and what must hold before money moves. No database, no clock, no HTTP."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goufu.law.money import BASIS_POINTS, yuan
from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import say

BY_CONTRACT = "政府采购法实施条例 第五十一条第一款"
NO_MORE_THAN_THE_CONTRACT = "政府采购法 第四十九条"
BUDGETED = "预算法 第十三条"
BY_QUANTITY = "讲座 二、5 根据服务数量和质量支付费用"
INVOICE = "财库〔2019〕38号 三"
HUNDREDTHS = 100


class NotAccepted(Refusal):
    code = "payments.not_accepted"
    clause = BY_QUANTITY
    sentence = say("{ref} 没有验收，不能支付。")
    remedy = say("请先按数量和质量验收，再支付。")


class MoreThanTheContract(Refusal):
    code = "payments.more_than_the_contract"
    clause = NO_MORE_THAN_THE_CONTRACT
    sentence = say("累计支付 {total} 元，超过合同金额 {price} 元。")
    remedy = say("请核对验收数量；追加同类服务应当依法签订补充合同。")


class MoreThanTheBudget(Refusal):
    code = "payments.more_than_the_budget"
    clause = BUDGETED
    sentence = say("累计支付 {total} 元，超过为本项目安排的预算 {reserved} 元。")
    remedy = say("没有列入预算的不得支出；请先按程序调整预算。")


class InvoiceUsed(Refusal):
    code = "payments.invoice_used"
    clause = BY_CONTRACT
    sentence = say("发票 {number} 已用于 {ref}。")
    remedy = say("一张发票只支付一次；请核对发票号码。")


class InvoiceFromTheFuture(Refusal):
    code = "payments.invoice_from_the_future"
    clause = INVOICE
    sentence = say("收到发票的日期 {received_on} 在今天之后。")
    remedy = say("请填写实际收到发票的日期；支付期限自次日起算。")


class PaidOnAnImpossibleDay(Refusal):
    code = "payments.paid_on_an_impossible_day"
    clause = BY_CONTRACT
    sentence = say("支付日期 {paid_on} 不在支付令发出日 {ordered_on} 至今天之间。")
    remedy = say("请按国库回单填写支付日期。")


class AnotherAmount(Refusal):
    code = "payments.another_amount"
    clause = BY_CONTRACT
    sentence = say("回单金额 {paid} 元，与支付令金额 {ordered} 元不一致。")
    remedy = say("请与国库核对；金额不一致的不能确认，应当退回处理。")


class AnotherOrder(Refusal):
    code = "payments.another_order"
    clause = BY_CONTRACT
    sentence = say("回单所对应的支付令 {number} 不是本笔支付当前的支付令。")
    remedy = say("请核对支付令编号；退回后重新发出的支付令编号不同。")


@dataclass(frozen=True)
class Accepted:
    """So much of a service was accepted, at this share of its price (ten-thousandths)."""

    quantity: Decimal  # at most two decimals
    factor_bp: int


def cost_fen(parts: Iterable[Accepted], unit_price_fen: int) -> int:
    """Return quantity × price × factor of all parts together, rounded down to the fen once.

    >>> cost_fen([Accepted(Decimal("42316"), 9_800)], 2580)
    106991774
    """
    weighed = sum(int(part.quantity * HUNDREDTHS) * part.factor_bp for part in parts)
    return weighed * unit_price_fen // (HUNDREDTHS * BASIS_POINTS)


def due_fen(now: Accepted, *, before: Iterable[Accepted], unit_price_fen: int) -> int:
    """Return what is due now, so that all payments of a service together lose no fen.

    A fraction of a fen that an earlier payment left behind is paid once it has grown to a fen;
    together the payments are never more than the accepted whole, rounded down.

    >>> half = Accepted(Decimal("0.5"), 10_000)
    >>> [due_fen(half, before=earlier, unit_price_fen=101) for earlier in ([], [half])]
    [50, 51]
    """
    earlier = list(before)
    return cost_fen([*earlier, now], unit_price_fen) - cost_fen(earlier, unit_price_fen)


@rule("payments.after_acceptance", clause=BY_QUANTITY)
def check_accepted(*, ref: str, accepted: bool) -> None:
    """根据服务数量和质量支付费用"""
    if not accepted:
        raise NotAccepted(ref=ref)


@rule("payments.not_more_than_the_contract", clause=NO_MORE_THAN_THE_CONTRACT)
def check_within_contract(*, total_fen: int, price_fen: int) -> None:
    """所有补充合同的采购金额不得超过原合同采购金额的百分之十；没有补充合同的，不超过合同金额。"""
    if total_fen > price_fen:
        raise MoreThanTheContract(total=yuan(total_fen), price=yuan(price_fen))


@rule("payments.not_more_than_the_budget", clause=BUDGETED)
def check_within_budget(*, total_fen: int, reserved_fen: int) -> None:
    """各部门、各单位的支出必须以经批准的预算为依据，未列入预算的不得支出。"""
    if total_fen > reserved_fen:
        raise MoreThanTheBudget(total=yuan(total_fen), reserved=yuan(reserved_fen))


@rule("payments.invoice_received", clause=INVOICE)
def check_invoice(*, number: str, used_by: str, received_on: date, today: date) -> None:
    """采购人应当自收到发票后30日内将资金支付到合同约定的供应商账户"""
    if received_on > today:
        raise InvoiceFromTheFuture(received_on=received_on.isoformat())
    if used_by:
        raise InvoiceUsed(number=number, ref=used_by)


@rule("payments.as_ordered", clause=BY_CONTRACT)
def check_receipt(
    *, paid_fen: int, ordered_fen: int, paid_on: date, ordered_on: date, today: date
) -> None:
    """采购人应当按照政府采购合同规定，及时向中标或者成交供应商支付采购资金。"""
    if paid_fen != ordered_fen:
        raise AnotherAmount(paid=yuan(paid_fen), ordered=yuan(ordered_fen))
    if not ordered_on <= paid_on <= today:
        raise PaidOnAnImpossibleDay(paid_on=paid_on.isoformat(), ordered_on=ordered_on.isoformat())
