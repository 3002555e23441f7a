"""Who is fit to serve: the published directories of a year, searched by anybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from xlsxwriter.workbook import Workbook

from goufu.base.numerals import whole
from goufu.law.parties import PROVIDERS
from goufu.law.words import say
from goufu.site import cards
from goufu.site.doors.exports import csv_answer, harmless, xlsx_answer
from goufu.site.doors.paging import Order, page_of
from goufu.site.portal.parties.tabs import tabs
from goufu.stages.parties.providers.models import (
    Decoupling,
    Directory,
    DirectoryEntry,
    Grade,
    SubKind,
)
from goufu.stages.parties.providers.queries import published_entries, published_years
from goufu.stages.parties.providers.rules.directory import DIRECTORY

PAGE = 30
AT_ONCE = 2000
IN_ORDER = Order("id", descending=False, filled=True)  # As they were written: number by number.
HEAD = (
    say("序号"),
    say("单位名称"),
    say("统一社会信用代码"),
    say("登记证号"),
    say("单位类型"),
    say("类别"),
    say("法定代表人（负责人）"),
    say("住所"),
    say("业务范围"),
    say("年检结论"),
    say("与行政机关脱钩"),
    say("发布机关"),
)


@require_GET
def directory_page(request: HttpRequest) -> HttpResponse:
    """Show who is in the directories of a year."""
    asked = _asked(request)
    found = _found(asked)
    page = page_of(
        found,
        IN_ORDER,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        size=PAGE,
    )
    known = bool(published_years())
    card = cards.PartiesCard(
        title=_("承接主体目录"),
        intro=_("民政、市场监管和行业主管部门核验合格、可以承接政府购买服务的单位，每年发布。"),
        citation=cards.CitationCard(DIRECTORY, verified=False),
        tabs=tabs("doors:providers"),
        filters=_filters(asked),
        facts=_facts(asked),
        table=_table(page.rows) if page.rows else None,
        pager=cards.PagerCard(
            summary=_("共 {count} 家").format(count=found.order_by().count()),
            previous_url=_turn(asked, "before", page.before),
            next_url=_turn(asked, "after", page.after),
        ),
        downloads=_downloads(asked) if page.rows else [],
        empty=None if page.rows else _empty(known),
    )
    return render(request, "site/pages/parties.html", {"card": card})


@require_GET
def directory_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Give what was found as CSV."""
    asked = _asked(request)
    lines = ([harmless(value) for value in line] for line in _lines(asked))
    return csv_answer(lines, name=f"providers-{asked['year']}")


@require_GET
def directory_xlsx(request: HttpRequest) -> FileResponse:
    """Give what was found as a spreadsheet."""
    asked = _asked(request)
    return xlsx_answer(lambda book: _write(book, asked), name=f"providers-{asked['year']}")


def _asked(request: HttpRequest) -> dict[str, str]:
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "kind", "authority", "year")}
    years = [str(year) for year in published_years()]
    if asked["year"] not in years:
        asked["year"] = years[0] if years else ""
    if whole(asked["authority"]) is None:
        asked["authority"] = ""
    return asked


def _found(asked: Mapping[str, str]) -> QuerySet[DirectoryEntry]:
    return published_entries(
        year=int(asked["year"] or 0),
        text=asked["q"],
        kind=asked["kind"] if asked["kind"] in PROVIDERS else "",
        authority=int(asked["authority"]) if asked["authority"] else None,
    )


def _filters(asked: Mapping[str, str]) -> cards.FilterCard:
    years = [(str(year), str(year)) for year in published_years()]
    kinds = [("", _("全部类型")), *((kind, _(words)) for kind, words in PROVIDERS.items())]
    bodies = Directory.objects.filter(state="published", year=int(asked["year"] or 0))
    named = bodies.order_by("authority_id").values_list("authority_id", "authority__name")
    authorities = [("", _("全部机关")), *((str(pk), name) for pk, name in named)]
    return cards.FilterCard(
        fields=[
            cards.FilterField("q", _("名称、曾用名、代码或业务"), value=asked["q"]),
            cards.FilterField("kind", _("单位类型"), "choice", asked["kind"], kinds),
            cards.FilterField(
                "authority", _("发布机关"), "choice", asked["authority"], authorities
            ),
            cards.FilterField("year", _("年度"), "choice", asked["year"], years),
        ],
        reset_url=reverse("doors:providers"),
    )


