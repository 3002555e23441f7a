"""Every component and every page of the shell, drawn from its sample card."""

from __future__ import annotations

import re

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client

from goufu.site.gallery import PAGES

NAMES = sorted(PAGES)
STATUS = dict.fromkeys(NAMES, 200) | {
    "form-wrong": 422,
    "refusal": 422,
    "not-found": 404,
    "not-allowed": 403,
    "expired": 403,
    "failed": 500,
}


def shown(client: Client, name: str, **how: str) -> str:
    return client.get(f"/styleguide/{name}/" if name else "/styleguide/", **how).content.decode()


@pytest.mark.parametrize("name", NAMES)
class TestEveryPage:
    def test_it_is_drawn(self, gallery, name):
        answer = gallery.get(f"/styleguide/{name}/" if name else "/styleguide/")

        assert answer.status_code == STATUS[name]

    def test_it_asks_its_card_for_nothing_the_card_does_not_have(self, gallery, name, monkeypatch):
        monkeypatch.setattr(engines["django"].engine, "string_if_invalid", "‹no %s›")

        assert re.findall("‹no .*?›", shown(gallery, name)) == []

    def test_it_carries_no_inline_style_or_script(self, gallery, name):
        html = shown(gallery, name)

        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\bsrc=)", html)

    def test_no_id_is_given_twice(self, gallery, name):
        ids = re.findall(r'\sid="([^"]+)"', shown(gallery, name))

        assert len(ids) == len(set(ids))

    def test_it_says_that_it_is_a_sample(self, gallery, name):
        if name != "failed":
            assert "示例数据" in shown(gallery, name)

    def test_it_speaks_english_too(self, gallery, name):
        html = shown(gallery, name, headers={"accept-language": "en"})

        assert '<html lang="en"' in html
        if name != "failed":
            assert "Skip to content" in html
            assert "跳到正文" not in html


class TestTheGallery:
    def test_it_is_closed_where_real_work_is_done(self, client):
        assert client.get("/styleguide/").status_code == 404

    def test_a_page_it_does_not_have_is_not_found(self, gallery):
        assert gallery.get("/styleguide/nowhere/").status_code == 404


class TestTheErrorPage:
    def test_it_needs_neither_request_nor_database(self):
        assert "出错了" in render_to_string("500.html")


class TestAnUnverifiedClause:
    def test_it_says_so(self, gallery):
        html = shown(gallery, "desk")

        assert html.count("未核定") == 1


class TestASeal:
    def test_it_is_drawn_only_for_a_signature_that_was_checked(self, gallery):
        assert 'class="seal"' in shown(gallery, "notice")

        paper = engines["django"].from_string("{% load goufu %}{% paper card %}")
        html = paper.render({"card": _unsigned()})
        assert 'class="seal"' not in html
        assert "某单位" in html


def _unsigned():
    from datetime import date

    from goufu.site.cards import PaperCard

    return PaperCard("公告", [], signed_by="某单位", signed_on=date(2015, 5, 4))
