"""Finance watches what looks split and what is late."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.notifications.models import Message
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.procurement.plans import lists, queries, rules
from goufu.stages.procurement.plans.doors import looks_split
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.review.projects.models import Project
from tests.rooms.plans.law_rows import threshold
from tests.walk_plans import plan_did
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db
OTHERWISE = {
    "method": "consultation",
    "grounds": ["purchase_of_services"],
    "method_reason": "政府购买服务项目",
}


@pytest.fixture
def first() -> ProcurementWalk:
    walk = ProcurementWalk()
    walk.up_to_announcement()
    return walk


def _second(first: ProcurementWalk) -> ProcurementWalk:
    """Return another announced project of the same budget item and category."""
    second = ProcurementWalk(first.town)
    second.drafted(on="2014-09-01").assessed(on="2014-10-12")
    second.submitted(on="2014-12-08").reviewed(on="2014-12-11")
    line = first.project.budget_line_ref
    second.did("approve", on="2014-12-24", by="budget", budget_line=line, opinion="同意")
    Project.objects.filter(ref=second.ref).update(state="announced")
    return second


@pytest.mark.article("政府采购法实施条例 第二十八条")
@pytest.mark.article("政府采购法 第二十八条")
class TestPurchasesThatTogetherExceedTheThreshold:
    def test_are_suspected_of_being_one_that_was_split(self, first):
        second = _second(first)
        with threshold(335_999_999):
            first.planned(on="2015-03-23", **OTHERWISE)
            assert first.plan.split_fen is None
            second.planned(on="2015-03-24", **OTHERWISE)

        for one in (first, second):
            assert (one.plan.split_fen, one.plan.split_count) == (336_000_000, 2)
        flagged = queries.visible_to(first.who("supervision")).filter(looks_split("suspected"))
        assert flagged.count() == 2

    def test_a_sum_that_just_reaches_it_is_not_above_it(self, first):
        second = _second(first)
        with threshold(336_000_000):
            first.planned(on="2015-03-23", **OTHERWISE)
            second.planned(on="2015-03-24", **OTHERWISE)

        assert not Plan.objects.filter(split_fen__isnull=False).exists()

    def test_the_form_warns_with_the_numbers_and_refuses_nothing(self, first):
        second = _second(first)
        with threshold(335_999_999):
            first.planned(on="2015-03-23", **OTHERWISE)
            _, warning = lists.advice_on_project(
                second.project, second.who("handler"), date(2015, 3, 24)
            )
            second.planned(on="2015-03-24", **OTHERWISE)

        assert "3,360,000.00" in warning.lines[0].text
        assert warning.lines[0].note == first.plan.ref
        assert warning.lines[0].clause == "政府采购法实施条例 第二十八条"
        assert second.plan.state == "draft"

    def test_an_open_tender_clears_the_suspicion_of_both(self, first):
        second = _second(first)
        with threshold(335_999_999):
            first.planned(on="2015-03-23", **OTHERWISE)
            second.planned(on="2015-03-24", **OTHERWISE)
            sheet = {**lists.plan_so_far(second.plan, second.who("handler"), date(2015, 3, 24))}
            changed = {**sheet, "method": "open_tender", "grounds": [], "method_reason": ""}
            second.plan_did("edit", on="2015-03-25", by="handler", **changed)

        assert not Plan.objects.filter(split_fen__isnull=False).exists()

    def test_what_finance_has_approved_does_not_count(self, first):
        second = _second(first)
        first.planned(on="2015-03-23", **OTHERWISE)
        Plan.objects.filter(pk=first.plan.pk).update(approval_ref="示例")
        with threshold(335_999_999):
            second.planned(on="2015-03-24", **OTHERWISE)

        assert second.plan.split_fen is None

    def test_another_category_does_not_count(self, first):
        second = _second(first)
        other = first.project.item.__class__.objects.filter(parent__isnull=False).exclude(
            code=first.project.item.code
        )
        Project.objects.filter(ref=second.ref).update(item=other.first())
        with threshold(335_999_999):
            first.planned(on="2015-03-23", **OTHERWISE)
            second.planned(on="2015-03-24", **OTHERWISE)

        assert second.plan.split_fen is None

    def test_without_a_threshold_nothing_is_suspected(self, first):
        second = _second(first)
        first.planned(on="2015-03-23", **OTHERWISE)
        second.planned(on="2015-03-24", **OTHERWISE)

        assert second.plan.split_fen is None


class TestFinancePresses:
    @pytest.mark.article("政府购买服务流程规范（讲座） 实施购买")
    def test_from_the_day_after_the_planned_start(self, first):
        first.planned(on="2015-03-23", planned_start="2015-04-01")
        with pytest.raises(rules.NotLate):
            plan_did(first, "press", on="2015-04-01", by="supervision", words="请尽快交办")

        plan_did(first, "press", on="2015-04-02", by="supervision", words="请尽快交办")
        assert first.plan.pressed_on == date(2015, 4, 2)
        assert Message.objects.filter(event="plan.press", account__name="王经办").exists()

    def test_once_a_day(self, first):
        first.planned(on="2015-03-23", planned_start="2015-04-01")
        plan_did(first, "press", on="2015-04-02", by="supervision", words="请尽快交办")
        with pytest.raises(rules.PressedToday):
            plan_did(first, "press", on="2015-04-02", by="supervision", words="请尽快交办")

        plan_did(first, "press", on="2015-04-03", by="supervision", words="请尽快交办")

    def test_nobody_else_does(self, first):
        first.planned(on="2015-03-23", planned_start="2015-04-01")
        with pytest.raises(NotYours):
            plan_did(first, "press", on="2015-04-02", by="head", words="请尽快交办")

    def test_what_is_under_way_is_not_pressed_for(self, first):
        first.planned(on="2015-03-23", planned_start="2015-04-01").plan_accepted(on="2015-03-25")
        with pytest.raises(NotNow):
            plan_did(first, "press", on="2015-04-02", by="supervision", words="请尽快交办")
