"""How offers become scores and scores become an order. Integers only: hundredths of a point.

>>> scores = totals([Marked("a", 100, (9000, 8000)), Marked("b", 80, (9000, 9000))],
...                 price_weight=1000)
>>> [(one.offer, one.price, one.quality, one.total, one.rank) for one in scores]
[('b', 1000, 9000, 10000, 1), ('a', 800, 8500, 9300, 2)]
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goufu.law.money import divide_half_up
from goufu.law.price_scores import HUNDREDTHS, LOW_PRICE_FIRST, formula, price_score
from goufu.law.refusals import Refusal
from goufu.law.words import Word, say

SCORING = "政府采购法实施条例 第四十一条"


class NotOnTheCommittee(Refusal):
    code = "tenders.not_on_the_committee"
    status = 403
    clause = SCORING
    sentence = say("{name}不是本项目评标委员会成员。")
    remedy = say("评分只能由评标委员会成员本人办理。")


class NotTheLeader(Refusal):
    code = "tenders.not_the_leader"
    status = 403
    clause = ""
    sentence = say("“{step}”由评标组长办理。")
    remedy = say("请由评标组长办理。")


class AlreadyHandedIn(Refusal):
    code = "tenders.already_handed_in"
    clause = SCORING
    sentence = say("{name}的评分已提交，不能更改。")
    remedy = say("评分提交后由评标组长汇总；对汇总有异议的，在评标报告上签署不同意见。")


class NoSuchCriterion(Refusal):
    code = "tenders.no_such_criterion"
    status = 422
    clause = SCORING
    sentence = say("招标文件没有所选的评审因素。")
    remedy = say("请按招标文件规定的评审因素评分。")


class PointsOutOfRange(Refusal):
    code = "tenders.points_out_of_range"
    status = 422
    clause = SCORING
    sentence = say("“{criterion}”的得分 {points} 超出 0 至 {maximum} 分。")
    remedy = say("请按招标文件规定的分值评分。")


class PointsTooFine(Refusal):
    code = "tenders.points_too_fine"
    status = 422
    clause = ""
    sentence = say("“{criterion}”的得分 {points} 小数超过两位。")
    remedy = say("请保留两位小数。")


class PointsMissing(Refusal):
    code = "tenders.points_missing"
    clause = SCORING
    sentence = say("还有 {missing} 项未评分。")
    remedy = say("请对每一家有效投标的每一个评审因素评分后再提交。")


class NotAllHandedIn(Refusal):
    code = "tenders.not_all_handed_in"
    clause = SCORING
    sentence = say("还有 {waiting} 名成员未提交评分，不能汇总。")
    remedy = say("请待全体成员提交评分后汇总。")


class FormulaNotCarriedOut(Refusal):
    code = "tenders.formula_not_carried_out"
    sentence = say("当日规定的价格分计算方法不是低价优先法，本版本不能汇总。")
    remedy = say("请按规定线下汇总，并将结果作为评标报告附件。")


@dataclass(frozen=True)
class Marked:
    """An offer with what each member gave it: sums of points in hundredths."""

    offer: str
    price_fen: int
    sums: tuple[int, ...]


@dataclass(frozen=True)
class Scored:
    """An offer with its scores in hundredths and its rank; equal ones share a rank."""

    offer: str
    price_fen: int
    price: int
    quality: int
    rank: int = 0

    @property
    def total(self) -> int:
        return self.price + self.quality


def check_formula(*, method: str, on: date, place: str) -> None:
    """Refuse a way of scoring prices that is not carried out here."""
    law = formula(method=method, subject="services", on=on, place=place)
    if law.value != LOW_PRICE_FIRST:
        raise FormulaNotCarriedOut(clause=law.cite)


def totals(offers: list[Marked], *, price_weight: int) -> list[Scored]:
    """Return the offers scored, the best first.

    No member's points are left out: the mean of all of them counts.
    """
    lowest = min(offer.price_fen for offer in offers)
    scored = [
        Scored(
            offer=offer.offer,
            price_fen=offer.price_fen,
            price=price_score(offer.price_fen, lowest=lowest, weight=price_weight),
            quality=divide_half_up(sum(offer.sums), len(offer.sums)),
        )
        for offer in offers
    ]
    return ranked(scored)


def ranked(scored: list[Scored]) -> list[Scored]:
    """Order by score, then by price; those equal in both stand side by side.

    得分相同的，按投标报价由低到高顺序排列。得分且投标报价相同的并列。
    """
    ordered = sorted(scored, key=lambda one: (-one.total, one.price_fen, one.offer))
    result: list[Scored] = []
    for place, one in enumerate(ordered, start=1):
        before = result[-1] if result else None
        equal = before and (before.total, before.price_fen) == (one.total, one.price_fen)
        rank = before.rank if before and equal else place
        result.append(Scored(one.offer, one.price_fen, one.price, one.quality, rank))
    return result


def check_points(*, criterion: str, points: Decimal, maximum: Decimal) -> None:
    """Refuse points that the document does not allow."""
    if not 0 <= points <= maximum:
        raise PointsOutOfRange(criterion=criterion, points=points, maximum=maximum)
    if points != round(points, 2):
        raise PointsTooFine(criterion=criterion, points=points)


def check_may_still_score(*, name: str, handed_in: bool) -> None:
    """Refuse to change points that were handed in."""
    if handed_in:
        raise AlreadyHandedIn(name=name)


def check_all_given(*, missing: int) -> None:
    """Refuse to hand in an incomplete sheet."""
    if missing:
        raise PointsMissing(missing=missing)


def check_all_handed_in(*, waiting: int) -> None:
    """Refuse to add up before everybody has judged alone."""
    if waiting:
        raise NotAllHandedIn(waiting=waiting)


def check_leads(*, leads: bool, step: str) -> None:
    """Refuse a member who is not the leader."""
    if not leads:
        raise NotTheLeader(step=Word(step))


def hundredths(points: Decimal) -> int:
    """Return points as whole hundredths."""
    return int(points * HUNDREDTHS)


def points_of(whole: int) -> Decimal:
    """Return whole hundredths as points."""
    return Decimal(whole) / HUNDREDTHS
