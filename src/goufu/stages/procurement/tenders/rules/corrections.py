"""How contradictions in a price are corrected, in the order of the law.

>>> said = Figures(total_fen=100_000, words_fen=99_000, lines=())
>>> corrected(said, order=("opening_sheet", "words_over_figures"))
Correction(price_fen=99000, applied=('words_over_figures',), unit_prices={})
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from goufu.law.money import divide_half_up
from goufu.law.price_scores import whole_numbers

SHEET, WORDS = "opening_sheet", "words_over_figures"
MISPLACED, SUMMED = "total_over_misplaced_unit_price", "unit_prices_over_total"
SHIFTS = (10, 100, 1000, 10_000)  # a point that slipped by up to four places


@dataclass(frozen=True)
class PriceLine:
    """What one line of the price list says."""

    name: str
    quantity: Decimal
    unit_price_fen: int

    def sum_fen(self, unit_price_fen: int | None = None) -> int:
        """Return what the line comes to, rounded half up to the fen."""
        price = self.unit_price_fen if unit_price_fen is None else unit_price_fen
        whole = whole_numbers([self.quantity])
        return divide_half_up(price * whole.numbers[0], whole.unit)


@dataclass(frozen=True)
class Figures:
    """What an offer says of its price: on the opening sheet, in words, inside, line by line."""

    total_fen: int
    inside_fen: int | None = None
    words_fen: int | None = None
    lines: Sequence[PriceLine] = ()


@dataclass(frozen=True)
class Correction:
    """The price it comes to, and the rules that were applied, in order.

    Args:
        unit_prices: line → its unit price, where a misplaced point was moved.
    """

    price_fen: int
    applied: tuple[str, ...] = ()
    unit_prices: Mapping[str, int] = field(default_factory=dict)


def corrected(said: Figures, *, order: Sequence[str]) -> Correction:
    """Apply the rules of the law one after the other; those that find nothing leave no trace.

    同时出现两种以上不一致的，按照前款规定的顺序修正。
    """
    price, applied, moved = said.total_fen, [], dict[str, int]()
    for code in order:
        if code == SHEET and said.inside_fen not in {None, price}:
            applied.append(code)
        elif code == WORDS and said.words_fen not in {None, price}:
            assert said.words_fen is not None
            price = said.words_fen
            applied.append(code)
        elif code == MISPLACED and not moved:
            moved = misplaced(said.lines, total_fen=price)
            applied += [code] if moved else []
        elif code == SUMMED and said.lines and not moved and not misplaced(said.lines, price):
            summed = sum(line.sum_fen() for line in said.lines)
            if summed != price:
                price = summed
                applied.append(code)
    return Correction(price, tuple(applied), moved)


def misplaced(lines: Sequence[PriceLine], total_fen: int) -> dict[str, int]:
    """Return the one line whose point must have slipped, with the price it should say.

    Only where moving the point of exactly one unit price makes the lines come to the total.

    >>> misplaced([PriceLine("a", Decimal(10), 5_00), PriceLine("b", Decimal(1), 1_00)], 501_00)
    {'a': 5000}
    """
    summed = sum(line.sum_fen() for line in lines)
    if summed == total_fen:
        return {}
    found = {
        line.name: price
        for line in lines
        for price in _shifted(line.unit_price_fen)
        if summed - line.sum_fen() + line.sum_fen(price) == total_fen
    }
    return found if len(found) == 1 else {}


def _shifted(price: int) -> list[int]:
    up = [price * shift for shift in SHIFTS]
    return up + [price // shift for shift in SHIFTS if price % shift == 0]
