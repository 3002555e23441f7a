"""The paper form at the door: saved with gaps, handed in whole, read by its reviewers."""

from __future__ import annotations

from typing import Any

import pytest

from goufu.base.documents.models import Document
from goufu.base.ledger.models import Entry
from goufu.law.money import yuan
from goufu.stages.review.projects.models import EarlierResult, Project
from tests.rooms.projects.paper import COMPLETE
from tests.visitors import Program, visitor
from tests.walk import Walk

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def typed(item: int, **changes: Any) -> dict[str, str]:
    """Return a form as a browser sends it."""
    facts = {**COMPLETE, "year": 2027, "item_id": item, "starts_on": "2027-04-01"}
    facts |= {"ends_on": "2027-12-31", **changes}
    sent: dict[str, str] = {}
    for name, value in facts.items():
        if not isinstance(value, list):
            sent[name] = yuan(value) if isinstance(value, int) and "_fen" in name else str(value)
            continue
        for number, row in enumerate(value):
            for cell, said in row.items():
                fen = cell.endswith("_fen")
                sent[f"{name}-{number}-{cell}"] = yuan(said) if fen else str(said)
    return sent


@pytest.fixture
def draft(walk) -> Project:
    walk.drafted(on="2014-09-01")
    return walk.project


def page(walk: Walk, project: Project, by: str = "handler") -> str:
    answer = visitor(walk.who(by)).get(f"/project/{project.ref}/edit/")
    assert answer.status_code == 200
    return str(answer.content.decode())


class TestSaving:
    def test_keeps_a_form_with_gaps_and_stays_on_it(self, walk, draft):
        form = typed(draft.item_id, content="", quantity="", _stay="1", _key="k1")

        answer = visitor(walk.who("handler")).post(f"/project/{draft.ref}/edit/", form)

        assert (answer.status_code, answer.url) == (302, f"/project/{draft.ref}/edit/")
        html = page(walk, draft)
        assert "第 2 版" in html
        assert "还差 2 处" in html

    def test_writes_the_amount_in_words_and_adds_the_costs_up(self, walk, draft):
        form = typed(draft.item_id, _stay="1")
        visitor(walk.who("handler")).post(f"/project/{draft.ref}/edit/", form)

        html = page(walk, draft)
        assert "壹佰陆拾捌万元整" in html
        assert "购买低 300.00 元" in html

    def test_keeps_what_was_typed_where_something_cannot_be_read(self, walk, draft):
        form = typed(draft.item_id, budget_fen="很多", background="写了很久的背景")

        answer = visitor(walk.who("handler")).post(f"/project/{draft.ref}/edit/", form)

        html = answer.content.decode()
        assert answer.status_code == 422
        assert "很多" in html
        assert "写了很久的背景" in html
        assert Project.objects.get(ref=draft.ref).version == 1

    def test_keeps_a_file_under_the_name_of_its_place(self, walk, draft):
        from django.core.files.uploadedfile import SimpleUploadedFile

        form = {
            **typed(draft.item_id, _stay="1"),
            "cost_basis": SimpleUploadedFile("测算.pdf", PDF),
        }
        visitor(walk.who("handler")).post(f"/project/{draft.ref}/edit/", form)

        document = Document.objects.get(ref=draft.ref)
        assert document.title == "成本测算依据"
        assert "测算.pdf" in page(walk, draft)
        assert Project.objects.get(ref=draft.ref).attachments == [
            {"kind": "cost_basis", "title": "成本测算依据", "document": document.pk}
        ]


class TestHandingIn:
    def post(self, walk: Walk, draft: Project, **changes: Any) -> Any:
        form = typed(draft.item_id, _then="submit", _key="k2", **changes)
        return visitor(walk.who("handler")).post(f"/project/{draft.ref}/edit/", form)

    def test_saves_assesses_and_submits_by_one_button(self, walk, draft):
        answer = self.post(walk, draft)

        assert (answer.status_code, answer.url) == (302, f"/projects/{draft.ref}/")
        assert Project.objects.get(ref=draft.ref).state == "dept_review"

    def test_saves_and_lists_what_is_missing_with_a_link_to_each_field(self, walk, draft):
        answer = self.post(walk, draft, cycle="", title="新的名称", method="")

        html = answer.content.decode()
        assert answer.status_code == 422
        assert 'href="#id_cycle"' in html
        assert 'href="#id_method"' in html
        assert "还不能提交：2 处需要修改" in html
        saved = Project.objects.get(ref=draft.ref)
        assert (saved.title, saved.state) == ("新的名称", "draft")

    def test_points_at_words_that_shut_providers_out(self, walk, draft):
        answer = self.post(walk, draft, provider_requirements="注册资本不少于 100 万元")

        html = answer.content.decode()
        assert answer.status_code == 422
        assert 'href="#id_provider_requirements"' in html
        assert "财政部令第87号 第十七条" in html

    def test_can_be_tried_again_from_the_page_that_came_back(self, walk, draft):
        html = self.post(walk, draft, cycle="").content.decode()
        key = html.split('name="_key" value="')[1].split('"')[0]

        form = typed(draft.item_id, _then="submit", _key=key)
        visitor(walk.who("handler")).post(f"/project/{draft.ref}/edit/", form)

        assert Project.objects.get(ref=draft.ref).state == "dept_review"

    def test_twice_pressed_is_handed_in_once(self, walk, draft):
        first, second = self.post(walk, draft), self.post(walk, draft)

        assert first.url == second.url
        assert Entry.objects.filter(event="project.submit").count() == 1

    def test_says_why_where_the_law_does_not_let_it_be_bought(self, walk, draft):
        answer = self.post(walk, draft, service_class="1")

        assert answer.status_code == 409
        assert "不得向社会力量购买" in answer.content.decode()
        assert Project.objects.get(ref=draft.ref).state == "draft"


