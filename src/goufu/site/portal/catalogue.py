"""The implementation catalogue of a year, as society reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from xlsxwriter.workbook import Workbook

from goufu.base.numerals import whole
from goufu.law.money import wan, yuan
from goufu.site import cards
from goufu.site.doors.asking import behind_sign_in, must_be_signed_in, reader_of
from goufu.site.doors.exports import (
    FORMATS,
    SHEET_ROWS,
    csv_answer,
    harmless,
    headed,
    put,
    xlsx_answer,
)
from goufu.site.doors.paging import Order, page_of
from goufu.site.portal.guidance.parts import parts
from goufu.site.portal.law.words import place_in_words
from goufu.site.portal.year_groups import Group, groups_of, table_of_classes
from goufu.site.portal.year_tables import corrections_of, exceptions_of, table_of
from goufu.stages.review.catalogue import queries
from goufu.stages.review.catalogue.models import CatalogueEntry, ImplementationCatalogue
from goufu.stages.review.catalogue.rules import LECTURE

__all__ = ["chosen", "table_of_classes", "years"]

HEAD = ("项目编号", "项目名称", "购买主体", "类别", "目录事项", "预算（元）")
PAGE = 200
AT_ONCE = 2000
# The codes of the items have the order of the guidance, class by class.
BY_ITEM = Order("item_code", descending=False)
ASKED = ("year", "q", "kind", "place")


@require_GET
def catalogue_page(request: HttpRequest) -> HttpResponse:
    """Show the published catalogues of a year, class by class."""
    known = years()
    asked = {name: request.GET.get(name, "").strip() for name in ASKED}
    year = chosen(request, known)
    asked["year"] = str(year)
    found = _narrowed(_entries(year), asked)
    page = page_of(
        found,
        BY_ITEM,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        size=PAGE,
    )
    narrowed = any(asked[name] for name in ("q", "kind", "place"))
    groups = groups_of(year)
    count = found.count() if narrowed else sum(group.count for group in groups)
    card = cards.CatalogueCard(
        title=_("{year} 年政府购买服务具体实施目录").format(year=year or ""),
        intro=_("部门预算批复后，由财政部门公布本年度具体实施目录；购买主体随后逐项公告。"),
        groups=[*_groups(page.rows), *exceptions_of(page.rows), *corrections_of(page.rows)],
        facts=_facts(year, groups),
        citation=cards.CitationCard(LECTURE, verified=False),
        parts=parts("catalogue"),
        years=[
            cards.LinkCard(str(one), f"?year={one}", note="now" if one == year else "")
            for one in known
        ],
        filters=_filters(asked, groups, year),
        downloads=_downloads(asked) if year else [],
        pager=cards.PagerCard(
            summary=_("共 {count} 条").format(count=count),
            previous_url=_turn(asked, "before", page.before),
            next_url=_turn(asked, "after", page.after),
        ),
        empty=_("没有符合条件的项目") if narrowed else _("这一年的目录还没有公布"),
    )
    return render(request, "site/pages/catalogue.html", {"card": card})


@require_GET
@behind_sign_in
def preview_page(request: HttpRequest, ref: str) -> HttpResponseBase:
    """Show a year's catalogue before it is published, as society will see it."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    catalogue = queries.visible_to(reader.actor).filter(ref=ref).first()
    if catalogue is None:
        raise Http404
    rows = list(queries.entries_of(catalogue).select_related("catalogue__finance"))
    total = sum(one.amount_fen for one in rows)
    card = cards.CatalogueCard(
        title=catalogue.title,
        intro=catalogue.introduction,
        groups=[*_groups(rows), *exceptions_of(rows)],
        facts=[
            cards.FactLine(_("公布机关"), catalogue.finance.name),
            cards.FactLine(_("公布日期"), str(catalogue.published_on or _("审定当日"))),
            cards.FactLine(_("项目数"), str(len(rows))),
            cards.FactLine(_("预算合计（万元）"), wan(total)),
        ],
        citation=cards.CitationCard(LECTURE, verified=False),
        preview=_("这一份目录还没有公布；审定公布后社会公众看到的就是这样。")
        if catalogue.state not in queries.PUBLIC
        else "",
        empty=_("目录还没有项目"),
        crumbs=[
            cards.LinkCard(catalogue.ref, reverse("doors:dossier", args=["catalogue", ref])),
            cards.LinkCard(_("预览")),
        ],
    )
    return render(request, "site/pages/catalogue.html", {"card": card})


