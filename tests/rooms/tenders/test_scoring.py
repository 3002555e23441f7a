"""Score arithmetic: pure, in integers."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goufu.law.price_scores import price_score
from goufu.stages.procurement.tenders.rules.ranking import Marked, totals
from goufu.stages.procurement.tenders.rules.scoring import hundredths, points_of

PRICES = st.integers(min_value=1, max_value=10**13)
SUMS = st.lists(st.integers(min_value=0, max_value=9000), min_size=5, max_size=5).map(tuple)
OFFERS = st.lists(st.tuples(PRICES, SUMS), min_size=3, max_size=8).map(
    lambda rows: [Marked(str(n), price, sums) for n, (price, sums) in enumerate(rows)]
)
WEIGHTS = st.integers(min_value=1000, max_value=10000)


@given(OFFERS, WEIGHTS, st.integers(min_value=1, max_value=10**6))
def test_scaling_all_offers_leaves_scores_unchanged(offers, weight, factor):
    scaled = [Marked(o.offer, o.price_fen * factor, o.sums) for o in offers]

    before = [(o.offer, o.price, o.quality, o.rank) for o in totals(offers, price_weight=weight)]
    assert before == [
        (o.offer, o.price, o.quality, o.rank) for o in totals(scaled, price_weight=weight)
    ]


@given(OFFERS, WEIGHTS)
def test_the_lowest_price_gets_the_whole_weight_and_nobody_more(offers, weight):
    scored = totals(offers, price_weight=weight)

    assert max(one.price for one in scored) == weight
    assert min(scored, key=lambda one: one.price_fen).price == weight
    assert all(0 <= one.price <= weight for one in scored)


@given(OFFERS, WEIGHTS)
def test_better_scores_come_first_and_among_equals_the_cheaper(offers, weight):
    scored = totals(offers, price_weight=weight)

    assert scored[0].rank == 1
    for one, following in pairwise(scored):
        assert (-one.total, one.price_fen) <= (-following.total, following.price_fen)
        equal = (one.total, one.price_fen) == (following.total, following.price_fen)
        assert (one.rank == following.rank) is equal


@given(OFFERS, WEIGHTS)
def test_the_order_in_which_offers_came_in_does_not_matter(offers, weight):
    assert totals(offers, price_weight=weight) == totals(offers[::-1], price_weight=weight)


@pytest.mark.parametrize(("price", "score"), [(100, 3000), (150, 2000), (160, 1875), (170, 1765)])
def test_prices_are_scored_low_price_first_half_up(price, score):
    assert price_score(price, lowest=100, weight=3000) == score


def test_offers_equal_in_score_and_price_stand_side_by_side():
    scored = totals(
        [Marked("a", 5, (70,)), Marked("b", 5, (70,)), Marked("c", 5, (60,))], price_weight=10
    )

    assert [(one.offer, one.rank) for one in scored] == [("a", 1), ("b", 1), ("c", 3)]


def test_points_are_whole_hundredths():
    assert hundredths(Decimal("27.35")) == 2735
    assert str(points_of(2735)) == "27.35"
