"""A public question is answered in public; who asked is not published."""

from __future__ import annotations

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.declare import NotYours
from goufu.stages.disclosure.consultation import actions, queries
from goufu.stages.disclosure.consultation.cards import QuestionCard
from goufu.stages.disclosure.consultation.sheets import Answer, Ask
from tests.walk import morning_of, small_town

pytestmark = pytest.mark.django_db


def asked(town, **changes):
    sheet = Ask(
        **{
            "addressed_to_id": town.organisations["finance"].pk,
            "title": "目录外的服务能申请吗",
            "content": "我们社区想申请心理辅导服务",
            "asker": "陈先生",
            **changes,
        }
    )
    return actions.ask(sheet=sheet, actor=THE_PUBLIC, at=morning_of("2015-12-24"))


@pytest.mark.article("讲座 五、2（四）及时公开信息")
def test_an_answered_question_is_public_and_its_asker_is_not():
    town = small_town()
    question = asked(town)
    assert not queries.answered_in_public().exists()

    actions.answer(
        ref=question.ref,
        sheet=Answer(answer="可向民政局提出需求，经论证后列入目录。"),
        actor=town.people["supervision"],
        at=morning_of("2015-12-25"),
    )

    shown = QuestionCard.of(queries.answered_in_public().get())
    assert (shown.asker, shown.answer[:4]) == ("", "可向民政")


def test_the_public_cannot_answer_itself():
    question = asked(small_town())
    with pytest.raises(NotYours):
        actions.answer(
            ref=question.ref,
            sheet=Answer(answer="自问自答"),
            actor=THE_PUBLIC,
            at=morning_of("2015-12-25"),
        )


@pytest.mark.article("政府采购法实施条例 第五十二条第一款")
@pytest.mark.parametrize(("answered_on", "in_time"), [("2015-12-29", True), ("2015-12-30", False)])
def test_a_suppliers_inquiry_is_answered_within_three_working_days(answered_on, in_time):
    town = small_town()
    question = asked(town, about_procurement=True)
    actions.answer(
        ref=question.ref,
        sheet=Answer(answer="资格要求以公告为准。"),
        actor=town.people["supervision"],
        at=morning_of(answered_on),
    )
    assert Deadline.objects.get(duty="answer_inquiry").met_in_time is in_time


def test_a_citizens_question_has_no_statutory_clock():
    asked(small_town())
    assert not Deadline.objects.exists()
