"""What citizens ask for is answered, and who asked stays between them and the body."""

from __future__ import annotations

import pytest

from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.review.needs import actions, queries
from goufu.stages.review.needs.cards import NeedCard
from goufu.stages.review.needs.models import Need
from goufu.stages.review.needs.sheets import AnswerNeed, FileNeed
from tests.walk import Town, morning_of, small_town

pytestmark = [pytest.mark.django_db, pytest.mark.article("讲座 四、1 项目选择")]
AT = morning_of("2014-09-08")


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def need(town) -> Need:
    sheet = FileNeed(
        addressed_to_id=town.organisations["care"].pk,
        title="社区老年食堂",
        content="高龄老人做饭困难",
        beneficiaries="八十岁以上老人",
        proposer="刘女士",
        contact="100-0000-0001",
    )
    return actions.file_need(sheet=sheet, actor=THE_PUBLIC, at=AT)


def test_anybody_may_file_one(need):
    assert (need.state, need.ref) == ("filed", "3415-2014-XQ-0001")


def test_the_body_answers_once(town, need):
    sheet = AnswerNeed(answer="已列入明年计划")
    actions.take_up(ref=need.ref, sheet=sheet, actor=town.people["handler"], at=AT)
    with pytest.raises(NotNow):
        actions.decline(ref=need.ref, sheet=sheet, actor=town.people["handler"], at=AT)


def test_another_body_cannot_answer(town, need):
    with pytest.raises(NotAParty):
        actions.take_up(
            ref=need.ref,
            sheet=AnswerNeed(answer="代为答复"),
            actor=town.people["civil_handler"],
            at=AT,
        )


def test_the_public_cannot_answer_itself(need):
    with pytest.raises(NotYours):
        actions.take_up(ref=need.ref, sheet=AnswerNeed(answer="好的"), actor=THE_PUBLIC, at=AT)


@pytest.mark.parametrize(("reader", "name"), [("handler", "刘女士"), ("budget", "")])
def test_who_asked_is_shown_to_the_body_alone(town, need, reader, name):
    assert NeedCard.of(need, town.people[reader]).proposer == name


def test_other_bodies_and_providers_do_not_see_it(town, need):
    assert queries.visible_to(town.people["handler"]).count() == 1
    assert queries.visible_to(town.people["budget"]).count() == 1
    assert not queries.visible_to(town.people["civil_handler"]).exists()
    assert not queries.visible_to(town.people["alpha"]).exists()
    assert not queries.visible_to(THE_PUBLIC).exists()
