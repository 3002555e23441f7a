"""What the tender document must say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from goufu.law.deposits import BID, deposit
from goufu.law.methods import METHODS
from goufu.law.money import yuan
from goufu.law.price_scores import LOW_PRICE_FIRST, formula, is_within, weight_range
from goufu.law.provisions import NothingInForce
from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import Word, Words, say

CONTENTS = "政府采购法实施条例 第三十二条"
CALLED_CONTENTS = "财政部令第74号 第十一条"
CONSULTED_CONTENTS = "财库〔2014〕214号 第九条"
SINGLE_SOURCE = "政府采购法 第三十九条"
FACTORS = "政府采购法实施条例 第三十四条"
BUDGET = "政府采购法 第六条"
FULL_SCORE = Decimal(100)  # Scores are given out of a hundred, as weights are in percent.


class DocumentIncomplete(Refusal):
    code = "tenders.document_incomplete"
    clause = CONTENTS
    sentence = say("采购文件缺少：{missing}。")
    remedy = say("请代理机构在编制采购文件的步骤中补齐后再确认、发布。")


class PointsDoNotAddUp(Refusal):
    code = "tenders.points_do_not_add_up"
    clause = FACTORS
    sentence = say("价格分值与各评审因素分值合计 {total} 分，应为 {full} 分。")
    remedy = say("请调整价格权重或者评审因素的分值。")


class PriceWeightOutOfRange(Refusal):
    code = "tenders.price_weight_out_of_range"
    sentence = say("价格权重 {weight}% 不在规定的 {lowest}% 至 {highest}% 之间。")
    remedy = say("请按当日规定调整价格权重，并相应调整其他评审因素的分值。")


class NotScored(Refusal):
    code = "tenders.not_scored"
    sentence = say("“{method}”不评分，按最低报价或者商定价格确定成交供应商。")
    remedy = say("请将价格权重留空，并删去评审因素。")


class PriceWeightMissing(Refusal):
    code = "tenders.price_weight_missing"
    clause = FACTORS
    sentence = say("“{method}”采用综合评分法，尚未填写价格权重。")
    remedy = say("请填写价格权重，并使其与各评审因素分值合计为满分。")


class CeilingAboveBudget(Refusal):
    code = "tenders.ceiling_above_budget"
    clause = BUDGET
    sentence = say("最高限价 {ceiling} 元超过采购预算 {budget} 元。")
    remedy = say("请在采购预算额度内设定最高限价。")


class DepositAboveCap(Refusal):
    code = "tenders.deposit_above_cap"
    sentence = say("保证金 {deposit} 元超过采购预算的 {cap}%（{most} 元）。")
    remedy = say("请调减保证金，或者不收取。")


def check_complete(contents: dict[str, bool], *, method: str) -> None:
    """Refuse a document without a part that the law on the method asks for.

    Args:
        contents: the words of each part → whether it is there.
    """
    missing = Words(name for name, there in contents.items() if not there)
    _COMPLETE[method](missing)


@rule("tenders.document_complete", clause=CONTENTS)
def _check_tender_document(missing: Words) -> None:
    """招标文件应当包括采购项目的商务条件、采购需求、投标人的资格条件、投标报价要求、评标方法、评标标准以及拟签订的合同文本等。"""
    if missing:
        raise DocumentIncomplete(missing=missing)


@rule("tenders.negotiation_document_complete", clause=CALLED_CONTENTS)
def _check_called_document(missing: Words) -> None:
    """谈判文件、询价通知书应当包括供应商资格条件、采购邀请、采购方式、采购预算、采购需求、采购程序、价格构成或者报价要求、响应文件编制要求、提交响应文件截止时间及地点、保证金交纳数额和形式、评定成交的标准等。"""
    if missing:
        raise DocumentIncomplete(missing=missing, clause=CALLED_CONTENTS)


@rule("tenders.consultation_document_complete", clause=CONSULTED_CONTENTS)
def _check_consultation_document(missing: Words) -> None:
    """磋商文件应当包括供应商资格条件、采购邀请、采购方式、采购预算、采购需求、政府采购政策要求、评审程序、评审方法、评审标准、价格构成或者报价要求、响应文件编制要求、保证金交纳数额和形式以及不予退还保证金的情形、磋商过程中可能实质性变动的内容、响应文件提交的截止时间、开启时间及地点以及合同草案条款等。"""
    if missing:
        raise DocumentIncomplete(missing=missing, clause=CONSULTED_CONTENTS)


@rule("tenders.single_source_document_complete", clause=SINGLE_SOURCE)
def _check_single_source_document(missing: Words) -> None:
    """采取单一来源方式采购的，采购人与供应商应当遵循本法规定的原则，在保证采购项目质量和双方商定合理价格的基础上进行采购。"""
    if missing:
        raise DocumentIncomplete(missing=missing, clause=SINGLE_SOURCE)


_COMPLETE = {
    "open_tender": _check_tender_document,
    "invited_tender": _check_tender_document,
    "negotiation": _check_called_document,
    "inquiry": _check_called_document,
    "consultation": _check_consultation_document,
    "single_source": _check_single_source_document,
}


def check_scoring(
    *, weight: Decimal | None, maxima: list[Decimal], method: str, on: date, place: str
) -> None:
    """Refuse points where the method gives none, and a scored method without them.

    Raises:
        NotScored, PriceWeightMissing, PointsDoNotAddUp, PriceWeightOutOfRange.
    """
    law = formula(method=method, subject="services", on=on, place=place)
    named = Word(METHODS[method])
    if law.value != LOW_PRICE_FIRST:
        if weight or maxima:
            raise NotScored(method=named, clause=law.cite)
        return
    if weight is None:
        raise PriceWeightMissing(method=named)
    check_points(price_weight=weight, maxima=maxima)
    check_price_weight(weight=weight, method=method, on=on, place=place)


@rule("tenders.points_add_up", clause=FACTORS)
def check_points(*, price_weight: Decimal, maxima: list[Decimal]) -> None:
    """综合评分法的评审标准中的分值设置应当与评审因素的量化指标相对应。"""
    total = price_weight + sum(maxima, Decimal(0))
    if total != FULL_SCORE:
        raise PointsDoNotAddUp(total=_plain(total), full=_plain(FULL_SCORE))


def check_price_weight(*, weight: Decimal, method: str, on: date, place: str) -> None:
    """Refuse a weight of the price outside the range of the day."""
    law = weight_range(method=method, subject="services", on=on, place=place)
    if law is not None and not is_within(weight, law):
        lowest, highest = law.value
        raise PriceWeightOutOfRange(
            weight=_plain(weight), lowest=lowest, highest=highest, clause=law.cite
        )


@rule("tenders.ceiling_within_budget", clause=BUDGET)
def check_ceiling(*, ceiling_fen: int | None, budget_fen: int) -> None:
    """政府采购应当严格按照批准的预算执行。"""
    if ceiling_fen is not None and ceiling_fen > budget_fen:
        raise CeilingAboveBudget(ceiling=yuan(ceiling_fen), budget=yuan(budget_fen))


def check_deposit(*, deposit_fen: int, budget_fen: int, method: str, on: date, place: str) -> None:
    """Refuse a deposit above the cap of the day."""
    try:
        most = deposit(BID, budget_fen, on=on, place=place, method=method)
    except NothingInForce:
        return
    if deposit_fen > most.cap_fen:
        raise DepositAboveCap(
            deposit=yuan(deposit_fen),
            cap=most.by.value,
            most=yuan(most.cap_fen),
            clause=most.by.cite,
        )


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")
