"""Anybody reads the law here: every rule, its life, its acts, and what changed between two days."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from goufu.base.acts.actions import import_text
from goufu.base.people.roles import THE_CLOCK
from goufu.law.instruments import all_instruments
from goufu.law.rows import every_page
from tests.spreadsheets import opened

pytestmark = pytest.mark.django_db
SIGNING = "政府采购法 第四十六条第一款"


def text_of(client, url: str, **asked) -> str:
    answer = client.get(url, asked)
    assert answer.status_code == 200, answer.content.decode()[:500]
    return answer.content.decode()


@pytest.fixture
def statute():
    words = "# 中华人民共和国政府采购法\n" + "".join(f"第{n}条 正文{n}。\n" for n in range(1, 50))
    return import_text(
        content=words.encode(),
        source="试验",
        actor=THE_CLOCK,
        at=datetime(2026, 11, 26, tzinfo=UTC),
    )


def test_every_rule_is_listed_under_its_subject(client):
    page = text_of(client, "/law/")

    for about in every_page():
        assert reverse("doors:rule", args=[about.key]) in page


@pytest.mark.parametrize("about", every_page(), ids=lambda about: about.key)
def test_every_rule_has_a_page_with_all_its_versions(client, about):
    page = text_of(client, reverse("doors:rule", args=[about.key]))

    assert about.title in page
    for rows in about.rows.values():
        for row in rows:
            assert row.answer.cite in page


def test_a_rule_says_who_asks_it(client):
    page = text_of(client, "/law/rules/contract/signing_period/")

    assert "平台在哪里用到它" in page
    assert "开始计时" in page


def test_a_rule_that_is_none_is_not_found(client):
    assert client.get("/law/rules/contract/moonlight/").status_code == 404
    assert client.get("/law/acts/XYZ/").status_code == 404


@pytest.mark.parametrize("act", all_instruments(), ids=lambda act: act.short)
def test_every_act_has_a_page(client, act):
    assert act.title in text_of(client, reverse("doors:act_text", args=[act.short]))


def test_a_citation_opens_its_article_where_the_text_is_at_hand(client, statute):
    assert "正文46。" in text_of(client, "/law/", cite=SIGNING)
    page = text_of(client, "/law/acts/GPL/")
    assert 'id="a46"' in page


def test_without_the_text_the_citation_still_opens_its_quote(client):
    page = text_of(client, "/law/", cite=SIGNING)

    assert "三十日内" in page
    assert "尚未导入全文" in text_of(client, "/law/acts/GPL/")


class TestWhatChanged:
    def test_since_the_lecture_is_shown_at_once(self, client):
        page = text_of(client, "/law/changes/")

        assert "2015-12-24" in page
        assert "改变的规定" in page

    def test_between_two_days(self, client):
        page = text_of(client, "/law/changes/", before="2026-01-31", after="2026-02-01", place="CN")

        assert "新增 5 项" in page

    @pytest.mark.parametrize(
        ("wrong", "word"),
        [
            ({"before": "gestern"}, "gestern"),
            ({"place": "六安"}, "不是可以识别的地区"),
            ({"other_place": "CN-99"}, "不是可以识别的地区"),
        ],
    )
    def test_what_makes_no_sense_is_refused_and_stays_typed(self, client, wrong, word):
        asked = {"before": "2015-12-24", "after": "2026-11-26", "place": "CN", **wrong}
        answer = client.get("/law/changes/", asked)

        assert answer.status_code == 422
        assert word in answer.content.decode()
        assert next(iter(wrong.values())) in answer.content.decode()

    def test_is_taken_along_as_spreadsheet_and_text(self, client):
        asked = {"before": "2015-12-24", "after": "2026-11-26", "place": "CN-3415"}
        sheet = client.get("/law/changes.xlsx", asked).content
        rows = opened(sheet)
        lines = client.get("/law/changes.csv", asked).content.decode("utf-8-sig").splitlines()

        assert rows[0][0] == "变化"
        assert len(rows) == len(lines) > 20
        assert client.get("/law/changes.csv", {**asked, "place": "?"}).status_code == 422
