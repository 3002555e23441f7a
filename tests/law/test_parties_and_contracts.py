"""Providers, terms, supplements, deposits and grades: old law and new, last day and day after."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goufu.law.grades import grade
from goufu.law.labels import LONGER_TERM_CONDITIONS
from goufu.law.parties import PROVIDERS
from goufu.law.questions import as_error, ask
from goufu.law.refusals import Refusal

ALL = dict.fromkeys(LONGER_TERM_CONDITIONS, True)
SUPPLEMENT = {
    "on": "2026-03-02",
    "place": "CN-3415",
    "contract_fen": 100_000,
    "earlier_supplements_fen": [],
    "supplement_fen": 10_000,
    "same_subject": True,
}
AMOUNT = st.integers(min_value=1, max_value=10**12)


def provider(kind: str, on: str) -> str:
    return str(ask("provider", {"kind": kind, "on": on, "place": "CN-3415"})["verdict"])


def term(months: int, on: str = "2026-03-02", **conditions: bool) -> dict:
    facts = {"on": on, "place": "CN-3415", "months": months, **ALL, **conditions}
    return ask("contract_term", facts)


def change(**facts) -> dict:
    return ask("contract_change", {**SUPPLEMENT, **facts})


def cap(kind: str, base_fen: int, on: str) -> int:
    facts = {"on": on, "place": "CN-3415", "kind": kind, "base_fen": base_fen}
    return int(ask("deposit", facts)["cap_fen"])


def refused(question: str, facts: dict) -> dict:
    with pytest.raises(Refusal) as refusal:
        ask(question, facts)
    return as_error(refusal.value)


@pytest.mark.article("国办发〔2013〕96号；六安市财政局讲座 第24、26行")
class TestPublicBenefitInstitutionsWereEncouragedToTakePart:
    @pytest.mark.parametrize("kind", ["public_benefit_1", "public_benefit_2"])
    def test_until_the_last_day_of_the_old_measures(self, kind):
        assert provider(kind, "2020-02-29") == "allowed"

    @pytest.mark.parametrize(
        "kind", ["individual", "rural_collective", "grassroots_committee"], ids=str
    )
    def test_the_lecture_names_neither_persons_nor_villages(self, kind):
        assert provider(kind, "2015-12-24") == "forbidden"

    def test_before_the_guiding_opinions_nobody_is_known(self):
        error = refused("provider", {"kind": "enterprise", "on": "2013-09-25", "place": "CN"})

        assert (error["code"], error["field"]) == ("nothing_in_force", "on")


@pytest.mark.article("财政部令第102号 第六条、第八条")
class TestPublicBenefitClassOneIsNeitherPurchaserNorProvider:
    def test_from_the_first_day_of_the_measures(self):
        assert provider("public_benefit_1", "2020-03-01") == "forbidden"
        assert provider("public_benefit_2", "2020-03-01") == "allowed"

    @pytest.mark.parametrize("kind", ["individual", "rural_collective", "grassroots_committee"])
    def test_persons_and_villages_may(self, kind):
        assert provider(kind, "2020-03-01") == "allowed"

    @pytest.mark.parametrize(
        "kind", ["mass_organisation_administrative", "mass_organisation_institutional"]
    )
    def test_mass_organisations_paid_by_the_budget_may_not(self, kind):
        assert provider(kind, "2026-03-02") == "forbidden"

    @pytest.mark.parametrize("kind", PROVIDERS)
    def test_the_refusal_says_what_to_do(self, kind):
        answer = ask("provider", {"kind": kind, "on": "2026-03-02", "place": "CN"})

        (reason,) = answer["reasons"]
        assert bool(reason["remedy"]) is (answer["verdict"] == "forbidden")
        assert not reason["verified"]


@pytest.mark.article("财政部令第102号 第二十四条")
class TestAContractOrdinarilyLastsNoLongerThanAYear:
    def test_before_the_measures_no_term_is_set(self):
        answer = term(60, on="2020-02-29")

        assert (answer["verdict"], answer["values"]) == ("unregulated", {})
        assert answer["reasons"][0]["remedy"]

    def test_the_twelfth_month_is_the_last(self):
        nothing = dict.fromkeys(ALL, False)

        assert term(12, on="2020-03-01", **nothing)["verdict"] == "allowed"
        assert term(13, on="2020-03-01", **nothing)["verdict"] == "forbidden"

    def test_three_years_where_everything_holds(self):
        assert term(36)["verdict"] == "allowed"
        assert term(37)["verdict"] == "forbidden"

    @pytest.mark.parametrize("name", LONGER_TERM_CONDITIONS)
    def test_one_condition_that_does_not_hold_is_named(self, name):
        answer = term(24, **{name: False})

        assert answer["verdict"] == "forbidden"
        assert [one["code"] for one in answer["reasons"]] == [
            "contract_term.beyond",
            f"contract_term.{name}",
        ]

    def test_too_long_is_said_beside_what_does_not_hold(self):
        codes = [one["code"] for one in term(40, continuous=False)["reasons"]]

        assert codes == [
            "contract_term.beyond",
            "contract_term.continuous",
            "contract_term.too_long",
        ]

    @pytest.mark.parametrize("months", [0, -1, 1201])
    def test_a_term_of_no_month_is_none(self, months):
        facts = {"on": "2026-03-02", "place": "CN", "months": months, **ALL}
        error = refused("contract_term", facts)

        assert (error["code"], error["field"]) == ("out_of_range", "months")


@pytest.mark.article("政府采购法 第四十九条")
class TestAllSupplementsTogetherStayWithinTenPerCent:
    def test_ten_per_cent_is_included(self):
        assert change()["verdict"] == "allowed"
        assert change(supplement_fen=10_001)["verdict"] == "forbidden"

    def test_earlier_ones_count(self):
        answer = change(earlier_supplements_fen=[4_000, 5_000], supplement_fen=1_001)

        assert (answer["verdict"], answer["room_fen"]) == ("forbidden", 1_000)

    def test_room_is_never_below_zero(self):
        assert change(earlier_supplements_fen=[99_999])["room_fen"] == 0

    def test_a_part_of_a_fen_is_no_room(self):
        assert change(contract_fen=99, supplement_fen=9)["room_fen"] == 9
        assert change(contract_fen=99, supplement_fen=10)["verdict"] == "forbidden"

    def test_another_subject_is_another_purchase(self):
        answer = change(same_subject=False, supplement_fen=10_001)

        assert answer["verdict"] == "forbidden"
        assert [one["code"] for one in answer["reasons"]] == [
            "contract_change.other_subject",
            "contract_change.too_much",
        ]

    def test_before_the_law_nothing_is_known(self):
        error = refused("contract_change", {**SUPPLEMENT, "on": "2002-12-31"})

        assert (error["code"], error["field"]) == ("nothing_in_force", "on")

    @pytest.mark.parametrize(
        ("field", "wrong", "where"),
        [
            ("contract_fen", 0, "contract_fen"),
            ("supplement_fen", -1, "supplement_fen"),
            ("earlier_supplements_fen", [1, -1], "earlier_supplements_fen.1"),
        ],
    )
    def test_amounts_that_are_none_are_refused(self, field, wrong, where):
        error = refused("contract_change", {**SUPPLEMENT, field: wrong})

        assert (error["code"], error["field"]) == ("out_of_range", where)

    @given(contract=AMOUNT, earlier=st.lists(AMOUNT, max_size=5), supplement=AMOUNT)
    def test_the_sum_of_all_that_was_allowed_is_within_the_cap(self, contract, earlier, supplement):
        answer = change(
            contract_fen=contract, earlier_supplements_fen=earlier, supplement_fen=supplement
        )

        assert answer["room_fen"] >= 0
        if answer["verdict"] == "allowed":
            assert (sum(earlier) + supplement) * 10 <= contract


@pytest.mark.article("政府采购法实施条例 第三十三条第一款")
class TestABidDepositIsNoMoreThanTwoPerCentOfTheBudget:
    def test_from_the_first_day_of_the_regulation(self):
        assert cap("bid", 10_000, "2015-03-01") == 200
        assert cap("bid", 10_000, "2026-03-02") == 200

    def test_a_part_of_a_fen_is_not_asked_for(self):
        assert cap("bid", 149, "2026-03-02") == 2

    @given(base=st.integers(min_value=0, max_value=10**14))
    def test_it_is_the_most_that_stays_within(self, base):
        most = cap("bid", base, "2026-03-02")

        assert most * 100 <= base * 2 < (most + 1) * 100


@pytest.mark.article("财政部令第18号 第三十六条")
class TestABidDepositWasNoMoreThanOnePerCent:
    def test_until_the_day_before_the_regulation(self):
        assert cap("bid", 10_000, "2015-02-28") == 100


@pytest.mark.article("政府采购法实施条例 第四十八条第二款")
class TestAPerformanceDepositIsNoMoreThanTenPerCentOfTheContract:
    def test_from_the_first_day_of_the_regulation(self):
        assert cap("performance", 10_000, "2015-03-01") == 1_000

    def test_before_it_nothing_is_known(self):
        facts = {"on": "2015-02-28", "place": "CN", "kind": "performance", "base_fen": 1}
        error = refused("deposit", facts)

        assert (error["code"], error["field"]) == ("nothing_in_force", "on")


@pytest.mark.article("财预〔2020〕10号")
class TestAScoreEarnsAGrade:
    @pytest.mark.parametrize(
        ("score", "word"),
        [
            (100, "优"), (90, "优"), (89.99, "良"), (80, "良"), (79.99, "中"),
            (60, "中"), (59.99, "差"), (0, "差"),
        ],
    )  # fmt: skip
    def test_the_lowest_score_of_a_band_belongs_to_it(self, score, word):
        answer = ask("grade", {"on": "2026-03-02", "place": "CN-3415", "score": score})

        assert (answer["verdict"], answer["grade"]) == ("graded", word)

    @pytest.mark.parametrize("score", [-0.01, 100.01])
    def test_a_score_outside_is_none(self, score):
        error = refused("grade", {"on": "2026-03-02", "place": "CN", "score": score})

        assert (error["code"], error["field"]) == ("out_of_range", "score")

    @pytest.mark.parametrize("score", [float("nan"), float("inf")])
    def test_nor_is_what_is_no_number(self, score):
        error = refused("grade", {"on": "2026-03-02", "place": "CN", "score": score})

        assert (error["code"], error["field"]) == ("wrong_type", "score")

    @given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
    def test_a_better_score_is_never_graded_worse(self, one, other):
        from datetime import date

        lowest = [grade(Decimal(score), on=date(2026, 3, 2)).lowest for score in (one, other)]
        assert (one <= other) <= (lowest[0] <= lowest[1])
