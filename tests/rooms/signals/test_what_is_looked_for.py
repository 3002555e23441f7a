"""Each sign, planted and left out. What is shared by honest bidders is no sign."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import replace

import pytest

from goufu.base.documents.media import DOCX, PDF
from goufu.stages.procurement.signals import papers
from goufu.stages.procurement.signals.models import Kind
from goufu.stages.procurement.signals.rules.looked import Found, Looked, Trace
from goufu.stages.procurement.signals.rules.looking import SIGN_OF, look
from tests.rooms.signals.files import docx, pdf

WORDS = "服务老人照料上门护理时间质量人员培训安全记录回访满意反馈方案制度保障应急响应管理监督考核"


def text_of(seed: str, length: int = 600) -> str:
    """Return a text that no other seed makes."""
    choose = random.Random(seed)  # noqa: S311 -- not for a secret
    return "".join(choose.choice(WORDS) for _ in range(length))


def offers(**changes: dict[str, object]) -> list[Looked]:
    """Return three honest offers, changed where a test wants it."""
    honest = {
        name: Looked(
            offer=f"TB-{name}",
            bidder=f"{name}养老服务中心",
            price_fen=price,
            names=frozenset({f"{name}养老服务中心"}),
            contacts={f"1380000000{number}": f"{name}经办"},
            heads=frozenset({f"{name}法人"}),
            body=number,
            places={f"10.0.0.{number}": "Firefox"},
            accounts={number: f"{name}经办"},
            texts={"服务方案": text_of(name)},
            traces=(Trace("投标文件.docx", "author", name),),
        )
        for number, (name, price) in enumerate(
            (("甲", 160_000_00), ("乙", 165_000_00), ("丙", 167_000_00)), start=1
        )
    }
    return [replace(one, **changes.get(name, {})) for name, one in honest.items()]  # type: ignore[arg-type]


def signs(found: list[Found]) -> dict[str, tuple[tuple[str, ...], bool]]:
    return {one.kind: (one.offers, one.strong) for one in found}


BOTH = ("TB-乙", "TB-甲")


def test_honest_offers_show_no_sign():
    assert look(offers(), given="") == []


def test_one_offer_shows_no_sign():
    assert look(offers()[:1], given="") == []


@pytest.mark.article("财政部令第87号 第三十七条")
class TestSignsOfTheLaw:
    def test_files_by_the_same_author(self):
        same = {"traces": (Trace("a.docx", "author", "王五"),)}
        found = look(offers(甲=same, 乙=same), given="")
        assert signs(found) == {"same_author": (BOTH, False)}
        assert [one.what for one in found[0].evidence] == ["作者：王五", "作者：王五"]

    def test_a_name_that_programs_put_in_is_no_author(self):
        same = {"traces": (Trace("a.docx", "author", "Administrator"),)}
        assert look(offers(甲=same, 乙=same), given="") == []

    def test_files_made_from_one_original_can_hardly_be_chance(self):
        same = {"traces": (Trace("a.docx", "origin", "00A77B3E"),)}
        assert signs(look(offers(甲=same, 乙=same), given="")) == {"same_author": (BOTH, True)}

    def test_offers_handled_by_one_account_or_from_one_address(self):
        found = look(
            offers(
                甲={"accounts": {7: "张三"}, "places": {"10.1.1.1": "Firefox"}},
                乙={"accounts": {7: "张三"}, "places": {"10.1.1.1": "Chrome"}},
            ),
            given="",
        )
        assert signs(found) == {"same_account": (BOTH, True), "same_place": (BOTH, False)}

    def test_the_same_contact(self):
        same = {"contacts": {"13900000000": "张三"}}
        assert signs(look(offers(甲=same, 乙=same), given="")) == {"same_contacts": (BOTH, True)}

    def test_deposits_from_one_account(self):
        same = {"payers": {"6200123456780093": "620*********0093"}}
        found = look(offers(甲=same, 乙=same), given="")
        assert signs(found) == {"one_account": (BOTH, True)}
        assert found[0].evidence[0].what == "620*********0093"

    def test_texts_that_are_alike_word_for_word(self):
        one = text_of("甲")
        other = text_of("另起", 100) + one[60:500]
        found = look(offers(甲={"texts": {"方案": one}}, 乙={"texts": {"方案": other}}), given="")
        assert signs(found) == {"alike_text": (BOTH, True)}
        assert one[60:180] in found[0].evidence[0].what
        assert found[0].measure.endswith("%")

    def test_what_the_document_says_may_be_repeated(self):
        given = text_of("采购文件")
        both = {n: {"texts": {"方案": given + text_of(n)}} for n in ("甲", "乙", "丙")}
        assert look(offers(**both), given=given) == []

    def test_layout_does_not_hide_a_copy(self):
        one = text_of("甲")
        other = "\n".join(f"{one[i : i + 17]}，" for i in range(0, len(one), 17))
        found = look(offers(甲={"texts": {"方案": one}}, 乙={"texts": {"方案": other}}), given="")
        assert signs(found) == {"alike_text": (BOTH, True)}

    def test_another_bidders_name_in_the_text(self):
        said = f"{text_of('甲')}乙养老服务中心承诺{text_of('甲二')}"
        found = look(offers(甲={"texts": {"服务方案": said}}), given="")
        assert signs(found) == {"mixed_names": (("TB-甲", "TB-乙"), True)}
        assert "乙养老服务中心承诺" in found[0].evidence[0].what

    @pytest.mark.parametrize(
        ("prices", "words"),
        [
            ((100_00, 110_00, 120_00), "等差"),
            ((100_00, 110_00, 121_00), "等比"),
            ((100_00, 110_00, 110_00), "报价相同"),
        ],
    )
    def test_prices_that_differ_by_a_rule(self, prices, words):
        of = {n: {"price_fen": p} for n, p in zip(("甲", "乙", "丙"), prices, strict=True)}
        (found,) = look(offers(**of), given="")
        assert (found.kind, found.strong) == ("regular_prices", False)
        assert {one.where for one in found.evidence} == {words}

    @pytest.mark.parametrize("prices", [(100_00, 110_00, 121_50), (100_00, 110_00, 120_01)])
    def test_prices_that_nearly_do_are_left_alone(self, prices):
        of = {n: {"price_fen": p} for n, p in zip(("甲", "乙", "丙"), prices, strict=True)}
        assert look(offers(**of), given="") == []

    def test_two_prices_follow_no_rule(self):
        assert look(offers()[:2], given="") == []


@pytest.mark.article("政府采购法实施条例 第十八条")
class TestNotInOneContract:
    def test_one_person_in_charge_of_two_bidders(self):
        same = {"heads": frozenset({"赵六"})}
        assert signs(look(offers(甲=same, 乙=same), given="")) == {"same_head": (BOTH, False)}

    def test_a_bidder_that_owns_another(self):
        assert signs(look(offers(乙={"above": 1}), given="")) == {"one_above": (BOTH, True)}

    def test_two_under_one_roof_are_not_each_others(self):
        assert look(offers(甲={"above": 99}, 乙={"above": 99}), given="") == []


def test_every_sign_has_words_and_a_place_in_the_law():
    assert set(Kind) == set(SIGN_OF)


class TestFiles:
    def test_a_text_document_tells_who_wrote_it_and_from_what(self):
        content = docx(
            "投标文件", author="王五", saved_by="赵六", company="甲公司", origin="00A77B3E"
        )
        found = papers.traces_of(io.BytesIO(content), DOCX.name, name="标书.docx", sha256="9f")
        assert {(one.mark, one.value) for one in found} == {
            ("content", "9f"),
            ("author", "王五"),
            ("last_saved_by", "赵六"),
            ("company", "甲公司"),
            ("origin", "00A77B3E"),
        }
        assert papers.text_of(io.BytesIO(content), DOCX.name) == "投标文件"

    def test_a_pdf_tells_who_wrote_it_and_what_it_says(self):
        content = pdf("Offer of Alpha", author="Wang Wu")
        found = papers.traces_of(io.BytesIO(content), PDF.name, name="标书.pdf", sha256="9f")
        assert ("author", "Wang Wu") in {(one.mark, one.value) for one in found}
        assert "Offer of Alpha" in papers.text_of(io.BytesIO(content), PDF.name)

    def test_a_document_with_entities_is_not_read(self):
        made = io.BytesIO(docx("甲"))
        with zipfile.ZipFile(made, "a") as office:
            office.writestr("word/footnotes.xml", '<!DOCTYPE a [<!ENTITY b "乙乙乙">]><a>&b;</a>')
        assert papers.text_of(made, DOCX.name) == "甲"
