"""Before the last day the clock reminds, after it the clock marks; each of them once."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta

import pytest

from goufu.base.deadlines import clock, queries
from goufu.base.deadlines.duties import resume, suspend
from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Letter, Message
from goufu.base.organisations.kinds import Function
from goufu.base.people.roles import THE_CLOCK, Role
from goufu.law.calendar import BEIJING
from tests.base.conftest import PROJECT


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=BEIJING)


@pytest.fixture
def duty(school):
    def one(**facts):
        return Deadline.objects.create(
            **{
                "dossier_kind": "contract",
                "ref": f"{PROJECT}-HT1",
                "project_code": PROJECT,
                "place": "CN-3415",
                "title": "养老服务合同",
                "duty": "file_contract",
                "who": "handler",
                "organisation": school,
                "starts_on": date(2026, 11, 2),
                "due_on": date(2026, 11, 11),
                "unit": "working_day",
                "clause": "政府采购法 第四十七条",
                **facts,
            }
        )

    return one


def tick(at: datetime) -> int:
    work = [*clock.overdue_work(at), *clock.reminding_work(at)]
    return sum(bool(do()) for do in work)


class TestOverdue:
    def test_the_last_day_is_in_time_the_day_after_is_not(self, duty, handler):
        duty(reminded_at=morning(date(2026, 11, 6)))

        assert tick(datetime(2026, 11, 11, 23, 59, 59, tzinfo=BEIJING)) == 0
        assert tick(datetime(2026, 11, 12, 0, 0, tzinfo=BEIJING)) == 1

    def test_it_is_told_once_to_the_post_the_head_and_supervision(
        self, duty, handler, head, supervisor
    ):
        duty()
        at = morning(date(2026, 11, 12))

        assert tick(at) == 1
        assert tick(at + timedelta(minutes=1)) == 0

        line = Entry.objects.get(event="deadline.overdue")
        assert (line.actor, line.role, line.clause) == (
            THE_CLOCK.name,
            "clock",
            "政府采购法 第四十七条",
        )
        assert line.facts["due_on"] == "2026-11-11"
        told = Message.objects.filter(entry=line).values_list("account_id", flat=True)
        assert set(told) == {handler.account_id, head.account_id, supervisor.account_id}
        assert Letter.objects.get().address == "wang@example.org"
        assert Message.objects.order_by("pk")[0].title == "合同副本备案：养老服务合同"

    @pytest.mark.parametrize(
        "facts",
        [
            {"met_on": date(2026, 11, 11)},
            {"cancelled_on": date(2026, 11, 5)},
            {"suspended_on": date(2026, 11, 5)},
            {"due_on": None},
        ],
        ids=["met", "cancelled", "suspended", "unknown"],
    )
    def test_what_is_not_running_is_never_overdue(self, duty, facts):
        duty(**facts)

        assert tick(morning(date(2026, 12, 1))) == 0

    def test_where_no_organisation_is_named_all_that_stand_in_the_role_are_told(
        self, duty, handler, supervisor
    ):
        duty(organisation=None)

        tick(morning(date(2026, 11, 12)))

        assert Message.objects.filter(account_id=handler.account_id).exists()

    def test_meeting_it_in_the_meantime_wins(self, duty):
        one = duty()
        work = list(clock.overdue_work(morning(date(2026, 11, 12))))
        Deadline.objects.filter(pk=one.pk).update(met_on=date(2026, 11, 12))

        assert [do() for do in work] == [False]
        assert not Entry.objects.exists()


class TestReminder:
    @pytest.mark.parametrize(("day", "reminded"), [(5, 0), (6, 1), (11, 1)])
    def test_three_working_days_before_the_last(self, duty, handler, day, reminded):
        duty()

        assert tick(morning(date(2026, 11, day))) == reminded
        assert Message.objects.filter(event="deadline.due_soon").count() == reminded

    def test_the_operator_says_how_early(self, duty, handler, settings):
        settings.GOUFU = dataclasses.replace(settings.GOUFU, remind_days=0)
        duty()

        assert tick(morning(date(2026, 11, 10))) == 0
        assert tick(morning(date(2026, 11, 11))) == 1

    def test_it_comes_once(self, duty, handler):
        duty()

        assert [tick(morning(date(2026, 11, day))) for day in (6, 9, 10, 11)] == [1, 0, 0, 0]


class TestStops:
    def test_a_stopped_clock_runs_on_where_it_stood(self, duty):
        one = duty()
        suspend(PROJECT, on=date(2026, 11, 4))
        # Five working days were left: 5, 6, 9, 10, 11 November.
        resume(PROJECT, on=date(2026, 11, 18))

        one.refresh_from_db()
        assert one.due_on == date(2026, 11, 25)
        assert one.stops == [["2026-11-04", "2026-11-18"]]
        assert one.suspended_on is None

    def test_a_period_that_was_over_before_the_stop_stays_over(self, duty):
        one = duty()
        suspend(PROJECT, on=date(2026, 11, 16))
        resume(PROJECT, on=date(2026, 11, 18))

        one.refresh_from_db()
        assert one.due_on == date(2026, 11, 11)


class TestWhose:
    def test_mine_are_those_of_the_post_in_which_i_act(self, duty, handler, head, appoint, found):
        duty()
        stranger = appoint("外人", Role.HANDLER, found("市民政局", Function.PURCHASER))

        assert len(queries.pressing(queries.of_post(handler), most=9)) == 1
        assert not queries.pressing(queries.of_post(head), most=9)
        assert not queries.pressing(queries.of_post(stranger), most=9)

    def test_duties_of_no_single_organisation_are_everyones_who_may_see_them(self, duty, handler):
        duty(organisation=None)

        assert len(queries.pressing(queries.of_post(handler), most=9)) == 1

    def test_what_is_overdue_is_seen_by_organisation_and_by_place(self, duty, school):
        duty()
        on = date(2026, 11, 12)

        assert queries.overdue_of(school.pk, on=on).count() == 1
        assert queries.overdue_in("CN-34", on=on).count() == 1
        assert not queries.overdue_in("CN-3401", on=on).exists()
        assert not queries.overdue_in("CN-34", on=date(2026, 11, 11)).exists()
