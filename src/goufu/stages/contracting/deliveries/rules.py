"""What may be reported and how it is accepted. No database, no clock, no HTTP."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goufu.law.money import yuan
from goufu.law.refusals import Refusal
from goufu.law.values.contract import SERVICE_OBJECTS_AT_ACCEPTANCE
from goufu.law.why import rule
from goufu.law.words import Word, say

ACCEPTANCE = "政府采购法 第四十一条"
EVERY_STANDARD = "政府采购法实施条例 第四十五条第一款"
BY_CONTRACT = "政府采购法 第五十条"
BY_QUANTITY = "讲座 二、5 根据服务数量和质量支付费用"
VOUCHERS = "财政部令第110号 第四十二条"
REQUIRED = "required"


class NotCarriedOut(Refusal):
    code = "deliveries.contract_not_carried_out"
    clause = "政府采购法 第四十七条"
    sentence = say("合同 {ref} 目前是“{state}”，不能报送履约情况。")
    remedy = say("合同签订并备案后报送；已履行完毕或者终止的合同不再报送。")


class OutsideTheTerm(Refusal):
    code = "deliveries.outside_the_term"
    clause = BY_CONTRACT
    sentence = say("服务期间 {period_from} 至 {period_to} 超出合同期限 {starts_on} 至 {ends_on}。")
    remedy = say("只能报送合同期限内提供的服务；请核对服务期间。")


class PeriodReversed(Refusal):
    code = "deliveries.period_reversed"
    clause = BY_CONTRACT
    sentence = say("服务期间的终止日期 {period_to} 早于开始日期 {period_from}。")
    remedy = say("请核对服务期间。")


class NotYetServed(Refusal):
    code = "deliveries.not_yet_served"
    clause = BY_QUANTITY
    sentence = say("服务期间到 {period_to} 才结束，不能提前报送。")
    remedy = say("请在服务提供之后报送，或者把服务期间改到已经提供的部分。")


class NoSuchLine(Refusal):
    code = "deliveries.no_such_line"
    clause = BY_CONTRACT
    sentence = say("没有第 {number} 项服务。")
    remedy = say("请按合同服务明细（报送明细）的序号填写，每项一行。")


class LineTwice(Refusal):
    code = "deliveries.line_twice"
    clause = BY_QUANTITY
    sentence = say("第 {number} 项填写了两次。")
    remedy = say("同一项服务合并为一行。")


class MoreThanTheContract(Refusal):
    code = "deliveries.more_than_the_contract"
    clause = BY_CONTRACT
    sentence = say("“{name}”报送 {reported} {unit}，超过合同剩余数量 {left} {unit}。")
    remedy = say("超出合同的数量不能报送；确需追加的，应当依法签订补充合同。")


class LinesNotAccepted(Refusal):
    code = "deliveries.lines_not_accepted"
    clause = ACCEPTANCE
    sentence = say("以下服务没有填写验收结果：{missing}。")
    remedy = say("报送的每一项服务都要写明验收合格数量和质量得分。")


class MoreThanReported(Refusal):
    code = "deliveries.more_than_reported"
    clause = BY_QUANTITY
    sentence = say("“{name}”验收合格 {accepted} {unit}，超过报送的 {reported} {unit}。")
    remedy = say("验收合格数量不得超过报送数量。")


class CutUnexplained(Refusal):
    code = "deliveries.cut_unexplained"
    clause = ACCEPTANCE
    sentence = say("“{name}”核减 {cut} {unit}，没有写明原因。")
    remedy = say("请写明核减原因，原因将送达承接主体。")


class StandardsNotJudged(Refusal):
    code = "deliveries.standards_not_judged"
    clause = EVERY_STANDARD
    sentence = say("以下标准没有写明履约情况：{missing}。")
    remedy = say("验收书应当包括每一项技术、服务、安全标准的履约情况，请逐项填写。")


class ServiceObjectsMissing(Refusal):
    code = "deliveries.service_objects_missing"
    sentence = say("这是面向社会公众提供的公共服务，验收书中没有服务对象的意见。")
    remedy = say("请邀请服务对象参与验收，写明参与人数、满意人数和意见。")


class MoreSatisfiedThanAsked(Refusal):
    code = "deliveries.more_satisfied_than_asked"
    clause = "政府采购法实施条例 第四十五条第二款"
    sentence = say("满意人数 {satisfied} 人多于参与人数 {asked} 人。")
    remedy = say("请核对服务对象的参与人数和满意人数。")


class OthersWait(Refusal):
    code = "deliveries.others_wait"
    clause = ACCEPTANCE
    sentence = say("{refs} 还没有验收，不能作最终验收。")
    remedy = say("请先验收或者退回其他各期，再作最终验收。")


@dataclass(frozen=True)
class Judged:
    """One reported line at acceptance."""

    number: int
    name: str
    unit: str
    reported: Decimal
    accepted: Decimal
    reason: str


class ByVoucherAlone(Refusal):
    code = "deliveries.by_voucher_alone"
    clause = VOUCHERS
    sentence = say("{contract} 按凭单结算，不能另行报送服务数量。")
    remedy = say("请在凭单方案页面报送凭单结算单，由购买主体核对后转入验收。")


class NoContractYet(Refusal):
    code = "deliveries.no_contract_yet"
    clause = VOUCHERS
    sentence = say("与{provider}的合同尚未签订备案，结算单不能转入验收。")
    remedy = say("请先签订合同并备案，再核对结算单。")


class MoreThanRedeemed(Refusal):
    code = "deliveries.more_than_redeemed"
    clause = VOUCHERS
    sentence = say("按合同单价计算 {worth} 元，超过凭单核销金额 {redeemed} 元。")
    remedy = say("请按凭单方案的单价修改合同明细，再核对结算单。")


@rule("deliveries.within_the_term", clause=BY_CONTRACT)
def check_period(
    *, period_from: date, period_to: date, starts_on: date, ends_on: date, today: date
) -> None:
    """政府采购合同的双方当事人不得擅自变更、中止或者终止合同。"""
    said = {"period_from": period_from.isoformat(), "period_to": period_to.isoformat()}
    if period_to < period_from:
        raise PeriodReversed(**said)
    if period_from < starts_on or period_to > ends_on:
        raise OutsideTheTerm(**said, starts_on=starts_on.isoformat(), ends_on=ends_on.isoformat())
    if period_to > today:
        raise NotYetServed(period_to=period_to.isoformat())


@rule("deliveries.within_the_quantity", clause=BY_CONTRACT)
def check_quantity(*, name: str, unit: str, reported: Decimal, left: Decimal) -> None:
    """政府采购合同的双方当事人不得擅自变更、中止或者终止合同。"""
    if reported > left:
        raise MoreThanTheContract(name=name, unit=unit, reported=plain(reported), left=plain(left))


def check_once(numbers: Iterable[int]) -> None:
    """Refuse a line that is there twice."""
    seen: set[int] = set()
    for number in numbers:
        if number in seen:
            raise LineTwice(number=number)
        seen.add(number)


@rule("deliveries.by_quantity", clause=BY_QUANTITY)
def check_accepted(lines: Iterable[Judged]) -> None:
    """根据服务数量和质量支付费用"""
    for line in lines:
        told = {"name": line.name, "unit": line.unit}
        if line.accepted > line.reported:
            raise MoreThanReported(
                **told, accepted=plain(line.accepted), reported=plain(line.reported)
            )
        if line.accepted < line.reported and not line.reason.strip():
            raise CutUnexplained(**told, cut=plain(line.reported - line.accepted))


@rule("deliveries.every_standard_judged", clause=EVERY_STANDARD)
def check_standards(judged: Mapping[int, str], standards: Mapping[int, str]) -> None:
    """验收书应当包括每一项技术、服务、安全标准的履约情况。"""
    missing = [text for number, text in standards.items() if not judged.get(number, "").strip()]
    if missing:
        raise StandardsNotJudged(missing="；".join(missing))


def check_service_objects(
    *,
    public_service: bool,
    asked: int | None,
    satisfied: int | None,
    opinion: str,
    on: date,
    place: str,
) -> None:
    """政府向社会公众提供的公共服务项目，验收时应当邀请服务对象参与并出具意见，验收结果应当向社会公告。"""
    if asked is not None and satisfied is not None and satisfied > asked:
        raise MoreSatisfiedThanAsked(satisfied=satisfied, asked=asked)
    if not public_service:
        return
    law = SERVICE_OBJECTS_AT_ACCEPTANCE.find(on, place=place)
    if law is None or law.value != REQUIRED:
        return
    if not asked or satisfied is None or not opinion.strip():
        raise ServiceObjectsMissing(clause=law.cite)


def check_carried_out(*, ref: str, state: str, state_name: str, states: tuple[str, ...]) -> None:
    """Refuse what is done under a contract that is not being carried out."""
    if state not in states:
        raise NotCarriedOut(ref=ref, state=Word(state_name))


def plain(number: Decimal) -> str:
    """Write a quantity without useless zeros.

    >>> plain(Decimal("1200.50")), plain(Decimal("1200.00"))
    ('1200.5', '1200')
    """
    return format(number.normalize(), "f")


@rule("deliveries.by_voucher_alone", clause=VOUCHERS)
def check_not_by_voucher(*, contract: str, by_voucher: bool) -> None:
    """供应商履行合同后，依据框架协议约定的凭单、订单以及结算方式，与采购人进行费用结算。"""
    if by_voucher:
        raise ByVoucherAlone(contract=contract)


def check_contract_there(*, provider: str, there: bool) -> None:
    """Refuse to take vouchers for a delivery under no contract."""
    if not there:
        raise NoContractYet(provider=provider)


def check_worth(*, worth_fen: int, redeemed_fen: int) -> None:
    """Refuse to pay more for vouchers than was redeemed with them."""
    if worth_fen > redeemed_fen:
        raise MoreThanRedeemed(worth=yuan(worth_fen), redeemed=yuan(redeemed_fen))
