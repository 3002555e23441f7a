"""A year's figures by department, class, item, place: of what the reader may see, adding up."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goufu.site.ledgers import views
from goufu.site.ledgers.figures import COUNTS, SIDES, groups, total
from goufu.stages.review.projects.models import Project
from tests.spreadsheets import opened
from tests.visitors import in_a_demo, visitor
from tests.walk import Walk


@pytest.fixture
def year(db, settings) -> Walk:
    """A year: one parked, two still ideas, one refused."""
    in_a_demo(settings)
    walk = Walk()
    walk.drafted(on="2014-09-01", budget_fen=500_000)
    walk.did("park", on="2014-09-02", by="handler", reason="条件不成熟", look_again_on="2015-03-01")
    walk.drafted(on="2014-09-01", budget_fen=300_000, livelihood=True)
    walk.drafted(on="2014-09-01", budget_fen=200_000).assessed(on="2014-10-12")
    walk.submitted(on="2014-12-08").reviewed(on="2014-12-11")
    walk.did("refuse", on="2014-12-20", by="budget", reason="与部门职责重复，不予实施")
    walk.drafted(on="2014-09-01", budget_fen=168_000_000)
    return walk


def figures(walk: Walk, by: str, who: str = "handler", of: int = 2015):
    return groups(walk.who(who), of, SIDES[by])


def test_a_department_is_told_what_became_of_its_projects(year):
    (own,) = figures(year, "department")
    assert (own.projects, own.asked_fen) == (4, 169_000_000)
    assert (own.under_review, own.parked, own.refused, own.budgeted) == (2, 1, 1, 0)


def test_what_is_in_the_budget_and_after_is_counted_by_how_far_it_came(db, settings):
    in_a_demo(settings)
    walk = Walk()
    walk.up_to_announcement()
    (own,) = figures(walk, "department")
    assert (own.budgeted, own.listed, own.announced) == (1, 1, 1)
    assert own.budgeted_fen == Project.objects.get().budget_fen


@pytest.mark.parametrize("by", sorted(SIDES))
def test_by_whatever_side_the_groups_add_up_to_the_same(year, by):
    whole = total(figures(year, by), "合计")
    assert whole.projects == Project.objects.count()
    assert whole.asked_fen == 169_000_000
    assert whole.projects == (
        whole.under_review + whole.budgeted + whole.parked + whole.refused + whole.withdrawn
    )


@pytest.mark.parametrize("by", sorted(SIDES))
def test_one_query_counts_them_and_one_more_finds_their_names(year, by):
    with CaptureQueriesContext(connection) as asked:
        figures(year, by)
    assert len(asked) == (1 if by in {"livelihood", "service_class"} else 2)


def test_another_department_sees_none_of_it(year):
    assert figures(year, "department", who="school_handler") == []


def test_another_year_has_none(year):
    assert figures(year, "department", of=2014) == []


def test_the_page_shows_the_groups_with_their_sum_and_leads_to_their_projects(year):
    client = visitor(year.who("handler"))
    page = client.get("/figures/?year=2015&by=department").context["card"]
    assert page.table.rows[0].cells[2].text == "169.00"
    assert page.table.totals[0].cells[1].text == "4"
    listed = client.get(page.table.rows[0].cells[0].url).context["card"]
    assert len(listed.table.rows) == 4


def test_in_yuan_the_same_figures_are_written_in_yuan(year):
    page = visitor(year.who("handler")).get("/figures/?year=2015&unit=yuan").context["card"]
    assert page.table.rows[0].cells[2].text == "1,690,000.00"


@pytest.mark.parametrize("said", ["year=abcd&by=x", "year=1999", "unit=usd"])
def test_what_makes_no_sense_is_as_if_not_said(year, said):
    assert visitor(year.who("handler")).get(f"/figures/?{said}").status_code == 200


def test_the_spreadsheet_holds_the_groups_and_their_sum_in_yuan(year):
    answer = visitor(year.who("handler")).get("/figures/figures.xlsx?year=2015&by=livelihood")
    rows = opened(b"".join(answer.streaming_content))
    assert rows[0][:3] == ["民生工程", "项目数", "申报金额（元）"]
    assert rows[-1][:3] == ["合计", 4, 1_690_000]
    assert sum(row[2] for row in rows[1:-1]) == rows[-1][2]
    assert len(rows[0]) == len(COUNTS) + 1


def test_the_public_is_sent_to_the_sign_in_page(year, client):
    assert client.get("/figures/").status_code == 302


def test_of_very_many_groups_the_rest_stands_in_one_line_and_all_add_up(year, monkeypatch):
    monkeypatch.setattr(views, "SHOWN", 1)
    page = visitor(year.who("handler")).get("/figures/?year=2015&by=livelihood").context["card"]
    rows = [*page.table.rows, *page.table.totals]
    assert [row.cells[1].text for row in rows] == ["3", "1", "4"]
    assert "其余 1 项" in rows[1].cells[0].text