@require_GET
def catalogue_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Give the catalogue of a year, or the part that was asked for, as a table."""
    year = chosen(request, years())
    return csv_answer(_csv_lines(request, year), name=f"catalogue-{year}")


@require_GET
def catalogue_xlsx(request: HttpRequest) -> FileResponse:
    """Give the catalogue of a year, or the part that was asked for, as a spreadsheet."""
    year = chosen(request, years())
    found = _asked_for(request, year)
    return xlsx_answer(lambda book: _write(book, found), name=f"catalogue-{year}")


def _asked_for(request: HttpRequest, year: int) -> QuerySet[CatalogueEntry]:
    asked = {name: request.GET.get(name, "").strip() for name in ASKED}
    return _narrowed(_entries(year), asked).order_by(*BY_ITEM.columns)


def _csv_lines(request: HttpRequest, year: int) -> Iterator[list[str]]:
    yield list(HEAD)
    for one in _asked_for(request, year).iterator(chunk_size=AT_ONCE):
        yield [*(harmless(word) for word in _words(one)), yuan(one.amount_fen)]


def _write(book: Workbook, found: QuerySet[CatalogueEntry]) -> None:
    sheet, money = headed(book, HEAD), book.add_format({"num_format": FORMATS["money"]})
    for y, one in enumerate(found[:SHEET_ROWS].iterator(chunk_size=AT_ONCE), start=1):
        for x, word in enumerate(_words(one)):
            sheet.write_string(y, x, word)
        put(sheet, y, len(HEAD) - 1, one.amount_fen / 100, money)


def _words(one: CatalogueEntry) -> tuple[str, ...]:
    return (one.project_code, one.title, one.purchaser, one.class_name, one.item_name)


def years() -> list[int]:
    """Return the years with a published catalogue, the newest first."""
    return list(
        ImplementationCatalogue.objects.filter(state__in=queries.PUBLIC)
        .order_by("-year")
        .values_list("year", flat=True)
        .distinct()
    )


def chosen(request: HttpRequest, known: list[int]) -> int:
    """Return the year that was asked for, else the newest; 0 where there is none."""
    asked = whole(request.GET.get("year", ""))
    if asked is not None and asked in known:
        return asked
    return known[0] if known else 0


def _entries(year: int) -> QuerySet[CatalogueEntry]:
    return queries.entries_of_year(year).select_related("catalogue__finance")


def _narrowed(
    entries: QuerySet[CatalogueEntry], asked: Mapping[str, str]
) -> QuerySet[CatalogueEntry]:
    if asked["kind"]:
        entries = entries.filter(class_name=asked["kind"])
    if asked["place"]:
        entries = entries.filter(catalogue__place=asked["place"])
    return queries.holding_word(entries, asked["q"]) if asked["q"] else entries


def _filters(asked: Mapping[str, str], groups: Sequence[Group], year: int) -> cards.FilterCard:
    kinds = [("", _("全部类别")), *((one.name, one.name) for one in groups)]
    places = [("", _("全部地区")), *((one, place_in_words(one)) for one in places_of(year))]
    return cards.FilterCard(
        fields=[
            cards.FilterField("q", _("项目、单位或者事项"), "search", asked["q"]),
            cards.FilterField("kind", _("类别"), "choice", asked["kind"], kinds),
            cards.FilterField("place", _("地区"), "choice", asked["place"], places),
        ],
        reset_url=f"?year={year}",
        hidden=[("year", str(year))],
    )


def places_of(year: int) -> list[str]:
    """Return the places that published a catalogue of the year."""
    found = ImplementationCatalogue.objects.filter(year=year, state__in=queries.PUBLIC)
    return sorted(set(found.values_list("place", flat=True)))


def _downloads(asked: Mapping[str, str]) -> list[cards.LinkCard]:
    said = urlencode({name: value for name, value in asked.items() if value})
    return [
        cards.LinkCard(_("下载目录（XLSX）"), f"{reverse('doors:catalogue_xlsx')}?{said}"),
        cards.LinkCard(_("下载目录（CSV）"), f"{reverse('doors:catalogue_csv')}?{said}"),
    ]


def _turn(asked: Mapping[str, str], name: str, cursor: str) -> str:
    kept = {key: value for key, value in asked.items() if value}
    return "?" + urlencode({**kept, name: cursor}) if cursor else ""


def _groups(rows: Sequence[CatalogueEntry]) -> list[cards.CatalogueGroup]:
    return [
        cards.CatalogueGroup(name, table_of(name, list(group)))
        for name, group in groupby(rows, key=lambda one: one.class_name)
    ]


def _facts(year: int, groups: Sequence[Group]) -> list[cards.FactLine]:
    """Return who published what when, the supplements too; kept for a minute."""
    found = cache.get_or_set(f"catalogue:facts:{year}", lambda: _published(year), 60) or []
    if not found:
        return []
    return [
        cards.FactLine(_("公布"), "；".join(found)),
        cards.FactLine(_("项目数"), str(sum(one.count for one in groups))),
        cards.FactLine(_("预算合计（万元）"), wan(sum(one.fen for one in groups))),
    ]


def _published(year: int) -> list[str]:
    published = ImplementationCatalogue.objects.filter(year=year, state__in=queries.PUBLIC)
    return [
        f"{one.finance.name} {one.published_on}"
        + (_("（第 {number} 次增补）").format(number=one.supplement) if one.supplement else "")
        for one in published.select_related("finance").order_by("place", "published_on", "id")
    ]
