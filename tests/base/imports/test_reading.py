"""A spreadsheet is read as people fill it in: titles above, totals below, stars on the heads."""

from __future__ import annotations

import io
from datetime import date
from enum import Enum

import pytest

from goufu.base.doors.sheets import Line, Money, OptionalLine, Sheet, Whole, field, fields_of
from goufu.base.imports import template
from goufu.base.imports.declare import Counted, Import, RowProblem
from goufu.base.imports.reading import Table, read_table
from goufu.base.imports.refusals import HeadTwice, NoHeads, NoRows, NotASpreadsheet, TooManyRows
from goufu.base.imports.rows import Parsed, examined, parse
from goufu.base.people.roles import THE_CLOCK, Role
from goufu.law.words import say
from tests.spreadsheets import opened, written

HEADS = ["单位名称 *", "金额（元）*", "年度*", "登记日期", "性质", "停用", "代码"]


class Nature(Enum):
    def __init__(self, value: str) -> None:
        self.label = {"a": say("社会团体"), "b": say("基金会")}[value]

    ASSOCIATION = "a"
    FOUNDATION = "b"


class Row(Sheet):
    name: Line = field(say("单位名称"))
    fen: Money = field(say("金额"), gt=0)
    year: Whole = field(say("年度"), ge=2000, le=2100)
    since: date | None = field(say("登记日期"), default=None, hint=say("以证书为准"))
    nature: Nature = field(say("性质"), default=Nature.ASSOCIATION)
    closed: bool = field(say("停用"), default=False)
    code: OptionalLine = field(say("代码"), default="")


def _nothing(**_facts: object) -> Counted:
    return Counted(0)


IMPORT = Import("rows", say("导入"), Row, _nothing, frozenset({Role.HANDLER}))


def book(*rows: list[object]) -> io.BytesIO:
    return io.BytesIO(written(*rows))


def read(file: io.BytesIO, name: str = "单位.xlsx") -> Table:
    return read_table(file, name, fields_of(Row), str)


def parsed(*rows: list[object]) -> Parsed:
    return parse(IMPORT, read(book(HEADS, *rows)))


def test_heads_are_found_below_a_title_and_sums_and_blank_rows_are_left_out():
    table = read(
        book(
            ["2015 年单位名单"],
            [],
            HEADS,
            ["甲", 100, 2015],
            [],
            ["乙", "1,200.50", "2015"],
            ["合计", 1300.5],
        )
    )
    assert [(line.number, line.cells["name"]) for line in table.lines] == [(4, "甲"), (6, "乙")]


def test_a_row_is_read_with_every_kind_of_value():
    found = parsed(["甲", 0.1 + 0.2, 2015, date(2015, 3, 1), "基金会", "是", "013"])
    row = found.rows[0]
    assert not found.problems
    assert isinstance(row, Row)
    assert (row.fen, row.since, row.nature, row.closed, row.code) == (
        30,
        date(2015, 3, 1),
        Nature.FOUNDATION,
        True,
        "013",
    )


@pytest.mark.parametrize("typed", ["2015年3月1日", "2015/3/1", "2015.03.01", "２０１５-03-01"])
def test_a_day_may_be_written_as_people_write_it(typed: str):
    found = parsed(["甲", 1, 2015, typed])
    assert isinstance(found.rows[0], Row)
    assert found.rows[0].since == date(2015, 3, 1)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (["", 1, 2015], "name", "请填写。"),
        (["甲", "12,4O0.00", 2015], "fen", "不是金额"),
        (["甲", "1.234", 2015], "fen", "不是金额"),
        (["甲", -5, 2015], "fen", "不得小于 0"),
        (["甲", 0, 2015], "fen", "应大于 0"),
        (["甲", 1, 1915], "year", "不得小于 2000"),
        (["甲", 1, "二〇一五"], "year", "请填写整数"),
        (["甲", 1, 2015, "2015-11-31"], "since", "没有这一天"),
        (["甲", 1, 2015, "", "社团"], "nature", "不在可选内容中"),
        (["甲", 1, 2015, "", "", "也许"], "closed", "请填写“是”或“否”"),
        (["甲", 1, 2015, "", "", "", 913415000000000001], "code", "末几位已经丢失"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column_with_its_reason(row, column, words):
    found = parsed(["好", 1, 2015], row)
    assert len(found.rows) == 1
    assert [(p.row, p.field) for p in found.problems] == [(3, column)]
    assert words in found.problems[0].sentence


def test_what_the_room_finds_is_told_by_the_row_of_the_file():
    def twice(rows, _actor, _on):
        return [RowProblem(1, "name", "重复")] if rows[0].name == rows[1].name else []

    imported = Import("rows", say("导入"), Row, _nothing, frozenset(), check=twice)
    table = read(book(HEADS, ["甲", 1, 2015], ["乙", "x", 2015], ["甲", 1, 2015]))
    problems = examined(imported, parse(imported, table), actor=THE_CLOCK, on=date(2015, 1, 1))
    assert [(p.row, p.field) for p in problems] == [(3, "fen"), (4, "name")]


def test_a_file_without_the_heads_is_refused_with_those_that_are_missing():
    with pytest.raises(NoHeads) as refused:
        read(book(["单位名称", "钱"], ["甲", 1]))
    assert refused.value.params["missing"] == "金额、年度"


def test_a_head_that_stands_twice_is_refused():
    with pytest.raises(HeadTwice):
        read(book([*HEADS, "年度"], ["甲", 1, 2015]))


def test_a_file_with_heads_alone_is_refused():
    with pytest.raises(NoRows):
        read(book(HEADS))


def test_more_rows_than_one_import_takes_are_refused(monkeypatch):
    monkeypatch.setattr("goufu.base.imports.reading.MOST_ROWS", 1)
    with pytest.raises(TooManyRows):
        read(book(HEADS, ["甲", 1, 2015], ["乙", 1, 2015]))


def test_something_else_than_a_spreadsheet_is_refused():
    with pytest.raises(NotASpreadsheet):
        read(io.BytesIO(b"%PDF-1.4\n%%EOF\n"), "单位.pdf")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_csv_is_read_in_both_encodings_that_offices_write(encoding: str):
    text = "单位名称,金额,年度\n甲,1.5,2015\n"
    table = read(io.BytesIO(text.encode(encoding)), "单位.csv")
    assert table.lines[0].cells == {"name": "甲", "fen": "1.5", "year": "2015"}


def test_a_column_that_nobody_asked_for_is_named():
    assert read(book([*HEADS, "备注"], ["甲", 1, 2015])).ignored == ["备注"]


def test_the_form_that_is_sent_out_can_be_filled_in_and_read():
    content = template.template(IMPORT)
    rows = opened(content)
    assert rows[0] == ["单位名称 *", "金额（元） *", "年度 *", "登记日期", "性质", "停用", "代码"]
    assert read(book(rows[0], ["甲", 1, 2015])).lines


def test_the_marked_file_holds_every_row_as_typed_with_the_reasons_beside_it():
    table = read(book(HEADS, ["甲", "12,4O0.00", 2015], ["乙", 1, 2015]))
    problems = parse(IMPORT, table).problems
    content = template.with_problems(IMPORT, table, problems)
    rows = opened(content)
    assert rows[1][1] == "12,4O0.00"
    assert rows[1][7] == 2
    assert "不是金额" in rows[1][8]
    assert rows[2][8] == ""
