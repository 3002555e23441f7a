"""The page of a project, the page of a dossier, the desk."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goufu.base.workflow import holds
from tests.visitors import visitor
from tests.walk import morning_of

QUERIES = 30


class TestTheProjectPage:
    def test_it_shows_the_river_the_record_and_what_i_may_do(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12")

        page = visitor(walk.who("handler")).get(f"/projects/{walk.ref}/")

        assert page.status_code == 200
        html = page.content.decode()
        assert "居家养老上门服务" in html
        assert "提交部门内审" in html
        assert "可行性论证已完成" in html
        assert "需求征集" in html

    def test_it_takes_at_most_thirty_queries(self, walk):
        walk.up_to_announcement()
        client = visitor(walk.who("handler"))
        client.get("/desk/")

        with CaptureQueriesContext(connection) as asked:
            client.get(f"/projects/{walk.ref}/")

        assert len(asked) <= QUERIES, "\n".join(q["sql"][:150] for q in asked)

    def test_a_stranger_does_not_learn_that_it_exists(self, walk):
        walk.drafted(on="2014-09-01")

        page = visitor(walk.who("school_handler")).get(f"/projects/{walk.ref}/")

        assert page.status_code == 404

    def test_the_public_is_sent_to_the_sign_in_page_and_back(self, walk, client):
        walk.drafted(on="2014-09-01")

        page = client.get(f"/projects/{walk.ref}/")

        assert page.status_code == 302
        assert page.url == f"/sign-in/?next=/projects/{walk.ref}/"

    def test_a_suspended_project_offers_no_steps_and_says_why(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12")
        holds.place(walk.ref, by="X", reason="质疑处理中", clause="", at=morning_of("2014-10-13"))

        html = visitor(walk.who("handler")).get(f"/projects/{walk.ref}/").content.decode()

        assert "质疑处理中" in html
        assert f"/project/{walk.ref}/submit/" not in html


class TestTheDossierPage:
    def test_it_shows_the_facts_of_the_card_and_its_tables(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12")

        html = visitor(walk.who("reviewer")).get(f"/project/{walk.ref}/").content.decode()

        assert "1,680,000.00" in html
        assert "抽查合格率" in html
        assert "为城区高龄独居老人提供上门照料" in html

    def test_a_number_nobody_has_is_not_found(self, walk):
        assert visitor(walk.who("reviewer")).get("/project/none/").status_code == 404

    def test_an_administrator_does_not_know_of_the_kind(self, walk):
        assert visitor(walk.who("system")).get("/project/").status_code == 404


class TestTheDesk:
    def test_it_lists_what_waits_for_my_role_with_the_act_that_leads_on(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")

        mine = visitor(walk.who("reviewer")).get("/desk/").content.decode()
        other = visitor(walk.who("budget")).get("/desk/").content.decode()

        assert walk.ref in mine
        assert "内审通过并报主管单位" in mine
        assert walk.ref not in other

    def test_what_one_could_only_withdraw_does_not_wait(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")

        desk = visitor(walk.who("handler")).get("/desk/").context["card"]

        assert desk.todo == []

    def test_an_overdue_duty_is_red_for_the_person_the_head_and_supervision(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
        walk.reviewed(on="2014-12-11").approved(on="2014-12-24").replied(on="2015-02-10")
        walk.catalogued(on="2015-02-25")

        for word in ("handler", "head", "supervision"):
            assert "公告拟实施项目" in _red(walk, word), word
        assert "公告拟实施项目" not in _red(walk, "school_handler")

    def test_a_second_page_follows_by_key(self, walk):
        for number in range(25):
            walk.drafted(on="2014-09-01", title=f"项目 {number:02d}")
        client = visitor(walk.who("handler"))

        first = client.get("/desk/")
        more = first.context["card"].todo_links[0].url
        second = client.get(more.partition("#")[0])

        titles = [
            line.title for line in (*first.context["card"].todo, *second.context["card"].todo)
        ]
        assert len(titles) == len(set(titles)) == 25

    def test_it_takes_at_most_thirty_queries(self, walk):
        walk.up_to_announcement()
        client = visitor(walk.who("supervision"))

        with CaptureQueriesContext(connection) as asked:
            client.get("/desk/")

        assert len(asked) <= QUERIES, "\n".join(q["sql"][:150] for q in asked)

    def test_a_cursor_that_is_not_ours_is_refused(self, walk):
        assert visitor(walk.who("handler")).get("/desk/?after=x").status_code == 422


def _red(walk, word: str) -> list[str]:
    page = visitor(walk.who(word)).get("/desk/")
    return [line.title for line in page.context["card"].red]


@pytest.fixture
def walk(walk):
    from goufu.base.people.roles import Role

    town = walk.town
    town.appoint("system", Role.SYSTEM_ADMIN, "finance")
    return walk
