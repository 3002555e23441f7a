"""A list as its reader wants it: columns, unit, sums, conditions, several rows at once."""

from __future__ import annotations

import pytest

from goufu.base.ledger.models import Entry
from goufu.site.doors import sums
from goufu.stages.review.projects.models import Project
from tests.spreadsheets import opened
from tests.visitors import Program, visitor


def submitted(walk, count: int) -> list[str]:
    """Hand in that many projects of 1,000 yuan, 2,000 yuan …"""
    refs = []
    for number in range(count):
        walk.drafted(on="2014-09-01", title=f"项目 {number}", budget_fen=100_000 * (number + 1))
        walk.assessed(on="2014-10-12").submitted(on="2014-12-08")
        refs.append(walk.project.ref)
    return refs


def card(client, address: str = "/project/"):
    return client.get(address).context["card"]


def labels(page) -> list[str]:
    return [column.label for column in page.table.columns]


class TestSums:
    def test_below_the_list_stand_the_sum_of_the_page_and_of_all(self, walk):
        for number in range(60):
            walk.drafted(on="2014-09-01", title=f"项目 {number}", budget_fen=100_000)
        page = card(visitor(walk.who("handler")))
        told = [[cell.text for cell in row.cells if cell.text] for row in page.table.totals]
        assert told == [["本页合计 50 项", "50,000.00"], ["全部合计 60 项", "60,000.00"]]

    def test_in_units_of_ten_thousand_the_sum_is_written_in_them_too(self, walk):
        submitted(walk, 1)
        page = card(visitor(walk.who("handler")), "/project/?unit=wan")
        assert page.table.totals[0].cells[5].text == "0.10"

    def test_of_too_many_rows_only_the_page_is_summed(self, walk, monkeypatch):
        monkeypatch.setattr(sums, "SUMMED_UP_TO", 1)
        submitted(walk, 2)
        page = card(visitor(walk.who("handler")))
        assert "超过 1 项" in page.table.totals[1].cells[0].text
        assert page.table.totals[1].cells[5].text == ""


class TestColumns:
    def test_what_was_chosen_is_shown_and_kept_for_the_next_visit(self, walk):
        submitted(walk, 1)
        client = visitor(walk.who("handler"))
        chosen = card(client, "/project/?columns=item__parent__name&columns=livelihood")
        assert labels(chosen) == ["编号", "目录类别", "民生工程"]
        assert labels(card(client)) == ["编号", "目录类别", "民生工程"]

    def test_the_spreadsheet_has_the_chosen_columns(self, walk):
        submitted(walk, 1)
        client = visitor(walk.who("handler"))
        client.get("/project/?columns=budget_fen")
        content = b"".join(client.get("/project/export.xlsx").streaming_content)
        rows = opened(content)
        assert rows[0] == ["编号", "申报金额"]
        assert rows[1][1] == 1000

    def test_a_column_that_is_none_of_the_lists_is_not_shown(self, walk):
        submitted(walk, 1)
        asked = "/project/?columns=handler_account_id&columns=livelihood"
        assert labels(card(visitor(walk.who("handler")), asked)) == ["编号", "民生工程"]


class TestConditionsOfTheRoom:
    def test_a_list_is_narrowed_by_year_body_and_class(self, walk):
        submitted(walk, 1)
        client = visitor(walk.who("handler"))
        project = Project.objects.select_related("item__parent").get()
        of_class = f"class={project.item.parent.name}"
        right = f"budget_year=2015&purchaser={project.purchaser_id}&{of_class}"
        assert len(card(client, f"/project/?{right}").table.rows) == 1
        assert not card(client, "/project/?budget_year=2016").table.rows
        assert not card(client, "/project/?livelihood=1").table.rows

    @pytest.mark.parametrize("said", ["budget_year=x", "budget_year=²", "purchaser=-1"])
    def test_a_condition_that_makes_no_sense_is_as_if_not_said(self, walk, said):
        submitted(walk, 1)
        assert len(card(visitor(walk.who("handler")), f"/project/?{said}").table.rows) == 1

    def test_programs_narrow_in_the_same_way(self, walk):
        submitted(walk, 1)
        program = Program(walk.who("handler"))
        assert len(program.get("/projects?budget_year=2015").json()["items"]) == 1
        assert program.get("/projects?budget_year=2016").json()["items"] == []


