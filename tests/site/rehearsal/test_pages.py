"""The pages of a rehearsal: the form keeps what was typed, the result explains itself."""

from __future__ import annotations

import csv
import io
import re

import pytest
from python_calamine import CalamineWorkbook

from goufu.site.rehearsal.models import Rehearsal, State
from tests.site.rehearsal.conftest import TODAY, rehearsed
from tests.visitors import visitor

TYPED = {
    "title": "",
    "year": "2015",
    "place": "CN-3415",
    "since": "2014-01-01",
    "law_of": "",
    "changes-0-target": "contract/filing_period",
    "changes-0-value": "1",
    "_key": "abc",
}


@pytest.fixture
def browser(finance):
    return visitor(finance)


def page(browser, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


class TestTheForm:
    def test_offers_every_provision_with_its_present_value(self, browser):
        shown = page(browser, "/rehearsals/new/")

        assert "合同副本备案的期限：现为 7 个工作日" in shown
        assert 'value="procurement/response_period[method=open_tender]"' in shown

    def test_leads_to_the_result(self, browser):
        answer = browser.post("/rehearsals/new/", TYPED)

        done = Rehearsal.objects.get()
        assert answer.headers["Location"] == f"/rehearsals/{done.ref}/"
        assert done.title == "合同副本备案的期限：1 个工作日（现为 7 个工作日）"

    def test_sent_twice_leads_to_the_same_result(self, browser):
        told = {browser.post("/rehearsals/new/", TYPED).headers["Location"] for _ in range(2)}

        assert len(told) == 1

    def test_takes_a_bare_sum_for_yuan(self, browser):
        key = "procurement/open_tender_threshold"
        browser.post(
            "/rehearsals/new/", {**TYPED, "changes-0-target": key, "changes-0-value": "600000"}
        )

        assert Rehearsal.objects.get().variant["changes"][0]["value"] == 60_000_000

    @pytest.mark.parametrize(
        ("changes", "field", "words"),
        [
            ({"changes-0-value": "五"}, "changes-0-value", "应当是不大于 3660 的整数"),
            ({"changes-0-target": "no/such"}, "changes-0-target", "没有“no/such”这项规定"),
            ({"changes-0-target": "", "changes-0-value": ""}, "changes", "没有假定任何改变"),
            ({"since": "2000-01-01"}, "since", "不在可以推演的范围内"),
            ({"law_of": "2100-01-01"}, "law_of", "不在可以推演的范围内"),
            ({"year": "2019"}, "year", "没有您可以查看的 2019 年度项目"),
            ({"place": "CN-11"}, "place", "请从列表中选择"),
        ],
    )
    def test_keeps_what_was_typed_and_says_beside_the_field_what_is_wrong(
        self, browser, changes, field, words
    ):
        answer = browser.post("/rehearsals/new/", {**TYPED, "title": "我的推演", **changes})

        shown = answer.content.decode()
        assert answer.status_code == 422
        assert words in shown
        assert f'id="id_{field}-error"' in shown
        assert 'value="我的推演"' in shown
        assert not Rehearsal.objects.exists()

    def test_names_the_row_that_is_wrong_below_an_empty_one(self, browser):
        typed = {key: value for key, value in TYPED.items() if not key.startswith("changes")}
        typed |= {"changes-1-target": "contract/filing_period", "changes-1-value": "x"}

        shown = browser.post("/rehearsals/new/", typed).content.decode()

        assert 'id="id_changes-1-value-error"' in shown

    def test_begins_with_an_earlier_rehearsal(self, browser, finance):
        done = rehearsed(
            finance, changes=[{"target": "procurement/open_tender_threshold", "value": "60 万元"}]
        )

        shown = page(browser, f"/rehearsals/new/?again={done.ref}")

        assert 'value="600,000.00元"' in shown


class TestTheResult:
    def test_says_what_went_another_way_by_which_rules_and_links_to_it(self, browser, finance):
        done = rehearsed(finance)

        shown = page(browser, f"/rehearsals/{done.ref}/")

        row = done.projects.get()
        told = re.sub(r"<[^>]+>|\s+", "", shown)
        assert "1个项目中有1个另有结果" in told
        assert f'href="/projects/{row.project_code}/"' in shown
        for words in ("合同副本备案", "政府采购法第四十七条", "7个工作日", "推演假定", "1个工作日"):
            assert words in told
        assert "推演，不是现行规定" in told

    def test_has_a_table_beneath_every_chart(self, browser, finance):
        done = rehearsed(finance, **TODAY)

        shown = page(browser, f"/rehearsals/{done.ref}/")

        assert (
            shown.count('<ol class="bars">') == shown.count('<details class="chart__table">') == 4
        )

    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ("step=file_contract", True),
            ("step=file_contract&way=turned", True),
            ("way=moved", False),
            ("q=没有这样的项目", False),
            ("step=nonsense&department=nobody", True),
        ],
    )
    def test_narrows_the_projects(self, browser, finance, asked, found):
        done = rehearsed(finance)

        shown = page(browser, f"/rehearsals/{done.ref}/?{asked}")

        assert ('<article class="panel rehearsed"' in shown) is found

    def test_that_is_not_there_yet_says_so(self, browser, finance):
        done = rehearsed(finance)
        Rehearsal.objects.update(state=State.RUNNING)

        shown = page(browser, f"/rehearsals/{done.ref}/")

        assert "正在推演" in shown
        assert browser.get(f"/rehearsals/{done.ref}/export.csv").status_code == 404

    def test_that_failed_says_why(self, browser, finance):
        done = rehearsed(finance)
        Rehearsal.objects.update(state=State.FAILED, failure="磁盘已满")

        assert "磁盘已满" in page(browser, f"/rehearsals/{done.ref}/")

    def test_and_the_other_pages_speak_english(self, browser, finance):
        done = rehearsed(finance, **TODAY)
        for path in (f"/rehearsals/{done.ref}/", "/rehearsals/new/", "/rehearsals/"):
            shown = browser.get(path, headers={"accept-language": "en"}).content.decode()
            assert 'lang="en"' in shown
            assert "rehears" in shown.lower()


