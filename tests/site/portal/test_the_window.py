"""What anybody may read, ask and propose without signing in."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.core.cache import cache
from django.test import Client

from goufu.base.workflow.declare import NotNow
from goufu.stages.disclosure.consultation.models import Question
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.review.catalogue.models import CatalogueEntry
from goufu.stages.review.needs.models import Need
from tests.at_once import at_once
from tests.walk import Walk, morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


@pytest.fixture
def walk() -> Walk:
    return Walk().up_to_announcement()


def refuse(*_: object) -> str:
    raise NotNow(ref="ZX", state="", label="")


def words(answer) -> str:
    return answer.content.decode()


class TestReading:
    def test_the_first_page_shows_the_year_and_the_newest_notices(self, client, walk):
        page = words(client.get("/"))
        assert "2015 年具体实施目录" in page
        assert f"{walk.project.title}拟实施项目公告" in page
        assert "168.00" in page

    def test_an_empty_platform_has_a_first_page_too(self, client):
        assert client.get("/").status_code == 200

    @pytest.mark.parametrize(
        ("query", "found"), [("", 2), ("?kind=project", 1), ("?q=养老", 1), ("?q=没有的", 0)]
    )
    def test_notices_are_found_by_kind_and_words(self, client, walk, query, found):
        page = words(client.get(f"/notices/{query}"))
        assert len(set(re.findall(r'href="/notices/([^"?/]+)/"', page))) == found

    def test_what_is_owed_is_not_there(self, client, walk):
        owed = Notice.objects.create(
            ref="X-1",
            title="还没有发布",
            place="CN-3415",
            state="owed",
            opened_at=morning_of("2015-04-01"),
            kind="contract",
            source_ref=walk.ref,
            publisher=walk.project.purchaser,
        )
        assert client.get(f"/notices/{owed.ref}/").status_code == 404
        assert owed.title not in words(client.get("/notices/"))

    def test_a_notice_is_shown_as_paper_and_as_data(self, client, walk):
        notice = Notice.objects.get(kind="project")
        assert walk.project.provider_requirements in words(client.get(f"/notices/{notice.ref}/"))

        data = client.get(f"/notices/{notice.ref}/notice.json").json()
        assert data["lines"]["项目编号"] == walk.ref
        assert data["publisher"] == walk.project.purchaser.name

    def test_the_catalogue_comes_as_a_table_that_spreadsheets_open(self, client, walk):
        assert walk.project.title in words(client.get("/catalogues/"))
        answer = client.get("/catalogues/catalogue.csv?year=2015")
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        head, row = csv.reader(io.StringIO(text))
        assert dict(zip(head, row, strict=True))["预算（元）"] == "1,680,000.00"

    def test_a_long_catalogue_is_turned_page_by_page(self, client, walk):
        one = CatalogueEntry.objects.get()
        CatalogueEntry.objects.bulk_create(
            CatalogueEntry(
                catalogue=one.catalogue,
                project_code=f"{one.project_code}-{number}",
                budget_ref=one.budget_ref,
                title=f"项目第 {number} 号",
                purchaser=one.purchaser,
                item_code=one.item_code,
                item_name=one.item_name,
                class_name=one.class_name,
                amount_fen=100,
            )
            for number in range(250)
        )
        cache.clear()

        first = client.get("/catalogues/")
        second = client.get(f"/catalogues/{first.context['card'].pager.next_url}")

        assert "项目第 249 号" not in words(first)
        assert "项目第 249 号" in words(second)
        assert "共 251 条" in words(second)
        assert second.context["card"].pager.previous_url
        assert "251" in words(client.get("/"))

    def test_a_clause_leads_to_its_words(self, client):
        page = words(
            client.get("/law/", {"cite": "政府采购法 第四十六条第一款", "on": "2026-03-02"})
        )
        assert "三十日内" in page


class TestAsking:
    def ask(self, client, town, key="k" * 32, **changes):
        facts = {
            "_key": key,
            "addressed_to_id": town.organisations["finance"].pk,
            "title": "目录外的服务能申请吗",
            "content": "我们社区想申请心理辅导服务",
            **changes,
        }
        return client.post("/ask/", facts)

    def test_a_question_gets_a_number_at_which_its_answer_will_stand(self, client, walk):
        answer = self.ask(client, walk.town)
        question = Question.objects.get()
        assert answer["Location"] == f"/ask/{question.ref}/"
        shown = words(client.get(answer["Location"]))
        assert question.ref in shown
        assert question.content not in shown  # Nobody has read it yet.

    def test_a_second_click_asks_nothing_twice(self, client, walk):
        first, second = self.ask(client, walk.town), self.ask(client, walk.town)
        assert first["Location"] == second["Location"]
        assert Question.objects.count() == 1

    @pytest.mark.django_db(transaction=True)
    def test_two_clicks_at_the_same_moment_ask_once(self, walk):
        answers = []
        problems = at_once(*[lambda: answers.append(self.ask(Client(), walk.town)["Location"])] * 2)
        assert problems == [None, None]
        assert len(set(answers)) == 1
        assert Question.objects.count() == 1

    def test_what_was_changed_before_it_was_sent_again_is_another_question(self, client, walk):
        first = self.ask(client, walk.town)
        second = self.ask(client, walk.town, content="另外，志愿服务能申请吗")
        assert first["Location"] != second["Location"]
        assert Question.objects.count() == 2

    def test_what_was_refused_can_be_sent_again(self, client, walk, monkeypatch):
        with monkeypatch.context() as patch:
            patch.setattr("goufu.stages.disclosure.consultation.actions.next_ref", refuse)
            assert self.ask(client, walk.town).status_code == 409
        assert self.ask(client, walk.town).status_code == 302
        assert Question.objects.count() == 1

    def test_a_form_that_is_not_complete_keeps_what_was_typed(self, client, walk):
        answer = self.ask(client, walk.town, title="")
        assert answer.status_code == 422
        assert "心理辅导" in words(answer)
        assert not Question.objects.exists()

    def test_one_address_cannot_flood_the_desk(self, client, walk):
        for number in range(20):
            assert self.ask(client, walk.town, key=f"{number:032d}").status_code == 302
        refused = self.ask(client, walk.town, key="z" * 32)
        assert refused.status_code == 429
        assert Question.objects.count() == 20


class TestProposing:
    def test_a_need_reaches_the_body_that_could_purchase(self, client, walk):
        assert client.get("/propose/").status_code == 200
        answer = client.post(
            "/propose/",
            {
                "_key": "n" * 32,
                "addressed_to_id": walk.town.organisations["care"].pk,
                "title": "社区老年食堂",
                "content": "高龄老人做饭困难，希望有食堂",
                "beneficiaries": "八十岁以上老人",
            },
        )
        need = Need.objects.get()
        assert need.ref in words(answer)
        assert need.addressed_to == walk.town.organisations["care"]
