"""How offers become scores and scores become an order. Integers only: hundredths of a point.

>>> scores = totals([Marked("a", 100, (9000, 8000)), Marked("b", 80, (9000, 9000))],
...                 price_weight=1000)
>>> [(one.offer, one.price, one.quality, one.total, one.rank) for one in scores]
[('b', 1000, 9000, 10000, 1), ('a', 800, 8500, 9300, 2)]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from goufu.law.low_price import AVERAGE, CEILING, SECOND, hits, shares
from goufu.law.money import divide_half_up
from goufu.law.price_scores import WHOLE, Priced, formula, scores, whole_numbers
from goufu.law.provisions import Answer
from goufu.law.values.procurement import LOW_PRICE_JUDGEMENT, RANKING_TIES
from goufu.law.values.sme import CONSORTIUM_SHARE

BY_SCORE, BY_PRICE = "highest_score", "lowest_price"
LOWEST = frozenset({"lowest_price", "agreed_price"})
TECHNICAL = "technical"
SMALL = frozenset({"small", "micro"})
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Marked:
    """An offer with what each member gave it: sums of points in hundredths.

    Args:
        price_fen: before policy cuts it.
        cut: by how many percent policy cuts it.
        technical: the sums of the technical criteria alone.
    """

    offer: str
    price_fen: int
    sums: tuple[int, ...]
    cut: Decimal = NOTHING
    technical: tuple[int, ...] = ()


@dataclass(frozen=True)
class Scored:
    """An offer with its scores in hundredths and its rank; equal ones share a rank.

    ``price_fen`` is the price after policy has cut it.
    """

    offer: str
    price_fen: int
    price: int
    quality: int
    technical: int = 0
    rank: int = 0

    @property
    def total(self) -> int:
        return self.price + self.quality


def found_by(*, award_by: str, method: str, on: date, place: str) -> str:
    """Return whether the score or the price decides: the method's law first, then the document.

    Raises:
        NothingInForce: the law of the day knows no way for the method.
    """
    law = formula(method=method, subject="services", on=on, place=place)
    return BY_PRICE if law.value in LOWEST else award_by or BY_SCORE


def breaks_ties_technically(*, method: str, on: date, place: str) -> bool:
    """Test whether the better technique comes first among offers equal in score and price."""
    law = RANKING_TIES.find(on, place=place, method=method)
    return law is not None and TECHNICAL in law.value


def cut_of(
    *, size: str, share: Decimal, small: Decimal, shared: Decimal, on: date, place: str
) -> Decimal:
    """Return by how many percent the price of an offer is cut.

    Args:
        size: what the provider declares itself to be.
        share: which percentage of the contract goes to small firms.
        small, shared: what the document gives to the one and to the other.
    """
    if size in SMALL:
        return small
    law = CONSORTIUM_SHARE.find(on, place=place)
    return shared if law is not None and share >= law.value else NOTHING


def after_cut(price_fen: int, cut: Decimal) -> int:
    """Return a price after the cut, rounded half up to the fen.

    >>> after_cut(100_01, Decimal("10"))
    9001
    """
    whole = whole_numbers([cut])
    full = WHOLE * whole.unit
    return divide_half_up(price_fen * (full - whole.numbers[0]), full)


def totals(
    offers: Sequence[Marked], *, price_weight: int, technically: bool = False
) -> list[Scored]:
    """Return the offers scored, the best first.

    No member's points are left out: the mean of all of them counts. Prices are taken as policy has
    cut them, the lowest as well as each: 以调整后的价格计算评标基准价和投标报价。

    Args:
        price_weight: in hundredths of a point.
        technically: the better technique comes first among offers equal in score and price.
    """
    priced = [Priced(one.offer, one.price_fen, deduction=one.cut) for one in offers]
    points = scores(priced, weight=Decimal(price_weight) / WHOLE)
    return ranked(
        [
            Scored(
                offer=one.offer,
                price_fen=after_cut(one.price_fen, one.cut),
                price=points[one.offer],
                quality=_mean(one.sums),
                technical=_mean(one.technical) if technically else 0,
            )
            for one in offers
        ]
    )


def by_price(offers: Sequence[Marked]) -> list[Scored]:
    """Return the offers by their price alone, the lowest first; equal ones side by side.

    评标结果按投标报价由低到高顺序排列。投标报价相同的并列。
    """
    return ranked(
        [Scored(one.offer, after_cut(one.price_fen, one.cut), price=0, quality=0) for one in offers]
    )


def ranked(scored: Sequence[Scored]) -> list[Scored]:
    """Order by score, then by price, then by technique; those equal in all stand side by side.

    得分相同的，按投标报价由低到高顺序排列。得分且投标报价相同的并列。
    """
    ordered = sorted(scored, key=lambda one: (*_standing(one), one.offer))
    result: list[Scored] = []
    for place, one in enumerate(ordered, start=1):
        before = result[-1] if result else None
        equal = before is not None and _standing(before) == _standing(one)
        rank = before.rank if before is not None and equal else place
        result.append(replace(one, rank=rank))
    return result


@dataclass(frozen=True)
class LowPrices:
    """Which offers look too low, by which share, under which clause."""

    flagged: dict[str, tuple[str, ...]]
    clause: str


def too_low(
    prices: dict[str, int],
    *,
    ceiling_fen: int,
    raised: dict[str, int | None],
    on: date,
    place: str,
) -> LowPrices:
    """Hold the offers against the shares of the day, as far as the document does not raise them.

    Before there were shares nothing is flagged: the committee judges.

    Args:
        prices: the offers that conform, before policy cuts them.
        raised: trigger → the share of the document.
    """
    found = shares(on=on, place=place)
    law: Answer | None = next(iter(found.values()), None)
    applied = {
        trigger: max(int(by.value), raised.get(trigger) or 0) for trigger, by in found.items()
    }
    clause = (law or LOW_PRICE_JUDGEMENT.on(on, place=place)).cite
    return LowPrices(hits(prices, ceiling_fen=ceiling_fen, shares=applied), clause)


def raised_by(
    average: int | None, second: int | None, ceiling: int | None
) -> dict[str, int | None]:
    """Return the shares of a document by trigger."""
    return {AVERAGE: average, SECOND: second, CEILING: ceiling}


def _mean(sums: tuple[int, ...]) -> int:
    return divide_half_up(sum(sums), len(sums)) if sums else 0


def _standing(one: Scored) -> tuple[int, int, int]:
    return (-one.total, one.price_fen, -one.technical)
