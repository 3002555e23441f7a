"""What a contract must say and may not say. No database, no clock, no HTTP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from goufu.law.contract_terms import contract_term
from goufu.law.labels import LONGER_TERM_CONDITIONS as CONDITIONS
from goufu.law.money import yuan
from goufu.law.refusals import Refusal
from goufu.law.values import contract as law
from goufu.law.why import rule
from goufu.law.words import Word, say

BY_THE_AWARD = "政府采购法 第四十六条第一款"
BUDGETED = "预算法 第十三条"
PAYMENT_NAMED = "讲座 二、5 根据服务数量和质量支付费用"
ACCEPTANCE = "政府采购法实施条例 第四十五条第一款"
MONTHS = 12

# The law names them; these are their words. A clause without words here is shown by its name.
CLAUSES: dict[str, str] = {
    "service_time": say("服务时间"),
    "service_scope": say("服务范围"),
    "service_content": say("服务内容"),
    "service_requirements": say("服务要求"),
    "performance_targets": say("绩效目标"),
    "assessment_standards": say("考核标准"),
    "payment": say("资金支付"),
    "breach_liability": say("违约责任"),
}


class ClausesMissing(Refusal):
    code = "contracts.clauses_missing"
    sentence = say("合同缺少必备条款：{missing}。")
    remedy = say(
        "请补齐时间、范围、内容、服务要求、绩效目标、考核标准、资金支付和违约责任后再报送。"
    )


class AboveTheAward(Refusal):
    code = "contracts.above_the_award"
    clause = BY_THE_AWARD
    sentence = say("合同金额 {total} 元，超过中标（成交）金额 {award} 元。")
    remedy = say("请按中标（成交）金额订立合同，核对每行的数量和单价。")


class BelowTheAwardUnexplained(Refusal):
    code = "contracts.below_the_award_unexplained"
    clause = BY_THE_AWARD
    sentence = say("合同金额 {total} 元，比中标（成交）金额 {award} 元少 {gap} 元，没有说明。")
    remedy = say("请核对服务明细；确有依据的，请在“与中标（成交）结果不一致的说明”中写明。")


class MoreThanReserved(Refusal):
    code = "contracts.more_than_reserved"
    clause = BUDGETED
    sentence = say("合同金额 {total} 元，超过为本项目安排的预算 {reserved} 元。")
    remedy = say("没有列入预算的不得支出；请核对金额，或先按程序调整预算。")


class EndsBeforeStart(Refusal):
    code = "contracts.ends_before_start"
    clause = BY_THE_AWARD
    sentence = say("合同终止日期 {ends_on} 早于开始日期 {starts_on}。")
    remedy = say("请核对合同期限。")


class TermTooLong(Refusal):
    code = "contracts.term_too_long"
    sentence = say("合同期限 {months} 个月，超过 {limit} 个月。")
    remedy = say("请缩短合同期限；需要更长期限的，应当同时符合：{conditions}。")


class BandsIncomplete(Refusal):
    code = "contracts.bands_incomplete"
    clause = PAYMENT_NAMED
    sentence = say("质量系数表不完整：{why}")
    remedy = say("请从高分到低分逐段写明支付比例，最后一段从 0 分起，分数越低比例不得越高。")


class TermsChanged(Refusal):
    code = "contracts.terms_changed"
    clause = BY_THE_AWARD
    sentence = say("合同条款与您核对的版本不一致，不能签署。")
    remedy = say("请重新打开合同，核对全部条款后再签署。")


@dataclass(frozen=True)
class Band:
    """From this score on, so much of the price is paid (10 000 is all of it)."""

    from_score: Decimal
    factor_bp: int


def line_amount(quantity: Decimal, unit_price_fen: int) -> int:
    """Return what a quantity costs, rounded down to the fen.

    >>> line_amount(Decimal("42316.5"), 2580)
    109176570
    """
    return int(quantity * unit_price_fen)


def check_clauses(written: Mapping[str, str], *, on: date, place: str) -> None:
    """明确服务提供的时间、范围、内容、服务要求、绩效目标、考核标准、资金支付和违约责任等内容"""
    required = law.MANDATORY_CLAUSES.find(on, place=place)
    if required is None:
        return
    missing = [name for name in required.value if not written.get(name, "").strip()]
    if missing:
        raise ClausesMissing(
            clause=required.cite, missing="、".join(CLAUSES.get(name, name) for name in missing)
        )


@rule("contracts.by_the_award", clause=BY_THE_AWARD)
def check_price(*, total_fen: int, award_fen: int, explanation: str) -> None:
    """按照采购文件确定的事项签订政府采购合同。"""
    if total_fen > award_fen:
        raise AboveTheAward(total=yuan(total_fen), award=yuan(award_fen))
    if total_fen < award_fen and not explanation.strip():
        raise BelowTheAwardUnexplained(
            total=yuan(total_fen), award=yuan(award_fen), gap=yuan(award_fen - total_fen)
        )


@rule("contracts.within_the_budget", clause=BUDGETED)
def check_reserved(*, total_fen: int, reserved_fen: int) -> None:
    """各部门、各单位的支出必须以经批准的预算为依据，未列入预算的不得支出。"""
    if total_fen > reserved_fen:
        raise MoreThanReserved(total=yuan(total_fen), reserved=yuan(reserved_fen))


def check_term(
    *, starts_on: date, ends_on: date, conditions: Mapping[str, bool], on: date, place: str
) -> None:
    """Ask the law of the day how long a contract for services may last; it may be silent."""
    if ends_on < starts_on:
        raise EndsBeforeStart(starts_on=starts_on.isoformat(), ends_on=ends_on.isoformat())
    months = months_of(starts_on, ends_on)
    term = contract_term(months, conditions, on=on, place=place)
    if term.verdict == "forbidden" and term.limit is not None:
        needed = law.LONGER_TERM_CONDITIONS.on(on, place=place)
        raise TermTooLong(
            clause=term.limit.cite,
            months=months,
            limit=term.limit.value,
            conditions="、".join(CONDITIONS.get(name, name) for name in needed.value),
        )


def months_of(starts_on: date, ends_on: date) -> int:
    """Return how many months a term takes, a begun month counted whole.

    >>> [months_of(date(2026, 4, 1), end) for end in (date(2027, 3, 31), date(2027, 4, 1))]
    [12, 13]
    """
    after = ends_on + timedelta(days=1)
    months = (after.year - starts_on.year) * MONTHS + after.month - starts_on.month
    return months + (1 if after.day > starts_on.day else 0)


@rule("contracts.payment_by_quality", clause=PAYMENT_NAMED)
def check_bands(bands: Sequence[Band]) -> None:
    """在办法和合同中注明如何付款"""
    if not bands:
        raise BandsIncomplete(why=Word(say("没有填写。")))
    scores = [band.from_score for band in bands]
    if sorted(set(scores), reverse=True) != scores:
        raise BandsIncomplete(why=Word(say("分数没有从高到低排列，或者有重复。")))
    if scores[-1] != 0:
        raise BandsIncomplete(why=Word(say("最后一段不是从 0 分起。")))
    factors = [band.factor_bp for band in bands]
    if sorted(factors, reverse=True) != factors:
        raise BandsIncomplete(why=Word(say("分数降低而支付比例升高。")))


def factor_for(score: Decimal, bands: Sequence[Band]) -> int:
    """Return the share of the price that the contract pays for this score, in ten-thousandths.

    >>> table = (Band(Decimal(95), 10_000), Band(Decimal(85), 9_000), Band(Decimal(0), 7_000))
    >>> [factor_for(Decimal(score), table) for score in ("95", "94.99", "85", "0")]
    [10000, 9000, 9000, 7000]
    """
    return next(band.factor_bp for band in bands if score >= band.from_score)


@rule("contracts.same_terms", clause=BY_THE_AWARD)
def check_same_terms(read: str, terms: str) -> None:
    """双方签署的是同一份合同条款。

    The digest of what was read is that of what is signed.
    """
    if read != terms:
        raise TermsChanged
