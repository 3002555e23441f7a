"""The questions: their answers, and every way of asking them wrongly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goufu.law.questions import QUESTIONS, UnknownQuestion, as_error, ask
from goufu.law.questions.fields import Field, WrongFacts
from goufu.law.refusals import Refusal

SIGNING = {"duty": "sign_contract", "from": "2026-09-03", "place": "CN-3415"}
REASON = {"code", "clause", "sentence", "quote", "in_force_from", "verified", "remedy"}
VALUE = {"value", "unit", "clause", "place", "in_force_from", "verified"}


def refused(question: str, facts: Any) -> dict[str, str]:
    with pytest.raises(Refusal) as refusal:
        ask(question, facts)
    return as_error(refusal.value)


def may_be(field: Field, value: Any) -> bool:
    """Test whether a value is of the kind of the field, whatever it says."""
    kinds = {"integer": int, "number": int | float, "yes": bool, "list": list}
    if value is None:
        return field.nullable
    if isinstance(value, bool):
        return field.kind == "yes"
    return isinstance(value, kinds.get(field.kind, ()))


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
            if may_be(field, wrong):
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
    facts = {"kind": "public_benefit_1", "on": "2026-06-01", "place": "CN"}

    answer = ask("purchaser", facts, translate=lambda text: english.get(text, text))

    assert answer["reasons"][0]["sentence"] == "A class 1 institution may not buy services."


def test_wrong_facts_are_unprocessable():
    with pytest.raises(WrongFacts) as refusal:
        ask("uscc", {})

    assert refusal.value.status == 422
