"""Every row of the law: complete, and in force on its own days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goufu.law import values
from goufu.law.provisions import Provision
from goufu.law.rows import page
from tests.law.pages import KEYS, WrittenRow, content, rows

ROWS = rows()
ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_every_row_says_value_clause_source_and_whether_it_was_verified(row):
    assert {"in_force_from", "value", "cite", "quote", "source", "verified"} <= row.written.keys()
    assert row.written["cite"]
    assert row.written["source"]
    assert isinstance(row.written["verified"], bool)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_what_is_known_only_from_memory_is_not_verified(row):
    words = row.written["source"] + row.written.get("note", "")
    if "凭记忆" in words or "未核实" in words:
        assert row.written["verified"] is False


@pytest.mark.parametrize("key", KEYS)
def test_every_page_has_a_title_a_unit_and_a_day_on_which_it_was_checked(key):
    read = content(key)

    assert read["title"]
    assert read["unit"]
    assert isinstance(read["checked"]["day"], date)


@pytest.mark.parametrize("key", KEYS)
def test_every_page_is_asked_for_by_name(key):
    subject, _, name = key.partition("/")
    module = __import__(f"{values.__name__}.{subject}", fromlist=["*"])

    assert getattr(module, name.upper()) == Provision(key)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, marks=pytest.mark.article(row.written["cite"]), id=str(row))
        for row in ROWS
    ],
)
class TestARowSpeaksFromItsFirstDayToItsLast:
    def test_on_the_first_day_and_not_the_day_before(self, row: WrittenRow):
        for case in row.cases() or [{}]:
            said = Provision(row.key).on(row.first_day, place=row.place, **case)
            assert said.cite == row.written["cite"]
            assert said.value == _as_tuple(row.written["value"])

            if row.written["in_force_from"] is None:
                continue  # holds on any day
            before = Provision(row.key).find(row.first_day - ONE_DAY, place=row.place, **case)
            assert before is None or row.written["in_force_from"] != before.in_force_from

    def test_to_the_last_day_and_not_the_day_after(self, row: WrittenRow):
        last = row.written.get("in_force_to")
        if last is None:
            return
        for case in row.cases() or [{}]:
            after = Provision(row.key).find(last + ONE_DAY, place=row.place, **case)
            assert after is None or after.in_force_from != row.written["in_force_from"]


@pytest.mark.parametrize("key", KEYS)
def test_no_two_rows_of_a_page_contend_for_the_same_case(key):
    for spoken in page(key).rows.values():
        marks = [
            (
                row.in_force_from,
                row.answer.cite,
                sorted((k, sorted(map(str, v))) for k, v in row.case.items()),
            )
            for row in spoken
        ]
        assert len(marks) == len({str(mark) for mark in marks})


def _as_tuple(value):
    return tuple(_as_tuple(one) for one in value) if isinstance(value, list) else value
