"""The two budget tables as files, opened again: the figures are those of the books and add up."""

from __future__ import annotations

import io
import re
from decimal import Decimal

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from goufu.law.money import divide_half_up, round_together
from goufu.stages.review.budgets import actions, sheets
from goufu.stages.review.budgets.models import BudgetItem, BudgetLine, DepartmentBudget, Scope
from goufu.stages.review.budgets.tables import Unit, tables_of_year
from tests.visitors import Program, in_a_demo, visitor
from tests.walk import Walk, morning_of

YEAR = 2015
KINDS = ("current", "special", "carried", "other")
FIRST_FIGURE = 7  # columns of words stand before the figures


def items(walk: Walk, fen: list[list[int]]) -> DepartmentBudget:
    """Give the department a handed-in budget of so many projects, each with its four funds."""
    sheet = sheets.CompileBudget(year=YEAR)
    budget = actions.compile_budget(
        sheet=sheet, actor=walk.who("handler"), at=morning_of("2015-01-20")
    )
    lines = {}
    for kind in KINDS:
        ref = walk.line(on="2014-12-20", fen=10**13)
        BudgetLine.objects.filter(ref=ref).update(fund=kind)
        lines[kind] = BudgetLine.objects.get(ref=ref)
    BudgetItem.objects.bulk_create(
        BudgetItem(
            department=budget.department, year=YEAR, budget=budget, line=lines[kind],
            project_code=f"3415-2015-XM-{number:04d}", title=f"服务项目{number}",
            scope=Scope.BELOW if number % 3 == 0 else Scope.UNKNOWN, amount_fen=one,
            added_at=morning_of("2015-01-20"),
        )
        for number, row in enumerate(fen)
        for kind, one in zip(KINDS, row, strict=True)
        if one
    )  # fmt: skip
    actions.hand_in_budget(
        ref=budget.ref, sheet=sheets.HandIn(), actor=walk.who("head"), at=morning_of("2015-01-22")
    )
    return budget


FEN = [
    [168_000_005, 0, 33_333_333, 0],
    [1, 2, 3, 4],
    [4_999_999, 5_000_001, 0, 0],
    [-20_000_000, 0, 0, 66_666_667],
]


