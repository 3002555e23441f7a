"""A project on its way from the idea to the announcement."""

from __future__ import annotations

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry, Refused
from goufu.base.notifications.models import Message
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.base.workflow.separation import SamePerson
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.review.budgets.rules import NotEnoughMoney, WrongDepartment
from goufu.stages.review.projects.rules import completeness
from goufu.stages.review.projects.rules import feasibility as rules
from tests.walk import Walk, morning_of, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> Walk:
    return Walk()


@pytest.mark.article("政府购买服务流程规范（讲座） 项目编审")
class TestTheWholeWay:
    def test_a_project_walks_from_idea_to_announcement(self, walk):
        walk.up_to_announcement()

        assert walk.project.state == "announced"
        assert [e.event for e in Entry.objects.filter(project_code=walk.ref).order_by("id")][
            :7
        ] == [
            "project.open",
            "project.assess",
            "project.submit",
            "project.pass_department",
            "project.pass_sector",
            "project.approve",
            "project.take_up",
        ]

    def test_every_line_keeps_the_rules_that_were_asked(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12")

        why = Entry.objects.get(event="project.assess").why
        assert {"projects.cheaper_than_own_production", "projects.feasible"} <= {
            line["code"] for line in why
        }

    def test_the_catalogue_and_the_announcement_are_published(self, walk):
        walk.up_to_announcement()

        kinds = list(Notice.objects.order_by("id").values_list("kind", "state"))
        assert kinds == [("catalogue", "published"), ("project", "published")]

    def test_the_next_reviewer_gets_a_message(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")

        told = Message.objects.values_list("account__name", flat=True)
        assert sorted(told) == ["张主任", "李审核"]


@pytest.mark.article("政府购买服务流程规范（讲座） 信息公开一")
class TestTheClocksOfDisclosure:
    def test_the_catalogue_is_due_fifteen_days_after_the_reply(self, walk):
        walk.up_to_announcement()

        deadline = Deadline.objects.get(duty="publish_implementation_catalogue")
        assert str(deadline.due_on) == "2015-02-25"
        assert deadline.met_in_time is True

    def test_the_announcement_is_due_thirty_days_after_the_catalogue(self, walk):
        walk.up_to_announcement()

        deadline = Deadline.objects.get(duty="announce_project")
        assert str(deadline.due_on) == "2015-03-27"
        assert deadline.met_in_time is True

    def test_a_late_announcement_stays_late(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
        walk.reviewed(on="2014-12-11").approved(on="2014-12-24").replied(on="2015-02-10")
        walk.catalogued(on="2015-02-25").announced(on="2015-03-28")

        assert Deadline.objects.get(duty="announce_project").met_in_time is False


class TestReviews:
    def test_the_handler_cannot_review_his_own_project(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
        town = walk.town
        both = town.people["handler"]
        from dataclasses import replace

        from goufu.base.people.roles import Role

        town.people["same"] = replace(both, role=Role.REVIEWER)
        with pytest.raises(SamePerson):
            walk.did("pass_department", on="2014-12-09", by="same", opinion="同意")

    def test_the_sector_head_cannot_pass_before_the_department(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
        with pytest.raises(NotNow):
            walk.did("pass_sector", on="2014-12-09", by="sector_head", opinion="同意")

    def test_another_department_cannot_move_it(self, walk):
        walk.drafted(on="2014-09-01")
        with pytest.raises(NotAParty):
            walk.did("assess", on="2014-09-02", by="civil_handler", **_feasible())

    def test_a_refused_attempt_leaves_its_line_and_changes_nothing(self, walk):
        walk.drafted(on="2014-09-01")
        with pytest.raises(NotYours) as refused:
            walk.did("assess", on="2014-09-02", by="budget", **_feasible())

        line = Refused.objects.get()
        assert (line.event, line.ref, line.pk) == (
            "projects.assess",
            walk.ref,
            refused.value.record,
        )
        assert walk.project.state == "draft"

    def test_a_return_comes_back_to_the_handler_with_its_reason(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
        walk.did(
            "return_for_correction",
            on="2014-12-09",
            by="reviewer",
            reason="成本比较缺少自办口径说明",
        )

        assert walk.project.state == "draft"
        assert Message.objects.filter(account__name="王经办").exists()


@pytest.mark.article("六安市政府向社会力量购买服务规范流程图")
class TestFinanceRefusesWithAnExplanation:
    def test_a_refusal_keeps_its_reasons(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
        walk.reviewed(on="2014-12-11")
        walk.did("refuse", on="2014-12-20", by="budget", reason="该项服务已由事业单位全额保障承担")

        assert walk.project.state == "refused"
        assert "全额保障" in walk.project.refusal_reasons


@pytest.mark.article("讲座 四、1 项目选择 项目可行")
class TestTheTestsOfFeasibility:
    def test_a_class_one_service_may_not_be_bought(self, walk):
        walk.drafted(on="2014-09-01")
        with pytest.raises(rules.MayNotBeBought):
            walk.assessed(on="2014-10-12", service_class="1")

    @pytest.mark.parametrize(("own", "met"), [(168_000_001, True), (168_000_000, False)])
    def test_buying_must_cost_less_than_own_production(self, walk, own, met):
        walk.drafted(on="2014-09-01")
        if met:
            assert walk.assessed(on="2014-10-12", own_cost_fen=own).project.state == "assessed"
        else:
            with pytest.raises(rules.DearerThanOwn, match="不低于自办成本"):
                walk.assessed(on="2014-10-12", own_cost_fen=own)

    @pytest.mark.parametrize("test", ["definable", "measurable", "providers", "competition"])
    def test_each_test_must_be_met(self, walk, test):
        walk.drafted(on="2014-09-01")
        with pytest.raises(rules.TestNotMet):
            walk.assessed(on="2014-10-12", **{test: False})

    @pytest.mark.article("讲座 四、1 项目选择 逐步实施")
    def test_what_is_unclear_is_parked_with_a_reason_and_comes_back(self, walk):
        walk.drafted(on="2014-09-01")
        walk.did(
            "park", on="2014-10-12", by="handler", reason="需求尚待调查", look_again_on="2015-06-01"
        )
        assert walk.project.state == "parked"

        walk.did("unpark", on="2015-06-01", by="handler")
        assert walk.project.state == "draft"


@pytest.mark.article("讲座 二、5 根据服务数量和质量支付费用")
def test_targets_are_set_before_a_project_is_handed_in(walk):
    targets = [{"kind": "quantity", "name": "人次", "target": "1200"}]
    walk.drafted(on="2014-09-01", targets=targets).assessed(on="2014-10-12")
    with pytest.raises(completeness.TargetsMissing, match="质量、时效、成本"):
        walk.submitted(on="2014-12-08")


@pytest.mark.article("政府购买服务流程规范（讲座） 项目编审三（一）")
class TestMoneyComesFromExistingLines:
    def ready(self, walk: Walk) -> Walk:
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
        return walk.reviewed(on="2014-12-11")

    @pytest.mark.parametrize(("fen", "enough"), [(168_000_000, True), (167_999_999, False)])
    def test_a_line_is_used_to_its_last_fen_and_no_further(self, walk, fen, enough):
        self.ready(walk)
        line = walk.line(on="2014-12-20", fen=fen)
        if enough:
            walk.did("approve", on="2014-12-24", by="budget", budget_line=line, opinion="同意")
            assert walk.project.state == "budgeted"
        else:
            with pytest.raises(NotEnoughMoney, match=r"差 0\.01 元"):
                walk.did("approve", on="2014-12-24", by="budget", budget_line=line, opinion="同意")

    def test_another_departments_line_is_refused(self, walk):
        self.ready(walk)
        line = walk.line(on="2014-12-20", department="civil")
        with pytest.raises(WrongDepartment):
            walk.did("approve", on="2014-12-24", by="budget", budget_line=line, opinion="同意")


def test_a_public_school_cannot_be_a_purchaser(walk):
    with pytest.raises(rules.NotAPurchaser):
        walk.drafted(on="2014-09-01", by="school_handler")


def test_a_number_is_given_once_even_to_two_departments(db):
    town = small_town()
    first = Walk(town).drafted(on="2014-09-01")
    second = Walk(town).drafted(on="2014-09-01", by="civil_handler")

    assert (first.ref, second.ref) == ("3415-2015-XM-0001", "3415-2015-XM-0002")
    assert morning_of("2014-09-01").hour == 10


def _feasible() -> dict[str, object]:
    from tests.walk import FEASIBILITY

    return FEASIBILITY
