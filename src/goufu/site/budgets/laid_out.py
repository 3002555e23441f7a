"""The two tables as they are read: heads, cells in words, notes; for screen and paper alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from goufu.law.words import say
from goufu.stages.review.budgets.tables import (
    FUNDS,
    LAST_DIGITS_IN_ONE,
    BudgetTable,
    TableRow,
    Tables,
    Unit,
)

ROUNDED = say(
    "注：金额以万元为单位，保留两位小数。为使各行、各列相加都等于合计，尾数按最大余数法取舍，个别数字与单独四舍五入相差不超过几个末位；"
    "精确到分的金额见以元为单位的表。"
)
EXACT = say("注：金额以元为单位，精确到分。")
SCOPE = say("限额标准未录入的地区，项目一律暂列政府采购预算表。")
NONE = say("没有列入本表的项目。")
NEGATIVE = say("负数为已批复的预算中撤销的项目。")


@dataclass(frozen=True)
class Head:
    """A column: its words, whether it holds figures, its share of a line of paper."""

    label: str
    number: bool
    width: float


@dataclass(frozen=True)
class LaidOut:
    """One table in the reader's language; cells are words, figures in hundredths of the unit."""

    title: str
    meta: tuple[str, str, str]
    heads: Sequence[Head]
    rows: Sequence[tuple[TableRow, list[str | int]]]
    notes: Sequence[str]
    empty: str


def laid_out(tables: Tables, *, on: date) -> list[LaidOut]:
    """Put both tables into words."""
    return [_one(table, tables, on) for table in tables.tables]


def _one(table: BudgetTable, tables: Tables, on: date) -> LaidOut:
    heads = _heads(table)
    with_figures = [row for row in table.rows if row.level != "total"]
    return LaidOut(
        title=gettext("{year} 年{table}").format(year=tables.year, table=gettext(table.name)),
        meta=(
            gettext("编制单位：{who}").format(who=tables.who),
            "　".join(tables.remarks) or gettext("{day} 的数据").format(day=on.isoformat()),
            gettext("单位：{unit}").format(unit=gettext(tables.unit.label)),
        ),
        heads=heads,
        rows=_numbered(table) if with_figures else [],
        notes=_notes(table, tables),
        empty=gettext(NONE),
    )


def _heads(table: BudgetTable) -> list[Head]:
    words = [(gettext("序号"), 0.0), (gettext("项目编号"), 0.0)]
    words.append((gettext("采购项目") if table.procurement else gettext("购买服务项目"), 2.2))
    if table.procurement:
        words += [
            (gettext("采购品目"), 1.6),
            (gettext("组织形式"), 0.0),
            (gettext("列入依据"), 1.2),
            (gettext("数量"), 0.9),
        ]
    else:
        words += [
            (gettext("目录事项"), 1.6),
            (gettext("功能 / 经济分类"), 1.3),
            (gettext("数量"), 0.9),
            (gettext("纳入政府采购"), 0.0),
        ]
    figures = [gettext("合计"), *(str(fund.label) for fund in FUNDS)]
    return [
        *(Head(label, False, width) for label, width in words),
        *(Head(label, True, 0) for label in figures),
    ]


def _numbered(table: BudgetTable) -> list[tuple[TableRow, list[str | int]]]:
    rows, number = [], 0
    for row in table.rows:
        if row.level == "row":
            number += 1
            cells: list[str | int] = [str(number), row.project, *_words(row, table)]
        else:
            title = gettext(row.title) if row.level == "total" else row.title
            cells = ["", "", title, "", "", "", ""]
        rows.append((row, [*cells, *row.figures]))
    return rows


def _words(row: TableRow, table: BudgetTable) -> list[str]:
    if table.procurement:
        return [row.title, row.item, gettext(row.central), row.ground, row.quantity]
    listed = gettext("是") if row.central else gettext("否")
    return [row.title, row.item, row.classes, row.quantity, listed]


def _notes(table: BudgetTable, tables: Tables) -> list[str]:
    notes = [gettext(ROUNDED if tables.unit is Unit.WAN else EXACT)]
    if table.procurement:
        notes.append(gettext(SCOPE))
    if any(figure < 0 for row in table.rows for figure in row.figures):
        notes.append(gettext(NEGATIVE))
    return notes


def figure(value: int) -> str:
    """Write hundredths of a unit; nothing for nothing, so that what is there is seen.

    >>> figure(168_000_005), figure(0), figure(-50)
    ('1,680,000.05', '', '-0.50')
    """
    if not value:
        return ""
    whole, rest = divmod(abs(value), LAST_DIGITS_IN_ONE)
    return f"{'-' if value < 0 else ''}{whole:,}.{rest:02d}"
