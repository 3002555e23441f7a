"""The system administrator looks at what was read before it is kept."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goufu.base.acts.models import Text
from goufu.base.ledger.models import Entry
from goufu.base.people.roles import Role
from tests.visitors import in_a_demo, visitor
from tests.walk import Town, small_town

ACT = "# 中华人民共和国政府采购法\n## 第一章 总则\n第一条 甲。\n第二条 乙。\n丙。\n"
PAGE = "/law/import-text/"


@pytest.fixture
def town(db, settings) -> Town:
    in_a_demo(settings)
    town = small_town()
    town.appoint("system", Role.SYSTEM_ADMIN, "finance")
    return town


@pytest.fixture
def admin(town):
    return visitor(town.people["system"])


def sent(text: str | bytes = ACT, **more) -> dict[str, object]:
    content = text if isinstance(text, bytes) else text.encode()
    return {"source": "试验", "file": SimpleUploadedFile("act.md", content), **more}


def looked_at(admin, **more) -> dict[str, object]:
    preview = admin.post(PAGE, sent()).context["card"].preview
    return {"source": "试验", "content": preview.content, "keep": "1", **more}


def test_a_file_is_shown_article_by_article_and_nothing_is_kept(admin):
    answer = admin.post(PAGE, sent())

    assert answer.status_code == 200
    preview = answer.context["card"].preview
    assert (preview.act, [one.label for one in preview.articles]) == ("GPL", ["第一条", "第二条"])
    assert not preview.known
    assert not preview.replaces
    assert not Text.objects.exists()


def test_what_was_looked_at_is_kept_to_the_byte(admin):
    answer = admin.post(PAGE, looked_at(admin))

    assert answer.status_code == 302
    text = Text.objects.get()
    assert (text.act, text.source) == ("GPL", "试验")
    assert text.sha256 == hashlib.sha256(ACT.encode()).hexdigest()
    assert Entry.objects.filter(event="act.import_text").count() == 1
    assert "中华人民共和国政府采购法" in admin.get(PAGE).content.decode()


def test_importing_twice_changes_nothing_and_says_so_beforehand(admin):
    admin.post(PAGE, looked_at(admin))

    assert admin.post(PAGE, sent()).context["card"].preview.known
    admin.post(PAGE, looked_at(admin))
    assert Text.objects.count() == 1


def test_a_file_that_nobody_looked_at_is_shown_first(admin):
    again = {**looked_at(admin), **sent(ACT.replace("甲", "新"))}

    assert admin.post(PAGE, again).status_code == 200
    assert not Text.objects.exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("中华人民共和国政府采购法\n第一条 甲\n第三条 丙", "第 3 行"),
        ("中华人民共和国政府采购法\n没有条文", "第一条"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("某个谁也不知道的办法\n第一条 甲", "某个谁也不知道的办法"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_what_was_typed_stays(admin, text, words):
    answer = admin.post(PAGE, sent(text, source="财政部令原文"))

    assert answer.status_code == 422
    html = answer.content.decode()
    assert words in html
    assert "财政部令原文" in html
    assert not Text.objects.exists()


def test_an_act_is_named_where_the_title_does_not_say_it(admin):
    answer = admin.post(PAGE, sent("别的办法\n第一条 甲", act="M102"))

    assert answer.context["card"].preview.act == "M102"


@pytest.mark.parametrize("typed", [{"source": "试验"}, {"source": "试验", "content": "%%"}])
def test_without_a_file_nothing_is_read(admin, typed):
    answer = admin.post(PAGE, typed)

    assert answer.status_code == 422
    assert "请选择文件" in answer.content.decode()


def test_without_a_source_it_is_not_kept(admin):
    answer = admin.post(PAGE, looked_at(admin, source=""))

    assert answer.status_code == 422
    assert not Text.objects.exists()


def test_nobody_else_comes_in(town, client):
    assert visitor(town.people["handler"]).post(PAGE, sent()).status_code == 403
    assert client.get(PAGE).url.startswith("/sign-in/")