class TestTheSpreadsheet:
    def test_as_csv_has_every_difference_on_its_line(self, browser, finance):
        done = rehearsed(finance)

        sent = b"".join(browser.get(f"/rehearsals/{done.ref}/export.csv").streaming_content)

        lines = list(csv.DictReader(io.StringIO(sent.decode("utf-8-sig"))))
        (line,) = lines
        row = done.projects.get()
        assert line["项目编号"] == row.project_code
        assert line["金额（元）"] == f"{row.amount_fen / 100:.2f}"
        assert (line["环节"], line["另有结果"]) == ("合同副本备案", "是")
        assert "政府采购法 第四十七条" in line["当时规定"]
        assert int(line["末日变动（日）"]) < 0

    def test_as_a_workbook_opens_with_figures_and_lines(self, browser, finance):
        done = rehearsed(finance, **TODAY)

        sent = b"".join(browser.get(f"/rehearsals/{done.ref}/export.xlsx").streaming_content)

        book = CalamineWorkbook.from_filelike(io.BytesIO(sent))
        assert book.sheet_names == ["概要", "逐项"]
        summary = dict(row[:2] for row in book.get_sheet_by_name("概要").to_python())
        assert summary["另有结果（个）"] == 1
        head, *lines = book.get_sheet_by_name("逐项").to_python()
        assert len(lines) == len(done.projects.get().differences)
        assert lines[0][head.index("金额（元）")] == done.projects.get().amount_fen / 100

    def test_holds_only_what_was_asked_for(self, browser, finance):
        done = rehearsed(finance)

        sent = browser.get(f"/rehearsals/{done.ref}/export.csv?way=moved").streaming_content

        assert len(b"".join(sent).splitlines()) == 1


class TestTheList:
    def test_shows_the_rehearsals_of_ones_side(self, browser, finance, auditor):
        done = rehearsed(finance)

        assert done.ref in page(browser, "/rehearsals/")
        assert done.ref not in page(visitor(auditor), "/rehearsals/")

    def test_is_in_the_menu_of_those_who_rehearse_alone(self, browser, walked):
        assert 'href="/rehearsals/"' in page(browser, "/desk/")
        assert 'href="/rehearsals/"' not in page(visitor(walked.town.people["handler"]), "/desk/")


@pytest.mark.parametrize("word", ["handler", "alpha", "treasury", "third"])
def test_others_find_nothing_here(walked, finance, word):
    done = rehearsed(finance)
    other = visitor(walked.town.people[word])

    for path in ("", "new/", f"{done.ref}/", f"{done.ref}/export.csv"):
        assert other.get(f"/rehearsals/{path}").status_code == 404
    assert other.post("/rehearsals/new/", TYPED).status_code == 404
