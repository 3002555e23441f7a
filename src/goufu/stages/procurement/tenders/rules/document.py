"""What the tender document must say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from goufu.law.deposits import BID, deposit
from goufu.law.money import yuan
from goufu.law.price_scores import is_within, weight_range
from goufu.law.provisions import NothingInForce
from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import say

CONTENTS = "政府采购法实施条例 第三十二条"
FACTORS = "政府采购法实施条例 第三十四条"
BUDGET = "政府采购法 第六条"
FULL_SCORE = Decimal(100)  # Scores are given out of a hundred, as weights are in percent.


class DocumentIncomplete(Refusal):
    code = "tenders.document_incomplete"
    clause = CONTENTS
    sentence = say("招标文件缺少：{missing}。")
    remedy = say("请代理机构在“编制招标文件”中补齐后再确认、发布。")


class PointsDoNotAddUp(Refusal):
    code = "tenders.points_do_not_add_up"
    clause = FACTORS
    sentence = say("价格分值与各评审因素分值合计 {total} 分，应为 {full} 分。")
    remedy = say("请调整价格权重或者评审因素的分值。")


class PriceWeightOutOfRange(Refusal):
    code = "tenders.price_weight_out_of_range"
    sentence = say("价格权重 {weight}% 不在规定的 {lowest}% 至 {highest}% 之间。")
    remedy = say("请按当日规定调整价格权重，并相应调整其他评审因素的分值。")


class CeilingAboveBudget(Refusal):
    code = "tenders.ceiling_above_budget"
    clause = BUDGET
    sentence = say("最高限价 {ceiling} 元超过采购预算 {budget} 元。")
    remedy = say("请在采购预算额度内设定最高限价。")


class DepositAboveCap(Refusal):
    code = "tenders.deposit_above_cap"
    sentence = say("投标保证金 {deposit} 元超过采购预算的 {cap}%（{most} 元）。")
    remedy = say("请调减投标保证金，或者不收取。")


@rule("tenders.document_complete", clause=CONTENTS)
def check_complete(contents: dict[str, bool]) -> None:
    """招标文件应当包括采购项目的商务条件、采购需求、投标人的资格条件、投标报价要求、评标方法、评标标准以及拟签订的合同文本等。

    Args:
        contents: the words of each part → whether it is there.
    """
    missing = [name for name, there in contents.items() if not there]
    if missing:
        raise DocumentIncomplete(missing="、".join(missing))


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
