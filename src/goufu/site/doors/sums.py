"""The sums below a list: of the page, and of all that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext

from goufu.base.doors.declare import Column
from goufu.site.cards import CellCard, RowCard
from goufu.site.doors.cells import NUMBERS, Money, value_of

SUMMED_UP_TO = 10_000  # rows; summing further costs more than a page may


def totals(
    columns: Sequence[Column], shown: Sequence[Any], found: QuerySet[Any], money: Money
) -> list[RowCard]:
    """Return the rows of sums; none where no column has a sum.

    Args:
        shown: the dossiers of this page.
        found: all that was asked for.
    """
    summed = [column for column in columns if column.summed]
    if not summed or not shown:
        return []
    of_page = {one.name: sum(value_of(one, row) or 0 for row in shown) for one in summed}
    title = gettext("本页合计 {count} 项").format(count=len(shown))
    return [_row(title, columns, of_page, money), _of_all(columns, summed, found, money)]


def _of_all(
    columns: Sequence[Column], summed: Sequence[Column], found: QuerySet[Any], money: Money
) -> RowCard:
    sums = {f"sum_{one.name}": Sum(one.name) for one in summed}
    some = found.order_by()[: SUMMED_UP_TO + 1].aggregate(count=Count("pk"), **sums)
    if some["count"] > SUMMED_UP_TO:
        title = gettext("超过 {count} 项，请缩小范围后合计").format(count=SUMMED_UP_TO)
        return _row(title, columns, {}, money)
    title = gettext("全部合计 {count} 项").format(count=some["count"])
    return _row(title, columns, {one.name: some[f"sum_{one.name}"] for one in summed}, money)


def _row(title: str, columns: Sequence[Column], values: dict[str, Any], money: Money) -> RowCard:
    cells = [CellCard(title)]
    for column in columns[1:]:
        value = values.get(column.name)
        text = "" if value is None else money(int(value)) if column.kind == "money" else f"{value}"
        cells.append(CellCard(text, number=column.kind in NUMBERS))
    return RowCard(cells)