class TestReading:
    @pytest.fixture
    def reviewed(self, walk, draft) -> Project:
        form = typed(draft.item_id, _then="submit", _key="k3")
        visitor(walk.who("handler")).post(f"/project/{draft.ref}/edit/", form)
        walk.did("pass_department", on="2026-11-01", by="reviewer", opinion="数量有据，同意申报")
        return draft

    def test_shows_the_opinions_in_their_order_and_nothing_to_type(self, walk, reviewed):
        answer = visitor(walk.who("sector_head")).get(f"/project/{reviewed.ref}/application/")

        html = answer.content.decode()
        assert answer.status_code == 200
        assert html.index("情况属实，同意申报。") < html.index("数量有据，同意申报")
        assert 'name="title"' not in html

    def test_is_not_for_another_department(self, walk, reviewed):
        stranger = visitor(walk.who("school_handler"))

        assert stranger.get(f"/project/{reviewed.ref}/application/").status_code == 404

    def test_shows_how_earlier_projects_of_the_item_came_out(self, walk, reviewed):
        EarlierResult.objects.create(
            project_code="3415-2025-XM-0009",
            title="上一年度的项目",
            year=2025,
            purchaser_id=reviewed.purchaser_id,
            item_id=reviewed.item_id,
            total="91.5",
            grade="优",
            concluded_on="2026-01-20",
        )
        html = visitor(walk.who("reviewer")).get(f"/project/{reviewed.ref}/application/")

        assert "上一年度的项目" in html.content.decode()


class TestPrograms:
    def test_fill_the_same_form_and_hand_it_in(self, walk, draft):
        program = Program(walk.who("handler"))
        facts = {**COMPLETE, "year": 2027, "item_id": draft.item_id}

        gap = program.post(f"/projects/{draft.ref}/edit", {**facts, "method": ""})
        refused = program.post(f"/projects/{draft.ref}/submit", {})
        program.post(f"/projects/{draft.ref}/edit", facts)
        done = program.post(f"/projects/{draft.ref}/submit", {})

        assert gap.status_code == 200
        assert refused.status_code == 409
        assert refused.json()["code"] == "projects.application_not_complete"
        assert "选择拟用的购买方式" in refused.json()["detail"]
        assert done.json()["state"] == "dept_review"


class TestWhatIsTypedAndNotSaved:
    def keep(self, walk: Walk, draft: Project, by: str = "handler", **changes: Any) -> Any:
        form = typed(draft.item_id, _key="k9", **changes)
        return visitor(walk.who(by)).post(f"/project/{draft.ref}/typed/", form)

    def test_is_kept_beside_the_record_and_filled_in_again(self, walk, draft):
        lines = Entry.objects.count()
        answer = self.keep(walk, draft, title="打了一半的名称", budget_fen="一百多")

        assert answer.status_code == 200
        assert Entry.objects.count() == lines
        html = page(walk, draft)
        assert "打了一半的名称" in html
        assert "一百多" in html
        assert "没有暂存的内容" in html
        assert Project.objects.get(ref=draft.ref).title != "打了一半的名称"

    def test_is_forgotten_once_the_form_is_saved(self, walk, draft):
        self.keep(walk, draft, title="打了一半的名称")
        form = typed(draft.item_id, title="存下的名称", _stay="1")
        visitor(walk.who("handler")).post(f"/project/{draft.ref}/edit/", form)

        html = page(walk, draft)
        assert "打了一半的名称" not in html
        assert "存下的名称" in html

    def test_is_ones_own(self, walk, draft):
        self.keep(walk, draft, title="打了一半的名称")

        assert "打了一半的名称" not in page(walk, draft, by="handler_2")

    def test_is_not_taken_for_a_project_of_another_department(self, walk, draft):
        assert self.keep(walk, draft, by="school_handler").status_code == 404

    def test_is_not_taken_from_somebody_who_is_not_signed_in(self, walk, draft):
        from django.test import Client

        answer = Client().post(f"/project/{draft.ref}/typed/", {"title": "x"})

        assert answer.status_code == 403


class TestTheDesk:
    def test_does_not_show_what_was_passed_on_to_a_colleague(self, walk, draft):
        title = draft.title
        assert title in visitor(walk.who("handler")).get("/desk/").content.decode()

        other = walk.who("handler_2")
        walk.did(
            "transfer", on="2014-09-03", by="handler", colleague=other.account_id, reason="休假"
        )

        assert draft.ref not in visitor(walk.who("handler")).get("/desk/").content.decode()
        assert draft.ref in visitor(other).get("/desk/").content.decode()
