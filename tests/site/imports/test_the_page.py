"""Look first, then carry in; with one wrong cell nothing is written."""

from __future__ import annotations

import dataclasses

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goufu.base.documents.models import Document
from goufu.base.doors import declare
from goufu.base.doors.sheets import Line, Money, Sheet, field
from goufu.base.imports.actions import carry_in
from goufu.base.imports.declare import Counted, Import, RowProblem
from goufu.base.imports.models import ImportRun
from goufu.base.imports.refusals import RowsWrong
from goufu.base.ledger.models import Entry, Refused
from goufu.base.organisations.kinds import Function, Kind
from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Role
from goufu.law.words import say
from goufu.stages.review.budgets.actions import enter_line
from goufu.stages.review.budgets.models import BudgetLine
from goufu.stages.review.budgets.sheets import EnterLine
from tests.spreadsheets import written
from tests.visitors import in_a_demo, visitor
from tests.walk import Town, morning_of, small_town

URL = "/budget_line/import/made_up/"
pytestmark = pytest.mark.django_db


class Row(Sheet):
    department: Line = field(say("部门"))
    title: Line = field(say("名称"))
    fen: Money = field(say("金额"), gt=0)


def _check(rows, _actor, _on):
    known = set(Organisation.objects.values_list("name", flat=True))
    return [
        RowProblem(n, "department", "没有这个部门", "请核对名称")
        for n, row in enumerate(rows)
        if row.department not in known
    ]


def _carry(*, rows, source, actor, at):
    for row in rows:
        department = Organisation.objects.get(name=row.department)
        sheet = EnterLine(
            department_id=department.pk, title=row.title, year=2015, amount_fen=row.fen
        )
        enter_line(sheet=sheet, actor=actor, at=at)
    return Counted(added=len(rows))


MADE_UP = Import(
    "made_up", say("导入"), Row, _carry, frozenset({Role.FINANCE_BUDGET}), check=_check
)


@pytest.fixture
def town(monkeypatch) -> Town:
    doors = declare.doors_of("budget_line")
    with_it = dataclasses.replace(doors, imports=(MADE_UP,))
    monkeypatch.setitem(declare._doors, "budget_line", with_it)
    return small_town()


def file(*rows: list[object]) -> SimpleUploadedFile:
    return SimpleUploadedFile("预算.xlsx", written(["部门", "名称", "金额"], *rows))


def good(town: Town) -> SimpleUploadedFile:
    care = town.organisations["care"].name
    return file([care, "养老服务", 1680000], [care, "培训", "20,000.50"])


def test_the_list_leads_those_who_may_to_the_page(town, settings):
    in_a_demo(settings)
    assert URL in visitor(town.people["budget"]).get("/budget_line/").content.decode()
    assert URL not in visitor(town.people["handler"]).get("/budget_line/").content.decode()


def test_a_file_is_looked_at_first_and_nothing_is_written(town, settings):
    in_a_demo(settings)
    page = visitor(town.people["budget"]).post(URL, {"file": good(town), "_key": "k"})
    assert page.status_code == 200
    assert "导入 2 行" in page.content.decode()
    assert not BudgetLine.objects.exists()
    assert not ImportRun.objects.exists()


def test_what_was_looked_at_is_carried_in_with_one_line_that_names_the_file(town, settings):
    in_a_demo(settings)
    budget = visitor(town.people["budget"])
    budget.post(URL, {"file": good(town), "_key": "k"})
    document = Document.objects.get()
    done = budget.post(URL, {"document": document.pk, "_key": "k"})
    assert done.status_code == 302
    run = ImportRun.objects.get()
    assert (run.rows, run.added, run.file_name) == (2, 2, "预算.xlsx")
    assert sorted(BudgetLine.objects.values_list("amount_fen", flat=True)) == [
        2_000_050,
        168_000_000,
    ]
    assert Entry.objects.get(event="budget_line.import").facts["sha256"] == run.sha256
    document.refresh_from_db()
    assert document.ref == run.ref


