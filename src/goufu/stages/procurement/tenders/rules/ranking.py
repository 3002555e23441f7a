"""The order of offers where nothing is scored: the lowest price first, equal ones side by side.

>>> by_price({"a": 300, "b": 200, "c": 200})
{'b': 1, 'c': 1, 'a': 3}
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from goufu.law.price_scores import LOW_PRICE_FIRST, formula


def is_scored(*, method: str, on: date, place: str) -> bool:
    """Test whether the law of the day finds the winner of this method by scores."""
    law = formula(method=method, subject="services", on=on, place=place)
    return bool(law.value == LOW_PRICE_FIRST)


def by_price(prices: Mapping[str, int]) -> dict[str, int]:
    """Return offer → rank, the cheapest first."""
    ordered = sorted(prices, key=lambda offer: (prices[offer], offer))
    cheaper = {offer: sum(one < prices[offer] for one in prices.values()) for offer in ordered}
    return {offer: cheaper[offer] + 1 for offer in ordered}
