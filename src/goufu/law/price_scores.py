"""How a price becomes a score. Whole numbers only: nothing is lost before the last rounding.

>>> offers = [Priced("a", 10_000), Priced("b", 11_000), Priced("c", 12_500, deduction=10)]
>>> scores(offers, weight=10)
{'a': 1000, 'b': 909, 'c': 889}
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goufu.law.money import divide_half_up
from goufu.law.provisions import Answer
from goufu.law.values.procurement import PRICE_FORMULA, PRICE_WEIGHT_RANGE, SME_DEDUCTION

LOW_PRICE_FIRST = "low_price_first"
HUNDREDTHS = 100
WHOLE = 100  # percent
Number = int | float | Decimal


@dataclass(frozen=True)
class Priced:
    """An offer and the percentage by which policy cuts its price for scoring."""

    id: str
    offer_fen: int
    deduction: Number = 0


def formula(*, method: str, subject: str, on: date, place: str) -> Answer:
    """Return how the law of the day turns prices into scores, or that it does not.

    Raises:
        NothingInForce: the law of the day knows no formula for that method and object.
    """
    return PRICE_FORMULA.on(on, place=place, method=method, subject=subject)


def weight_range(*, method: str, subject: str, on: date, place: str) -> Answer | None:
    """Return between which percentages the price may weigh, where the law of the day says so."""
    return PRICE_WEIGHT_RANGE.find(on, place=place, method=method, subject=subject)


def is_within(weight: Number, law: Answer | None) -> bool:
    """Test a weight against a range, whose ends belong to it."""
    return law is None or bool(law.value[0] <= weight <= law.value[1])


def deduction_ranges(*, subject: str, on: date, place: str) -> tuple[Answer, ...]:
    """Return by how much prices may be cut: of small firms, and of consortia with them."""
    found = (
        SME_DEDUCTION.find(on, place=place, subject=subject, consortium=consortium)
        for consortium in (False, True)
    )
    return tuple(one for one in found if one is not None)


def scores(offers: Sequence[Priced], *, weight: Number) -> dict[str, int]:
    """Score prices in hundredths of a point: the lowest gets the whole weight.

    满足招标文件要求且投标价格最低的投标报价为评标基准价，其价格分为满分。Both the lowest price and
    each offer are taken after policy has cut them. Rounded half up, once.
    """
    cuts = whole_numbers(offer.deduction for offer in offers)
    full = WHOLE * cuts.unit
    prices = [
        offer.offer_fen * (full - cut) for offer, cut in zip(offers, cuts.numbers, strict=True)
    ]
    points = whole_numbers([weight])
    return {
        offer.id: price_score(
            price, lowest=min(prices), weight=points.numbers[0] * HUNDREDTHS, unit=points.unit
        )
        for offer, price in zip(offers, prices, strict=True)
    }


def price_score(price: int, *, lowest: int, weight: int, unit: int = 1) -> int:
    """Score one price by low price first, rounded half up.

    >>> price_score(120_00, lowest=100_00, weight=1000)
    833
    """
    return divide_half_up(lowest * weight, price * unit)


@dataclass(frozen=True)
class WholeNumbers:
    """Decimal numbers as whole multiples of one unit."""

    numbers: tuple[int, ...]
    unit: int


def whole_numbers(values: Iterable[Number]) -> WholeNumbers:
    """Write decimal numbers over one common power of ten.

    >>> whole_numbers([8, 7.5])
    WholeNumbers(numbers=(80, 75), unit=10)
    """
    given = tuple(values)
    whole = tuple(map(int, given))
    if whole == given:
        return WholeNumbers(whole, 1)
    exact = [Decimal(str(value)) for value in given]
    places = max(-int(value.as_tuple().exponent) for value in exact)
    unit = 10**places
    return WholeNumbers(tuple(int(value.scaleb(places)) for value in exact), unit)
