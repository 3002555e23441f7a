"""The purchase document: made when it is confirmed, frozen, published as it was frozen."""

from __future__ import annotations

import hashlib
import re

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.papers.blocks import words_of
from goufu.base.papers.filling import fill
from goufu.law.calendar import day_of
from goufu.stages.procurement.papers.contents import values_of
from goufu.stages.procurement.papers.fields import FIELDS, sample_values
from goufu.stages.procurement.papers.models import PaperKind
from goufu.stages.procurement.papers.outlines import standard, text_of
from tests.opened_papers import (
    content_of,
    docx_words,
    fonts_not_embedded,
    is_archival,
    pdf_words,
)
from tests.walk import morning_of
from tests.walk_procurement import DOCUMENT, ProcurementWalk

pytestmark = pytest.mark.django_db


def _confirmed() -> ProcurementWalk:
    walk = ProcurementWalk()
    walk.up_to_tender().prepared(on="2015-03-26").confirmed(on="2015-03-27")
    return walk


class TestTheConfirmedDocument:
    def test_says_in_word_and_in_print_what_the_dossier_says(self):
        walk = _confirmed()
        paper = walk.tender.papers.get()

        word, printed = docx_words(paper.docx), pdf_words(content_of(paper.pdf))

        told = [walk.tender.ref, walk.tender.title, "1,680,000.00", "评标委员会", "投标人须知"]
        told += [DOCUMENT[name] for name in ("qualification", "service_requirements")]
        told += [DOCUMENT[name] for name in ("commercial_terms", "price_requirements")]
        told += [DOCUMENT["contract_text"], "服务方案", "优40至50分，良30至40分，一般0至30分"]
        for words in told:
            assert words in word
            assert "".join(words.split()) in printed
        assert not re.search(r"\{\{|\}\}|\{%|%\}", word)

    def test_has_the_chapters_of_a_tender_document(self):
        paper = _confirmed().tender.papers.get()

        chapters = [one for one in docx_words(paper.docx).splitlines() if one.startswith("第")]

        assert chapters == [
            "第一章　投标邀请",
            "第二章　投标人须知",
            "第三章　采购需求",
            "第四章　评标办法和标准",
            "第五章　拟签订的合同文本",
            "第六章　投标文件格式",
        ]

    def test_is_pdf_a_with_its_fonts_inside(self):
        content = content_of(_confirmed().tender.papers.get().pdf)

        assert fonts_not_embedded(content) == []
        assert is_archival(content)

    def test_is_frozen_by_digests_that_stand_in_the_ledger(self):
        paper = _confirmed().tender.papers.get()

        line = Entry.objects.get(event="purchase_paper.open", ref=paper.ref)

        assert hashlib.sha256(content_of(paper.pdf)).hexdigest() == line.facts["pdf_sha256"]
        assert hashlib.sha256(content_of(paper.docx)).hexdigest() == line.facts["docx_sha256"]
        assert paper.state == "frozen"
        assert not paper.pdf.public

    def test_is_published_as_it_was_frozen(self):
        walk = _confirmed()
        frozen = walk.tender.papers.get().pdf_sha256

        walk.published(on="2015-03-30", closes="2015-04-20T09:00", supply="2015-04-10")

        paper = walk.tender.papers.get()
        assert paper.state == "handed_out"
        assert paper.pdf.public
        assert paper.pdf.versions.get().sha256 == frozen
        out = Entry.objects.get(event="purchase_paper.hand_out", ref=paper.ref)
        assert out.facts["sha256"] == frozen

    def test_is_made_anew_when_a_document_is_confirmed_again(self):
        walk = _confirmed()
        tender = walk.tender
        tender.state = "prepared"  # as after a return
        tender.save(update_fields=["state"])
        walk.prepared(on="2015-03-28", price_requirements="分项报价").confirmed(on="2015-03-29")

        first, second = walk.tender.papers.order_by("number")

        assert (first.state, second.state) == ("replaced", "frozen")
        assert "分项报价" not in docx_words(first.docx, 1)
        assert "分项报价" in docx_words(second.docx, 2)


class TestTheLawOfTheDay:
    def test_of_2015_knows_no_deduction_for_small_firms(self):
        assert "小微企业" not in docx_words(_confirmed().tender.papers.get().docx)

    def test_of_today_says_by_how_much_their_prices_are_cut(self):
        walk = ProcurementWalk(year=2026)
        walk.up_to_announcement()
        walk.planned(on="2026-03-23").intended(on="2026-03-23").plan_filed(on="2026-03-24")
        walk.prepared(on="2026-03-26").confirmed(on="2026-03-27")

        word = docx_words(walk.tender.papers.get().docx)

        assert "给予 10% 至 20% 的扣除" in word
        assert "财库〔2022〕19号" in word


class TestTheHousesOwnTemplates:
    @pytest.mark.parametrize("kind", PaperKind.values)
    def test_can_be_filled_for_every_method(self, kind):
        walk = _confirmed()
        tender = walk.tender
        on = day_of(morning_of("2015-03-27"))

        filled = words_of(fill(standard(kind), values_of(tender, kind=kind, on=on)))

        assert tender.ref in filled
        assert not re.search(r"\{\{|\}\}|\{%|%\}", filled)
        assert "第一章" in filled
        named = {"negotiation": "谈判小组", "consultation": "磋商小组", "inquiry": "询价小组"}
        assert named.get(kind, "") in filled

    def test_name_what_talks_may_change_where_there_are_talks(self):
        tender = _confirmed().tender
        on = day_of(morning_of("2015-03-27"))
        kind = tender.method = "consultation"
        tender.may_change = "每周上门的次数"

        talked = words_of(fill(standard(kind), values_of(tender, kind=kind, on=on)))
        tender.may_change = ""
        silent = words_of(fill(standard(kind), values_of(tender, kind=kind, on=on)))

        assert "采购过程中可能实质性变动的内容\n每周上门的次数" in talked
        assert "可能实质性变动" not in silent

    @pytest.mark.parametrize("kind", PaperKind.values)
    def test_set_no_number_of_law(self, kind):
        said = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|第[一二三四五六七八九]章", "", text_of(kind))

        assert not re.search(r"\d|[一二三四五六七八九十]+(日|天|个工作日|％|%)", said)

    def test_name_only_fields_that_are_documented(self):
        named = {
            name
            for kind in PaperKind.values
            for name in re.findall(r"\{\{ (\w+) \}\}", text_of(kind))
        }

        assert named - {"one"} <= {one.name for one in FIELDS}

    def test_are_given_every_documented_field(self):
        tender = _confirmed().tender
        values = values_of(tender, kind=tender.method, on=day_of(morning_of("2015-03-27")))

        assert set(values) == {one.name for one in FIELDS} == set(sample_values())
