"""Whether a committee may evaluate, article by article."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goufu.law.committee import ROLES
from goufu.law.questions import as_error, ask
from goufu.law.refusals import Refusal

THRESHOLD = 400_000_000
DEAR = 1_000_000_000  # 一千万元
METHODS = ["open_tender", "invited_tender", "negotiation", "inquiry", "consultation", "framework"]


def members(experts: int, purchasers: int = 0, *more: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        *[{"role": "expert", "own_unit": False} for _ in range(experts)],
        *[{"role": "purchaser", "own_unit": True} for _ in range(purchasers)],
        *more,
    ]


def committee(seated: list[dict[str, Any]], **facts: Any) -> dict[str, Any]:
    return ask(
        "committee",
        {
            "on": "2026-03-02",
            "place": "CN-3415",
            "method": "open_tender",
            "budget_fen": THRESHOLD - 1,
            "open_tender_threshold_fen": THRESHOLD,
            "complex": False,
            "high_impact": False,
            "members": seated,
            **facts,
        },
    )


def broken(seated: list[dict[str, Any]], **facts: Any) -> list[str]:
    """Return what the committee breaks; nothing where it is lawful."""
    answer = committee(seated, **facts)
    codes = [one["code"].removeprefix("committee.") for one in answer["reasons"]]
    return codes if answer["verdict"] == "unlawful" else []


@pytest.mark.article("财政部令第87号 第四十七条第一款")
class TestACommitteeIsFiveOrMoreOddAndTwoThirdsExperts:
    @pytest.mark.parametrize(
        ("seated", "breaks"),
        [
            (members(4, 1), []),
            (members(5), []),
            (members(3, 2), ["experts"]),
            (members(3), ["size"]),
            (members(5, 1), ["parity"]),
            (members(5, 2), []),
            (members(6, 3), []),
            (members(4, 3), ["experts"]),
            (members(2, 2), ["size", "parity", "experts"]),
            ([], ["size", "parity"]),
        ],
        ids=str,
    )
    def test_today(self, seated, breaks):
        assert broken(seated) == breaks

    def test_what_is_lawful_names_every_rule_that_was_kept(self):
        answer = committee(members(4, 1))

        assert [one["code"] for one in answer["reasons"]] == [
            "committee.size",
            "committee.parity",
            "committee.experts",
            "committee.own_unit",
            "committee.agency",
        ]
        assert not any(one["remedy"] for one in answer["reasons"])
        assert answer["values"]["committee_size"]["value"] == 5

    def test_what_is_not_says_what_to_do(self):
        reason = committee(members(3, 2))["reasons"][0]

        assert reason["sentence"] == "评标委员会5人中评审专家3人，不足三分之2。"
        assert reason["remedy"]

    @pytest.mark.article("财政部令第18号 第四十五条")
    def test_the_old_rule_is_from_memory(self):
        before = committee(members(4, 1), on="2017-09-30")
        after = committee(members(4, 1), on="2017-10-01")

        assert {one["verified"] for one in before["reasons"][:3]} == {False}
        assert {one["verified"] for one in after["reasons"]} == {True}

    def test_no_rule_is_known_before_it(self):
        with pytest.raises(Refusal) as refused:
            committee(members(5), on="2004-09-10")

        assert as_error(refused.value)["code"] == "nothing_in_force"
        assert as_error(refused.value)["field"] == "on"


@pytest.mark.article("财政部令第87号 第四十七条第二款")
@pytest.mark.article("财政部令第87号 第四十七条第二款第（一）项")
class TestSevenSitWhereThePurchaseIsDearComplexOrOfHighImpact:
    @pytest.mark.parametrize(
        "large",
        [{"budget_fen": DEAR}, {"complex": True}, {"high_impact": True}],
        ids=["dear", "complex", "high impact"],
    )
    def test_since_october_2017(self, large):
        assert broken(members(4, 1), on="2017-09-30", **large) == []
        assert broken(members(4, 1), on="2017-10-01", **large) == ["size"]
        assert broken(members(5, 2), on="2017-10-01", **large) == []

    def test_ten_million_yuan_are_included_and_a_fen_less_is_not(self):
        assert broken(members(4, 1), budget_fen=DEAR) == ["size"]
        assert broken(members(4, 1), budget_fen=DEAR - 1) == []

    def test_the_experts_need_not_be_lawyers_in_a_tender(self):
        assert broken(members(5, 2), complex=True) == []


@pytest.mark.article("财政部令第87号 第四十七条第三款")
@pytest.mark.article("财库〔2016〕198号 第十六条第三款")
class TestAnExpertOfThePurchasingUnitActsOnlyAsItsRepresentative:
    OWN = {"role": "expert", "own_unit": True}

    def test_as_an_expert_the_person_may_not_sit(self):
        assert broken(members(4, 0, self.OWN)) == ["own_unit"]

    def test_the_sentence_counts_members_from_one(self):
        reasons = committee(members(3, 0, self.OWN, self.OWN))["reasons"]

        assert reasons[0]["sentence"].startswith("第4、5名成员")

    def test_as_a_representative_the_person_may(self):
        assert broken(members(4, 1)) == []

    def test_in_2017_another_act_said_so(self):
        said = committee(members(4, 0, self.OWN), on="2017-09-30")["reasons"][0]

        assert said["clause"] == "财库〔2016〕198号 第十六条第三款"


@pytest.mark.article("财政部令第87号 第四十七条第四款")
class TestPeopleOfTheAgencyDoNotEvaluate:
    @pytest.mark.parametrize("method", METHODS)
    def test_whatever_the_method(self, method):
        agent = {"role": "agency", "own_unit": False}

        assert broken(members(6, 0, agent), method=method) == ["agency"]


@pytest.mark.article("财政部令第74号 第七条第一款")
@pytest.mark.article("财政部令第74号 第七条第二款")
@pytest.mark.article("政府采购法 第三十八条第（一）项")
@pytest.mark.article("政府采购法 第四十条第（一）项")
class TestANegotiationOrAnInquiryIsByThreeAndByFiveAtTheThreshold:
    @pytest.mark.parametrize("method", ["negotiation", "inquiry"])
    def test_the_threshold_is_included(self, method):
        assert broken(members(2, 1), method=method) == []
        assert broken(members(2, 1), method=method, budget_fen=THRESHOLD) == ["size"]
        assert broken(members(4, 1), method=method, budget_fen=THRESHOLD) == []

    @pytest.mark.parametrize("method", ["negotiation", "inquiry"])
    def test_not_before_february_2014(self, method):
        at_threshold = {"method": method, "budget_fen": THRESHOLD}

        assert broken(members(2, 1), on="2014-01-31", **at_threshold) == []
        assert broken(members(2, 1), on="2014-02-01", **at_threshold) == ["size"]
        assert broken(members(2, 1), on="2003-01-01", **at_threshold) == []

    @pytest.mark.article("财政部令第74号 第七条第四款")
    def test_a_complex_negotiation_has_an_expert_in_law(self):
        complex_one = {"method": "negotiation", "complex": True}
        lawyer = {"role": "expert", "own_unit": False, "law_expert": True}
        clerk = {"role": "purchaser", "own_unit": True, "law_expert": True}

        assert broken(members(2, 1), **complex_one) == ["law_expert"]
        assert broken(members(1, 1, lawyer), **complex_one) == []
        assert broken(members(2, 0, clerk), **complex_one) == ["law_expert"]
        assert broken(members(2, 1), method="inquiry", complex=True) == []
        assert broken(members(2, 1), on="2014-01-31", **complex_one) == []


@pytest.mark.article("财库〔2014〕214号 第十四条第一款")
@pytest.mark.article("财库〔2014〕214号 第十四条第三款")
class TestAConsultationIsByThreeWhateverTheAmount:
    def test_at_the_threshold_too(self):
        assert broken(members(2, 1), method="consultation", budget_fen=DEAR) == []

    def test_a_complex_one_has_an_expert_in_law(self):
        assert broken(members(2, 1), method="consultation", complex=True) == ["law_expert"]

    def test_there_was_none_before_its_rules(self):
        with pytest.raises(Refusal):
            committee(members(2, 1), method="consultation", on="2014-12-30")
        assert broken(members(2, 1), method="consultation", on="2014-12-31") == []


@pytest.mark.article("财政部令第110号 第九条第二款、财政部令第87号 第四十七条第一款")
class TestAFrameworkIsEvaluatedLikeAnOpenTender:
    def test_by_five_or_seven(self):
        assert broken(members(4, 1), method="framework") == []
        assert broken(members(4, 1), method="framework", budget_fen=DEAR) == ["size"]
        with pytest.raises(Refusal):
            committee(members(4, 1), method="framework", on="2022-02-28")


@pytest.mark.article("财政部令第74号 第四十一条")
class TestASingleSourceIsAgreedWithByProfessionals:
    def test_however_many(self):
        assert broken(members(0, 2), method="single_source") == []
        assert broken([], method="single_source") == ["negotiators"]
        with pytest.raises(Refusal):
            committee(members(1), method="single_source", on="2014-01-31")


SEATS = st.lists(
    st.fixed_dictionaries(
        {"role": st.sampled_from(sorted(ROLES)), "own_unit": st.booleans()},
        optional={"law_expert": st.booleans()},
    ),
    max_size=9,
)


class TestWhoeverSits:
    @given(SEATS, st.sampled_from(METHODS), st.randoms())
    def test_the_order_of_the_members_does_not_matter(self, seated, method, random):
        shuffled = random.sample(seated, len(seated))

        assert broken(seated, method=method) == broken(shuffled, method=method)

    @given(SEATS, st.sampled_from(METHODS))
    def test_two_more_experts_never_break_a_lawful_committee(self, seated, method):
        if not broken(seated, method=method):
            assert not broken([*seated, *members(2)], method=method)


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"members": [{"role": "expert"}]}, "missing_field", "members.0.own_unit"),
        (
            {"members": [*members(1), {"role": "x", "own_unit": False}]},
            "unknown_value",
            "members.1.role",
        ),
        ({"members": [{"role": "expert", "own_unit": 0}]}, "wrong_type", "members.0.own_unit"),
        (
            {"members": [{"role": "expert", "own_unit": True, "law_expert": None}]},
            "wrong_type",
            "members.0.law_expert",
        ),
        (
            {"members": [{"role": "expert", "own_unit": True, "name": "王"}]},
            "unknown_field",
            "members.0.name",
        ),
        ({"members": ["expert"]}, "wrong_type", "members.0"),
        ({"members": {}}, "wrong_type", "members"),
        ({"complex": "yes"}, "wrong_type", "complex"),
        ({"high_impact": None}, "wrong_type", "high_impact"),
        ({"budget_fen": -1}, "out_of_range", "budget_fen"),
        ({"method": "lottery"}, "unknown_value", "method"),
        ({"method": "commission"}, "nothing_in_force", "on"),
    ],
)
def test_asked_wrongly(facts, code, field):
    with pytest.raises(Refusal) as refused:
        committee(**{"seated": members(5), **facts})

    error = as_error(refused.value)
    assert (error["code"], error["field"]) == (code, field)
