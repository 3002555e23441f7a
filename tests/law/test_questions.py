"""The questions: their answers, and every way of asking them wrongly."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goufu.law.items import MayNotBeBought, check_item
from goufu.law.parties import KINDS, NotAPurchaser, check_purchaser
from goufu.law.questions import QUESTIONS, UnknownQuestion, as_error, ask
from goufu.law.questions.fields import WrongFacts
from goufu.law.refusals import Refusal
from goufu.law.same_person import SamePerson, check_not_same_person

SIGNING = {"duty": "sign_contract", "from": "2026-09-03", "place": "CN-3415"}
REASON = {"code", "clause", "sentence", "quote", "in_force_from", "verified", "remedy"}
VALUE = {"value", "unit", "clause", "place", "in_force_from", "verified"}


def refused(question: str, facts: Any) -> dict[str, str]:
    with pytest.raises(Refusal) as refusal:
        ask(question, facts)
    return as_error(refusal.value)


@pytest.mark.parametrize("name", QUESTIONS)
class TestEveryQuestion:
    def test_answers_its_own_example(self, name):
        answer = ask(name, dict(QUESTIONS[name].example))

        assert answer["verdict"] in QUESTIONS[name].verdicts
        assert set(answer) == {"verdict", "reasons", "values", *QUESTIONS[name].also}
        assert all(set(reason) == REASON for reason in answer["reasons"])
        assert all(set(value) == VALUE for value in answer["values"].values())
        assert json.loads(json.dumps(answer)) == answer

    def test_names_the_fact_that_is_missing(self, name):
        for field in QUESTIONS[name].fields:
            facts = {**QUESTIONS[name].example}
            if field.name not in facts:
                continue
            del facts[field.name]
            error = refused(name, facts)
            assert (error["code"], error["field"]) == ("missing_field", field.name)

    def test_names_the_fact_it_does_not_ask(self, name):
        error = refused(name, {**QUESTIONS[name].example, "moon": 1})

        assert (error["code"], error["field"]) == ("unknown_field", "moon")

    @pytest.mark.parametrize("wrong", [None, True, 1.5, 7, [], {}, ["CN"]], ids=repr)
    def test_names_the_fact_that_is_of_another_kind(self, name, wrong):
        for field in QUESTIONS[name].fields:
            if field.kind == "integer" and wrong == 7:
                continue
            error = refused(name, {**QUESTIONS[name].example, field.name: wrong})
            assert (error["code"], error["field"]) == ("wrong_type", field.name)

    @pytest.mark.parametrize("facts", [None, [], "x", 1, True], ids=repr)
    def test_wants_its_facts_by_name(self, name, facts):
        error = refused(name, facts)

        assert error["code"] == "not_an_object"
        assert "field" not in error

    def test_describes_its_facts_as_a_schema(self, name):
        schema = QUESTIONS[name].schema()

        assert schema["additionalProperties"] is False
        assert set(schema["required"]) <= set(schema["properties"])


@pytest.mark.parametrize("name", ["", "Deadline", "deadlines", None, 1, ["deadline"], {}])
def test_a_question_nobody_answers(name):
    with pytest.raises(UnknownQuestion) as refusal:
        ask(name, {})

    assert (refusal.value.status, refusal.value.code) == (404, "unknown_question")


class TestDeadline:
    def test_says_when_and_by_which_rule(self):
        answer = ask("deadline", SIGNING)

        assert answer["verdict"] == "due"
        assert (answer["due_on"], answer["value"], answer["unit"]) == (
            "2026-10-08",
            30,
            "calendar_day",
        )
        assert answer["values"]["signing_period"]["clause"] == "政府采购法 第四十六条第一款"
        assert "2026-10-08" in answer["reasons"][0]["sentence"]

    def test_says_where_the_law_is_silent(self):
        answer = ask(
            "deadline",
            {
                "duty": "response_period",
                "from": "2015-12-24",
                "place": "CN",
                "method": "single_source",
            },
        )

        assert (answer["verdict"], answer["due_on"], answer["values"]) == ("unregulated", None, {})
        assert "单一来源" in answer["reasons"][0]["sentence"]

    def test_shows_what_it_does_not_count(self):
        answer = ask("deadline", {"duty": "pay_invoice", "from": "2026-01-05", "place": "CN"})

        assert answer["due_on"] == "2026-02-04"
        assert [reason["verified"] for reason in answer["reasons"]] == [True, False]

    def test_ignores_the_method_where_nothing_hangs_on_it(self):
        assert ask("deadline", {**SIGNING, "method": "voucher"}) == ask("deadline", SIGNING)

    def test_a_fixed_day_is_given_as_month_and_day(self):
        answer = ask(
            "deadline",
            {"duty": "publish_provider_directory", "from": "2015-04-01", "place": "CN-3415"},
        )

        assert (answer["due_on"], answer["value"], answer["unit"]) == (
            "2016-03-31",
            "03-31",
            "fixed_day",
        )

    @pytest.mark.parametrize(
        ("facts", "code", "field"),
        [
            ({"duty": "dance"}, "unknown_value", "duty"),
            ({"method": "抓阄"}, "unknown_value", "method"),
            ({"duty": "notice_period"}, "missing_field", "method"),
            ({"from": "2026-02-30"}, "not_a_day", "from"),
            ({"from": "20260903"}, "not_a_day", "from"),
            ({"from": "2026-9-3"}, "not_a_day", "from"),
            ({"from": "2026-W10-1"}, "not_a_day", "from"),
            ({"from": "2026-09-03T00:00:00"}, "not_a_day", "from"),
            ({"from": "２０２６-09-03"}, "not_a_day", "from"),
            ({"from": " 2026-09-03"}, "not_a_day", "from"),
            ({"from": "2026-09-03\n"}, "not_a_day", "from"),
            ({"from": "0000-01-01"}, "not_a_day", "from"),
            ({"from": ""}, "not_a_day", "from"),
            ({"from": "2002-12-31"}, "nothing_in_force", "from"),
            ({"from": "0001-01-01"}, "nothing_in_force", "from"),
            ({"from": "2026-12-15"}, "unknown_year", "from"),
            ({"from": "9999-12-31"}, "unknown_year", "from"),
            ({"place": "CN-XX"}, "unknown_place", "place"),
            ({"place": "341502"}, "unknown_place", "place"),
            ({"place": ""}, "unknown_place", "place"),
        ],
    )
    def test_asked_wrongly(self, facts, code, field):
        error = refused("deadline", {**SIGNING, **facts})

        assert (error["code"], error["field"]) == (code, field)
        assert error["sentence"]


THEN, NOW = "2015-12-24", "2026-06-01"
ORGANS = ["state_organ", "party_organ", "peoples_congress", "cppcc", "court", "procuratorate"]
ALLOWED = {
    THEN: {
        *ORGANS,
        "civil_servant_managed_institution",
        "administrative_institution",
        "mass_organisation_administrative",
    },
    NOW: {
        *ORGANS,
        "democratic_party",
        "administrative_institution",
        "mass_organisation_administrative",
    },
}


@pytest.mark.article("财政部令第102号 第五条、第三十三条")
@pytest.mark.article("财综〔2014〕96号；六安市财政局讲座 第9、10行")
class TestPurchaser:
    @pytest.mark.parametrize("on", [THEN, NOW])
    @pytest.mark.parametrize("kind", KINDS)
    def test_by_the_law_of_the_day(self, kind, on):
        answer = ask("purchaser", {"kind": kind, "on": on, "place": "CN-3415"})

        assert answer["verdict"] == ("allowed" if kind in ALLOWED[on] else "forbidden")
        assert answer["reasons"][0]["verified"] is False

    def test_the_law_changed_overnight(self):
        facts = {"kind": "democratic_party", "place": "CN"}

        assert ask("purchaser", {**facts, "on": "2020-02-29"})["verdict"] == "forbidden"
        assert ask("purchaser", {**facts, "on": "2020-03-01"})["verdict"] == "allowed"

    def test_nothing_was_in_force_before_2013(self):
        error = refused("purchaser", {"kind": "court", "on": "2013-01-01", "place": "CN"})

        assert (error["code"], error["field"]) == ("nothing_in_force", "on")

    def test_a_room_refuses_one_that_may_not(self):
        check_purchaser("court", on=date(2026, 6, 1))
        with pytest.raises(NotAPurchaser, match="公益一类事业单位"):
            check_purchaser("public_benefit_1", on=date(2026, 6, 1))


def item(content: str, on: str, **more: Any) -> str:
    return ask("item", {"content": content, "on": on, "place": "CN-34", **more})["verdict"]


@pytest.mark.article("财政部令第102号 第十条")
@pytest.mark.article("财预〔2017〕87号 二、四")
class TestItem:
    @pytest.mark.parametrize("on", ["2005-01-01", THEN, NOW])
    @pytest.mark.parametrize(("service_class", "bought"), [(1, False), (2, True), (3, True)])
    def test_a_service_is_tried_by_its_class_on_any_day(self, service_class, bought, on):
        verdict = item("service", on, service_class=service_class)

        assert verdict == ("may_be_bought" if bought else "may_not_be_bought")

    @pytest.mark.parametrize("on", [THEN, NOW])
    @pytest.mark.parametrize("content", ["own_duty", "outside_duty"])
    def test_duties_of_government_and_of_others_are_barred_then_and_now(self, content, on):
        assert item(content, on) == "may_not_be_bought"

    @pytest.mark.parametrize("content", ["goods", "works", "works_with_service", "financing"])
    def test_works_goods_and_financing_are_barred_since_may_2017(self, content):
        assert item(content, "2017-05-27") == "may_be_bought"
        assert item(content, "2017-05-28") == "may_not_be_bought"

    def test_hiring_is_barred_since_2020(self):
        assert item("hiring", "2020-02-29") == "may_be_bought"
        assert item("hiring", "2020-03-01") == "may_not_be_bought"

    def test_the_class_is_asked_of_a_service_only(self):
        error = refused("item", {"content": "service", "on": NOW, "place": "CN"})

        assert (error["code"], error["field"]) == ("missing_field", "service_class")
        assert item("goods", NOW, service_class=2) == "may_not_be_bought"

    @pytest.mark.parametrize("wrong", [0, 4, -1, 10**30])
    def test_there_are_three_classes(self, wrong):
        facts = {"content": "service", "service_class": wrong, "on": NOW, "place": "CN"}

        assert refused("item", facts)["code"] == "unknown_value"

    @pytest.mark.parametrize("wrong", [True, 2.0, "2"])
    def test_a_class_is_a_whole_number(self, wrong):
        facts = {"content": "service", "service_class": wrong, "on": NOW, "place": "CN"}

        assert refused("item", facts)["code"] == "wrong_type"

    def test_a_room_refuses_what_may_not_be_bought(self):
        check_item("service", 2, on=date(2026, 6, 1))
        with pytest.raises(MayNotBeBought):
            check_item("hiring", None, on=date(2026, 6, 1))


def posts(step: str, earlier_step: str, earlier_actor: str = "王敏") -> str:
    return ask(
        "same_person",
        {
            "on": THEN,
            "place": "CN-3415",
            "actor": "王敏",
            "earlier_actor": earlier_actor,
            "step": step,
            "earlier_step": earlier_step,
        },
    )["verdict"]


PAIRS = [
    ("project", "project_review"),
    ("demand", "demand_review"),
    ("document", "document_check"),
    ("signing", "acceptance"),
    ("payment_request", "payment_approval"),
]


@pytest.mark.article("政府采购法 第六十一条")
class TestSamePerson:
    @pytest.mark.parametrize(("one", "other"), PAIRS)
    def test_may_not_hold_two_posts_that_are_kept_apart(self, one, other):
        assert posts(one, other) == posts(other, one) == "forbidden"

    @pytest.mark.parametrize(("one", "other"), PAIRS)
    def test_two_persons_may(self, one, other):
        assert posts(other, one, earlier_actor="李强") == "allowed"

    def test_may_do_one_step_twice_and_steps_that_are_not_kept_apart(self):
        assert posts("project", "project") == "allowed"
        assert posts("acceptance", "payment_request") == "allowed"

    @pytest.mark.parametrize("nobody", ["", "  "])
    def test_nobody_is_not_a_person(self, nobody):
        facts = {**QUESTIONS["same_person"].example, "actor": nobody}

        assert refused("same_person", facts)["field"] == "actor"

    def test_a_room_refuses_one_who_may_not(self):
        steps = {"step": "acceptance", "earlier_step": "signing", "on": date(2026, 6, 1)}

        check_not_same_person(actor="a", earlier_actor="b", **steps)
        with pytest.raises(SamePerson, match="合同签订"):
            check_not_same_person(actor="a", earlier_actor="a", **steps)


class TestUscc:
    def test_a_valid_code(self):
        answer = ask("uscc", {"code": "91110000600037341L"})

        assert (answer["verdict"], answer["kind"]) == ("valid", "enterprise")

    def test_a_wrong_one_says_which_character(self):
        answer = ask("uscc", {"code": "91110000600037341X"})

        assert answer["verdict"] == "invalid"
        assert "第18位" in answer["sentence"]


def speaks(name: str, facts: Any) -> bool:
    """Test that the question is answered with a known verdict, or refused in words."""
    try:
        return ask(name, facts)["verdict"] in QUESTIONS[name].verdicts
    except Refusal as refusal:
        return bool(as_error(refusal)["sentence"])


class TestWhateverIsAsked:
    JSON = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
        max_leaves=8,
    )

    @given(name=st.sampled_from(sorted(QUESTIONS)), facts=JSON)
    def test_it_is_answered_or_refused_in_words(self, name, facts):
        assert speaks(name, facts)

    @given(
        name=st.sampled_from(sorted(QUESTIONS)),
        field=st.integers(0, 5),
        value=JSON | st.dates().map(str) | st.sampled_from(["CN-3415", "open_tender", "project"]),
    )
    def test_one_fact_at_a_time_too(self, name, field, value):
        fields = QUESTIONS[name].fields
        facts = {**QUESTIONS[name].example, fields[field % len(fields)].name: value}
        assert speaks(name, facts)


def test_answers_speak_the_language_of_the_reader():
    english = {
        "{kind}不能作为政府购买服务的购买主体。": "{kind} may not buy services.",
        "公益一类事业单位": "A class 1 institution",
    }
    facts = {"kind": "public_benefit_1", "on": NOW, "place": "CN"}

    answer = ask("purchaser", facts, translate=lambda text: english.get(text, text))

    assert answer["reasons"][0]["sentence"] == "A class 1 institution may not buy services."


def test_wrong_facts_are_unprocessable():
    with pytest.raises(WrongFacts) as refusal:
        ask("uscc", {})

    assert refusal.value.status == 422
