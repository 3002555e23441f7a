"""The implementation catalogue of a year, as society reads it."""

from __future__ import annotations

import csv
import io
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.law.money import wan, yuan
from goufu.site import cards
from goufu.site.doors.exports import harmless
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.review.catalogue.models import CatalogueEntry, ImplementationCatalogue
from goufu.stages.review.catalogue.rules import LECTURE

HEAD = ("项目编号", "项目名称", "购买主体", "类别", "目录事项", "预算（元）")


@require_GET
def catalogue_page(request: HttpRequest) -> HttpResponse:
    """Show the published catalogues of a year, class by class."""
    known = years()
    year = chosen(request, known)
    entries = _entries(year)
    card = cards.CatalogueCard(
        title=_("{year} 年政府购买服务具体实施目录").format(year=year or ""),
        intro=_("部门预算批复后，由财政部门公布本年度具体实施目录；购买主体随后逐项公告。"),
        groups=[
            cards.CatalogueGroup(name, _table(name, list(group)))
            for name, group in groupby(entries, key=lambda one: one.class_name)
        ],
        facts=_facts(entries),
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
    )
    return render(request, "site/pages/catalogue.html", {"card": card})


@require_GET
def catalogue_csv(request: HttpRequest) -> HttpResponse:
    """Give the catalogue of a year as a table that spreadsheets open."""
    year = chosen(request, years())
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for one in _entries(year):
        words = (one.project_code, one.title, one.purchaser, one.class_name, one.item_name)
        writer.writerow([*(harmless(word) for word in words), yuan(one.amount_fen)])
    answer = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="catalogue-{year}.csv"'
    return answer


def table_of_classes(year: int) -> cards.TableCard:
    """Return a year's catalogue by class, with totals."""
    entries = _entries(year)
    total = sum(one.amount_fen for one in entries) or 1
    rows = []
    for name, found in groupby(entries, key=lambda one: one.class_name):
        group = list(found)
        fen = sum(one.amount_fen for one in group)
        examples = "、".join(dict.fromkeys(one.item_name for one in group))
        rows.append(
            cards.RowCard(
                [
                    cards.CellCard(name, url=f"{reverse('doors:catalogue')}?year={year}"),
                    cards.CellCard(examples),
                    cards.CellCard(str(len(group)), number=True),
                    cards.CellCard(wan(fen), number=True),
                    cards.CellCard(percent=round(fen * 100 / total, 1)),
                ]
            )
        )
    return cards.TableCard(
        caption=_("{year} 年具体实施目录").format(year=year),
        columns=[
            cards.ColumnCard(_("类别")),
            cards.ColumnCard(_("举例")),
            cards.ColumnCard(_("项目数"), number=True),
            cards.ColumnCard(_("预算（万元）"), number=True),
            cards.ColumnCard(_("占比")),
        ],
        rows=rows,
        totals=[
            cards.RowCard(
                [
                    cards.CellCard(_("合计")),
                    cards.CellCard(),
                    cards.CellCard(str(len(entries)), number=True),
                    cards.CellCard(wan(sum(one.amount_fen for one in entries)), number=True),
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


def _entries(year: int) -> list[CatalogueEntry]:
    return list(
        CatalogueEntry.objects.filter(catalogue__year=year, catalogue__state="published")
        .select_related("catalogue__finance")
        .order_by("class_name", "item_code", "id")
    )


def _facts(entries: list[CatalogueEntry]) -> list[cards.FactLine]:
    if not entries:
        return []
    first = entries[0].catalogue
    return [
        cards.FactLine(_("公布机关"), first.finance.name),
        cards.FactLine(_("公布日期"), str(first.published_on)),
        cards.FactLine(_("项目数"), str(len(entries))),
        cards.FactLine(_("预算合计（万元）"), wan(sum(one.amount_fen for one in entries))),
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