def test_the_button_pressed_twice_carries_in_once(town, settings):
    in_a_demo(settings)
    budget = visitor(town.people["budget"])
    budget.post(URL, {"file": good(town), "_key": "k"})
    document = Document.objects.get().pk
    budget.post(URL, {"document": document, "_key": "k"})
    budget.post(URL, {"document": document, "_key": "k"})
    assert ImportRun.objects.count() == 1
    assert BudgetLine.objects.count() == 2


def test_every_wrong_cell_is_shown_and_nothing_is_written(town, settings):
    in_a_demo(settings)
    care = town.organisations["care"].name
    sent = file([care, "好", 5], [care, "坏", "12,4O0.00"], ["没有的局", "好", 5])
    page = visitor(town.people["budget"]).post(URL, {"file": sent, "_key": "k"})
    assert page.status_code == 422
    words = page.content.decode()
    assert "12,4O0.00" in words
    assert "没有这个部门" in words
    assert "尚未写入任何数据" in words
    assert not BudgetLine.objects.exists()


def test_the_marked_file_can_be_fetched_by_ones_own_body_alone(town, settings):
    in_a_demo(settings)
    budget = visitor(town.people["budget"])
    budget.post(URL, {"file": file(["没有的局", "好", 5]), "_key": "k"})
    marked = f"{URL}{Document.objects.get().pk}/marked.xlsx"
    assert budget.get(marked).status_code == 200
    assert visitor(town.people["handler"]).get(marked).status_code == 403
    other = town.settle("far", "别处财政局", Kind.STATE_ORGAN, Function.FINANCE)
    assert other.pk
    stranger = visitor(town.appoint("far", Role.FINANCE_BUDGET, "far"))
    assert stranger.get(marked).status_code == 404


def test_what_became_wrong_since_it_was_looked_at_is_refused_whole(town, settings):
    in_a_demo(settings)
    budget = visitor(town.people["budget"])
    budget.post(URL, {"file": good(town), "_key": "k"})
    Organisation.objects.filter(pk=town.organisations["care"].pk).update(name="已更名")
    page = budget.post(URL, {"document": Document.objects.get().pk, "_key": "k"})
    assert page.status_code == 422
    assert not BudgetLine.objects.exists()


def test_inside_the_transaction_it_is_checked_once_more(town):
    with pytest.raises(RowsWrong) as refused:
        carry_in(
            kind="budget_line",
            name="made_up",
            rows=(Row(department="没有的局", title="好", fen=5),),
            numbers=(7,),
            file_name="x.xlsx",
            sha256="0",
            actor=town.people["budget"],
            at=morning_of("2015-01-05"),
        )
    assert refused.value.problems[0].row == 7
    assert Refused.objects.count() == 1
    assert not ImportRun.objects.exists()


def test_somebody_elses_post_is_told_whose_work_it_is(town, settings):
    in_a_demo(settings)
    page = visitor(town.people["handler"]).get(URL)
    assert page.status_code == 403
    assert "财政预算审核" in page.content.decode()


def test_a_file_that_is_no_spreadsheet_is_refused_with_what_to_do(town, settings):
    in_a_demo(settings)
    sent = SimpleUploadedFile("预算.pdf", b"%PDF-1.4\n%%EOF\n")
    page = visitor(town.people["budget"]).post(URL, {"file": sent})
    assert page.status_code == 422
    assert "不是电子表格" in page.content.decode()


def test_no_file_at_all_is_said(town, settings):
    in_a_demo(settings)
    page = visitor(town.people["budget"]).post(URL, {})
    assert page.status_code == 422
    assert "请选择文件" in page.content.decode()


@pytest.mark.parametrize("number", ["²", "9" * 30, "x"])
def test_a_kept_file_that_there_cannot_be_is_as_no_file(town, settings, number):
    in_a_demo(settings)
    page = visitor(town.people["budget"]).post(URL, {"document": number})
    assert page.status_code == 422
    assert "请选择文件" in page.content.decode()


def test_the_template_is_sent(town, settings):
    in_a_demo(settings)
    answer = visitor(town.people["budget"]).get(f"{URL}template.xlsx")
    assert answer.content[:2] == b"PK"
