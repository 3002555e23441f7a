"""Texts of acts are imported whole or not at all, once each, and never changed."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.utils import DatabaseError

from goufu.base.acts.actions import ActNotListed, import_text, newest_text
from goufu.base.acts.models import Article, Text
from goufu.base.ledger.models import Entry
from goufu.base.people.refusals import NotYoursToDo
from goufu.base.people.roles import THE_CLOCK, Role
from goufu.law.act_text import ArticleOutOfOrder
from goufu.law.instruments import all_instruments
from tests.at_once import at_once

NOW = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
TEXTS = Path(__file__).parents[4] / "shared" / "data" / "law"
ACT = "# 中华人民共和国政府采购法\n## 第一章 总则\n第一条 甲。\n第二条 乙。\n丙。\n"
pytestmark = pytest.mark.django_db


def imported(text: str = ACT, **facts) -> Text:
    said = {"content": text.encode(), "source": "试验", "actor": THE_CLOCK, "at": NOW, **facts}
    return import_text(**said)


def test_it_is_kept_article_by_article_with_a_line_of_the_ledger():
    text = imported()

    assert text.act == "GPL"
    assert [(one.label, one.paragraphs) for one in text.articles.order_by("place")] == [
        ("第一条", ["甲。"]),
        ("第二条", ["乙。", "丙。"]),
    ]
    assert Entry.objects.get().facts["articles"] == 2


def test_the_same_text_again_changes_nothing():
    assert imported() == imported()
    assert (Text.objects.count(), Entry.objects.count()) == (1, 1)


def test_a_newer_text_is_read_and_the_older_one_stays():
    imported()
    newer = imported(ACT.replace("甲", "新"))

    assert newest_text("GPL") == newer
    assert Text.objects.count() == 2


def test_a_title_that_is_not_listed_needs_the_name_of_the_act():
    with pytest.raises(ActNotListed, match="别的办法"):
        imported("别的办法\n第一条 甲")
    with pytest.raises(ActNotListed, match="XYZ"):
        imported(act="XYZ")
    assert imported("别的办法\n第一条 甲", act="M102").act == "M102"


def test_of_two_acts_of_one_title_the_one_in_force_is_meant():
    assert imported("政府采购货物和服务招标投标管理办法\n第一条 甲").act == "M87"


def test_a_text_with_a_gap_leaves_nothing_behind():
    with pytest.raises(ArticleOutOfOrder):
        imported("中华人民共和国政府采购法\n第一条 甲\n第三条 丙")
    assert not Text.objects.exists()


def test_only_the_operator_imports():
    handler = dataclasses.replace(THE_CLOCK, role=Role.HANDLER)
    with pytest.raises(NotYoursToDo):
        imported(actor=handler)


def test_a_text_is_never_changed():
    imported()
    with pytest.raises(DatabaseError), transaction.atomic():
        Article.objects.update(label="第九条")


class TestTheCommand:
    def test_imports_all_files_or_none(self, tmp_path, capsys):
        good, bad = tmp_path / "good.md", tmp_path / "bad.txt"
        good.write_text(ACT, "utf-8")
        bad.write_text("没有条文", "utf-8")

        with pytest.raises(CommandError, match=r"bad\.txt"):
            call_command("import_act_text", str(good), str(bad))
        assert not Text.objects.exists()

        call_command("import_act_text", str(good))
        assert "GPL" in capsys.readouterr().out

    @pytest.mark.skipif(not TEXTS.exists(), reason="the texts of the law are not at hand")
    def test_every_text_at_hand_can_be_imported(self):
        files = sorted(TEXTS.glob("*.md"))

        call_command("import_act_text", *(str(path) for path in files))

        at_hand = {act.short for act in all_instruments() if act.text_at_hand}
        assert set(Text.objects.values_list("act", flat=True)) == at_hand
        assert Text.objects.count() == len(files)
        assert Article.objects.filter(text__act="GPL").count() == 88


@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_at_once_one_text_is_kept():
    assert at_once(imported, imported) == [None, None]
    assert (Text.objects.count(), Article.objects.count(), Entry.objects.count()) == (1, 2, 1)
