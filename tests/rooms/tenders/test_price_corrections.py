"""Contradictions in a price, corrected in the order of the law."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from goufu.law.money import NotInCapitals, in_words, parse_words
from goufu.law.values.procurement import ARITHMETIC_CORRECTION_ORDER
from goufu.stages.procurement.tenders.rules.corrections import Correction, Figures, PriceLine
from goufu.stages.procurement.tenders.rules.corrections import corrected as apply


def corrected(said: Figures, *, on: str = "2026-05-20", method: str = "open_tender") -> Correction:
    order = ARITHMETIC_CORRECTION_ORDER.on(date.fromisoformat(on), method=method).value
    return apply(said, order=order)


def line(unit_price: int, quantity: int = 10, name: str = "照料") -> PriceLine:
    return PriceLine(name, Decimal(quantity), unit_price)


@pytest.mark.article("财政部令第87号 第五十九条")
class TestInTheOrderOfTheLaw:
    def test_the_opening_sheet_stands_over_what_is_inside(self):
        found = corrected(Figures(1000, inside_fen=900))
        assert (found.price_fen, found.applied) == (1000, ("opening_sheet",))

    def test_words_stand_over_figures(self):
        found = corrected(Figures(1000, words_fen=1100))
        assert (found.price_fen, found.applied) == (1100, ("words_over_figures",))

    @pytest.mark.parametrize("slipped", [5, 50, 5000, 50_000])
    def test_a_misplaced_point_is_moved_and_the_total_stands(self, slipped):
        found = corrected(Figures(6000, lines=(line(slipped), line(100, name="培训"))))
        assert (found.price_fen, found.unit_prices) == (6000, {"照料": 500})
        assert found.applied == ("total_over_misplaced_unit_price",)

    def test_else_the_unit_prices_decide(self):
        found = corrected(Figures(6000, lines=(line(520), line(100, name="培训"))))
        assert (found.price_fen, found.applied) == (6200, ("unit_prices_over_total",))

    def test_several_at_once_one_after_the_other(self):
        found = corrected(Figures(6000, inside_fen=5900, words_fen=6100, lines=(line(620),)))
        assert found.price_fen == 6200
        assert found.applied == ("opening_sheet", "words_over_figures", "unit_prices_over_total")

    def test_what_agrees_is_left_alone(self):
        said = Figures(6000, inside_fen=6000, words_fen=6000, lines=(line(600),))
        assert corrected(said) == Correction(6000)

    def test_two_lines_that_could_both_have_slipped_are_not_guessed_at(self):
        found = corrected(Figures(5500, lines=(line(50, name="甲"), line(50, name="乙"))))
        assert found.applied == ("unit_prices_over_total",)


@pytest.mark.article("财政部令第18号 第四十一条")
def test_in_2015_the_sum_of_unit_prices_came_before_the_misplaced_point():
    order = ARITHMETIC_CORRECTION_ORDER.on(date(2017, 9, 30), method="open_tender").value
    assert order[-2:] == ("unit_prices_over_total", "total_over_misplaced_unit_price")
    said = Figures(6000, words_fen=6100)
    assert corrected(said, on="2015-05-20").price_fen == 6100


def test_words_are_read_as_they_are_written():
    for fen in (100, 160_000_000, 100_305, 9_876_543_210, 100_050):
        assert parse_words(in_words(fen)) == fen
    assert parse_words("人民币壹佰圆整") == 10_000
    for wrong in ("一百", "壹佰", "元整", "壹佰元三分"):
        with pytest.raises(NotInCapitals):
            parse_words(wrong)
