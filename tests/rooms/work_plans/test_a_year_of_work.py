"""A year's work plan: drafted, approved by another, its tasks led by departments, summed up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import NotYours
from goufu.base.workflow.separation import SamePerson
from goufu.stages.review.projects.models import Project
from goufu.stages.review.work_plans import actions, queries, rules, sheets
from goufu.stages.review.work_plans.models import KeyField, WorkPlan, WorkTask
from tests.visitors import in_a_demo, visitor
from tests.walk import Walk, morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(settings) -> Walk:
    in_a_demo(settings)
    walk = Walk()
    walk.town.appoint("budget_2", Role.FINANCE_BUDGET, "finance", "吴审定")
    return walk


def said(walk: Walk, **changes: Any) -> sheets.PlanSheet:
    facts = {
        "year": 2015,
        "goal": "先易后难、由点到面、突出重点",
        "fields": [{"name": "养老", "scope": "all"}],
        "phases": [
            {"name": "谋划部署", "first": "2015-03-01", "last": "2015-04-30", "work": "制定方案"},
            {"name": "推动实施", "first": "2015-04-15", "last": "2015-11-30", "work": "组织实施"},
        ],
        "tasks": [
            {
                "content": "编制具体实施目录",
                "lead_id": walk.town.organisations["care"].pk,
                "partners": "财政局",
                "due_on": "2015-05-31",
            }
        ],
        **changes,
    }
    return sheets.PlanSheet.model_validate(facts)


def drafted(walk: Walk, **changes: Any) -> WorkPlan:
    return actions.open_plan(
        sheet=said(walk, **changes), actor=walk.who("budget"), at=morning_of("2015-03-02")
    )


def did(walk: Walk, what: Any, dossier: Any, *, by: str, on: str, **facts: Any) -> Any:
    sheet_type = what.__wrapped__.__annotations__["sheet"].removeprefix("sheets.")
    sheet = getattr(sheets, sheet_type).model_validate(facts)
    return what(ref=dossier.ref, sheet=sheet, actor=walk.who(by), at=morning_of(on))


def in_force(walk: Walk, **changes: Any) -> WorkPlan:
    plan = drafted(walk, **changes)
    did(walk, actions.submit, plan, by="budget", on="2015-03-03")
    return did(walk, actions.approve, plan, by="budget_2", on="2015-03-05")


@pytest.mark.article("讲座 五、3 实施步骤")
class TestThePhasesOfTheYear:
    def test_a_phase_may_begin_before_the_one_before_it_ends(self, walk):
        assert len(drafted(walk).phases) == 2

    @pytest.mark.parametrize(
        ("first", "last"),
        [
            ("2015-04-30", "2015-03-01"),
            ("2014-12-31", "2015-03-01"),
            ("2015-03-01", "2016-01-01"),
        ],
    )
    def test_a_phase_that_ends_before_it_begins_or_outside_the_year_is_refused(
        self, walk, first, last
    ):
        phases = [{"name": "谋划", "first": first, "last": last, "work": "x"}]
        with pytest.raises(rules.PhaseOutOfOrder):
            drafted(walk, phases=phases)
        assert not WorkPlan.objects.exists()

    def test_phases_stand_in_the_order_in_which_they_begin(self, walk):
        phases = [
            {"name": "后", "first": "2015-06-01", "last": "2015-07-01", "work": "x"},
            {"name": "先", "first": "2015-05-31", "last": "2015-07-01", "work": "x"},
        ]
        with pytest.raises(rules.PhaseOutOfOrder):
            drafted(walk, phases=phases)

    @pytest.mark.parametrize(("due", "right"), [("2015-12-31", True), ("2016-01-01", False)])
    def test_a_task_ends_within_the_year(self, walk, due, right):
        tasks = [{**said(walk).tasks[0].model_dump(mode="json"), "due_on": due}]
        if right:
            assert drafted(walk, tasks=tasks)
        else:
            with pytest.raises(rules.TaskOutsideTheYear):
                drafted(walk, tasks=tasks)


class TestThePlan:
    def test_a_place_has_one_plan_a_year(self, walk):
        first = drafted(walk)
        with pytest.raises(rules.PlanIsThere) as refused:
            drafted(walk)
        assert refused.value.params["ref"] == first.ref

    @pytest.mark.parametrize(
        ("part", "word"), [("fields", "重点领域"), ("phases", "工作阶段"), ("tasks", "任务")]
    )
    def test_without_key_fields_phases_or_tasks_it_is_not_handed_in(self, walk, part, word):
        plan = drafted(walk, **{part: []})
        with pytest.raises(rules.NothingPlanned) as refused:
            did(walk, actions.submit, plan, by="budget", on="2015-03-03")
        assert word in str(refused.value)

    def test_whoever_drafted_it_does_not_approve_it(self, walk):
        plan = drafted(walk)
        did(walk, actions.submit, plan, by="budget", on="2015-03-03")
        with pytest.raises(SamePerson):
            did(walk, actions.approve, plan, by="budget", on="2015-03-05")
        assert not WorkTask.objects.exists()

    def test_sent_back_it_can_be_changed_and_handed_in_again(self, walk):
        plan = drafted(walk)
        did(walk, actions.submit, plan, by="budget", on="2015-03-03")
        did(walk, actions.send_back, plan, by="budget_2", on="2015-03-04", reason="任务过少")
        with pytest.raises(rules.PhaseOutOfOrder):  # its year stays, and these are of another
            actions.edit(
                ref=plan.ref,
                sheet=said(
                    walk,
                    phases=[
                        {"name": "x", "first": "2016-03-01", "last": "2016-04-01", "work": "x"}
                    ],
                ),
                actor=walk.who("budget"),
                at=morning_of("2015-03-04"),
            )
        actions.edit(
            ref=plan.ref,
            sheet=said(walk, goal="改过的目标"),
            actor=walk.who("budget"),
            at=morning_of("2015-03-04"),
        )
        plan.refresh_from_db()
        assert plan.goal == "改过的目标"

    def test_a_department_drafts_none(self, walk):
        with pytest.raises(NotYours):
            actions.open_plan(
                sheet=said(walk), actor=walk.who("handler"), at=morning_of("2015-03-02")
            )

    def test_it_is_summed_up_when_no_task_is_in_hand(self, walk):
        plan = in_force(walk)
        facts = {"summary": "全年完成", "good_practice": "联络员制度"}
        with pytest.raises(rules.TasksInHand):
            did(walk, actions.close, plan, by="budget", on="2015-12-20", **facts)
        task = plan.given_out.get()
        did(walk, actions.finish, task, by="handler", on="2015-05-31", progress="已公布")
        done = did(walk, actions.close, plan, by="budget", on="2015-12-20", **facts)
        assert done.state == "closed"


@pytest.mark.article("讲座 三、（二）四 职责更加明晰")
class TestTasks:
    def test_approving_gives_the_tasks_out_each_with_its_clock(self, walk):
        task = in_force(walk).given_out.get()
        clock = Deadline.objects.get(ref=task.ref)
        assert (clock.due_on, clock.organisation_id) == (date(2015, 5, 31), task.lead_id)

    @pytest.mark.parametrize(("on", "in_time"), [("2015-05-31", True), ("2015-06-01", False)])
    def test_on_its_last_day_a_task_is_done_in_time_and_the_day_after_late(self, walk, on, in_time):
        task = in_force(walk).given_out.get()
        did(walk, actions.finish, task, by="handler", on=on, progress="已公布")
        assert Entry.objects.get(event="work_task.finish").facts["in_time"] is in_time
        assert Deadline.objects.get(ref=task.ref).met_in_time is in_time

    def test_progress_is_told_to_finance_and_every_report_stays_in_the_record(self, walk):
        task = in_force(walk).given_out.get()
        for words in ("已起草", "已征求意见"):
            did(walk, actions.report, task, by="handler", on="2015-04-01", progress=words)
        task.refresh_from_db()
        assert task.progress == "已征求意见"
        assert Entry.objects.filter(event="work_task.report").count() == 2
        assert Message.objects.filter(
            account_id=walk.who("budget").account_id, ref=task.ref
        ).exists()

    @pytest.mark.parametrize(("due", "right"), [("2015-04-02", True), ("2015-04-01", False)])
    def test_a_task_is_put_off_to_a_day_after_today(self, walk, due, right):
        task = in_force(walk).given_out.get()
        facts = {"due_on": due, "reason": "配合单位调整"}
        if right:
            did(walk, actions.postpone, task, by="budget", on="2015-04-01", **facts)
            assert Deadline.objects.get(ref=task.ref).due_on == date.fromisoformat(due)
        else:
            with pytest.raises(rules.DueInThePast):
                did(walk, actions.postpone, task, by="budget", on="2015-04-01", **facts)

    def test_a_dropped_task_has_no_clock_any_more(self, walk):
        task = in_force(walk).given_out.get()
        did(walk, actions.drop, task, by="budget", on="2015-04-01", reason="上级另行布置")
        assert not Deadline.objects.filter(ref=task.ref, met_on=None).exists()


class TestWhoSeesIt:
    def test_a_draft_is_finances_own(self, walk):
        plan = drafted(walk)
        assert plan in queries.visible_to(walk.who("budget"))
        assert plan not in queries.visible_to(walk.who("handler"))

    def test_in_force_every_department_of_the_place_reads_it_and_those_below(self, walk):
        plan = in_force(walk)
        assert plan in queries.visible_to(walk.who("handler"))
        below = walk.town.settle("county", "某县民政局", "state_organ", place="CN-341502")
        assert below.pk
        county = walk.town.appoint("county", Role.HANDLER, "county")
        assert plan in queries.visible_to(county)
        assert plan not in queries.visible_to(walk.who("alpha"))

    def test_a_task_is_seen_by_its_lead_and_by_finance_alone(self, walk):
        task = in_force(walk).given_out.get()
        assert task in queries.tasks_visible_to(walk.who("handler"))
        assert task in queries.tasks_visible_to(walk.who("budget"))
        assert task not in queries.tasks_visible_to(walk.who("school_handler"))


class TestKeyFields:
    def test_projects_of_the_years_key_fields_are_found_by_the_list(self, walk):
        walk.drafted(on="2014-09-01")
        item = Project.objects.get().item_id
        client = visitor(walk.who("handler"))
        assert not client.get("/project/?key_field=1").context["card"].table.rows
        in_force(walk, fields=[{"name": "养老", "scope": "all", "item_id": item}])
        assert KeyField.objects.get().item_id == item
        assert len(client.get("/project/?key_field=1").context["card"].table.rows) == 1
        assert not client.get("/project/?key_field=0").context["card"].table.rows

    def test_a_field_of_a_plan_elsewhere_marks_nothing_here(self, walk):
        walk.drafted(on="2014-09-01")
        item = Project.objects.get().item_id
        plan = in_force(walk, fields=[{"name": "养老", "scope": "all", "item_id": item}])
        KeyField.objects.filter(plan=plan).update(place="CN-3401")
        assert not Project.objects.filter(queries.is_key()).exists()
        KeyField.objects.filter(plan=plan).update(place="CN-34")
        assert Project.objects.filter(queries.is_key()).exists()
