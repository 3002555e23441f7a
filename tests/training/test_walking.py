"""What a learner can do: the clock, the seats, the steps, the forms."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.training import actions, refusals
from goufu.base.training.door import entered
from goufu.base.training.models import Sandbox
from goufu.base.training.story import teller
from goufu.law.calendar import day_of
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.review.projects.models import Project
from tests.training.conftest import LECTURE, account_of, plays
from tests.visitors import visitor

# What a plan goes through under every law.
ENTRUSTED = {"plan.open", "plan.entrust", "plan.accept_entrusting"}


class TestTheDay:
    @pytest.mark.parametrize(
        ("day", "steps"),
        [
            ("2014-12-15", {"plan.submit", "plan.accept"}),
            ("2015-12-24", {"plan.submit", "plan.accept"}),
            ("2026-11-02", {"plan.publish_intention", "plan.file"}),
        ],
    )
    def test_says_which_law_the_walk_goes_by(self, learner, begins, day, steps):
        sandbox = begins(learner, day=date.fromisoformat(day))

        with entered(sandbox):
            events = {cue.event for cue in teller().script(sandbox)}

        assert {event for event in events if event.startswith("plan.")} == steps | ENTRUSTED

    def test_may_lead_into_a_year_whose_holidays_are_not_announced(self, learner, begins):
        begins(learner, day=date(2026, 11, 2))

        sandbox = plays(learner, upto="project.announce")

        assert day_of(sandbox.at).year == 2027
        with entered(sandbox):
            assert Deadline.objects.get(duty="announce_project").met_in_time

    def test_of_today_has_the_agency_on_the_list_that_its_law_asks(self, learner, begins):
        begins(learner, day=date(2026, 11, 2))

        sandbox = plays(learner, upto="tender.prepare")

        with entered(sandbox):
            assert Plan.objects.get().state == "under_way"

    @pytest.mark.parametrize("day", [date(2014, 12, 14), date(2100, 1, 1), date.min])
    def test_is_one_of_those_at_hand(self, learner, begins, day):
        with pytest.raises(refusals.NotThatDay):
            begins(learner, day=day)

    def test_belongs_to_a_story_that_exists(self, learner, begins):
        with pytest.raises(refusals.NoSuchStory):
            begins(learner, story="rockets")


class TestTheClock:
    @pytest.fixture
    def listed(self, learner, begins) -> Sandbox:
        begins(learner)
        return plays(learner, upto="catalogue.publish")

    @pytest.mark.parametrize(("where", "in_time"), [("last_day", True), ("day_after", False)])
    def test_goes_to_the_last_day_of_a_duty_and_to_the_day_after(
        self, learner, listed, where, in_time
    ):
        listed = plays(learner, upto="project.draft_announcement")
        with entered(listed):
            duty = Deadline.objects.get(duty="announce_project")
            walker = next(c for c in teller().script(listed) if c.event == "project.announce")
        browser = visitor(learner)

        browser.post("/training/clock/", {"to": where, "duty": duty.pk})
        browser.post("/training/seat/", {"seat": walker.who})
        answer = browser.post(f"/training/town/project/{duty.project_code}/announce/")

        assert answer.status_code == 302
        with entered(Sandbox.objects.get()):
            assert Deadline.objects.get(pk=duty.pk).met_in_time is in_time

    def test_goes_on_and_never_back(self, learner, listed):
        account = account_of(learner)

        with pytest.raises(refusals.ClockGoesOn):
            actions.move_clock(account=account, to=listed.at)
        with pytest.raises(refusals.ClockGoesOn):
            actions.move_clock(account=account, to=listed.at + timedelta(days=800))
        moved = actions.move_clock(account=account, to=listed.at + timedelta(days=1))
        assert moved.at == listed.at + timedelta(days=1)

    def test_is_what_the_doors_read(self, learner, listed):
        page = visitor(learner).get("/training/town/desk/").content.decode()

        assert "2016 年 2 月 25 日" in page


class TestTheSeat:
    def test_is_taken_without_a_password_and_only_in_town(self, learner, begins):
        begins(learner)
        browser = visitor(learner)

        browser.post("/training/seat/", {"seat": "sample-treasury"})

        assert "周库" in browser.get("/training/town/desk/").content.decode()
        assert "周库" not in browser.get("/desk/").content.decode()

    def test_of_the_public_has_no_desk(self, learner, begins):
        begins(learner)
        browser = visitor(learner)
        browser.post("/training/seat/", {"seat": ""})

        assert browser.get("/training/town/desk/")["Location"] == "/training/"
        assert browser.get("/training/town/need/new/file/").status_code == 200

    def test_of_somebody_who_is_not_there_is_refused(self, learner, begins):
        begins(learner)

        with pytest.raises(refusals.NobodyOfThatName):
            actions.take_seat(account=account_of(learner), seat="handler")

    def test_leads_to_pages_of_practice_only(self, learner, begins):
        begins(learner)
        browser = visitor(learner)

        for away in ("https://elsewhere.invalid/", "/desk/", "//elsewhere.invalid/training/"):
            answer = browser.post("/training/seat/", {"seat": "sample-treasury", "next": away})
            assert answer["Location"] == "/training/town/desk/"


class TestAStep:
    def test_done_for_the_learner_is_done_once(self, learner, begins):
        begins(learner)
        browser = visitor(learner)

        browser.post("/training/play/", {"number": "1"})
        again = browser.post("/training/play/", {"number": "1"}, follow=True)

        assert "这一步已经办过" in again.content.decode()

    def test_done_by_hand_counts_like_one_done_for_the_learner(self, learner, begins):
        begins(learner)
        sandbox = plays(learner, upto="budget_line.open")
        browser = visitor(learner)
        form = browser.get("/training/town/project/new/open/?fill=1")
        assert 'value="居家养老上门服务"' in form.content.decode()
        with entered(sandbox):
            facts = dict(teller().entries(sandbox, "project", "open"))

        answer = browser.post("/training/town/project/new/open/", typed(facts))

        assert answer.status_code == 302, answer.content.decode()[:2000]
        with entered(sandbox):
            assert Project.objects.get().title == "居家养老上门服务"
            waiting = next(cue for cue in teller().script(sandbox) if not cue.done)
        assert waiting.event == "project.assess"

    def test_that_is_refused_says_why_as_real_work_does(self, learner, begins):
        begins(learner)
        sandbox = plays(learner, upto="project.submit")
        with entered(sandbox):
            ref = Project.objects.get().ref
        browser = visitor(learner)
        browser.post("/training/seat/", {"seat": "sample-care-handler"})

        answer = browser.post(f"/training/town/project/{ref}/pass_department/", {"opinion": "同意"})

        assert answer.status_code == 403
        assert "购买主体审核" in answer.content.decode()

    def test_explains_itself_on_its_form(self, learner, begins):
        begins(learner)
        plays(learner, upto="budget_line.open")

        page = visitor(learner).get("/training/town/project/new/open/").content.decode()

        assert "购买主体经办填写申报书" in page
        assert "替我填好这张表" in page


class TestTheHome:
    def test_lets_choose_a_day_and_a_project(self, learner, walk):
        page = visitor(learner).get("/training/").content.decode()

        assert LECTURE.isoformat() in page
        assert "居家养老上门服务" in page

    def test_shows_where_the_walk_stands(self, learner, begins):
        begins(learner)
        plays(learner, upto="catalogue.publish")

        page = visitor(learner).get("/training/").content.decode()

        assert "公告拟实施项目" in page
        assert "到最后一日" in page

    def test_is_for_those_who_have_signed_in(self, walk, client):
        assert client.get("/training/")["Location"].startswith("/sign-in/")


def typed(facts: dict) -> dict[str, str]:
    """Return a sheet as a browser sends it."""
    from goufu.law.money import yuan

    sent = {}
    for name, value in facts.items():
        if isinstance(value, list):
            for number, row in enumerate(value):
                sent.update({f"{name}-{number}-{cell}": str(told) for cell, told in row.items()})
        elif isinstance(value, bool):
            sent.update({name: "on"} if value else {})
        else:
            sent[name] = yuan(value) if name.endswith("_fen") else str(value)
    return sent
