"""A survey is answered once by everybody, counted, and shown so that nobody is known by it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.review.surveys import actions, jobs, queries, rules
from goufu.stages.review.surveys.models import Given, Survey
from goufu.stages.review.surveys.sheets import (
    CloseSurvey,
    DraftSurvey,
    PublishSurvey,
    StartSurvey,
    answer_sheet,
)
from tests.walk import Town, morning_of, small_town

pytestmark = pytest.mark.django_db
AT = morning_of("2026-03-02")
QUESTIONS = [
    {"kind": "single", "text": "是否用过助餐？", "options": "用过；没用过", "required": True},
    {"kind": "multiple", "text": "还缺什么？", "options": "助浴；助洁；助医"},
    {"kind": "scale", "text": "是否满意？", "required": True},
    {"kind": "text", "text": "有什么建议？"},
]


@pytest.fixture
def town() -> Town:
    return small_town()


def drafted(town, **changes) -> Survey:
    facts = {
        "title": "助餐服务调查",
        "opens_on": "2026-03-02",
        "closes_on": "2026-03-10",
        "questions": QUESTIONS,
        **changes,
    }
    sheet = DraftSurvey.model_validate(facts)
    return actions.draft_survey(sheet=sheet, actor=town.people["handler"], at=AT)


def started(town, **changes) -> Survey:
    survey = drafted(town, **changes)
    actor = town.people["handler"]
    return actions.start_survey(ref=survey.ref, sheet=StartSurvey(), actor=actor, at=AT)


def answers(survey, **changes):
    said = {"q1": "用过", "q2": ["助浴"], "q3": "4", "q4": "多设几个点", **changes}
    return answer_sheet(survey.asked()).model_validate(said)


def answered(survey, *, visitor="a", key="", at=AT, **changes):
    return actions.answer(
        ref=survey.ref,
        answers=answers(survey, **changes),
        key=key,
        visitor=visitor,
        actor=THE_PUBLIC,
        at=at,
    )


class TestADraft:
    def test_can_be_changed_until_it_starts(self, town):
        survey = drafted(town)
        facts = {"title": "改", "opens_on": "2026-03-02", "closes_on": "2026-03-12"}
        sheet, actor = DraftSurvey.model_validate(facts), town.people["handler"]
        actions.change_survey(ref=survey.ref, sheet=sheet, actor=actor, at=AT)
        survey.refresh_from_db()
        assert (survey.title, survey.questions) == ("改", [])
        with pytest.raises(rules.NoQuestions):
            actions.start_survey(ref=survey.ref, sheet=StartSurvey(), actor=actor, at=AT)

    def test_a_choice_has_two_options(self, town):
        with pytest.raises(rules.TooFewOptions):
            drafted(town, questions=[{"kind": "single", "text": "？", "options": "是；是"}])

    def test_its_days_are_in_order(self, town):
        with pytest.raises(rules.DaysNotInOrder):
            drafted(town, closes_on="2026-03-01")

    def test_is_not_answered(self, town):
        with pytest.raises(NotNow):
            answered(drafted(town))


class TestAnAnswer:
    def test_is_kept_without_who_gave_it(self, town):
        survey = answered(started(town))
        given = Given.objects.get(survey=survey)
        assert given.answers == {"q1": "用过", "q2": ["助浴"], "q3": "4", "q4": "多设几个点"}
        line = Entry.objects.get(event="survey.answer")
        assert line.facts == {}

    def test_is_given_once(self, town):
        survey = started(town)
        answered(survey)
        with pytest.raises(rules.AnsweredAlready):
            answered(survey)
        answered(survey, visitor="b")
        assert Given.objects.count() == 2

    @pytest.mark.parametrize(("on", "good"), [("2026-03-10", True), ("2026-03-11", False)])
    def test_is_taken_to_the_last_day(self, town, on, good):
        survey = started(town)
        if good:
            answered(survey, at=morning_of(on))
        else:
            with pytest.raises(rules.NotOpen):
                answered(survey, at=morning_of(on))

    @pytest.mark.parametrize(
        "wrong", [{"q1": "也许"}, {"q3": "6"}, {"q2": ["助老"]}, {"q1": None}, {"q9": "多"}]
    )
    def test_that_the_questions_do_not_know_is_refused(self, town, wrong):
        with pytest.raises(ValidationError):
            answers(started(town), **wrong)

    def test_that_is_not_required_may_be_left_out(self, town):
        survey = started(town)
        sheet = answer_sheet(survey.asked()).model_validate({"q1": "用过", "q3": "5"})
        actions.answer(ref=survey.ref, answers=sheet, key="", visitor="a", actor=THE_PUBLIC, at=AT)
        assert Given.objects.get().answers == {"q1": "用过", "q3": "5"}


class TestKeys:
    def test_each_answers_once(self, town):
        survey = started(town, access="keys", keys=2)
        answered(survey, key=queries.key_of(survey, 1))
        with pytest.raises(rules.AnsweredAlready):
            answered(survey, key=queries.key_of(survey, 1), visitor="b")
        answered(survey, key=queries.key_of(survey, 2))

    @pytest.mark.parametrize("key", ["", "1-AAAAAAAA", "x", "-", "²-AAAAAAAA"])
    def test_a_wrong_one_opens_nothing(self, town, key):
        with pytest.raises(rules.KeyNeeded):
            answered(started(town, access="keys", keys=2), key=key)

    def test_nor_one_beyond_those_given_out_or_of_another_survey(self, town):
        survey, other = started(town, access="keys", keys=2), started(town, access="keys", keys=2)
        for key in (queries.key_of(survey, 3), queries.key_of(other, 1)):
            with pytest.raises(rules.KeyNeeded):
                answered(survey, key=key)

    def test_case_does_not_matter(self, town):
        survey = started(town, access="keys", keys=1)
        answered(survey, key=queries.key_of(survey, 1).lower())


class TestPaper:
    def enter(self, survey, town, by="handler"):
        return actions.enter_paper(
            ref=survey.ref, answers=answers(survey), key="", actor=town.people[by], at=AT
        )

    def test_is_entered_by_the_body_that_asks(self, town):
        survey = started(town)
        self.enter(survey, town)
        assert Given.objects.get().paper

    def test_and_by_no_other(self, town):
        survey = started(town)
        with pytest.raises(NotAParty):
            self.enter(survey, town, by="civil_handler")
        with pytest.raises(NotYours):
            self.enter(survey, town, by="alpha")


def test_the_clock_closes_it_on_the_day_after_its_last(town):
    survey = started(town)
    assert list(jobs.clock_work(morning_of("2026-03-10"))) == []
    for do_it in jobs.clock_work(morning_of("2026-03-11")):
        do_it()
    survey.refresh_from_db()
    assert survey.state == "closed"


def test_its_results_are_published_once_it_is_closed(town):
    survey, actor = started(town), town.people["handler"]
    sheet = PublishSurvey(conclusion="多数满意")
    with pytest.raises(NotNow):
        actions.publish_survey(ref=survey.ref, sheet=sheet, actor=actor, at=AT)
    because = CloseSurvey(reason="已达样本量")
    actions.close_survey(ref=survey.ref, sheet=because, actor=actor, at=AT)
    assert actions.publish_survey(ref=survey.ref, sheet=sheet, actor=actor, at=AT).conclusion


class TestWhatIsShown:
    def question(self, kind="single", options=("甲", "乙", "丙")):
        return rules.Question(1, kind, "？", options, required=False)

    def counted(self, *counts, protect=True, kind="single"):
        options = ("甲", "乙", "丙") if kind == "single" else rules.SCALE_POINTS
        said = [
            option for option, count in zip(options, counts, strict=False) for _ in range(count)
        ]
        return rules.tally(self.question(kind, options), said, protect=protect)

    def test_many_are_counted(self):
        assert self.counted(10, 20, 30).counts == (10, 20, 30)

    def test_nothing_of_fewer_than_ten_answers(self):
        assert self.counted(3, 3, 3).counts == (None, None, None)
        assert self.counted(4, 3, 3).counts == (4, 3, 3)

    def test_not_what_one_or_two_said_and_not_what_would_tell_it(self):
        assert self.counted(40, 2, 8).counts == (40, None, None)

    def test_nor_that_all_but_one_said_the_same(self):
        assert self.counted(49, 1, 0).counts == (None, None, 0)

    def test_nobody_is_no_secret(self):
        assert self.counted(40, 10, 0).counts == (40, 10, 0)

    def test_several_answers_are_each_counted(self):
        question = self.question("multiple", ("甲", "乙"))
        found = rules.tally(question, [["甲", "乙"]] * 6 + [["甲"]] * 6, protect=True)
        assert (found.answered, found.counts) == (12, (12, 6))

    def test_a_scale_has_a_mean_unless_it_would_tell_too_much(self):
        assert self.counted(0, 0, 5, 5, 10, kind="scale").mean == Decimal("4.3")
        assert self.counted(1, 0, 5, 5, 10, kind="scale").mean is None

    def test_texts_are_for_the_body_that_asked(self, town):
        survey = answered(started(town))
        assert queries.results_of(survey, protect=True)[3].texts == ()
        assert queries.results_of(survey, protect=False)[3].texts == ("多设几个点",)

    def test_shares(self):
        assert rules.share(1, 3) == Decimal("33.3")
        assert rules.share(0, 0) == Decimal("0.0")
