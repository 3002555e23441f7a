"""Forms: shown to whom they are for, kept when something is wrong, carried out once."""

from __future__ import annotations

import re

import pytest

from goufu.base.ledger.models import Entry, Refused
from goufu.stages.review.projects.models import Project
from tests.visitors import visitor
from tests.walk import APPLICATION

FORM = {
    **{name: value for name, value in APPLICATION.items() if name != "targets"},
    "budget_fen": "1,680,000.00",
    "year": "2027",
    "starts_on": "2027-04-01",
    "ends_on": "2027-12-31",
    "targets-0-kind": "quantity",
    "targets-0-name": "服务人次",
    "targets-0-target": "1200",
}


@pytest.fixture
def item(walk) -> str:
    """An item of the guidance catalogue."""
    walk.drafted(on="2014-09-01")
    return str(walk.project.item_id)


class TestOpening:
    def test_a_filled_form_opens_a_dossier_and_leads_to_it(self, walk, item):
        client = visitor(walk.who("handler"))

        answer = client.post("/project/new/open/", {**FORM, "item_id": item, "_key": "k1"})

        project = Project.objects.latest("pk")
        assert (answer.status_code, answer.url) == (302, f"/projects/{project.ref}/")
        assert project.budget_fen == 168_000_000
        assert [row["name"] for row in project.targets] == ["服务人次"]

    def test_a_double_click_opens_one(self, walk, item):
        client = visitor(walk.who("handler"))
        before = Project.objects.count()

        first = client.post("/project/new/open/", {**FORM, "item_id": item, "_key": "k1"})
        second = client.post("/project/new/open/", {**FORM, "item_id": item, "_key": "k1"})

        assert first.url == second.url
        assert Project.objects.count() == before + 1

    def test_an_invalid_form_comes_back_with_what_was_typed(self, walk, item):
        client = visitor(walk.who("handler"))

        answer = client.post(
            "/project/new/open/",
            {**FORM, "item_id": item, "budget_fen": "很多", "title": "", "unit": "人次次"},
        )

        html = answer.content.decode()
        assert answer.status_code == 422
        assert "金额应为数字" in html
        assert "很多" in html
        assert "人次次" in html

    def test_a_reference_that_was_not_offered_is_refused(self, walk, item):
        answer = visitor(walk.who("handler")).post(
            "/project/new/open/", {**FORM, "item_id": "999999"}
        )

        assert answer.status_code == 422
        assert "请从列表中选择" in answer.content.decode()

    def test_more_rows_are_a_form_again_and_no_act(self, walk, item):
        before = Project.objects.count()

        answer = visitor(walk.who("handler")).post(
            "/project/new/open/", {**FORM, "item_id": item, "_more": "targets"}
        )

        assert answer.status_code == 422
        assert 'name="targets-3-name"' in answer.content.decode()
        assert Project.objects.count() == before

    def test_it_is_not_there_for_another_role(self, walk):
        client = visitor(walk.who("budget"))

        assert client.get("/project/new/open/").status_code == 404
        assert client.post("/project/new/open/", FORM).status_code == 404


class TestAStep:
    def test_the_form_shows_its_clause_and_carries_a_key(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12")

        page = visitor(walk.who("handler")).get(f"/project/{walk.ref}/submit/")

        html = page.content.decode()
        assert page.status_code == 200
        assert "政府购买服务流程规范" in html
        assert re.search(r'name="_key" value="[0-9a-f]{32}"', html)

    def test_it_is_taken_once_for_a_key(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12")
        client = visitor(walk.who("handler"))

        answers = [client.post(f"/project/{walk.ref}/submit/", {"_key": "k"}) for _ in range(2)]

        assert [(a.status_code, a.url) for a in answers] == [(302, f"/projects/{walk.ref}/")] * 2
        assert Entry.objects.filter(event="project.submit").count() == 1

    def test_a_refusal_stands_above_the_form_which_keeps_what_was_typed(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")

        answer = visitor(walk.who("handler")).post(
            f"/project/{walk.ref}/submit/", {"remark": "再提交"}
        )

        html = answer.content.decode()
        assert answer.status_code == 409
        assert "不能这样办理" in html or "不能办理" in html
        assert "再提交" in html
        assert Refused.objects.filter(ref=walk.ref).count() == 1

    def test_htmx_gets_only_the_refusal(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")

        answer = visitor(walk.who("handler")).post(
            f"/project/{walk.ref}/submit/", {}, headers={"HX-Request": "true"}
        )

        assert answer.status_code == 409
        assert answer["HX-Retarget"] == "#refusal"
        assert "<form" not in answer.content.decode()

    def test_another_role_of_the_project_is_refused(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
        client = visitor(walk.who("sector_head"))

        assert client.get(f"/project/{walk.ref}/pass_department/").status_code == 403
        posted = client.post(f"/project/{walk.ref}/pass_department/", {"opinion": "同意"})
        assert posted.status_code == 403
        assert walk.project.state == "dept_review"

    def test_a_step_that_is_not_open_now_says_so_before_the_form(self, walk):
        walk.drafted(on="2014-09-01")

        assert visitor(walk.who("handler")).get(f"/project/{walk.ref}/reopen/").status_code == 409

    def test_a_stranger_finds_nothing(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12")
        client = visitor(walk.who("school_handler"))

        assert client.get(f"/project/{walk.ref}/submit/").status_code == 404
        assert client.post(f"/project/{walk.ref}/submit/").status_code == 404
        assert walk.project.state == "assessed"

    def test_the_public_is_sent_to_sign_in(self, walk, client):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12")

        answer = client.post(f"/project/{walk.ref}/submit/")

        assert answer.status_code == 302
        assert answer.url.startswith("/sign-in/")

    def test_english_readers_get_english(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12")

        answer = visitor(walk.who("handler")).get(
            f"/project/{walk.ref}/submit/", headers={"Accept-Language": "en"}
        )

        assert '<html lang="en"' in answer.content.decode()
