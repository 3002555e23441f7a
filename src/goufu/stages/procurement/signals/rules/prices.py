"""Prices that differ by a rule.

>>> pattern([100, 110, 120]), pattern([100, 110, 121]), pattern([100, 100, 130])
('equal_steps', 'equal_ratios', 'equal_prices')
>>> pattern([97, 100, 120])
''
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

LEAST = 3  # offers; between two there is no rule to be seen
PER_MILLION = 1_000_000


def pattern(prices: Sequence[int]) -> str:
    """Return the rule by which prices differ: ``equal_prices``, ``equal_steps``, ``equal_ratios``.

    Ratios may be off by a millionth: prices are whole fen.
    """
    ordered = sorted(prices)
    if len(ordered) < LEAST:
        return ""
    if len(set(ordered)) < len(ordered):
        return "equal_prices"
    steps = {after - before for before, after in pairwise(ordered)}
    if len(steps) == 1:
        return "equal_steps"
    return "equal_ratios" if _equal_ratios(ordered) else ""


def measure(prices: Sequence[int]) -> tuple[int, int]:
    """Return the first step, in fen, and the first ratio in millionths."""
    first, second = sorted(prices)[:2]
    return second - first, second * PER_MILLION // first


def _equal_ratios(ordered: Sequence[int]) -> bool:
    triples = zip(ordered, ordered[1:], ordered[2:], strict=False)
    return all(abs(a * c - b * b) * PER_MILLION <= 2 * b * b for a, b, c in triples)
