"""The implementation catalogue of a year, as society reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.core.cache import cache
from django.db.models import Count, QuerySet, Sum
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.law.money import wan, yuan
from goufu.site import cards
from goufu.site.doors.exports import csv_answer, harmless
from goufu.site.doors.paging import Order, page_of
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.review.catalogue.models import CatalogueEntry, ImplementationCatalogue
from goufu.stages.review.catalogue.rules import LECTURE

HEAD = ("项目编号", "项目名称", "购买主体", "类别", "目录事项", "预算（元）")
PAGE = 200
AT_ONCE = 2000
FOR_A_MINUTE = 60
# The codes of the items have the order of the guidance, class by class.
BY_ITEM = Order("item_code", descending=False)


@dataclass(frozen=True)
class Group:
    """What a year's catalogues come to in one class; money in fen."""

    name: str
    items: str
    count: int
    fen: int


@require_GET
def catalogue_page(request: HttpRequest) -> HttpResponse:
    """Show the published catalogues of a year, class by class."""
    known = years()
    year = chosen(request, known)
    page = page_of(
        _entries(year),
        BY_ITEM,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        size=PAGE,
    )
    groups = groups_of(year)
    card = cards.CatalogueCard(
        title=_("{year} 年政府购买服务具体实施目录").format(year=year or ""),
        intro=_("部门预算批复后，由财政部门公布本年度具体实施目录；购买主体随后逐项公告。"),
        groups=[
            cards.CatalogueGroup(name, _table(name, list(group)))
            for name, group in groupby(page.rows, key=lambda one: one.class_name)
        ],
        facts=_facts(page.rows, groups),
        citation=cards.CitationCard(LECTURE, verified=False),
        years=[
            cards.LinkCard(str(one), f"?year={one}", note="now" if one == year else "")
            for one in known
        ],
        downloads=[
            cards.LinkCard(_("下载目录（CSV）"), f"{reverse('doors:catalogue_csv')}?year={year}")
        ]
        if year
        else [],
        pager=cards.PagerCard(
            summary=_("共 {count} 条").format(count=sum(group.count for group in groups)),
            previous_url=f"?year={year}&before={page.before}" if page.before else "",
            next_url=f"?year={year}&after={page.after}" if page.after else "",
        ),
    )
    return render(request, "site/pages/catalogue.html", {"card": card})


@require_GET
def catalogue_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Give the catalogue of a year as a table that spreadsheets open."""
    year = chosen(request, years())
    return csv_answer(_csv_lines(year), name=f"catalogue-{year}")


def _csv_lines(year: int) -> Iterator[list[str]]:
    yield list(HEAD)
    for one in _entries(year).order_by(*BY_ITEM.columns).iterator(chunk_size=AT_ONCE):
        words = (one.project_code, one.title, one.purchaser, one.class_name, one.item_name)
        yield [*(harmless(word) for word in words), yuan(one.amount_fen)]


def groups_of(year: int) -> list[Group]:
    """Return what a year's catalogues come to, class by class; kept for a minute."""
    found = cache.get_or_set(f"catalogue:{year}", lambda: _groups(year), FOR_A_MINUTE)
    return list(found or [])


def _groups(year: int) -> list[Group]:
    by_item = (
        _entries(year)
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


def years() -> list[int]:
    """Return the years with a published catalogue, the newest first."""
    return list(
        ImplementationCatalogue.objects.filter(state="published")
        .order_by("-year")
        .values_list("year", flat=True)
        .distinct()
    )


def chosen(request: HttpRequest, known: list[int]) -> int:
    """Return the year that was asked for, else the newest; 0 where there is none."""
    asked = request.GET.get("year", "")
    if asked.isdigit() and int(asked) in known:
        return int(asked)
    return known[0] if known else 0


def _entries(year: int) -> QuerySet[CatalogueEntry]:
    published = ImplementationCatalogue.objects.filter(year=year, state="published")
    return CatalogueEntry.objects.filter(
        catalogue_id__in=list(published.order_by("id").values_list("id", flat=True))
    ).select_related("catalogue__finance")


def _facts(entries: list[CatalogueEntry], groups: list[Group]) -> list[cards.FactLine]:
    if not entries:
        return []
    first = entries[0].catalogue
    return [
        cards.FactLine(_("公布机关"), first.finance.name),
        cards.FactLine(_("公布日期"), str(first.published_on)),
        cards.FactLine(_("项目数"), str(sum(one.count for one in groups))),
        cards.FactLine(_("预算合计（万元）"), wan(sum(one.fen for one in groups))),
    ]


def _table(name: str, entries: list[CatalogueEntry]) -> cards.TableCard:
    announced = dict(
        Notice.objects.filter(
            state="published",
            kind="project",
            project_code__in=[one.project_code for one in entries],
        ).values_list("project_code", "ref")
    )
    return cards.TableCard(
        caption=name,
        columns=[
            cards.ColumnCard(_("项目名称")),
            cards.ColumnCard(_("购买主体")),
            cards.ColumnCard(_("目录事项")),
            cards.ColumnCard(_("预算（万元）"), number=True),
        ],
        rows=[
            cards.RowCard(
                [
                    cards.CellCard(
                        one.title,
                        url=reverse("doors:public_notice", args=[announced[one.project_code]])
                        if one.project_code in announced
                        else "",
                        note=one.project_code,
                    ),
                    cards.CellCard(one.purchaser),
                    cards.CellCard(f"{one.item_code} {one.item_name}"),
                    cards.CellCard(wan(one.amount_fen), number=True),
                ]
            )
            for one in entries
        ],
    )
