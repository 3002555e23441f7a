"""What a year's catalogues come to, class by class; for the catalogue and the first page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.core.cache import cache
from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from goufu.law.money import wan
from goufu.site import cards
from goufu.stages.review.catalogue.queries import entries_of_year

FOR_A_MINUTE = 60


@dataclass(frozen=True)
class Group:
    """What a year's catalogues come to in one class; money in fen."""

    name: str
    items: str
    count: int
    fen: int


def groups_of(year: int) -> list[Group]:
    """Return what a year's catalogues come to, class by class; kept for a minute."""
    found = cache.get_or_set(f"catalogue:{year}", lambda: _groups(year), FOR_A_MINUTE)
    return list(found or [])


def _groups(year: int) -> list[Group]:
    by_item = (
        entries_of_year(year)
        .order_by("class_name", "item_name")
        .values("class_name", "item_name")
        .annotate(count=Count("id"), fen=Sum("amount_fen"))
    )
    return [
        Group(
            name,
            "、".join(one["item_name"] for one in rows),
            sum(one["count"] for one in rows),
            sum(one["fen"] for one in rows),
        )
        for name, found in groupby(by_item, key=lambda one: one["class_name"])
        for rows in (list(found),)
    ]


def table_of_classes(year: int) -> cards.TableCard:
    """Return a year's catalogue by class, with totals."""
    groups = groups_of(year)
    count, total = sum(one.count for one in groups), sum(one.fen for one in groups)
    return cards.TableCard(
        caption=_("{year} 年具体实施目录").format(year=year),
        columns=[
            cards.ColumnCard(_("类别")),
            cards.ColumnCard(_("举例")),
            cards.ColumnCard(_("项目数"), number=True),
            cards.ColumnCard(_("预算（万元）"), number=True),
            cards.ColumnCard(_("占比")),
        ],
        rows=[
            cards.RowCard(
                [
                    cards.CellCard(one.name, url=f"{reverse('doors:catalogue')}?year={year}"),
                    cards.CellCard(one.items),
                    cards.CellCard(str(one.count), number=True),
                    cards.CellCard(wan(one.fen), number=True),
                    cards.CellCard(percent=round(one.fen * 100 / (total or 1), 1)),
                ]
            )
            for one in groups
        ],
        totals=[
            cards.RowCard(
                [
                    cards.CellCard(_("合计")),
                    cards.CellCard(),
                    cards.CellCard(str(count), number=True),
                    cards.CellCard(wan(total), number=True),
                    cards.CellCard(),
                ]
            )
        ],
    )