def opened(answer) -> list[list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def figures(sheet: list[list[object]]) -> tuple[list[list[Decimal]], list[Decimal]]:
    """Return the figures of the rows and those of the total, as a reader of the file has them."""
    rows = [row for row in sheet[3:] if isinstance(row[FIRST_FIGURE], float)]
    exact = [
        [Decimal(f"{cell or 0:.2f}") for cell in row[FIRST_FIGURE : FIRST_FIGURE + 5]]
        for row in rows
    ]
    return exact[:-1], exact[-1]


@pytest.mark.django_db
class TestOfOneDepartment:
    @pytest.mark.parametrize(("unit", "in_one"), [("yuan", 100), ("wan", 1_000_000)])
    def test_every_row_and_column_adds_up_and_the_total_is_that_of_the_books(self, unit, in_one):
        walk = Walk()
        budget = items(walk, FEN)
        client = visitor(walk.who("handler"))
        answer = client.get(f"/department_budget/{budget.ref}/tables.xlsx?unit={unit}")

        purchase, procurement = opened(answer)

        for sheet, numbers in ((purchase, range(4)), (procurement, (1, 2))):
            rows, total = figures(sheet)
            assert len(rows) == len(numbers)
            for row in [*rows, total]:
                assert row[0] == sum(row[1:])
            assert total == [sum(column) for column in zip(*rows, strict=True)]
            fen = sum(sum(FEN[number]) for number in numbers)
            assert total[0] == Decimal(divide_half_up(fen * 100, in_one)) / 100

    def test_the_pdf_says_the_same_and_embeds_its_fonts(self):
        walk = Walk()
        budget = items(walk, FEN)
        client = visitor(walk.who("head"))
        answer = client.get(f"/department_budget/{budget.ref}/tables.pdf")
        content = b"".join(answer.streaming_content)

        pdf = pypdfium2.PdfDocument(content)
        text = [page.get_textpage().get_text_range() for page in pdf]

        assert len(text) == 2
        assert "2015 年政府购买服务预算表" in text[0]
        assert "2015 年政府采购预算表" in text[1]
        total = re.search(r"合计 ([\d,.]+)", text[0].replace("\r\n", " "))
        assert "2,580,000.15" in text[0]
        assert total is not None
        assert b"/FontFile3" in content
        assert b"pdfaid" in content

    def test_a_long_table_repeats_its_heads_on_every_page(self):
        walk = Walk()
        budget = items(walk, [[1_000_000 + number, 0, 0, 0] for number in range(120)])
        answer = visitor(walk.who("head")).get(f"/department_budget/{budget.ref}/tables.pdf")
        pdf = pypdfium2.PdfDocument(b"".join(answer.streaming_content))
        pages = [page.get_textpage().get_text_range() for page in pdf]
        assert len(pages) > 4
        assert all("项目编号" in page for page in pages)
        assert f"共 {len(pages)} 页" in pages[0]

    def test_a_stranger_finds_nothing_there(self, settings):
        in_a_demo(settings)
        walk = Walk()
        budget = items(walk, FEN)
        for word in ("civil_handler", "alpha", "agency"):
            answer = visitor(walk.who(word)).get(f"/department_budget/{budget.ref}/tables.xlsx")
            assert answer.status_code == 404, word

    def test_an_unknown_unit_or_form_is_not_there(self):
        walk = Walk()
        budget = items(walk, FEN)
        client = visitor(walk.who("head"))
        assert client.get(f"/department_budget/{budget.ref}/tables.xlsx?unit=li").status_code == 404
        assert client.get(f"/department_budget/{budget.ref}/tables.doc").status_code == 404


@pytest.mark.django_db
class TestOfTheWholePlace:
    def test_departments_have_sums_of_their_own_which_add_up(self):
        walk = Walk()
        items(walk, FEN)
        tables = tables_of_year(walk.who("budget"), YEAR, Unit.WAN, who="财政局")
        purchase = tables.tables[0]
        by_level = {
            level: [row.figures for row in purchase.rows if row.level == level]
            for level in ("row", "department", "total")
        }
        assert len(by_level["department"]) == 1
        assert by_level["department"] == by_level["total"]
        assert [sum(column) for column in zip(*by_level["row"], strict=True)] == list(
            by_level["total"][0]
        )

    def test_a_budget_that_is_still_being_compiled_is_not_in_it(self):
        walk = Walk()
        items(walk, FEN)
        DepartmentBudget.objects.update(state="compiled")
        tables = tables_of_year(walk.who("budget"), YEAR, Unit.YUAN, who="财政局")
        assert [row.level for row in tables.tables[0].rows] == ["total"]

    def test_the_page_of_the_year_shows_what_is_paid_of_what_is_arranged(self, settings):
        in_a_demo(settings)
        walk = Walk()
        ref = walk.line(on="2014-12-20", fen=1_000_000_00)
        actions.reserve(
            line_ref=ref, project_code="P1", fen=400_000_00, year=YEAR,
            at=morning_of("2015-03-02"), department_id=walk.town.organisations["care"].pk,
        )  # fmt: skip
        actions.pay(project_code="P1", fen=100_000_00, document="ZF", at=morning_of("2015-06-01"))
        page = visitor(walk.who("budget")).get("/budgets/?year=2015").content.decode()
        for said in ("为老服务指导中心", "100.00", "40.00", "10.00", "60.00", "25.0"):
            assert said in page
        assert "为老服务指导中心" not in (
            visitor(walk.who("civil_handler")).get("/budgets/?year=2015").content.decode()
        )


@how(max_examples=200, deadline=None, derandomize=True)
@given(parts=st.lists(st.integers(-(10**12), 10**12), max_size=40))
def test_parts_rounded_together_add_up_and_none_is_off_by_a_whole_digit(parts: list[int]):
    rounded = round_together(parts, to=10_000)
    assert sum(rounded) == divide_half_up(sum(parts), 10_000)
    for part, one in zip(parts, rounded, strict=True):
        assert abs(one * 10_000 - part) < 10_000


@pytest.mark.django_db
class TestForAProgram:
    def test_a_year_tells_every_item_with_the_number_of_its_line(self):
        walk = Walk()
        budget = items(walk, FEN)
        told = Program(walk.who("budget")).get(f"/budgets/{YEAR}").json()

        assert sum(one["amount_fen"] for one in told["items"]) == sum(map(sum, FEN))
        assert {one["budget"] for one in told["items"]} == {budget.ref}
        assert {one["fund"] for one in told["items"]} == set(KINDS)
        assert told["next"] == 0
        assert [one["department"] for one in told["departments"]] == ["CN-3415 为老服务指导中心"]

    def test_further_pages_follow_from_the_last_item(self, monkeypatch):
        monkeypatch.setattr("goufu.site.budgets.api.AT_ONCE", 4)
        walk = Walk()
        items(walk, FEN)
        program, seen, after = Program(walk.who("budget")), [], 0
        while True:
            told = program.get(f"/budgets/{YEAR}?after={after}").json()
            seen += [one["id"] for one in told["items"]]
            after = told["next"]
            if not after:
                break
        assert len(seen) == len(set(seen)) == 10

    def test_a_stranger_is_told_nothing(self):
        walk = Walk()
        items(walk, FEN)
        told = Program(walk.who("alpha")).get(f"/budgets/{YEAR}").json()
        assert (told["items"], told["departments"]) == ([], [])


@pytest.mark.django_db
class TestTheListOfLines:
    @pytest.mark.parametrize(
        ("asked", "found"),
        [("budget_year=2015", 4), ("budget_year=2016", 0), ("fund=special", 1), ("fund=²", 4)],
    )
    def test_is_narrowed_by_year_and_kind_of_money(self, settings, asked, found):
        in_a_demo(settings)
        walk = Walk()
        items(walk, FEN)
        page = visitor(walk.who("budget")).get(f"/budget_line/?{asked}").content.decode()
        assert len(set(re.findall(r"3415-2015-YS-\d{4}", page))) == found

    def test_a_number_that_is_none_narrows_nothing(self, settings):
        in_a_demo(settings)
        walk = Walk()
        items(walk, FEN)
        client = visitor(walk.who("budget"))
        for asked in ("budget_year=²", "budget_year=20155", "department=²", "department=x"):
            assert client.get(f"/budget_line/?{asked}").status_code == 200
