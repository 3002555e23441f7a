"""Lists: what I may see, filtered, sorted, page by page, and as a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import date
from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from goufu.site.doors.paging import Order, page_of
from goufu.stages.review.projects.models import Project
from tests.visitors import visitor


@pytest.fixture
def sixty(walk):
    """Sixty projects: more than a page."""
    for number in range(60):
        walk.drafted(
            on="2014-09-01", title=f"项目 {number:02d}", budget_fen=100_000 * (number % 7 + 1)
        )
    return walk


def refs(page) -> list[str]:
    return [row.cells[0].text for row in page.context["card"].table.rows]


def _every_third() -> list[int]:
    return list(Project.objects.order_by("pk").values_list("pk", flat=True)[::3])


class TestPages:
    def test_pages_follow_one_another_by_key_and_lead_back(self, sixty):
        client = visitor(sixty.who("handler"))

        first = client.get("/project/")
        second = client.get(first.context["card"].pager.next_url)
        back = client.get(second.context["card"].pager.previous_url)

        assert len(refs(first)) == 50
        assert len(refs(second)) == 10
        assert refs(back) == refs(first)
        assert not set(refs(first)) & set(refs(second))
        assert second.context["card"].pager.next_url == ""
        assert back.context["card"].pager.previous_url == ""

    @pytest.mark.parametrize("sort", ["budget_fen", "-budget_fen"])
    def test_a_sorted_list_loses_and_repeats_nothing_between_equals(self, sixty, sort):
        client = visitor(sixty.who("handler"))

        first = client.get(f"/project/?sort={sort}")
        second = client.get(first.context["card"].pager.next_url)
        back = client.get(second.context["card"].pager.previous_url)

        everything = refs(first) + refs(second)
        assert everything == list(
            Project.objects.order_by(sort, "-pk" if sort.startswith("-") else "pk").values_list(
                "ref", flat=True
            )
        )
        assert refs(back) == refs(first)

    @pytest.mark.parametrize("descending", [False, True])
    def test_what_is_still_empty_comes_last_and_none_is_lost_or_repeated(self, sixty, descending):
        for project in Project.objects.filter(pk__in=_every_third()):
            project.set(announced_on=date(2015, 4, 1 + project.pk % 9))
        rows, order = Project.objects.all(), Order("announced_on", descending=descending)

        there, after = [], ""
        while True:
            page = page_of(rows, order, after=after, size=7)
            there.append([one.pk for one in page.rows])
            after = page.after
            if not after:
                break
        back, before = [there[-1]], page.before
        while before:
            page = page_of(rows, order, before=before, size=7)
            back.append([one.pk for one in page.rows])
            before = page.before

        expected = rows.order_by(*order.columns).values_list("pk", flat=True)
        assert [*chain(*there)] == list(expected)
        assert [*chain(*back[::-1])] == list(expected)

    def test_no_page_is_counted_off_from_the_beginning(self, sixty):
        client = visitor(sixty.who("handler"))
        second = client.get("/project/").context["card"].pager.next_url

        with CaptureQueriesContext(connection) as asked:
            client.get(second)

        assert not [one["sql"] for one in asked if "OFFSET" in one["sql"]]

    def test_a_cursor_that_is_not_ours_is_refused(self, walk):
        assert visitor(walk.who("handler")).get("/project/?after=!!").status_code == 422


class TestFilters:
    def test_by_state_by_words_and_by_year(self, walk):
        walk.drafted(on="2014-09-01", title="送戏进万村")
        walk.drafted(on="2015-09-01", title="农业技术推广").assessed(on="2015-09-02")
        client = visitor(walk.who("handler"))

        for query, title in (
            ("state=assessed", "农业技术推广"),
            ("q=送戏", "送戏进万村"),
            ("q=戏", "送戏进万村"),
            ("q=戏进万村", "送戏进万村"),
            ("q=-XM-0002", "农业技术推广"),
            ("q=-xm-0002", "农业技术推广"),
            ("year=2014", "送戏进万村"),
        ):
            page = client.get(f"/project/?{query}")
            assert [row.cells[1].text for row in page.context["card"].table.rows] == [title], query

    def test_a_word_whose_letters_stand_apart_is_not_found(self, walk):
        walk.drafted(on="2014-09-01", title="万村送戏")

        assert refs(visitor(walk.who("handler")).get("/project/?q=村万")) == []
        assert refs(visitor(walk.who("handler")).get("/project/?q=戏万村送")) == []

    def test_conditions_that_make_no_sense_are_left_out(self, walk):
        walk.drafted(on="2014-09-01")

        page = visitor(walk.who("handler")).get("/project/?state=no&year=x&sort=password")

        assert len(page.context["card"].table.rows) == 1
        assert page.context["card"].filters.chosen == []

    def test_a_stranger_s_list_is_empty(self, walk):
        walk.drafted(on="2014-09-01")

        assert refs(visitor(walk.who("school_handler")).get("/project/")) == []


class TestExports:
    def test_csv_holds_the_filtered_list_in_utf_8_with_its_mark(self, walk):
        walk.drafted(on="2014-09-01", title="送戏进万村")
        walk.drafted(on="2014-09-02", title="其他")

        answer = visitor(walk.who("handler")).get("/project/export.csv?q=送戏")

        content = b"".join(answer.streaming_content)
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        assert rows[0][:2] == ["编号", "项目名称"]
        assert [row[1] for row in rows[1:]] == ["送戏进万村"]
        assert rows[1][5] == "1680000.00"

    @pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"])
    def test_a_title_is_never_a_formula(self, walk, title):
        walk.drafted(on="2014-09-01", title=title)
        client = visitor(walk.who("handler"))

        text = b"".join(client.get("/project/export.csv").streaming_content).decode()
        book = b"".join(client.get("/project/export.xlsx").streaming_content)

        assert f"'{title}" in text
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0)
        assert sheet.to_python()[1][1] == title

    def test_xlsx_keeps_sums_as_numbers_and_days_as_days(self, walk):
        walk.drafted(on="2014-09-01")

        answer = visitor(walk.who("handler")).get("/project/export.xlsx")

        book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
        row = book.get_sheet_by_index(0).to_python()[1]
        assert row[5] == 1_680_000.0
        assert row[6].isoformat()[:10] == "2015-04-01"

    def test_nothing_is_exported_that_one_may_not_see(self, walk):
        walk.drafted(on="2014-09-01")

        answer = visitor(walk.who("school_handler")).get("/project/export.csv")

        assert walk.ref not in b"".join(answer.streaming_content).decode()

    def test_there_is_no_other_form(self, walk):
        assert visitor(walk.who("handler")).get("/project/export.pdf").status_code == 404


class TestTheWayToAList:
    def test_searching_for_a_number_opens_its_page(self, walk):
        walk.drafted(on="2014-09-01")
        client = visitor(walk.who("handler"))

        assert client.get(f"/search/?q={walk.ref}").url == f"/project/{walk.ref}/"
        assert "q=" in client.get("/search/?q=养老").url
