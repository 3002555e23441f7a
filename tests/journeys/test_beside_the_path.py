"""What happens beside the path: a challenge, an inspection, a question; and what comes late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from goufu.base.deadlines import clock as duties_clock
from goufu.base.deadlines.models import Deadline
from goufu.base.jobs import clockwork
from goufu.base.ledger.models import Entry
from goufu.base.workflow.advance import OnHold
from goufu.stages.disclosure.consultation.models import Question
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.review.projects.models import Project
from tests.journeys import by_action
from tests.journeys.by_api import Programs, standing_at
from tests.journeys.conftest import YEAR
from tests.journeys.leg import LAW_OF_2015, Days, Journey, Leg, since
from tests.journeys.path import path
from tests.visitors import Program, visitor

d = Days(YEAR)
LETTER = {
    "facts": "第一中标候选人的业绩与招标文件要求不符",
    "grounds": "招标文件评分标准第二项",
    "request": "请求重新核实评分",
}


def _on(at: datetime, who: str, act: str, on: str, facts: dict[str, Any], **more: Any) -> Leg:
    return Leg(at, who, act, on, facts, **more)


def _rest(journey: Journey, act: str, *, nth: int = 1) -> None:
    by_action.walk(since(path(YEAR, LAW_OF_2015), act, nth=nth), journey)


class TestAChallenge:
    def _challenged(self, journey: Journey, subject: str, day: str, by: str = "beta") -> None:
        letter = {**LETTER, "subject": subject}
        raised = _on(d.at(day), by, "challenge.raise", "{project}-ZB1", letter, opened="challenge")
        by_action.take(raised, journey)

    def _suspended(self, journey: Journey, day: str) -> None:
        why = {"reason": "核实期间暂停采购活动"}
        by_action.take(_on(d.at(day), "head", "challenge.suspend", "{challenge}", why), journey)

    def _answered(self, journey: Journey, day: str) -> None:
        told = {"outcome": "dismissed", "answer": "经核实评分无误，质疑不成立"}
        by_action.take(_on(d.at(day), "handler", "challenge.answer", "{challenge}", told), journey)

    def test_to_the_result_stops_the_clock_of_the_signature_and_lets_it_run_on(self, standing):
        journey = standing("contract.draft_terms")
        before = Deadline.objects.get(duty="sign_contract")
        assert before.due_on == date(YEAR, 5, 24)

        self._challenged(journey, "result", "04-27")
        self._suspended(journey, "04-28")
        with pytest.raises(OnHold):
            _rest(journey, "contract.draft_terms")
        self._answered(journey, "05-07")

        after = Deadline.objects.get(duty="sign_contract")
        assert after.due_on == date(YEAR, 6, 2)  # Nine days later: from 28 April to 7 May.
        assert after.stops == [["2015-04-28", "2015-05-07"]]
        answer = Deadline.objects.get(duty="answer_challenge")
        assert answer.stops == []  # The suspension does not put the answer off.
        assert answer.met_in_time is True

    @pytest.mark.parametrize(("day", "in_time"), [("06-02", True), ("06-03", False)])
    def test_the_last_day_after_it_is_in_time_and_the_next_is_late(self, standing, day, in_time):
        journey = standing("contract.sign_for_purchaser")
        self._challenged(journey, "result", "04-28")
        self._suspended(journey, "04-28")
        self._answered(journey, "05-07")

        signing = since(path(YEAR, LAW_OF_2015), "contract.sign_for_purchaser")[0]
        by_action.take(replace(signing, at=d.at(day, 15)), journey)

        assert Deadline.objects.get(duty="sign_contract").met_in_time is in_time

    def test_to_the_document_puts_the_closing_off_by_as_long(self, standing):
        journey = standing("tender.close")
        tender = Tender.objects.get()
        self._challenged(journey, "document", "04-09")
        self._suspended(journey, "04-15")

        clockwork.run(at=d.at("04-21", 9, 31))
        tender.refresh_from_db()
        assert tender.state == "open"  # Its hour has come, but it is suspended.

        self._answered(journey, "04-22")
        clockwork.run(at=d.at("04-22", 10, 1))
        tender.refresh_from_db()
        assert tender.closes_at == d.at("04-28", 9, 30)
        clockwork.run(at=d.at("04-28", 9, 29))
        tender.refresh_from_db()
        assert tender.state == "open"
        clockwork.run(at=d.at("04-28", 9, 30))
        tender.refresh_from_db()
        assert tender.state == "closed"

    def test_the_project_still_reaches_its_end(self, standing):
        journey = standing("contract.draft_terms")
        self._challenged(journey, "result", "04-24")
        self._suspended(journey, "04-24")
        self._answered(journey, "04-26")

        _rest(journey, "contract.draft_terms")

        assert Project.objects.get().state == "closed"


class TestAnInspection:
    def test_finds_something_which_is_put_right_while_the_project_goes_on(self, standing):
        journey = standing("delivery.report")
        manner = {"manner": "special", "subject": "服务记录和资金使用情况"}
        finding = {"finding": "三份记录没有签字", "basis": "合同", "correct_by": "2015-06-26"}
        for leg in (
            _on(
                d.at("06-10"), "inspector", "inspection.open", "{project}", manner,
                opened="inspection",
            ),
            _on(d.at("06-12"), "inspector", "inspection.find", "{inspection}", finding),
            _on(
                d.at("06-24"), "handler", "inspection.correct", "{inspection}",
                {"correction": "已补签"},
            ),
            _on(
                d.at("06-29"), "inspector", "inspection.verify", "{inspection}",
                {"verification": "整改到位"},
            ),
        ):  # fmt: skip
            by_action.take(leg, journey)

        _rest(journey, "delivery.report")

        assert Project.objects.get().state == "closed"
        told = Notice.objects.get(kind="inspection")
        assert told.state == "published"
        correction = Entry.objects.get(event="inspection.correct")
        assert correction.facts["in_time"] is True


class TestAQuestion:
    def test_is_asked_by_a_stranger_and_answered_for_all(self, standing):
        journey = standing("need.take_up")
        finance = journey.town.organisations["finance"].pk
        asked = {
            "addressed_to_id": finance,
            "title": "怎样才算合格",
            "content": "想知道服务质量由谁检查",
            "about_procurement": "on",
            "asker": "某公司",
            "contact": "0564-0000000",
        }
        with standing_at(d.at("06-01")):
            Client().post("/ask/", asked)
        question = Question.objects.get()
        assert Deadline.objects.get(ref=question.ref).due_on == date(YEAR, 6, 4)

        with standing_at(d.at("06-03")):
            answer = Program(journey.town.people["supervision"]).post(
                f"/questions/{question.ref}/answer", {"answer": "由购买主体按合同验收"}
            )
        page = Client().get(f"/ask/{question.ref}/").content.decode()

        assert answer.status_code == 200
        assert "由购买主体按合同验收" in page
        assert "0564-0000000" not in page
        assert Deadline.objects.get(ref=question.ref).met_in_time is True


class TestLate:
    """The contract is filed on the day after its last day: 8 May is the seventh working day."""

    def _clock(self, at: datetime) -> None:
        for work in (duties_clock.overdue_work, duties_clock.reminding_work):
            for do in work(at):
                do()

    def _duty_on_desk(self, programs: Programs, who: str, at: datetime) -> Any:
        duties = programs.get(who, "/desk", at=at).json()["duties"]
        return next((one for one in duties if one["duty"] == "file_contract"), None)

    def test_the_last_day_is_no_red_line(self, standing):
        journey = standing("contract.file")
        self._clock(d.at("05-08"))

        duty = self._duty_on_desk(Programs(journey), "handler", d.at("05-08"))

        assert duty["left"] == 0
        assert not Entry.objects.filter(event="deadline.overdue").exists()

    def test_the_day_after_it_is_red_on_three_desks(self, standing):
        journey = standing("contract.file")
        at = d.at("05-11")
        self._clock(at)
        self._clock(at)  # A second worker finds nothing to do.

        programs = Programs(journey)
        for who in ("handler", "head", "supervision"):
            duty = self._duty_on_desk(programs, who, at)
            assert duty is not None, who
            assert duty["left"] < 0
            with standing_at(at):
                page = visitor(journey.town.people[who]).get("/desk/").content.decode()
            assert "逾期 1 个工作日" in page, who
        assert self._duty_on_desk(programs, "reviewer", at) is None
        assert Entry.objects.filter(event="deadline.overdue").count() == 1

    def test_it_can_still_be_done_and_that_it_was_late_stays(self, standing):
        journey = standing("contract.file")
        filing = since(path(YEAR, LAW_OF_2015), "contract.file")[0]

        by_action.take(replace(filing, at=d.at("05-11")), journey)

        assert Deadline.objects.get(duty="file_contract").met_in_time is False
        told = Program(journey.town.people["handler"])
        with standing_at(d.at("05-12")):
            duties = told.get(f"/projects/{journey.project}/deadlines").json()
        late = next(one for one in duties if one["duty"] == "file_contract")
        assert late["met_on"] > late["due_on"]
