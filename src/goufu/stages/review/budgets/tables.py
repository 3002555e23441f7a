"""政府购买服务预算表 and 政府采购预算表: of one budget, or of all departments of a place and year.

The figures are rounded from the top down, so that every column and every row adds up as printed:
the whole, then each kind of money, then each department in it, then each project in that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from typing import Literal

from goufu.base.people.roles import Actor
from goufu.law.money import round_together
from goufu.law.words import say
from goufu.stages.review.budgets import queries
from goufu.stages.review.budgets.cards import CENTRAL, SCATTERED
from goufu.stages.review.budgets.models import BudgetItem, DepartmentBudget, Fund

FUNDS = tuple(Fund)


class Unit(Enum):
    """In what the figures are given, always with two digits behind the point."""

    YUAN = "yuan"
    WAN = "wan"

    @property
    def label(self) -> str:
        return UNITS[self.value]

    @property
    def fen(self) -> int:
        """How many fen the last digit stands for."""
        return LAST_DIGIT[self.value]


UNITS = {"yuan": say("元"), "wan": say("万元")}
LAST_DIGIT = {"yuan": 1, "wan": 10_000}  # 0.01 元, 0.01 万元
LAST_DIGITS_IN_ONE = 100
Level = Literal["row", "department", "total"]


@dataclass(frozen=True)
class TableRow:
    """A project, a department's sum or the total.

    ``figures`` are the sum and then each kind of money, in hundredths of the unit.
    """

    level: Level
    title: str
    figures: tuple[int, ...]
    department: str = ""
    project: str = ""
    item: str = ""
    classes: str = ""
    quantity: str = ""
    central: str = ""  # organisation of the purchase; empty where it is no government procurement
    ground: str = ""


@dataclass(frozen=True)
class BudgetTable:
    """One of the two tables."""

    name: str
    procurement: bool
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class Tables:
    """Both tables with what stands above them."""

    year: int
    who: str  # whose budget it is
    unit: Unit
    several: bool  # departments
    remarks: tuple[str, ...]
    tables: tuple[BudgetTable, BudgetTable]


@dataclass
class _Project:
    items: list[BudgetItem] = field(default_factory=list)
    units: list[int] = field(default_factory=lambda: [0] * len(FUNDS))

    def fen(self, fund: str) -> int:
        return sum(item.amount_fen for item in self.items if item.line.fund == fund)


def tables_of_budget(budget: DepartmentBudget, unit: Unit) -> Tables:
    """Return the tables of one department's budget as it stands."""
    remarks = [budget.reply_number] if budget.reply_number else []
    return _tables(
        queries.items_of(budget),
        year=budget.year,
        who=budget.department.name,
        unit=unit,
        several=False,
        remarks=remarks,
    )


def tables_of_year(actor: Actor, year: int, unit: Unit, *, who: str) -> Tables:
    """Return the tables of all budgets of a year that were handed in and that the actor may see."""
    return _tables(
        queries.items_handed_in(actor, year), year=year, who=who, unit=unit, several=True
    )


def _tables(
    items: Iterable[BudgetItem],
    *,
    year: int,
    who: str,
    unit: Unit,
    several: bool,
    remarks: Sequence[str] = (),
) -> Tables:
    found = list(items)
    procured = [item for item in found if item.in_procurement]
    return Tables(
        year,
        who,
        unit,
        several,
        tuple(remarks),
        (
            BudgetTable(say("政府购买服务预算表"), False, _rows(found, unit, several)),
            BudgetTable(say("政府采购预算表"), True, _rows(procured, unit, several)),
        ),
    )


def _rows(items: Sequence[BudgetItem], unit: Unit, several: bool) -> tuple[TableRow, ...]:
    departments = _departments(items)
    _round(list(departments.values()), unit)
    rows: list[TableRow] = []
    for name, projects in departments.items():
        if several:
            rows.append(TableRow("department", name, _sum(projects)))
        rows += [_row(project, name) for project in projects]
    everything = [project for projects in departments.values() for project in projects]
    return (*rows, TableRow("total", say("合计"), _sum(everything)))


def _departments(items: Sequence[BudgetItem]) -> dict[str, list[_Project]]:
    """Put items together by project, projects by department; what came to nothing is left out."""
    found: dict[str, list[_Project]] = {}
    in_order = sorted(items, key=lambda one: (one.department.name, one.project_code, one.pk))
    for (name, _), group in groupby(in_order, key=lambda o: (o.department.name, o.project_code)):
        project = _Project(list(group))
        if any(project.fen(fund) for fund in FUNDS):
            found.setdefault(name, []).append(project)
    return found


def _round(departments: Sequence[Sequence[_Project]], unit: Unit) -> None:
    """Round the whole, from it the kinds of money, from each the departments, then the projects."""
    fen = [
        [[project.fen(fund) for project in projects] for projects in departments] for fund in FUNDS
    ]
    by_fund = round_together([sum(map(sum, column)) for column in fen], to=unit.fen)
    for number, (column, whole) in enumerate(zip(fen, by_fund, strict=True)):
        parts = round_together([sum(one) for one in column], to=unit.fen, total=whole)
        for projects, exact, total in zip(departments, column, parts, strict=True):
            units = round_together(exact, to=unit.fen, total=total)
            for project, rounded in zip(projects, units, strict=True):
                project.units[number] = rounded


def _sum(projects: Sequence[_Project]) -> tuple[int, ...]:
    by_fund = [sum(project.units[number] for project in projects) for number in range(len(FUNDS))]
    return (sum(by_fund), *by_fund)


def _row(project: _Project, department: str) -> TableRow:
    first = project.items[0]
    quantity = f"{first.quantity.normalize():f} {first.unit}" if first.quantity else ""
    procurement = first.in_procurement
    return TableRow(
        "row",
        first.title,
        _sum([project]),
        department=department,
        project=first.project_code,
        item=f"{first.item_code} {first.item_name}".strip(),
        classes="；".join(dict.fromkeys(one.line.classes for one in project.items)),
        quantity=quantity,
        central=(CENTRAL if first.central else SCATTERED) if procurement else "",
        ground=str(first.get_scope_display()),
    )