def _facts(asked: Mapping[str, str]) -> list[cards.FactLine]:
    published = Directory.objects.filter(state="published", year=int(asked["year"] or 0))
    if asked["authority"]:
        published = published.filter(authority_id=int(asked["authority"]))
    return [
        cards.FactLine(one.authority.name, str(one.published_on), note=one.introduction)
        for one in published.select_related("authority").order_by("id")
    ]


def _table(entries: list[DirectoryEntry]) -> cards.TableCard:
    heads = (_("单位名称"), _("单位类型"), _("住所"), _("业务范围"), _("年检结论"), _("发布机关"))
    return cards.TableCard(
        caption=_("承接主体目录"),
        columns=[cards.ColumnCard(head) for head in heads],
        rows=[
            cards.RowCard(
                [
                    cards.CellCard(one.name, note=one.uscc or one.registration_number),
                    cards.CellCard(_kind(one), note=_sub_kind(one)),
                    cards.CellCard(one.address),
                    cards.CellCard(one.services),
                    cards.CellCard(_grade(one)),
                    cards.CellCard(one.directory.authority.short_name),
                ]
            )
            for one in entries
        ],
    )


def _kind(one: DirectoryEntry) -> str:
    return _(PROVIDERS.get(one.kind, one.kind))


def _sub_kind(one: DirectoryEntry) -> str:
    return str(SubKind(one.sub_kind).label) if one.sub_kind else ""


def _grade(one: DirectoryEntry) -> str:
    return str(Grade(one.yearly_check).label) if one.yearly_check else ""


def _decoupled(one: DirectoryEntry) -> str:
    concerned = one.decoupling not in {"", Decoupling.NOT_CONCERNED}
    return str(Decoupling(one.decoupling).label) if concerned else ""


def _values(one: DirectoryEntry) -> list[str]:
    return [
        str(one.number),
        one.name,
        one.uscc,
        one.registration_number,
        _kind(one),
        _sub_kind(one),
        one.legal_representative,
        one.address,
        one.services,
        _grade(one),
        _decoupled(one),
        one.directory.authority.name,
    ]


def _lines(asked: Mapping[str, str]) -> Iterator[list[str]]:
    language = translation.get_language()

    def lines() -> Iterator[list[str]]:
        # The answer is sent after the middleware has forgotten the reader's language.
        with translation.override(language):
            yield [_(word) for word in HEAD]
            for one in _found(asked).iterator(chunk_size=AT_ONCE):
                yield _values(one)

    return lines()


def _write(book: Workbook, asked: Mapping[str, str]) -> None:
    sheet = book.add_worksheet()
    for y, line in enumerate(_lines(asked)):
        for x, value in enumerate(line):
            sheet.write_string(y, x, value)
    sheet.freeze_panes(1, 0)


def _downloads(asked: Mapping[str, str]) -> list[cards.LinkCard]:
    query = urlencode({name: value for name, value in asked.items() if value})
    return [
        cards.LinkCard(words, f"{reverse(name)}?{query}", icon)
        for name, words, icon in (
            ("doors:provider_directory_xlsx", _("导出 Excel"), "file-spreadsheet"),
            ("doors:provider_directory_csv", _("导出 CSV"), "download"),
        )
    ]


def _empty(known: bool) -> cards.EmptyCard:
    if not known:
        return cards.EmptyCard(_("目录还没有发布"), _("登记机关发布年度目录后，可在此查询。"))
    return cards.EmptyCard(_("没有符合条件的承接主体"), _("请放宽条件再试。"), icon="search-x")


def _turn(asked: Mapping[str, str], name: str, cursor: str) -> str:
    if not cursor:
        return ""
    kept = {key: value for key, value in asked.items() if value}
    return f"{reverse('doors:provider_directory')}?{urlencode({**kept, name: cursor})}"
