"""What was approved: adjusted, withdrawn, copied; what was refused: applied for anew."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.base.workflow.separation import SamePerson
from goufu.law.calendar import day_of
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.review.budgets.models import BudgetLine
from goufu.stages.review.budgets.queries import reserved_for
from goufu.stages.review.budgets.rules import NotEnoughMoney
from goufu.stages.review.catalogue.models import CatalogueEntry
from goufu.stages.review.projects import actions, queries, sheets
from goufu.stages.review.projects.actions.again import years_later
from goufu.stages.review.projects.models import Adjustment, EarlierResult, Project
from goufu.stages.review.projects.rules import reviews
from tests.rooms.projects.paper import handed_in
from tests.walk import Walk, morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> Walk:
    return Walk()


def approved(walk: Walk, **changes: Any) -> Walk:
    return handed_in(walk, **changes).reviewed(on="2014-12-11").approved(on="2014-12-24")


def adjust(
    walk: Walk, *, on: str = "2015-01-05", by: str = "handler", **changes: Any
) -> Adjustment:
    project = walk.project
    facts = {name: getattr(project, name) for name in queries.ADJUSTED}
    sheet = sheets.Adjust.model_validate({"reason": "人口普查后服务对象增加", **facts, **changes})
    return actions.adjust(parent_ref=walk.ref, sheet=sheet, actor=walk.who(by), at=morning_of(on))


def decide(walk: Walk, adjustment: Adjustment, verb: str, *, on: str, by: str) -> Adjustment:
    words = "同意调整，理由充分，可以办理"
    kind = sheets.Reasons if verb.startswith(("refuse", "withdraw")) else sheets.Opinion
    sheet = kind.model_validate({"reason" if kind is sheets.Reasons else "opinion": words})
    act = getattr(actions, verb)
    found: Adjustment = act(ref=adjustment.ref, sheet=sheet, actor=walk.who(by), at=morning_of(on))
    return found


def made(walk: Walk, adjustment: Adjustment, *, on: str = "2015-01-08") -> Adjustment:
    decide(walk, adjustment, "adjustment_passes_department", on=on, by="reviewer")
    decide(walk, adjustment, "adjustment_passes_sector", on=on, by="sector_head")
    return decide(walk, adjustment, "make_adjustment", on=on, by="budget")


@pytest.mark.article("六安市政府向社会力量购买服务规范流程图")
class TestAnAdjustment:
    def test_changes_nothing_before_finance_has_agreed(self, walk):
        adjust(approved(walk), budget_fen=200_000_000)

        assert walk.project.budget_fen == 168_000_000
        assert reserved_for(walk.ref) == 168_000_000

    def test_changes_project_reservation_and_term_once_it_is_made(self, walk):
        approved(walk)
        made(walk, adjust(walk, budget_fen=200_000_000, quantity="1500", ends_on="2015-11-30"))

        project = walk.project
        assert (project.budget_fen, project.quantity, project.ends_on) == (
            200_000_000, 1500, date(2015, 11, 30),
        )  # fmt: skip
        assert reserved_for(walk.ref) == 200_000_000
        assert BudgetLine.objects.get().reserved_fen == 200_000_000

    @pytest.mark.parametrize(("fen", "enough"), [(500_000_000, True), (500_000_001, False)])
    def test_uses_its_line_to_the_last_fen_and_no_further(self, walk, fen, enough):
        approved(walk)
        adjustment = adjust(walk, budget_fen=fen)
        if enough:
            assert made(walk, adjustment).state == "made"
        else:
            with pytest.raises(NotEnoughMoney):
                made(walk, adjustment)
            assert (walk.project.budget_fen, reserved_for(walk.ref)) == (168_000_000,) * 2

    def test_reaches_a_catalogue_that_is_not_out_yet(self, walk):
        approved(walk).replied(on="2015-02-10")
        made(walk, adjust(walk, on="2015-02-11", budget_fen=150_000_000), on="2015-02-12")

        assert CatalogueEntry.objects.get().amount_fen == 150_000_000
        assert not Notice.objects.filter(kind="correction").exists()

    def test_corrects_the_announcement_of_an_announced_project(self, walk):
        approved(walk).replied(on="2015-02-10").catalogued(on="2015-02-25")
        walk.announced(on="2015-03-20")
        made(walk, adjust(walk, on="2015-03-21", budget_fen=150_000_000), on="2015-03-23")

        notice = Notice.objects.get(kind="correction")
        assert notice.state == "published"
        assert notice.corrects == Notice.objects.get(kind="project")
        assert ["申报金额", "1,680,000.00 → 1,500,000.00"] in notice.lines

    def test_is_not_reviewed_by_whoever_asked(self, walk):
        from dataclasses import replace

        from goufu.base.people.roles import Role

        adjustment = adjust(approved(walk), budget_fen=150_000_000)
        walk.town.people["same"] = replace(walk.who("handler"), role=Role.REVIEWER)
        with pytest.raises(SamePerson):
            decide(walk, adjustment, "adjustment_passes_department", on="2015-01-06", by="same")

    def test_that_is_refused_leaves_the_project_as_it_was(self, walk):
        adjustment = adjust(approved(walk), budget_fen=150_000_000)
        decide(walk, adjustment, "refuse_adjustment", on="2015-01-06", by="reviewer")

        assert Adjustment.objects.get().state == "refused"
        assert walk.project.budget_fen == 168_000_000

    def test_can_be_taken_back_and_asked_for_again(self, walk):
        adjustment = adjust(approved(walk), budget_fen=150_000_000)
        with pytest.raises(reviews.AdjustmentOpen):
            adjust(walk, budget_fen=140_000_000)

        decide(walk, adjustment, "withdraw_adjustment", on="2015-01-06", by="handler")
        assert adjust(walk, budget_fen=140_000_000).state == "dept_review"

    def test_changes_something(self, walk):
        with pytest.raises(reviews.NothingAdjusted):
            adjust(approved(walk))

    def test_comes_after_the_approval(self, walk):
        handed_in(walk)
        with pytest.raises(reviews.NotToBeAdjusted):
            adjust(walk, budget_fen=150_000_000)

    def test_is_the_handlers_to_ask_for(self, walk):
        approved(walk)
        with pytest.raises(NotYours):
            adjust(walk, by="reviewer", budget_fen=150_000_000)

    def test_does_not_reach_a_project_withdrawn_meanwhile(self, walk):
        adjustment = adjust(approved(walk), budget_fen=150_000_000)
        walk.did("withdraw", on="2015-01-06", by="head", reason="机构改革，职责已划出本部门")

        with pytest.raises(reviews.NotToBeAdjusted):
            made(walk, adjustment)


class TestAWithdrawal:
    REASON = "机构改革，职责已划出本部门"

    def test_releases_what_was_reserved(self, walk):
        approved(walk).did("withdraw", on="2015-01-06", by="head", reason=self.REASON)

        assert walk.project.state == "withdrawn"
        assert reserved_for(walk.ref) == 0
        assert BudgetLine.objects.get().left_fen == 500_000_000

    def test_after_approval_is_the_heads(self, walk):
        approved(walk)
        with pytest.raises(NotYours):
            walk.did("withdraw", on="2015-01-06", by="handler", reason=self.REASON)

    def test_drops_it_from_a_catalogue_that_is_not_out_and_tells_nobody(self, walk):
        approved(walk).replied(on="2015-02-10")
        walk.did("withdraw", on="2015-02-11", by="head", reason=self.REASON)

        assert not CatalogueEntry.objects.exists()
        assert not Notice.objects.exists()

    def test_of_a_listed_project_is_published_and_ends_its_clock(self, walk):
        approved(walk).replied(on="2015-02-10").catalogued(on="2015-02-25")
        walk.did("withdraw", on="2015-03-02", by="head", reason=self.REASON)

        notice = Notice.objects.get(kind="failure")
        assert notice.state == "published"
        assert ["终止原因", self.REASON] in notice.lines
        duty = Deadline.objects.get(duty="announce_project")
        assert duty.cancelled_on == day_of(morning_of("2015-03-02"))

    def test_is_over_once_it_is_being_bought(self, walk):
        walk.up_to_announcement()
        Project.objects.filter(ref=walk.ref).update(state="purchasing")
        with pytest.raises(NotNow):
            walk.did("withdraw", on="2015-04-06", by="head", reason=self.REASON)


class TestACopy:
    def copied(self, walk: Walk, *, by: str = "handler", year: int = 2016) -> Project:
        return actions.copy_project(
            parent_ref=walk.ref,
            sheet=sheets.Copy(year=year),
            actor=walk.who(by),
            at=morning_of("2015-09-01"),
        )

    def test_says_the_same_a_year_later(self, walk):
        approved(walk, title="2015 年居家养老", ends_on="2016-02-29", yearly=[
            {"year": 2015, "amount_fen": 140_000_000}, {"year": 2016, "amount_fen": 28_000_000},
        ])  # fmt: skip
        copy = self.copied(walk)

        assert (copy.title, copy.year, copy.state) == ("2016 年居家养老", 2016, "draft")
        assert (copy.starts_on, copy.ends_on) == (date(2016, 4, 1), date(2017, 2, 28))
        assert [row["year"] for row in copy.yearly] == [2016, 2017]
        assert (copy.copied_from, copy.targets) == (walk.ref, walk.project.targets)
        assert copy.handler_opinion == ""

    def test_may_be_handed_in_once_its_opinion_is_signed(self, walk):
        approved(walk)
        copy = Project.objects.get(ref=self.copied(walk).ref)
        copy.set(handler_opinion="同意申报")
        actions.submit(
            ref=copy.ref, sheet=sheets.Remark(), actor=walk.who("handler"),
            at=morning_of("2015-09-02"),
        )  # fmt: skip

        assert Project.objects.get(ref=copy.ref).state == "dept_review"

    def test_is_not_made_of_what_was_never_approved(self, walk):
        handed_in(walk)
        with pytest.raises(reviews.NotToBeCopied):
            self.copied(walk)

    def test_of_the_last_of_february_ends_with_february(self):
        assert years_later(date(2016, 2, 29), 1) == date(2017, 2, 28)
        assert years_later(date(2015, 2, 28), 1) == date(2016, 2, 28)


class TestApplyingAnew:
    def again(self, walk: Walk) -> Project:
        sheet = sheets.Again(year=2015, reason="补充了与事业单位职责的边界说明")
        return actions.apply_again(
            parent_ref=walk.ref, sheet=sheet, actor=walk.who("handler"),
            at=morning_of("2014-12-25"),
        )  # fmt: skip

    def test_makes_a_project_of_its_own_that_remembers_the_refused_one(self, walk):
        handed_in(walk).reviewed(on="2014-12-11")
        walk.did("refuse", on="2014-12-20", by="budget", reason="该项服务已由事业单位全额保障承担")
        project = self.again(walk)

        assert (project.instead_of, project.state) == (walk.ref, "draft")
        assert project.ref != walk.ref
        facts = Entry.objects.get(ref=project.ref, event="project.open").facts
        assert facts["instead_of"] == walk.ref

    def test_is_for_what_was_refused(self, walk):
        approved(walk)
        with pytest.raises(reviews.NotToBeCopied):
            self.again(walk)


@pytest.mark.article("六安市财政局讲座 第27、58行")
class TestResultsOfEarlierYears:
    def test_stand_beside_the_form_of_the_next_project_of_the_same_item(self, walk):
        approved(walk)
        project = walk.project
        EarlierResult.objects.create(
            project_code=walk.ref,
            title=project.title,
            year=2015,
            purchaser=project.purchaser,
            item=project.item,
            total="92",
            grade="优",
            concluded_on=date(2016, 1, 20),
        )

        found = queries.earlier_results(project.purchaser_id, project.item_id)
        assert [(one.year, one.grade) for one in found] == [(2015, "优")]
        assert queries.earlier_results(project.finance_id, project.item_id) == []
