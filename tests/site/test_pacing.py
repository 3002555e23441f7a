"""采购执行进度: planned and begun by month and purchaser, what is late is red, finance presses."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.site.pacing import figures
from goufu.stages.procurement.plans.models import Plan
from tests.journeys.by_api import standing_at
from tests.visitors import in_a_demo, visitor
from tests.walk import morning_of
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(settings) -> ProcurementWalk:
    in_a_demo(settings)
    walk = ProcurementWalk()
    walk.up_to_announcement()
    return walk


def _plans(walk: ProcurementWalk, by: str = "supervision") -> list[Plan]:
    return figures.plans_of(walk.who(by), 2015, None)


def test_a_plan_counts_in_its_planned_month_and_its_start_in_its_own(walk):
    walk.planned(on="2015-03-23", planned_start="2015-05-04").plan_accepted(on="2015-03-25")

    march, may = figures.by_month(_plans(walk), date(2015, 3, 26))
    assert (march.name, march.planned, march.started) == ("2015-03", 0, 1)
    assert (may.name, may.planned, may.planned_fen, may.started) == ("2015-05", 1, 168_000_000, 0)


def test_it_is_late_from_the_day_after_its_planned_start(walk):
    walk.planned(on="2015-03-23", planned_start="2015-05-04")

    assert figures.late(_plans(walk), date(2015, 5, 4)) == []
    assert figures.late(_plans(walk), date(2015, 5, 5)) == [walk.plan]
    (department,) = figures.by_department(_plans(walk), date(2015, 5, 5))
    assert department.late == 1


def test_what_has_begun_is_not_late(walk):
    walk.planned(on="2015-03-23", planned_start="2015-04-01").plan_accepted(on="2015-04-10")

    assert figures.late(_plans(walk), date(2015, 5, 5)) == []


def test_an_announced_project_without_a_plan_is_named(walk):
    assert figures.without_plan(walk.who("supervision"), 2015, None).get() == walk.project
    walk.planned(on="2015-03-23")
    assert not figures.without_plan(walk.who("supervision"), 2015, None).exists()


def test_finance_sees_what_is_late_and_where_to_press(walk):
    walk.planned(on="2015-03-23", planned_start="2015-04-01")
    with standing_at(morning_of("2015-04-11")):
        page = visitor(walk.who("supervision")).get("/pacing/?year=2015").content.decode()
        mine = visitor(walk.who("handler")).get("/pacing/?year=2015").content.decode()

    assert "逾期未开始的采购" in page
    assert "10 天" in page
    assert f"/plan/{walk.plan.ref}/press/" in page
    assert walk.plan.ref in mine
    assert "/press/" not in mine


def test_others_see_no_figures(walk):
    walk.planned(on="2015-03-23", planned_start="2015-04-01")
    with standing_at(morning_of("2015-04-11")):
        page = visitor(walk.who("school_handler")).get("/pacing/?year=2015").content.decode()

    assert walk.plan.ref not in page


def test_a_year_that_makes_no_sense_is_this_year(walk):
    with standing_at(morning_of("2015-04-11")):
        page = visitor(walk.who("supervision")).get("/pacing/?year=999999&purchaser=x")

    assert page.status_code == 200
    assert "2015 年采购执行进度" in page.content.decode()


def test_the_form_of_a_plan_says_what_the_law_says_beside_it(walk):
    with standing_at(morning_of("2015-03-23")):
        page = visitor(walk.who("handler")).get(f"/project/{walk.ref}/new/plan/open/")

    assert "各采购方式能否采用" in page.content.decode()
    assert "框架协议：不能采用" in page.content.decode()
