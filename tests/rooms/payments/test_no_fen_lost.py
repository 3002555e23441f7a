"""However a schedule is split, the sum is that of the whole: no fen lost, none too many."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goufu.stages.contracting.contracts.rules import Band, factor_for, line_amount
from goufu.stages.contracting.payments.rules import Accepted, cost_fen, due_fen

quantities = st.decimals(min_value=0, max_value=10**6, places=2)
prices = st.integers(min_value=1, max_value=10**9)
factors = st.integers(min_value=0, max_value=10_000)


def pay_all(parts: list[Accepted], price: int) -> list[int]:
    return [
        due_fen(part, before=parts[:number], unit_price_fen=price)
        for number, part in enumerate(parts)
    ]


@pytest.mark.article("讲座 二、5 根据服务数量和质量支付费用")
class TestSplitting:
    @given(st.lists(quantities, min_size=1, max_size=12), prices)
    def test_full_quality_pays_the_whole_line_to_the_fen(self, split, price):
        parts = [Accepted(quantity, 10_000) for quantity in split]

        assert sum(pay_all(parts, price)) == line_amount(sum(split, Decimal(0)), price)

    @given(st.lists(st.tuples(quantities, factors), min_size=1, max_size=12), prices)
    def test_any_quality_pays_the_weighted_whole_and_never_more(self, split, price):
        parts = [Accepted(quantity, factor) for quantity, factor in split]
        paid = pay_all(parts, price)

        assert sum(paid) == cost_fen(parts, price)
        assert sum(paid) <= line_amount(sum((q for q, _ in split), Decimal(0)), price)
        assert all(sum_ >= 0 for sum_ in paid)

    @given(st.lists(st.tuples(quantities, factors), min_size=1, max_size=12), prices)
    def test_no_payment_is_a_fen_off_its_own_formula(self, split, price):
        parts = [Accepted(quantity, factor) for quantity, factor in split]
        for part, sum_ in zip(parts, pay_all(parts, price), strict=True):
            assert sum_ - cost_fen([part], price) in {0, 1}

    @given(st.lists(st.tuples(quantities, factors), min_size=1, max_size=8), prices, st.randoms())
    def test_the_order_of_acceptance_does_not_matter(self, split, price, random):
        parts = [Accepted(quantity, factor) for quantity, factor in split]
        shuffled = random.sample(parts, len(parts))

        assert sum(pay_all(parts, price)) == sum(pay_all(shuffled, price))

    @given(st.decimals(min_value=0, max_value=100, places=2))
    def test_every_score_has_exactly_one_factor(self, score):
        bands = (Band(Decimal(95), 10_000), Band(Decimal(85), 9_000), Band(Decimal(0), 7_000))

        expected = 10_000 if score >= 95 else 9_000 if score >= 85 else 7_000
        assert factor_for(score, bands) == expected
