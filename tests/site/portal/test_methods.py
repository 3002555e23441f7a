"""How the methods differ, on a day, each cell with its clause (R102)."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from goufu.law.methods import METHODS
from tests.visitors import visitor
from tests.walk import Walk

pytestmark = pytest.mark.django_db


def rows(page: str) -> dict[str, list[str]]:
    """Return the cells of the table by the name of their row, as text."""
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    found = {}
    for row in body.split("<tr>")[1:]:
        head, *cells = re.split(r"<t[hd][^>]*>", row)[1:]
        found[_plain(head)] = [_plain(cell) for cell in cells]
    return found


def _plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def shown(on: str, place: str = "CN") -> dict[str, list[str]]:
    return rows(Client().get(f"/law/methods/?on={on}&place={place}").content.decode())


class TestTheTable:
    @pytest.mark.parametrize(
        ("on", "methods"),
        [("2014-12-30", 5), ("2014-12-31", 6), ("2022-02-28", 6), ("2022-03-01", 7)],
    )
    def test_has_the_methods_of_the_day(self, on, methods):
        assert {len(cells) for cells in shown(on).values()} == {methods}

    def test_says_for_each_what_the_law_says_of_it(self):
        table = shown("2026-11-26")
        names = [name for name in METHODS if name not in {"commission", "concession"}][:7]
        inquiry, consultation = names.index("inquiry"), names.index("consultation")

        assert "限于货物" in table["什么时候可以用"][inquiry]
        assert "政府购买服务项目" in table["什么时候可以用"][consultation]
        assert table["报几次价"][inquiry].startswith("一次报价")
        assert "最后报价为准" in table["报几次价"][consultation]
        assert "不得变动" in table["需求可否变动"][inquiry]
        assert table["留给供应商多久"][0].startswith("20 日")

    def test_gives_every_answer_its_clause_and_marks_what_nobody_has_checked(self):
        table = shown("2015-12-24")
        answers = [cell for cells in table.values() for cell in cells if cell != "—"]

        assert all(re.search(r"法|令|财库|条例", cell) for cell in answers)
        assert "未核定" in table["按什么定成交"][0]
        assert "未核定" not in table["留给供应商多久"][0]

    def test_is_silent_where_the_law_of_the_day_is(self):
        assert set(shown("2013-01-01")["需求可否变动"]) == {"—"}

    def test_knows_the_other_ways_of_the_lectures_province(self):
        page = Client().get("/law/methods/?on=2015-12-24&place=CN-3415").content.decode()

        assert "特许经营" in page
        assert "特许经营" not in Client().get("/law/methods/?on=2026-01-05").content.decode()

    def test_refuses_a_place_that_is_none(self):
        assert Client().get("/law/methods/?place=Anhui").status_code == 422


class TestTheWayToIt:
    def test_leads_from_the_law(self):
        assert "/law/methods/" in Client().get("/law/").content.decode()

    def test_leads_from_the_plan_with_its_day_and_place(self):
        walk = Walk().up_to_announcement()

        page = visitor(walk.who("handler")).get(f"/project/{walk.ref}/new/plan/open/")

        assert re.search(r"/law/methods/\?on=[\d-]+&amp;place=CN-3415", page.content.decode())
