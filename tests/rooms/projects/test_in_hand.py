"""Whose turn it is: returned, passed on, pressed for, parked until a day."""

from __future__ import annotations

import pytest

from goufu.base.jobs import clockwork
from goufu.base.notifications.models import Message
from goufu.base.people.roles import Role
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.review.projects.cards import ProjectCard, changes_since_return
from goufu.stages.review.projects.rules import reviews
from goufu.stages.review.projects.sheets import Application
from tests.rooms.projects.paper import COMPLETE, filled, handed_in
from tests.walk import Walk, morning_of

pytestmark = pytest.mark.django_db
REASON = "成本比较缺少自办口径说明"


@pytest.fixture
def walk() -> Walk:
    return Walk()


def told(name: str) -> list[str]:
    messages = Message.objects.filter(account__name=name).order_by("id")
    return list(messages.values_list("event", flat=True))


class TestAReturn:
    @pytest.fixture
    def returned(self, walk) -> Walk:
        handed_in(walk)
        return walk.did(
            "return_for_correction",
            on="2014-12-09",
            by="reviewer",
            reason=REASON,
            wrong=[{"name": "costs", "remark": "写明折旧怎样分摊"}, {"name": "title"}],
        )

    def test_says_which_fields_are_wrong_and_how_to_correct_them(self, returned):
        card = ProjectCard.of(returned.project, returned.who("handler"))

        assert card.returned_reason == REASON
        assert [(row.name, row.remark) for row in card.wrong] == [
            ("成本比较", "写明折旧怎样分摊"),
            ("项目名称", ""),
        ]

    def test_shows_nothing_changed_before_it_is_corrected(self, returned):
        assert changes_since_return(returned.project) == []

    def test_shows_what_was_changed_since_to_the_next_reader(self, returned):
        facts = {**COMPLETE, "year": 2015, "item_id": returned.project.item_id}
        facts |= {"title": "居家养老服务", "starts_on": "2015-04-01", "ends_on": "2015-12-31"}
        form = Application.model_validate(facts).model_dump()
        returned.did("edit", on="2014-12-10", by="handler", **form).submitted(on="2014-12-11")

        changed = ProjectCard.of(returned.project, returned.who("reviewer")).changes
        assert [(row.name, row.before, row.after) for row in changed] == [
            ("项目名称", "居家养老上门服务", "居家养老服务")
        ]

    def test_takes_the_assessment_back_so_that_the_corrected_form_is_assessed_anew(self, returned):
        assert returned.project.tests == []


class TestPassingOn:
    def test_reaches_a_colleague_in_the_same_post(self, walk):
        filled(walk)
        other = walk.who("handler_2")
        walk.did(
            "transfer", on="2014-09-02", by="handler", colleague=other.account_id, reason="休假"
        )

        assert walk.project.holder_account_id == other.account_id
        assert told("吴经办") == ["project.transfer"]

    @pytest.mark.parametrize("word", ["reviewer", "school_handler", "handler"])
    def test_reaches_nobody_else(self, walk, word):
        filled(walk)
        with pytest.raises(reviews.NotAColleague):
            walk.did(
                "transfer",
                on="2014-09-02",
                by="handler",
                colleague=walk.who(word).account_id,
                reason="休假",
            )
        assert walk.project.holder_account_id is None

    def test_is_for_whose_turn_it_is(self, walk):
        handed_in(walk)
        with pytest.raises(NotYours):
            walk.did(
                "transfer",
                on="2014-12-09",
                by="handler",
                colleague=walk.who("handler_2").account_id,
                reason="休假",
            )

    def test_ends_with_the_next_step(self, walk):
        handed_in(walk)
        second = walk.town.appoint("reviewer_2", Role.REVIEWER, "care", "孙审核")
        walk.did(
            "transfer",
            on="2014-12-09",
            by="reviewer",
            colleague=second.account_id,
            reason="出差",
        )
        walk.did("pass_department", on="2014-12-10", by="reviewer_2", opinion="同意")

        assert walk.project.holder_account_id is None


class TestPressingFor:
    def test_reaches_those_whose_turn_it_is_once_a_day(self, walk):
        handed_in(walk)
        walk.did("remind", on="2014-12-09", by="handler")
        with pytest.raises(reviews.RemindedToday):
            walk.did("remind", on="2014-12-09", by="head")
        walk.did("remind", on="2014-12-10", by="handler")

        assert told("李审核") == ["project.submit", "project.remind", "project.remind"]
        assert told("张主任").count("project.remind") == 2

    def test_reaches_the_one_it_was_passed_on_to_alone(self, walk):
        handed_in(walk)
        second = walk.town.appoint("reviewer_2", Role.REVIEWER, "care", "孙审核")
        walk.did(
            "transfer", on="2014-12-09", by="reviewer", colleague=second.account_id, reason="出差"
        )
        walk.did("remind", on="2014-12-09", by="handler")

        assert told("孙审核") == ["project.transfer", "project.remind"]
        assert "project.remind" not in told("李审核")

    def test_starts_anew_with_the_next_reviewer(self, walk):
        handed_in(walk)
        walk.did("remind", on="2014-12-09", by="handler")
        walk.did("pass_department", on="2014-12-09", by="reviewer", opinion="同意")
        walk.did("remind", on="2014-12-09", by="handler")

        assert told("赵科长") == ["project.pass_department", "project.remind"]

    def test_is_for_the_applicant(self, walk):
        handed_in(walk)
        with pytest.raises(NotYours):
            walk.did("remind", on="2014-12-09", by="sector_head")
        with pytest.raises(NotAParty):
            walk.did("remind", on="2014-12-09", by="civil_handler")

    def test_is_not_for_a_draft(self, walk):
        filled(walk)
        with pytest.raises(NotNow):
            walk.did("remind", on="2014-12-09", by="handler")


@pytest.mark.article("讲座 四、1 项目选择 逐步实施")
class TestParking:
    def parked(self, walk: Walk, until: str = "2015-06-01") -> Walk:
        filled(walk)
        return walk.did(
            "park", on="2014-10-12", by="handler", reason="需求尚待调查", look_again_on=until
        )

    @pytest.mark.parametrize(("until", "allowed"), [("2014-10-12", False), ("2014-10-13", True)])
    def test_is_until_a_day_after_today(self, walk, until, allowed):
        if allowed:
            assert self.parked(walk, until).project.state == "parked"
        else:
            with pytest.raises(reviews.DayHasPassed):
                self.parked(walk, until)

    @pytest.mark.parametrize(("on", "state"), [("2015-05-31", "parked"), ("2015-06-01", "draft")])
    def test_comes_back_to_the_desk_on_its_day_and_not_before(self, walk, on, state):
        self.parked(walk)
        clockwork.run(at=morning_of(on))

        assert walk.project.state == state
        assert told("王经办") == (["project.come_back"] if state == "draft" else [])

    def test_comes_back_once(self, walk):
        self.parked(walk)
        for day in ("2015-06-01", "2015-06-01", "2015-06-02"):
            clockwork.run(at=morning_of(day))

        assert told("王经办") == ["project.come_back"]
        assert walk.project.look_again_on is None
