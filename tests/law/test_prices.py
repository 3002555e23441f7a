"""Price scores, abnormally low prices and split purchases, article by article."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goufu.law.price_scores import Priced, scores, whole_numbers
from goufu.law.questions import as_error, ask
from goufu.law.refusals import Refusal
from goufu.law.values.procurement import (
    ARITHMETIC_CORRECTION_ORDER,
    MINIMUM_BIDS,
    RANKING_TIES,
    REEVALUATION_REASONS,
    SCORING_FACTOR_BANS,
    SME_DEDUCTION,
)
from tests.law.test_government_procurement_law import day


def offers(*prices: int, deductions: dict[int, float] | None = None) -> list[dict[str, Any]]:
    cut = deductions or {}
    return [
        {"id": str(number), "offer_fen": price, "deduction_percent": cut.get(number, 0)}
        for number, price in enumerate(prices)
    ]


def scored(given_offers: list[dict[str, Any]], weight: float = 10, **facts: Any) -> dict[str, Any]:
    return ask(
        "price_scores",
        {
            "on": "2026-03-02",
            "place": "CN-3415",
            "method": "open_tender",
            "subject": "services",
            "price_weight": weight,
            "offers": given_offers,
            **facts,
        },
    )


@pytest.mark.article("财政部令第87号 第五十五条第六款")
@pytest.mark.article("财库〔2007〕2号")
class TestTheLowestPriceGetsAllPointsAndTheOthersTheirShare:
    def test_rounded_half_up_to_two_decimals(self):
        answer = scored(offers(100, 110, 125))

        assert answer["verdict"] == "scored"
        assert answer["scores"] == {"0": 10.0, "1": 9.09, "2": 8.0}

    @pytest.mark.parametrize(
        ("prices", "weight", "score"),
        [((100, 800), 10, 1.25), ((1, 8), 10.1, 1.26), ((1, 16), 10, 0.63), ((1, 3), 12.5, 4.17)],
    )
    def test_a_half_goes_up(self, prices, weight, score):
        assert scored(offers(*prices), weight)["scores"]["1"] == score

    def test_equal_and_single_offers_get_the_same(self):
        assert scored(offers(7, 7), 30)["scores"] == {"0": 30.0, "1": 30.0}
        assert scored(offers(7), 30)["scores"] == {"0": 30.0}

    @pytest.mark.article("财政部令第87号 第五十五条第八款")
    @pytest.mark.article("财库〔2020〕46号 第九条第一款")
    def test_policy_cuts_the_price_of_the_benchmark_and_of_the_offer(self):
        answer = scored(offers(100, 110, 125, deductions={2: 10}))

        assert answer["scores"] == {"0": 10.0, "1": 9.09, "2": 8.89}
        assert "price_scores.adjusted" in [one["code"] for one in answer["reasons"]]
        assert scored(offers(100, 110, deductions={1: 10}))["scores"] == {"0": 9.9, "1": 10.0}

    def test_a_cut_may_have_decimals(self):
        assert scored(offers(1000, 1000, deductions={1: 6.5}))["scores"] == {"0": 9.35, "1": 10.0}

    def test_the_formula_of_2007_is_from_memory_and_none_is_known_before(self):
        assert scored(offers(100), on="2017-09-30")["reasons"][-1]["verified"] is False
        with pytest.raises(Refusal) as refused:
            scored(offers(100), on="2007-01-09")
        assert as_error(refused.value)["field"] == "on"


@pytest.mark.article("财政部令第87号 第五十五条第五款")
@pytest.mark.article("财政部令第18号 第五十二条")
@pytest.mark.article("财库〔2014〕214号 第二十四条第三款")
class TestTheWeightOfThePriceLiesInTheRangeOfTheDay:
    @pytest.mark.parametrize(
        ("on", "method", "subject", "lowest", "highest"),
        [
            ("2017-09-30", "open_tender", "services", 10, 30),
            ("2017-10-01", "open_tender", "services", 10, 100),
            ("2017-10-01", "invited_tender", "goods", 30, 100),
            ("2026-03-02", "consultation", "services", 10, 30),
            ("2014-12-31", "consultation", "goods", 30, 60),
        ],
    )
    def test_both_ends_belong_to_it(self, on, method, subject, lowest, highest):
        facts = {"on": on, "method": method, "subject": subject}

        assert scored(offers(1), lowest, **facts)["verdict"] == "scored"
        assert scored(offers(1), highest, **facts)["verdict"] == "scored"
        assert scored(offers(1), lowest - 0.01, **facts)["verdict"] == "unlawful"
        if highest < 100:
            assert scored(offers(1), highest + 0.01, **facts)["verdict"] == "unlawful"

    def test_an_unlawful_weight_scores_nothing_and_says_what_to_do(self):
        answer = scored(offers(1, 2), 9)

        assert (answer["scores"], answer["not_scored"]) == ({}, False)
        assert [one["code"] for one in answer["reasons"]] == ["price_scores.weight_out_of_range"]
        assert "9%" in answer["reasons"][0]["sentence"]
        assert answer["reasons"][0]["remedy"]


@pytest.mark.article("财政部令第74号 第三十六条第二款")
@pytest.mark.article("财政部令第74号 第四十九条第二款")
@pytest.mark.article("财政部令第74号 第四十一条")
@pytest.mark.article("政府采购法 第三十八条第（五）项")
@pytest.mark.article("政府采购法 第四十条第（四）项")
@pytest.mark.article("政府采购法 第三十九条")
@pytest.mark.article("财政部令第110号 第二十五条第一款")
class TestWhereTheLowestPriceWinsNothingIsScored:
    @pytest.mark.parametrize("method", ["negotiation", "inquiry", "single_source", "framework"])
    def test_whatever_the_weight(self, method):
        answer = scored(offers(1, 2), 0, method=method)

        assert (answer["verdict"], answer["scores"], answer["not_scored"]) == (
            "not_scored",
            {},
            True,
        )

    def test_since_2003(self):
        before = scored(offers(1), method="negotiation", on="2014-01-31")["reasons"][0]
        after = scored(offers(1), method="negotiation", on="2014-02-01")["reasons"][0]

        assert before["clause"] == "政府采购法 第三十八条第（五）项"
        assert after["clause"] == "财政部令第74号 第三十六条第二款"


@pytest.mark.article("财库〔2020〕46号 第九条第二款")
@pytest.mark.article("财库〔2022〕19号")
class TestPricesOfSmallFirmsAreCutWithinTheRangeOfTheDay:
    def test_raised_in_july_2022_by_an_act_known_from_memory(self):
        case = {"subject": "services", "consortium": False}

        assert SME_DEDUCTION.find(day("2020-12-31"), **case) is None
        assert SME_DEDUCTION.on(day("2022-06-30"), **case).value == (6, 10)
        assert SME_DEDUCTION.on(day("2022-07-01"), **case).value == (10, 20)
        assert not SME_DEDUCTION.on(day("2022-07-01"), **case).verified

    def test_another_cut_is_scored_and_remarked_on(self):
        codes = [
            one["code"]
            for one in scored(offers(10, 9, deductions={0: 15}), on="2022-06-30")["reasons"]
        ]

        assert codes[-1] == "price_scores.deduction_out_of_range"
        usual = scored(offers(10, 9, deductions={0: 3}), on="2022-06-30")["reasons"]
        assert [one["code"] for one in usual][-1] == "price_scores.adjusted"


PRICES = st.lists(st.integers(1, 10**9), min_size=1, max_size=8)


class TestWhateverIsOffered:
    @given(PRICES, st.integers(10, 100), st.integers(1, 10**6))
    def test_scaling_all_offers_changes_no_score(self, prices, weight, factor):
        scaled = [price * factor for price in prices]

        assert (
            scored(offers(*prices), weight)["scores"] == scored(offers(*scaled), weight)["scores"]
        )

    @given(PRICES, st.floats(10, 100))
    def test_the_lowest_gets_the_weight_and_no_one_more(self, prices, weight):
        found = scores([Priced(str(n), price) for n, price in enumerate(prices)], weight=weight)

        cheapest = str(prices.index(min(prices)))
        assert found[cheapest] == max(found.values())
        assert abs(found[cheapest] - weight * 100) <= 0.5

    @given(st.lists(st.decimals(0, 100, places=3).map(float), min_size=1))
    def test_no_decimal_is_lost(self, numbers):
        whole = whole_numbers(numbers)

        assert [number / whole.unit for number in whole.numbers] == numbers


def low(*prices: int, **facts: Any) -> dict[str, Any]:
    return ask(
        "low_price",
        {
            "on": "2026-03-02",
            "place": "CN-3415",
            "budget_fen": 100,
            "ceiling_fen": 100,
            "offers": [{"id": str(n), "offer_fen": price} for n, price in enumerate(prices)],
            **facts,
        },
    )


@pytest.mark.article("财库〔2026〕2号")
@pytest.mark.article("财政部令第87号 第六十条")
class TestAnAbnormallyLowPriceMustBeExplained:
    def test_one_below_forty_five_percent_of_the_ceiling(self):
        answer = low(41, 78, 80, 89)

        assert (answer["verdict"], answer["flagged"]) == ("explain", {"0": ["below_ceiling"]})
        assert "30分钟" in answer["reasons"][-1]["remedy"]
        assert answer["values"]["low_price_below_ceiling"]["value"] == 45

    def test_what_equals_a_limit_is_not_below_it(self):
        assert low(45, 90)["flagged"] == {}
        assert low(44, 88)["flagged"] == {"0": ["below_ceiling"]}
        assert low(50, 100, 200, ceiling_fen=1)["flagged"] == {"0": ["below_average"]}
        assert low(49, 100, ceiling_fen=1)["flagged"] == {"0": ["below_second_lowest"]}

    def test_of_the_average(self):
        assert low(50, 100, 150, ceiling_fen=1)["flagged"] == {}
        assert low(49, 98, 153, ceiling_fen=1)["flagged"] == {"0": ["below_average"]}

    def test_equal_offers_are_counted_one_by_one(self):
        assert low(30, 30, 90, 90, ceiling_fen=1)["flagged"] == {}
        assert low(29, 29, 90, 90, ceiling_fen=1)["flagged"] == {
            "0": ["below_average"],
            "1": ["below_average"],
        }

    def test_of_a_single_offer_only_the_ceiling_speaks(self):
        assert low(44)["flagged"] == {"0": ["below_ceiling"]}
        assert low(45)["verdict"] == "none"

    def test_without_a_ceiling_the_budget_stands_in(self):
        assert low(44, 60, ceiling_fen=None)["flagged"] == {"0": ["below_ceiling"]}
        assert low(44, 60, ceiling_fen=97)["flagged"] == {}

    def test_where_nothing_is_hit_the_committee_may_still_ask(self):
        answer = low(80, 90)

        assert [one["code"] for one in answer["reasons"]] == [
            "low_price.judgement",
            "low_price.none",
        ]

    @pytest.mark.article("招标投标法 第三十三条")
    def test_before_february_2026_no_figure_decides(self):
        answer = low(1, 99, on="2026-01-31")

        assert (answer["verdict"], answer["flagged"]) == ("judgement", {})
        assert answer["reasons"][0]["clause"] == "财政部令第87号 第六十条"
        assert low(1, 99, on="2026-02-01")["verdict"] == "explain"
        assert low(1, 99, on="2017-09-30")["reasons"][0]["clause"] == "招标投标法 第三十三条"

    @given(st.lists(st.integers(0, 200), min_size=1, max_size=8), st.integers(1, 1000))
    def test_scaling_all_prices_flags_the_same(self, prices, factor):
        scaled = low(
            *[price * factor for price in prices],
            ceiling_fen=100 * factor,
            budget_fen=100 * factor,
        )

        assert scaled["flagged"] == low(*prices)["flagged"]

    @given(st.lists(st.integers(0, 200), min_size=1, max_size=8))
    def test_a_raised_price_never_hits_more_of_the_ceiling(self, prices):
        hit = {name for name, said in low(*prices)["flagged"].items() if "below_ceiling" in said}

        assert hit == {str(n) for n, price in enumerate(prices) if price < 45}

    @given(st.lists(st.integers(0, 200), min_size=2, max_size=8))
    def test_the_dearest_is_never_below_the_average(self, prices):
        said = low(*prices)["flagged"].get(str(prices.index(max(prices))), [])

        assert "below_average" not in said


def split(*purchases: dict[str, Any], **facts: Any) -> dict[str, Any]:
    plain = {
        "budget_item": "养老服务",
        "category": "C02",
        "year": 2026,
        "method": "consultation",
        "amount_fen": 100,
        "approved": False,
    }
    return ask(
        "splitting",
        {
            "on": "2026-03-02",
            "place": "CN-3415",
            "open_tender_threshold_fen": 200,
            "purchases": [{**plain, **purchase} for purchase in purchases],
            **facts,
        },
    )


@pytest.mark.article("政府采购法 第二十八条")
@pytest.mark.article("政府采购法实施条例 第二十八条")
class TestSeveralBuysAboveTheThresholdCountAsOneThatWasSplit:
    def test_only_where_they_exceed_it(self):
        assert split({}, {})["verdict"] == "none"
        answer = split({}, {"amount_fen": 101})
        assert answer["verdict"] == "suspected"
        assert answer["groups"] == [
            {"budget_item": "养老服务", "category": "C02", "year": 2026, "sum_fen": 201}
        ]
        assert answer["reasons"][-1]["remedy"]

    @pytest.mark.parametrize(
        "other",
        [{"method": "open_tender"}, {"approved": True}],
        ids=["open tender", "approved"],
    )
    def test_open_tenders_and_what_was_approved_do_not_count(self, other):
        assert split({}, {}, {"amount_fen": 500, **other})["verdict"] == "none"
        assert split({"amount_fen": 500}, {"amount_fen": 500, **other})["verdict"] == "none"

    @pytest.mark.parametrize("other", [{"budget_item": "x"}, {"category": "x"}, {"year": 2025}])
    def test_only_under_one_budget_item_in_one_category_and_year(self, other):
        assert split({"amount_fen": 150}, {"amount_fen": 150, **other})["verdict"] == "none"

    def test_one_buy_is_not_several(self):
        assert split({"amount_fen": 500})["verdict"] == "none"
        assert split()["groups"] == []

    def test_no_figure_told_before_march_2015(self):
        with pytest.raises(Refusal) as refused:
            split({}, on="2015-02-28")
        assert as_error(refused.value)["field"] == "on"
        assert split({}, on="2015-03-01")["verdict"] == "none"

    @given(
        st.lists(
            st.fixed_dictionaries(
                {
                    "budget_item": st.sampled_from("ab"),
                    "category": st.sampled_from("xy"),
                    "year": st.sampled_from([2025, 2026]),
                    "method": st.sampled_from(["open_tender", "negotiation", "inquiry"]),
                    "amount_fen": st.integers(0, 150),
                    "approved": st.booleans(),
                }
            ),
            max_size=12,
        ),
        st.randoms(),
    )
    def test_the_order_of_the_buys_does_not_matter(self, purchases, random):
        answer = split(*purchases)

        assert split(*random.sample(purchases, len(purchases))) == answer
        assert all(group["sum_fen"] > 200 for group in answer["groups"])


@pytest.mark.article("财政部令第87号 第五十七条")
@pytest.mark.article("财库〔2014〕214号 第二十五条第二款")
def test_equal_scores_are_ranked_by_price_and_then_stand_side_by_side_or_go_by_technique():
    assert RANKING_TIES.on(day("2026-03-02"), method="open_tender").value == (
        "price",
        "side_by_side",
    )
    assert RANKING_TIES.on(day("2026-03-02"), method="consultation").value == (
        "price",
        "technical",
    )


@pytest.mark.article("财政部令第87号 第五十九条")
def test_contradictions_are_corrected_in_order():
    before = ARITHMETIC_CORRECTION_ORDER.on(day("2017-09-30"), method="open_tender")
    assert (before.cite, before.verified) == ("财政部令第18号 第四十一条", False)
    order = ARITHMETIC_CORRECTION_ORDER.on(day("2017-10-01"), method="open_tender").value
    assert order[:2] == ("opening_sheet", "words_over_figures")


@pytest.mark.article("财政部令第87号 第六十四条第一款")
@pytest.mark.article("财库〔2014〕214号 第三十二条第一款")
@pytest.mark.article("财政部令第74号 第二十一条第一款")
def test_a_wrongly_judged_qualification_reopens_everything_but_a_tender():
    reasons = {
        method: REEVALUATION_REASONS.on(day("2026-03-02"), method=method).value
        for method in ("open_tender", "consultation", "negotiation")
    }

    assert ["qualification_error" in reasons[method] for method in reasons] == [False, True, True]


@pytest.mark.article("政府采购法实施条例 第二十条第（四）项")
def test_the_record_in_one_region_may_not_be_scored_since_2015():
    assert SCORING_FACTOR_BANS.find(day("2015-02-28"), method="open_tender") is None
    assert (
        "regional_record" in SCORING_FACTOR_BANS.on(day("2015-03-01"), method="open_tender").value
    )
    assert "turnover" in SCORING_FACTOR_BANS.on(day("2017-10-01"), method="open_tender").value


@pytest.mark.article("财政部令第74号 第二十七条第二款")
@pytest.mark.article("财库〔2014〕214号 第二十一条第三款")
def test_two_are_enough_where_a_tender_left_two_or_research_has_few_suppliers():
    on = day("2014-12-31")

    assert MINIMUM_BIDS.on(on, method="negotiation").value == 3
    assert MINIMUM_BIDS.on(on, method="negotiation", two_left_by_tender=True).value == 2
    assert MINIMUM_BIDS.on(on, method="consultation", research=True).value == 2


@pytest.mark.parametrize(
    ("ask_it", "facts", "code", "field"),
    [
        (scored, {"given_offers": []}, "missing_field", "offers"),
        (scored, {"given_offers": offers(0)}, "out_of_range", "offers.0.offer_fen"),
        (scored, {"given_offers": offers(1, -1)}, "out_of_range", "offers.1.offer_fen"),
        (scored, {"given_offers": [*offers(1), *offers(2)]}, "duplicate_value", "offers.1.id"),
        (
            scored,
            {"given_offers": offers(1, deductions={0: 20.01})},
            "out_of_range",
            "offers.0.deduction_percent",
        ),
        (
            scored,
            {"given_offers": offers(1, deductions={0: -1})},
            "out_of_range",
            "offers.0.deduction_percent",
        ),
        (
            scored,
            {"given_offers": [{"id": "a", "offer_fen": 1}]},
            "missing_field",
            "offers.0.deduction_percent",
        ),
        (scored, {"weight": True}, "wrong_type", "price_weight"),
        (scored, {"weight": "10"}, "wrong_type", "price_weight"),
        (scored, {"weight": float("nan")}, "wrong_type", "price_weight"),
        (scored, {"weight": float("inf")}, "wrong_type", "price_weight"),
        (scored, {"weight": 10**400}, "out_of_range", "price_weight"),
        (scored, {"weight": -1}, "out_of_range", "price_weight"),
        (scored, {"method": "voucher"}, "nothing_in_force", "on"),
        (scored, {"subject": "works"}, "nothing_in_force", "on"),
        (low, {"offers": []}, "missing_field", "offers"),
        (low, {"offers": [{"id": " ", "offer_fen": 1}]}, "missing_field", "offers.0.id"),
        (low, {"offers": [{"id": 1, "offer_fen": 1}]}, "wrong_type", "offers.0.id"),
        (low, {"offers": [{"id": "a", "offer_fen": 1.5}]}, "wrong_type", "offers.0.offer_fen"),
        (low, {"offers": [{"id": "a", "offer_fen": 1, "x": 1}]}, "unknown_field", "offers.0.x"),
        (low, {"ceiling_fen": "100"}, "wrong_type", "ceiling_fen"),
        (low, {"ceiling_fen": -1}, "out_of_range", "ceiling_fen"),
        (low, {"budget_fen": None}, "wrong_type", "budget_fen"),
        (split, {"purchases": [{}]}, "missing_field", "purchases.0.budget_item"),
        (split, {"purchases": [None]}, "wrong_type", "purchases.0"),
        (split, {"purchases": None}, "wrong_type", "purchases"),
        (split, {"open_tender_threshold_fen": -1}, "out_of_range", "open_tender_threshold_fen"),
    ],
)
def test_asked_wrongly(ask_it, facts, code, field):
    with pytest.raises(Refusal) as refused:
        ask_it(**({"given_offers": offers(1)} if ask_it is scored else {}) | facts)

    error = as_error(refused.value)
    assert (error["code"], error["field"]) == (code, field)


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"year": 2026.0}, "wrong_type", "year"),
        ({"year": 0}, "out_of_range", "year"),
        ({"year": 10_000}, "out_of_range", "year"),
        ({"method": "auction"}, "unknown_value", "method"),
        ({"approved": None}, "wrong_type", "approved"),
        ({"amount_fen": -1}, "out_of_range", "amount_fen"),
        ({"category": ""}, "missing_field", "category"),
        ({"note": "x"}, "unknown_field", "note"),
    ],
)
def test_a_purchase_that_does_not_fit_is_named_by_its_path(wrong, code, field):
    with pytest.raises(Refusal) as refused:
        split({}, wrong)

    error = as_error(refused.value)
    assert (error["code"], error["field"]) == (code, f"purchases.1.{field}")
