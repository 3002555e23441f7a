"""Templates of operators: tried before they are used, replaced, retired."""

from __future__ import annotations

import io
from typing import Any

import pytest

from goufu.base.documents.models import Document
from goufu.base.documents.store import store
from goufu.base.papers.filling import TagNotClosed, UnknownField
from goufu.base.papers.writing import docx_of
from goufu.base.workflow.declare import NotYours
from goufu.stages.procurement.papers import actions, queries, sheets
from goufu.stages.procurement.papers.models import PaperTemplate
from tests.opened_papers import content_of, docx_words, pdf_words
from tests.walk import morning_of
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db

OURS = "= 六安市标准文本\n-= {{ project_name }}\n# 第一章　公告\n{{ service_requirements }}"


@pytest.fixture
def walk() -> ProcurementWalk:
    found = ProcurementWalk()
    found.up_to_tender()
    return found


def sent(walk: ProcurementWalk, text: str, by: str = "supervision") -> Document:
    file = io.BytesIO(docx_of(text))
    file.name = "模板.docx"
    return store(
        file=file,
        ref="",
        project_code="",
        place="",
        kind="attachment",
        title="模板",
        actor=walk.who(by),
        at=morning_of("2015-03-20"),
    )


def adopted(walk: ProcurementWalk, text: str = OURS, **changes: Any) -> PaperTemplate:
    by = changes.pop("by", "supervision")
    facts = {
        "kind": "open_tender",
        "title": "市标准文本",
        "file": sent(walk, text, by).pk,
        **changes,
    }
    return actions.adopt_template(
        sheet=sheets.NewTemplate.model_validate(facts),
        actor=walk.who(by),
        at=morning_of("2015-03-20"),
    )


class TestATemplate:
    def test_is_used_for_the_documents_of_its_place_from_then_on(self, walk):
        template = adopted(walk)

        walk.prepared(on="2015-03-26").confirmed(on="2015-03-27")

        paper = walk.tender.papers.get()
        assert paper.template == template
        assert paper.template_sha256 == template.sha256
        assert docx_words(paper.docx).splitlines()[0] == "六安市标准文本"
        assert "六安市标准文本" in pdf_words(content_of(paper.pdf))

    def test_of_another_method_is_not(self, walk):
        adopted(walk, kind="consultation")

        walk.prepared(on="2015-03-26").confirmed(on="2015-03-27")

        assert walk.tender.papers.get().template is None

    def test_has_a_sample_beside_it_that_shows_how_it_prints(self, walk):
        template = adopted(walk)

        sample = Document.objects.get(ref=template.ref, title="试填样张")

        assert "示例：居家养老服务" in pdf_words(content_of(sample))

    def test_that_names_an_unknown_field_is_refused_and_nothing_changes(self, walk):
        first = adopted(walk)

        with pytest.raises(UnknownField):
            adopted(walk, "{{ budget_in_dollars }}")

        assert PaperTemplate.objects.get().state == first.state == "in_use"

    def test_with_an_open_tag_is_refused(self, walk):
        with pytest.raises(TagNotClosed):
            adopted(walk, "{%p for one in criteria %}\n{{ one.name }}")

        assert not PaperTemplate.objects.exists()

    def test_gives_way_to_a_newer_one_of_its_kind(self, walk):
        first, second = adopted(walk), adopted(walk)

        first.refresh_from_db()
        assert (first.state, second.state) == ("retired", "in_use")
        assert queries.template_for("open_tender", "CN-3415") == second

    def test_that_is_retired_leaves_the_documents_made_of_it_as_they_are(self, walk):
        template = adopted(walk)
        walk.prepared(on="2015-03-26").confirmed(on="2015-03-27")
        before = walk.tender.papers.get().pdf_sha256

        actions.retire(
            ref=template.ref,
            sheet=sheets.Retire(reason="改用省标准文本"),
            actor=walk.who("supervision"),
            at=morning_of("2015-03-28"),
        )

        assert queries.template_for("open_tender", "CN-3415") is None
        assert walk.tender.papers.get().pdf_sha256 == before

    def test_is_not_for_an_agency_to_set(self, walk):
        with pytest.raises(NotYours):
            adopted(walk, by="agency")
