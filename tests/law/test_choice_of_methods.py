"""Which methods may be used, article by article."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goufu.law.method_choice import choose, tell
from goufu.law.methods import GROUNDS, METHODS, SUBJECTS
from goufu.law.provisions import use_local_source
from goufu.law.questions import as_error, ask
from goufu.law.questions.methods import SENTENCES
from goufu.law.refusals import Refusal
from goufu.law.supposed import Change, Variant, suppose
from goufu.law.why import collect

THRESHOLD = 400_000_000
OTHER_WAYS = ("commission", "concession", "strategic_cooperation", "subsidy", "outsourcing")


def methods(*grounds: str, on: str = "2026-03-02", **facts: Any) -> dict[str, Any]:
    return ask(
        "methods",
        {
            "on": on,
            "place": "CN-3415",
            "subject": "services",
            "amount_fen": THRESHOLD - 1,
            "open_tender_threshold_fen": THRESHOLD,
            "grounds": list(grounds),
            **facts,
        },
    )


def verdict(method: str, *grounds: str, **facts: Any) -> str:
    return methods(*grounds, **facts)["methods"][method]["verdict"]


def clauses(method: str, *grounds: str, **facts: Any) -> list[str]:
    return [one["clause"] for one in methods(*grounds, **facts)["methods"][method]["reasons"]]


@pytest.mark.article("政府采购法 第二十六条第二款")
@pytest.mark.article("政府采购法 第二十七条")
class TestTheOpenTenderIsTheMainMethodAndRequiredAtTheThreshold:
    def test_the_threshold_itself_is_at_the_threshold(self):
        assert verdict("open_tender", amount_fen=THRESHOLD) == "required"
        assert verdict("open_tender", amount_fen=THRESHOLD - 1) == "allowed"

    def test_the_reasons_of_the_answer_are_those_of_the_open_tender(self):
        answer = methods(amount_fen=THRESHOLD)

        assert answer["verdict"] == "answered"
        assert [one["code"] for one in answer["reasons"]] == ["methods.main", "methods.required"]
        assert answer["values"]["method_at_threshold"]["value"] == "open_tender"

    def test_every_method_is_told_of_on_every_day(self):
        assert set(methods(on="2003-01-01")["methods"]) == set(METHODS)

    def test_no_law_on_methods_was_in_force_in_2002(self):
        with pytest.raises(Refusal) as refused:
            methods(on="2002-12-31")

        error = as_error(refused.value)
        assert (error["code"], error["field"]) == ("nothing_in_force", "on")
        assert "2002-12-31" in error["sentence"]

    @pytest.mark.article("政府采购法 第四条")
    @pytest.mark.article("招标投标法实施条例 第八条第一款")
    def test_works_are_tendered_under_the_law_on_tendering(self):
        works = {"subject": "works", "amount_fen": THRESHOLD}

        assert clauses("open_tender", on="2012-01-31", **works)[-1] == "政府采购法 第四条"
        assert clauses("open_tender", on="2012-02-01", **works)[-1].startswith("招标投标法实施条例")


@pytest.mark.article("政府采购法 第二十九条第（一）项")
@pytest.mark.article("政府采购法 第二十九条第（二）项")
class TestATenderIsInvitedWhereSuppliersAreFewOrAnOpenOneCostsTooMuch:
    @pytest.mark.parametrize("ground", ["limited_suppliers", "tender_cost_disproportionate"])
    def test_on_either_ground_and_on_no_other(self, ground):
        assert verdict("invited_tender", ground) == "allowed"
        assert verdict("invited_tender", *(GROUNDS.keys() - {ground, *self.GROUNDS})) == "forbidden"

    GROUNDS = ("limited_suppliers", "tender_cost_disproportionate")

    @pytest.mark.article("招标投标法实施条例 第八条第一款第（一）项")
    def test_works_since_2012(self):
        assert verdict("invited_tender", self.GROUNDS[0], subject="works", on="2012-01-31") == (
            "forbidden"
        )
        assert verdict("invited_tender", self.GROUNDS[0], subject="works", on="2012-02-01") == (
            "allowed"
        )


@pytest.mark.article("政府采购法 第三十条第（一）项")
@pytest.mark.article("政府采购法 第三十条第（二）项")
@pytest.mark.article("政府采购法 第三十条第（三）项")
@pytest.mark.article("政府采购法 第三十条第（四）项")
class TestThereAreFourGroundsForANegotiation:
    @pytest.mark.parametrize("ground", ["no_bids", "complex", "urgent", "price_not_computable"])
    @pytest.mark.parametrize("on", ["2003-01-01", "2026-03-02"])
    def test_each_of_them_will_do(self, ground, on):
        assert verdict("negotiation", ground, on=on) == "allowed"

    def test_the_reason_names_the_ground_and_the_remedy_of_none_names_all(self):
        told = methods("purchase_of_services")["methods"]["negotiation"]["reasons"][0]

        assert told["code"] == "methods.no_ground"
        assert all(GROUNDS[one] in told["sentence"] for one in ("no_bids", "urgent"))
        assert told["remedy"]

    @pytest.mark.article("政府采购法实施条例 第二十六条")
    def test_urgency_must_not_be_of_ones_own_making_since_2014(self):
        urgent = "政府采购法 第三十条第（三）项"

        assert clauses("negotiation", "urgent", on="2014-01-31") == [urgent]
        assert clauses("negotiation", "urgent", on="2014-02-01") == [
            urgent,
            "财政部令第74号 第二十七条第一款第（三）项",
        ]
        assert clauses("negotiation", "urgent", on="2015-02-28")[-1].startswith("财政部令第74号")
        assert clauses("negotiation", "urgent", on="2015-03-01") == [
            urgent,
            "政府采购法实施条例 第二十六条",
        ]

    @pytest.mark.article("财政部令第74号 第二十七条第一款第（一）项")
    def test_works_since_2014(self):
        assert verdict("negotiation", "no_bids", subject="works", on="2014-01-31") == "forbidden"
        assert verdict("negotiation", "no_bids", subject="works", on="2014-02-01") == "allowed"


@pytest.mark.article("政府采购法 第三十一条第（一）项")
@pytest.mark.article("政府采购法 第三十一条第（二）项")
@pytest.mark.article("政府采购法 第三十一条第（三）项")
class TestThereAreThreeGroundsForASingleSource:
    @pytest.mark.parametrize("ground", ["sole_supplier", "emergency_single", "follow_on"])
    def test_each_of_them_will_do(self, ground):
        assert verdict("single_source", ground) == "allowed"

    @pytest.mark.article("政府采购法实施条例 第二十三条")
    @pytest.mark.article("政府采购法实施条例 第二十七条")
    @pytest.mark.article("财政部令第74号 第四条")
    def test_at_the_threshold_it_is_approved_and_made_public_first(self):
        assert clauses("single_source", "sole_supplier", amount_fen=THRESHOLD) == [
            "政府采购法 第三十一条第（一）项",
            "政府采购法实施条例 第二十三条",
            "政府采购法实施条例 第二十七条",
            "政府采购法实施条例 第三十八条",
            "财政部令第74号 第四条",
        ]

    def test_an_emergency_is_not_made_public(self):
        told = methods("emergency_single", amount_fen=THRESHOLD)["methods"]["single_source"]

        assert told["verdict"] == "allowed_with_approval"
        assert [one["code"] for one in told["reasons"]] == [
            "methods.ground",
            "methods.approval",
            "methods.consent",
        ]


@pytest.mark.article("政府采购法 第三十二条")
@pytest.mark.article("财政部令第74号 第三条")
class TestAnInquiryIsForGoodsAloneSince2014:
    def test_services_until_the_last_day_of_january(self):
        assert verdict("inquiry", "uniform_and_stable", on="2014-01-31") == "allowed"
        assert verdict("inquiry", "uniform_and_stable", on="2014-02-01") == "forbidden"

    def test_what_is_read_into_the_old_law_is_not_verified(self):
        told = methods("uniform_and_stable", on="2014-01-31")["methods"]["inquiry"]["reasons"][0]

        assert told["verified"] is False

    @pytest.mark.parametrize("on", ["2003-01-01", "2014-02-01", "2026-03-02"])
    def test_goods_on_any_day(self, on):
        assert verdict("inquiry", "uniform_and_stable", on=on, subject="goods") == "allowed"

    def test_no_ground_helps_and_the_reason_says_so(self):
        told = methods(*GROUNDS)["methods"]["inquiry"]

        assert told["verdict"] == "forbidden"
        assert told["reasons"][0]["code"] == "methods.not_for_subject"
        assert told["reasons"][0]["sentence"] == "“询价”不适用于服务采购，只适用于货物。"


@pytest.mark.article("财库〔2014〕214号 第三条第（一）项")
@pytest.mark.article("财库〔2014〕214号 第三条第（二）项")
@pytest.mark.article("财库〔2014〕214号 第三条第（三）项")
class TestAPurchaseOfServicesIsAGroundForAConsultation:
    def test_since_the_last_day_of_2014(self):
        assert verdict("consultation", "purchase_of_services", on="2014-12-30") == "forbidden"
        assert verdict("consultation", "purchase_of_services", on="2014-12-31") == "allowed"

    def test_not_of_goods(self):
        assert verdict("consultation", "purchase_of_services", subject="goods") == "forbidden"
        assert verdict("consultation", "complex", subject="goods") == "allowed"

    @pytest.mark.article("财库〔2014〕214号 第四条")
    def test_at_the_threshold_the_sector_head_and_finance_are_asked(self):
        told = methods("purchase_of_services", amount_fen=THRESHOLD)["methods"]["consultation"]

        assert told["verdict"] == "allowed_with_approval"
        assert told["reasons"][-1]["clause"] == "财库〔2014〕214号 第四条"
        assert all(one["remedy"] for one in told["reasons"][1:])


@pytest.mark.article("财政部令第110号 第三条第一款第（一）项")
@pytest.mark.article("财政部令第110号 第三条第一款第（三）项")
@pytest.mark.article("财政部令第110号 第二条第一款")
class TestAFrameworkIsForSmallFrequentBuysOrForThoseServedToChoose:
    @pytest.mark.parametrize("ground", ["small_and_frequent", "beneficiaries_choose"])
    def test_since_march_2022(self, ground):
        assert verdict("framework", ground, on="2022-02-28") == "forbidden"
        assert verdict("framework", ground, on="2022-03-01") == "allowed"

    def test_those_served_choose_services_and_nobody_frames_works(self):
        assert verdict("framework", "beneficiaries_choose", subject="goods") == "forbidden"
        assert verdict("framework", "small_and_frequent", subject="goods") == "allowed"
        assert verdict("framework", "small_and_frequent", subject="works") == "forbidden"


@pytest.mark.article("六安市财政局讲座 第21行")
class TestWhatIsNotCompetitiveMayGoAnotherWay:
    @pytest.mark.parametrize("method", [*OTHER_WAYS, "voucher"])
    def test_in_anhui_until_the_end_of_february_2020(self, method):
        assert verdict(method, "not_competitive", on="2013-12-31") == "forbidden"
        assert verdict(method, "not_competitive", on="2014-01-01") == "allowed"
        assert verdict(method, "not_competitive", on="2020-02-29") == "allowed"
        assert verdict(method, "not_competitive", on="2020-03-01") == "forbidden"

    def test_nowhere_else_and_on_no_other_ground(self):
        day = "2015-12-24"

        assert verdict("voucher", "not_competitive", on=day, place="CN-3201") == "forbidden"
        assert verdict("voucher", "complex", on=day) == "forbidden"
        assert verdict("voucher", "not_competitive", on=day, subject="goods") == "forbidden"

    def test_it_is_the_lecture_that_says_so(self):
        told = methods("not_competitive", on="2015-12-24")["methods"]["voucher"]["reasons"][0]

        assert (told["clause"], told["verified"]) == ("六安市财政局讲座 第21行", False)


FACTS = st.fixed_dictionaries(
    {
        "on": st.dates(
            min_value=date(2003, 1, 1),
            max_value=date(2030, 12, 31),
        ).map(str),
        "place": st.sampled_from(["CN", "CN-34", "CN-341502", "CN-11"]),
        "subject": st.sampled_from(sorted(SUBJECTS)),
        "amount_fen": st.integers(0, 2 * THRESHOLD),
        "open_tender_threshold_fen": st.just(THRESHOLD),
        "grounds": st.lists(st.sampled_from(sorted(GROUNDS)), unique=True),
    }
)


class TestWhateverIsBought:
    @given(FACTS)
    def test_every_verdict_is_one_word_and_every_method_has_a_reason(self, facts):
        told = ask("methods", facts)["methods"]
        at_threshold = facts["amount_fen"] >= THRESHOLD

        assert told["open_tender"]["verdict"] == ("required" if at_threshold else "allowed")
        for method, said in told.items():
            if method != "open_tender":
                lawful = "allowed_with_approval" if at_threshold else "allowed"
                assert said["verdict"] in (lawful, "forbidden")
            assert said["reasons"]
            assert all(one["clause"] and one["sentence"] for one in said["reasons"])

    @given(FACTS)
    def test_without_a_ground_only_the_open_tender_is_left(self, facts):
        told = ask("methods", {**facts, "grounds": []})["methods"]

        assert {name for name, said in told.items() if said["verdict"] != "forbidden"} == {
            "open_tender"
        }

    @given(FACTS, st.sampled_from(sorted(GROUNDS)))
    def test_one_more_ground_never_closes_a_method(self, facts, ground):
        before = ask("methods", facts)["methods"]
        after = ask("methods", {**facts, "grounds": [*facts["grounds"], ground]})["methods"]

        for method, said in before.items():
            if said["verdict"] != "forbidden":
                assert after[method]["verdict"] == said["verdict"]

    @given(FACTS)
    def test_what_is_remembered_is_what_is_found_anew(self, facts):
        remembered = ask("methods", facts)
        before = use_local_source(lambda _key: ())
        try:
            assert ask("methods", facts) == remembered
        finally:
            use_local_source(before)

    def test_a_supposed_law_that_asks_for_no_tender_at_the_threshold_is_asked_anew(self):
        before = verdict("open_tender", amount_fen=THRESHOLD)
        no_tender = Change("procurement/method_at_threshold", None)
        with suppose(Variant(since=date(2015, 1, 1), changes=(no_tender,))):
            assert verdict("open_tender", amount_fen=THRESHOLD) == "allowed"
            assert verdict("consultation", "complex", amount_fen=THRESHOLD) == "allowed"

        assert verdict("open_tender", amount_fen=THRESHOLD) == before == "required"

    def test_who_listens_hears_only_of_the_method_that_is_told_of(self):
        about = {"on": date(2026, 3, 2), "place": "CN", "subject": "services"}
        with collect() as asked:
            found = choose(**about, amount_fen=1, threshold_fen=1, grounds=GROUNDS)
            tell(found.of["consultation"])

        keys = [one.code.removeprefix("procurement/") for one in asked]
        assert keys[0] == "methods"
        assert set(keys) == {
            "methods",
            "method_grounds",
            "other_methods_approval",
            "sector_head_consent",
        }


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"grounds": ["whim"]}, "unknown_value", "grounds.0"),
        ({"grounds": ["complex", 3]}, "wrong_type", "grounds.1"),
        ({"grounds": "complex"}, "wrong_type", "grounds"),
        ({"grounds": None}, "wrong_type", "grounds"),
        ({"subject": "people"}, "unknown_value", "subject"),
        ({"amount_fen": -1}, "out_of_range", "amount_fen"),
        ({"amount_fen": 1.0}, "wrong_type", "amount_fen"),
        ({"amount_fen": "1"}, "wrong_type", "amount_fen"),
        ({"open_tender_threshold_fen": -1}, "out_of_range", "open_tender_threshold_fen"),
        ({"open_tender_threshold_fen": None}, "wrong_type", "open_tender_threshold_fen"),
        ({"place": "CN-99"}, "unknown_place", "place"),
        ({"on": "yesterday"}, "not_a_day", "on"),
    ],
)
def test_asked_wrongly(facts, code, field):
    with pytest.raises(Refusal) as refused:
        methods(**facts)

    error = as_error(refused.value)
    assert (error["code"], error["field"]) == (code, field)


def test_every_rule_has_its_sentence_and_none_is_said_twice():
    assert len(set(SENTENCES.values())) == len(SENTENCES)
