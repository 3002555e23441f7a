"""The lines of the budget system come in as a file: all of it or nothing, and never twice."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from goufu.base.doors.declare import doors_of
from goufu.base.doors.sheets import fields_of
from goufu.base.imports.actions import carry_in
from goufu.base.imports.models import ImportRun
from goufu.base.imports.reading import read_table
from goufu.base.imports.refusals import RowsWrong
from goufu.base.imports.rows import Parsed, examined, parse
from goufu.base.ledger.models import Entry
from goufu.law.calendar import day_of
from goufu.stages.review.budgets import actions
from goufu.stages.review.budgets.models import BudgetLine, Leg, Move, Posting
from goufu.stages.review.budgets.sheets import LineRow
from tests.at_once import at_once
from tests.rooms.budgets.books import check_the_books
from tests.spreadsheets import written
from tests.walk import LUAN, Walk, morning_of

AT = morning_of("2015-01-12")
HEADS = (
    "指标编号", "部门", "预算项目名称", "预算年度", "功能分类（类款项）", "经济分类", "资金性质",
    "预算金额",
)  # fmt: skip
FUNCTIONAL = HEADS[4]
CARE = f"{LUAN} 为老服务指导中心"
pytestmark = pytest.mark.django_db
Row = list[Any]


def row(number: int, amount: Any = "1680.50", **changes: Any) -> Row:
    said = dict(zip(HEADS, (
        f"ZB{number:05d}", CARE, f"为老服务经费{number}", 2015, "2080299", "30299", "本年预算",
        amount,
    ), strict=True))  # fmt: skip
    return list((said | changes).values())


def a_file(rows: Iterable[Row]) -> io.BytesIO:
    return io.BytesIO(written(HEADS, *rows))


def read(walk: Walk, rows: Iterable[Row]) -> tuple[Parsed, list[Any]]:
    """Read and look as the page does; return the rows, and what is wrong with them."""
    imported = doors_of("budget_line").imports[0]
    table = read_table(a_file(rows), "lines.xlsx", fields_of(LineRow), str)
    parsed = parse(imported, table)
    return parsed, examined(imported, parsed, actor=walk.who("budget"), on=day_of(AT))


def carried(walk: Walk, rows: Iterable[Row], name: str = "lines.xlsx") -> ImportRun:
    parsed, problems = read(walk, rows)
    assert problems == []
    return carry_in(
        kind="budget_line", name="lines", rows=parsed.rows, numbers=parsed.numbers,
        file_name=name, sha256="0" * 64, actor=walk.who("budget"), at=AT,
    )  # fmt: skip


def test_every_line_has_its_posting_and_its_line_in_the_ledger():
    walk = Walk()
    run = carried(walk, [row(1), row(2, 3.5, 预算年度=2016), row(3, 7, 资金性质="专项资金")])

    assert (run.added, run.changed, run.unchanged) == (3, 0, 0)
    lines = {line.number: line for line in BudgetLine.objects.all()}
    assert lines["ZB00001"].available_fen == 168_050
    assert (lines["ZB00002"].year, lines["ZB00002"].ref) == (2016, "3415-2016-YS-0001")
    assert lines["ZB00003"].fund == "special"
    assert Entry.objects.filter(event="budget_line.open").count() == 3
    posting = Posting.objects.get(legs__line=lines["ZB00003"], legs__account="available")
    assert (posting.move, posting.document, posting.by) == (Move.ENTERED, run.ref, "钱预算")
    check_the_books()


def test_the_same_file_again_changes_nothing():
    walk = Walk()
    rows = [row(number) for number in range(5)]
    carried(walk, rows)
    legs, entries = Leg.objects.count(), Entry.objects.filter(dossier_kind="budget_line").count()

    run = carried(walk, rows, "again.xlsx")

    assert (run.added, run.changed, run.unchanged) == (0, 0, 5)
    assert Leg.objects.count() == legs
    assert Entry.objects.filter(dossier_kind="budget_line").count() == entries + 1  # the import


def test_a_changed_amount_comes_in_as_an_adjustment_of_its_own():
    walk = Walk()
    carried(walk, [row(1, 1000), row(2, 1000), row(3, 1000)])
    run = carried(walk, [row(1, 1500), row(2, "400.01"), row(3, 1000)])

    assert (run.added, run.changed, run.unchanged) == (0, 2, 1)
    moves = Posting.objects.exclude(move=Move.ENTERED).order_by("id")
    assert [(one.move, one.document) for one in moves] == [
        (Move.INCREASED, run.ref), (Move.DECREASED, run.ref),
    ]  # fmt: skip
    assert BudgetLine.objects.get(number="ZB00002").amount_fen == 40_001
    assert Entry.objects.filter(event="budget_line.adjust").count() == 2
    check_the_books()


def test_an_amount_below_what_is_reserved_is_refused_one_as_high_is_not():
    walk = Walk()
    carried(walk, [row(1, 1000)])
    actions.reserve(
        line_ref=BudgetLine.objects.get().ref, project_code="P1", year=2015, fen=60_000, at=AT,
        department_id=walk.town.organisations["care"].pk,
    )  # fmt: skip
    _, problems = read(walk, [row(1, "599.99")])
    assert [one.sentence for one in problems] == [
        "该指标（3415-2015-YS-0001）已安排和支付 600.00 元，金额不能低于这个数。"
    ]
    carried(walk, [row(1, 600)])
    assert BudgetLine.objects.get().available_fen == 0


def test_what_changes_between_looking_and_carrying_in_refuses_the_whole_file():
    walk = Walk()
    carried(walk, [row(1, 1000)])
    parsed, problems = read(walk, [row(1, 500), row(2, 500)])
    assert problems == []
    actions.reserve(
        line_ref=BudgetLine.objects.get().ref, project_code="P1", year=2015, fen=60_000, at=AT,
        department_id=walk.town.organisations["care"].pk,
    )  # fmt: skip
    with pytest.raises(RowsWrong) as refused:
        carry_in(
            kind="budget_line", name="lines", rows=parsed.rows, numbers=parsed.numbers,
            file_name="x.xlsx", sha256="0" * 64, actor=walk.who("budget"), at=AT,
        )  # fmt: skip
    assert [one.row for one in refused.value.problems] == [2]
    assert BudgetLine.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"部门": f"{LUAN} 民政局"}, f"部门是“{CARE}”"),
        ({"预算项目名称": "别的经费"}, "预算项目名称是“为老服务经费1”"),
        ({"资金性质": "专项资金"}, "资金性质是“本年预算”"),
        ({"功能分类（类款项）": "208"}, "功能分类（类款项）是“2080299”"),
    ],
)
def test_a_file_does_not_make_another_line_of_the_one_that_is_there(changes, said):
    walk = Walk()
    carried(walk, [row(1)])
    _, problems = read(walk, [row(1, **changes)])
    assert len(problems) == 1
    assert said in problems[0].sentence


def test_a_closed_line_keeps_its_amount():
    from goufu.stages.review.budgets.sheets import CloseLine

    walk = Walk()
    carried(walk, [row(1)])
    actions.close_line(
        ref=BudgetLine.objects.get().ref, sheet=CloseLine(reason="完成"),
        actor=walk.who("budget"), at=AT,
    )  # fmt: skip
    assert read(walk, [row(1)])[1] == []
    assert "已封存" in read(walk, [row(1, 2000)])[1][0].sentence


PLANTED: list[tuple[str, Callable[[int], Row], str, str]] = [
    ("letter O in a number", lambda n: row(n, "168O.50"), "amount_fen", "不是金额"),
    ("negative", lambda n: row(n, "-168.50"), "amount_fen", ""),
    ("nothing", lambda n: row(n, 0), "amount_fen", ""),
    ("three decimals", lambda n: row(n, "168.505"), "amount_fen", "不是金额"),
    ("in 万元", lambda n: row(n, "16.8万元"), "amount_fen", "不是金额"),
    ("no amount", lambda n: row(n, ""), "amount_fen", "请填写"),
    ("unknown department", lambda n: row(n, 部门="不存在的局"), "department", "没有名为"),
    ("not a purchaser", lambda n: row(n, 部门=f"{LUAN} 审计局"), "department", "没有名为"),
    ("year gone by", lambda n: row(n, 预算年度=2014), "year", "不是当前可以登记"),
    ("year far ahead", lambda n: row(n, 预算年度=2051), "year", "不是当前可以登记"),
    ("text for a year", lambda n: row(n, 预算年度="二〇一五"), "year", "整数"),
    ("text in a class", lambda n: row(n, **{FUNCTIONAL: "养老"}), "functional_class", "7 位"),
    ("six digits of a class", lambda n: row(n, **{FUNCTIONAL: "208029"}), "functional_class", ""),
    ("wrong economic class", lambda n: row(n, 经济分类="3029"), "economic_class", "5 位"),
    ("unknown fund", lambda n: row(n, 资金性质="小金库"), "fund", "不在可选内容中"),
    ("no number", lambda n: row(n, 指标编号=""), "number", "请填写"),
    ("no title", lambda n: row(n, 预算项目名称=""), "title", "请填写"),
    ("number that is there above", lambda n: row(n, 指标编号="ZB00002"), "number", "出现了 2 次"),
]  # fmt: skip


def test_of_two_thousand_lines_every_planted_error_is_told_and_nothing_comes_in():
    walk = Walk()
    rows = [row(number) for number in range(2_000)]
    at = {100 * (place + 1): planted for place, planted in enumerate(PLANTED)}
    for number, (_, make, _, _) in at.items():
        rows[number] = make(number)

    _, problems = read(walk, rows)

    told: dict[int, list[Any]] = {}
    for one in problems:
        told.setdefault(one.row - 2, []).append(one)  # below the heads, from 0
    assert told.pop(2)[0].field == "number"  # the first of the two that share a number
    assert told.keys() == at.keys()
    for number, (name, _, field, words) in at.items():
        assert [one.field for one in told[number]] == [field], name
        assert words in told[number][0].sentence, name
    assert not BudgetLine.objects.exists()


def test_two_thousand_lines_come_in_at_once_each_with_its_line_in_the_record():
    walk = Walk()
    rows = [row(number, f"{1000 + number}.{number % 100:02d}") for number in range(2_000)]
    run = carried(walk, rows)

    assert run.added == BudgetLine.objects.count() == 2_000
    assert Entry.objects.filter(event="budget_line.open").count() == 2_000
    check_the_books()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_carry_the_same_file_in_at_once_the_second_finds_it_there():
    walk = Walk()
    rows = [row(number) for number in range(20)]

    answers = at_once(lambda: carried(walk, rows, "a.xlsx"), lambda: carried(walk, rows, "b.xlsx"))

    assert answers == [None, None]
    assert BudgetLine.objects.count() == 20
    assert sorted(ImportRun.objects.values_list("added", "unchanged")) == [(0, 20), (20, 0)]
    check_the_books()
