"""How prices and points become an order, by method and by day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from goufu.law.low_price import CEILING
from goufu.stages.procurement.tenders.rules import ranking
from goufu.stages.procurement.tenders.rules.ranking import Marked

PLACE = "CN-3415"
IN_2015, TODAY = date(2015, 5, 20), date(2026, 5, 20)


def prices(*offers: tuple[str, int, str], weight: int = 1000) -> list[str]:
    marked = [Marked(name, price, (0,), cut=Decimal(cut)) for name, price, cut in offers]
    found = {one.offer: one.price for one in ranking.totals(marked, price_weight=weight)}
    return [f"{found[name] / 100:.2f}" for name, _, _ in offers]


@pytest.mark.article("财政部令第87号 第五十五条第六款")
@pytest.mark.article("财政部令第87号 第五十五条第八款")
class TestTheLowestPriceGetsTheWholeWeightAfterPolicyHasCutIt:
    def test_known_figures(self):
        assert prices(("a", 100, "0"), ("b", 110, "0"), ("c", 125, "0")) == [
            "10.00",
            "9.09",
            "8.00",
        ]

    def test_a_cut_counts_for_the_offer_as_well_as_for_the_lowest(self):
        cut = prices(("a", 100, "0"), ("b", 110, "0"), ("c", 125, "10"))
        assert cut == ["10.00", "9.09", "8.89"]
        lowest = prices(("a", 100, "0"), ("b", 110, "0"), ("c", 105, "10"))
        assert lowest == ["9.45", "8.59", "10.00"]


class TestWhoDecides:
    @pytest.mark.parametrize(
        ("method", "award_by", "on", "by"),
        [
            ("open_tender", "highest_score", IN_2015, "highest_score"),
            ("open_tender", "lowest_price", IN_2015, "lowest_price"),
            ("open_tender", "lowest_price", TODAY, "lowest_price"),
            ("consultation", "highest_score", TODAY, "highest_score"),
            ("negotiation", "highest_score", IN_2015, "lowest_price"),
            ("inquiry", "highest_score", TODAY, "lowest_price"),
            ("single_source", "highest_score", TODAY, "lowest_price"),
        ],
    )
    def test_the_law_of_the_method_first_then_the_document(self, method, award_by, on, by):
        found = ranking.found_by(award_by=award_by, method=method, on=on, place=PLACE)
        assert found == by

    def test_by_price_alone_equal_ones_stand_side_by_side(self):
        offers = [Marked("a", 110, ()), Marked("b", 100, ()), Marked("c", 120, (), Decimal(10))]
        found = ranking.by_price([*offers, Marked("d", 108, ())])
        assert [(one.offer, one.rank) for one in found] == [("b", 1), ("c", 2), ("d", 2), ("a", 4)]


class TestOffersWithTheSameScore:
    @pytest.mark.article("财政部令第87号 第五十七条")
    @pytest.mark.article("财政部令第18号 第五十四条")
    @pytest.mark.article("财库〔2014〕214号 第二十五条第二款")
    @pytest.mark.parametrize(
        ("method", "on", "technically"),
        [
            ("open_tender", date(2017, 9, 30), True),
            ("open_tender", date(2017, 10, 1), False),
            ("consultation", TODAY, True),
        ],
    )
    def test_after_the_price_the_technique_decides_or_they_are_equal(self, method, on, technically):
        assert ranking.breaks_ties_technically(method=method, on=on, place=PLACE) is technically
        offers = [
            Marked("a", 100, (70,), technical=(30,)),
            Marked("b", 100, (70,), technical=(40,)),
        ]
        found = ranking.totals(offers, price_weight=10, technically=technically)
        expected = [("b", 1), ("a", 2)] if technically else [("a", 1), ("b", 1)]
        assert [(one.offer, one.rank) for one in found] == expected


class TestWhosePriceIsCut:
    @pytest.mark.article("财库〔2020〕46号 第九条第二款")
    @pytest.mark.parametrize(
        ("size", "share", "cut"),
        [
            ("micro", "0", "10"),
            ("small", "0", "10"),
            ("medium", "0", "0"),
            ("", "30", "4"),
            ("medium", "29.99", "0"),
            ("small", "50", "10"),
        ],
    )
    def test_small_ones_and_bodies_that_give_them_enough(self, size, share, cut):
        found = ranking.cut_of(
            size=size,
            share=Decimal(share),
            small=Decimal(10),
            shared=Decimal(4),
            on=TODAY,
            place=PLACE,
        )
        assert found == Decimal(cut)


@pytest.mark.article("财库〔2026〕2号")
class TestPricesThatLookTooLow:
    OFFERS = {"a": 41, "b": 78, "c": 80, "d": 89}

    def flagged(self, on: date, offers: dict[str, int] | None = None, **raised) -> dict:
        found = ranking.too_low(
            offers or self.OFFERS, ceiling_fen=100, raised=raised, on=on, place=PLACE
        )
        return found.flagged

    def test_known_figures(self):
        assert self.flagged(TODAY) == {"a": ("below_ceiling",)}

    def test_no_figure_decides_before_the_first_of_february(self):
        assert self.flagged(date(2026, 1, 31)) == {}
        assert self.flagged(IN_2015) == {}
        assert self.flagged(date(2026, 2, 1)) != {}

    def test_a_price_at_the_limit_is_not_below_it(self):
        assert self.flagged(TODAY, {"a": 45, "b": 78, "c": 80, "d": 89}) == {}

    def test_the_document_may_raise_the_share(self):
        offers = {"a": 50, "b": 78, "c": 80, "d": 89}
        assert self.flagged(TODAY, offers) == {}
        assert self.flagged(TODAY, offers, **{CEILING: 60}) == {"a": (CEILING,)}
        assert self.flagged(TODAY, self.OFFERS, **{CEILING: 30}) == {"a": (CEILING,)}
