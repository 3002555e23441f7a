"""A form keeps what was typed, and says beside each field what is wrong."""

from __future__ import annotations

from django.http import QueryDict

from goufu.base.doors.filled import Filled
from goufu.base.doors.sheets import Line, Money, Sheet, Whole, field


class Row(Sheet):
    name: Line = field("指标")
    count: Whole = field("数量")


class Application(Sheet):
    title: Line = field("名称")
    budget_fen: Money = field("预算", gt=0)
    urgent: bool = field("紧急", default=False)
    rows: tuple[Row, ...] = field("明细", min_length=1)


def typed(text: str) -> Filled[Application]:
    return Filled(Application, typed=QueryDict(text))


RIGHT = "title=养老&budget_fen=1,680.50&rows-0-name=人次&rows-0-count=12"


def test_what_is_right_becomes_a_sheet():
    form = typed(RIGHT)
    assert form.is_right()
    assert form.sheet is not None
    assert (form.sheet.budget_fen, form.sheet.urgent, form.sheet.rows[0].count) == (
        168050,
        False,
        12,
    )


def test_what_was_typed_stays_and_the_error_stands_beside_its_field():
    form = typed(RIGHT.replace("1,680.50", "一千"))
    assert not form.is_right()
    budget = form.fields[1]
    assert (budget.value, budget.errors) == (
        "一千",
        ["金额应为数字，最多两位小数，如 1,680,000.00。"],
    )


def test_a_blank_row_between_is_left_out_and_errors_stay_with_their_row():
    form = typed(
        "title=养老&budget_fen=1&rows-0-name=甲&rows-0-count=1&rows-1-name=&rows-1-count="
        "&rows-2-name=丙&rows-2-count=很多"
    )
    assert not form.is_right()
    wrong = [cell.name for row in form.fields[3].rows for cell in row if cell.errors]
    assert wrong == ["rows-2-count"]


def test_more_rows_come_however_many_are_blank():
    blank = "&".join(f"rows-{i}-name=&rows-{i}-count=" for i in range(3))
    form = typed(f"title=养老&{blank}&_more=rows")
    assert not form.is_right()
    assert len(form.fields[3].rows) == 6
    assert form.errors == []


def test_errors_are_told_in_the_order_of_the_form():
    form = typed("budget_fen=很多&rows-0-name=甲")
    form.is_right()
    assert [where for where, _, _ in form.errors] == [
        "id_title",
        "id_budget_fen",
        "id_rows-0-count",
    ]


def test_something_unknown_is_refused():
    assert not typed("title=养老&budget_fen=1").is_right()
