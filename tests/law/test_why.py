"""Why: what is collected, by whom, and what a rule that passed leaves behind."""

from __future__ import annotations

import json
from datetime import date

import pytest

from goufu.law.refusals import Refusal
from goufu.law.why import Asked, collect, record, rule
from goufu.law.words import Word, fill, say


class TooFew(Refusal):
    code = "test.too_few"
    clause = "某法 第一条"
    sentence = say("只有{count}份{what}，需要{needed}份。")
    remedy = say("再等{missing}份。")


@rule("test.enough", "某法 第一条")
def check_enough(count: int) -> None:
    """投标人不足三家的，不得开标。

    What follows is for programmers.
    """
    if count < 3:
        raise TooFew(count=count, what=Word("投标"), needed=3, missing=3 - count)


class TestARule:
    def test_that_passed_leaves_its_own_sentence(self):
        with collect() as asked:
            check_enough(3)

        (one,) = asked
        assert (one.kind, one.code, one.clause) == ("rule", "test.enough", "某法 第一条")
        assert one.quote == str(one) == "投标人不足三家的，不得开标。"

    def test_that_refused_leaves_nothing(self):
        with collect() as asked, pytest.raises(TooFew):
            check_enough(2)

        assert asked == []

    def test_keeps_its_name_and_its_words(self):
        assert check_enough.__name__ == "check_enough"
        assert check_enough.__doc__.startswith("投标人")


class TestCollecting:
    def test_an_outer_block_hears_the_inner_one(self):
        with collect() as outer:
            check_enough(3)
            with collect() as inner:
                check_enough(4)

        assert (len(outer), len(inner)) == (2, 1)

    def test_after_the_block_nobody_hears(self):
        with collect() as asked:
            pass
        check_enough(3)

        assert asked == []

    def test_a_block_that_failed_stops_hearing(self):
        with pytest.raises(TooFew), collect() as asked:
            check_enough(1)
        check_enough(3)

        assert asked == []

    def test_what_was_asked_is_plain_json(self):
        one = Asked(
            kind="value",
            code="x",
            clause="",
            sentence="{day}起",
            params={"day": date(2026, 1, 1), "list": (1, (2, "三"))},
            value=(date(2026, 1, 1), {"a"}),
        )
        with collect() as asked:
            record(one)

        read = json.loads(json.dumps(asked[0].as_json()))
        assert read["sentence"] == "2026-01-01起"
        assert read["params"] == {"day": "2026-01-01", "list": [1, [2, "三"]]}
        assert read["value"] == ["2026-01-01", ["a"]]


class TestARefusal:
    def test_says_its_sentence_and_keeps_its_template(self):
        refusal = TooFew(count=2, what=Word("投标"), needed=3, missing=1)

        assert str(refusal) == "只有2份投标，需要3份。"
        assert refusal.sentence_template == "只有{count}份{what}，需要{needed}份。"
        assert refusal.remedy_text == "再等1份。"
        assert (refusal.code, refusal.status, refusal.clause) == (
            "test.too_few",
            409,
            "某法 第一条",
        )

    def test_may_stand_on_another_clause_on_another_day(self):
        refusal = TooFew(clause="旧法 第九条", count=2, what="投标", needed=3, missing=1)

        assert refusal.clause == "旧法 第九条"
        assert TooFew.clause == "某法 第一条"

    def test_is_translated_with_those_of_its_words_that_are_marked(self):
        refusal = TooFew(count=2, what=Word("投标"), needed=3, missing=1)
        english = {
            "只有{count}份{what}，需要{needed}份。": "{count} {what}, {needed} needed.",
            "投标": "bids",
        }

        said = fill(refusal.sentence_template, refusal.params, english.__getitem__)

        assert said == "2 bids, 3 needed."