class TestSeveralAtOnce:
    def test_a_reviewer_passes_several_each_with_a_line_of_its_own(self, walk):
        refs = submitted(walk, 3)
        client = visitor(walk.who("reviewer"))
        page = client.get("/project/batch/pass_department/", {"ref": refs[:2]})
        assert [line.ref for line in page.context["card"].lines] == refs[:2]
        sent = {"ref": refs[:2], "opinion": "同意上报", "_key": "k"}
        done = client.post("/project/batch/pass_department/", sent)
        assert [line.tag.text for line in done.context["card"].lines] == ["已办理", "已办理"]
        assert Entry.objects.filter(event="project.pass_department").count() == 2
        states = dict(Project.objects.values_list("ref", "state"))
        assert [states[ref] for ref in refs] == ["sector_review", "sector_review", "dept_review"]

    def test_pressed_twice_each_is_done_once(self, walk):
        refs = submitted(walk, 2)
        client = visitor(walk.who("reviewer"))
        sent = {"ref": refs, "opinion": "同意上报", "_key": "k"}
        client.post("/project/batch/pass_department/", sent)
        again = client.post("/project/batch/pass_department/", sent)
        assert [line.tag.text for line in again.context["card"].lines] == ["已办理", "已办理"]
        assert Entry.objects.filter(event="project.pass_department").count() == 2

    def test_one_that_cannot_be_done_does_not_keep_the_others_back(self, walk):
        refs = submitted(walk, 2)
        walk.drafted(on="2014-09-01")
        refs.append(walk.project.ref)
        client = visitor(walk.who("reviewer"))
        asked = client.get("/project/batch/pass_department/", {"ref": refs}).context["card"]
        assert [line.tag.text for line in asked.lines] == ["可以办理", "可以办理", "不能办理"]
        sent = {"ref": refs, "opinion": "同意上报", "_key": "k"}
        done = client.post("/project/batch/pass_department/", sent).context["card"]
        assert [line.tag.text for line in done.lines] == ["已办理", "已办理", "未办理"]
        assert done.lines[2].words

    def test_without_an_opinion_nothing_is_done_and_the_selection_stays(self, walk):
        refs = submitted(walk, 2)
        client = visitor(walk.who("reviewer"))
        answer = client.post("/project/batch/pass_department/", {"ref": refs, "_key": "k"})
        assert answer.status_code == 422
        assert answer.context["card"].refs == refs
        assert not Entry.objects.filter(event="project.pass_department").exists()

    def test_what_one_may_not_see_cannot_be_selected(self, walk):
        refs = submitted(walk, 1)
        other = walk.town.settle("other", "别处民政局", "state_organ")
        stranger = walk.town.appoint("stranger", "reviewer", "other")
        assert other.pk
        page = visitor(stranger).get("/project/batch/pass_department/", {"ref": refs})
        assert page.context["card"].lines == []

    def test_a_role_that_has_nothing_to_do_at_once_finds_no_page_and_no_boxes(self, walk):
        refs = submitted(walk, 1)
        treasury = visitor(walk.who("treasury"))
        assert treasury.get("/project/batch/pass_department/", {"ref": refs}).status_code == 404
        assert not card(treasury).batch

    def test_the_selected_rows_alone_are_exported(self, walk):
        refs = submitted(walk, 3)
        client = visitor(walk.who("reviewer"))
        content = b"".join(client.get("/project/export.xlsx", {"ref": refs[1]}).streaming_content)
        rows = opened(content)
        assert [row[0] for row in rows[1:]] == [refs[1]]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/catalogues/?year=²", "/providers/?authority=²"],
)
def test_a_digit_that_is_no_number_breaks_no_public_page(client, address):
    assert client.get(address).status_code == 200
