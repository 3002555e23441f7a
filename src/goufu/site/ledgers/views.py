"""The page of a year's figures, and the same as a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from xlsxwriter.workbook import Workbook

from goufu.base.workflow.planning import planned_for_its_reader
from goufu.law.money import wan, yuan
from goufu.law.words import say
from goufu.site.cards import (
    CellCard,
    ColumnCard,
    EmptyCard,
    FilterCard,
    FilterField,
    LinkCard,
    ListCard,
    PagerCard,
    RowCard,
    TableCard,
)
from goufu.site.doors.addresses import list_url
from goufu.site.doors.asking import Reader, behind_sign_in, must_be_signed_in, reader_of
from goufu.site.doors.cells import FEN_IN_A_YUAN, Money
from goufu.site.doors.exports import FORMATS, put, xlsx_answer
from goufu.site.ledgers.figures import COUNTS, SIDES, Group, Side, groups, total

FIRST_YEAR = 2014
SHOWN = 100  # groups on the page; a province has a thousand departments, and the file has them all
HEADS: dict[str, str] = {
    "projects": say("项目数"),
    "asked_fen": say("申报金额"),
    "under_review": say("编审中"),
    "budgeted": say("列入预算"),
    "budgeted_fen": say("预算金额"),
    "listed": say("列入目录"),
    "announced": say("已公告"),
    "parked": say("暂缓研究"),
    "refused": say("不予实施"),
    "withdrawn": say("已撤回"),
}
MONEY = frozenset({"asked_fen", "budgeted_fen"})


@dataclass(frozen=True)
class Asked:
    """Which year, by which side, sums in which unit."""

    year: int
    by: str
    unit: str

    @classmethod
    def of(cls, request: HttpRequest, reader: Reader) -> Asked:
        """Read an address; what makes no sense is as if not said."""
        year, by = request.GET.get("year", ""), request.GET.get("by", "")
        return cls(
            year=int(year) if year in {str(one) for one in _years(reader)} else reader.today.year,
            by=by if by in SIDES else "department",
            unit="yuan" if request.GET.get("unit") == "yuan" else "wan",
        )

    @property
    def side(self) -> Side:
        return SIDES[self.by]

    @property
    def money(self) -> Money:
        """How sums are written."""
        return yuan if self.unit == "yuan" else wan

    def address(self, name: str, **changes: str) -> str:
        """Return the address of a page with these conditions, some of them changed."""
        said = {"year": str(self.year), "by": self.by, "unit": self.unit, **changes}
        return f"{reverse(f'doors:{name}')}?{urlencode(said)}"


@require_safe
@behind_sign_in
@planned_for_its_reader()
def figures_page(request: HttpRequest) -> HttpResponse:
    """Show what became of a year's projects, by one of their sides."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    asked = Asked.of(request, reader)
    card = _card(asked, reader, groups(reader.actor, asked.year, asked.side))
    return render(request, "site/pages/list.html", {"card": card})


@require_safe
@behind_sign_in
def figures_file(request: HttpRequest) -> HttpResponseBase:
    """Send the same as a spreadsheet; sums in yuan."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    asked = Asked.of(request, reader)
    found = groups(reader.actor, asked.year, asked.side)
    name = f"figures-{asked.year}-{asked.by}"
    return xlsx_answer(lambda book: _write(book, asked, found), name=name)


def _years(reader: Reader) -> range:
    return range(reader.today.year + 1, FIRST_YEAR - 1, -1)


def _card(asked: Asked, reader: Reader, found: Sequence[Group]) -> ListCard:
    units = (("yuan", gettext("元")), ("wan", gettext("万元")))
    unit = dict(units)[asked.unit]
    keys = [str(one.key) for one in found]
    rows = [_row(asked, one, linked=_alone(asked, one, keys)) for one in found[:SHOWN]]
    return ListCard(
        title=gettext("{year} 年度项目编审统计").format(year=asked.year),
        intro=gettext("按您可以查看的项目统计，金额单位：{unit}。点击名称查看所列项目。").format(
            unit=unit
        ),
        table=TableCard(
            caption=gettext("年度统计"),
            columns=[ColumnCard(gettext(asked.side.label)), *_heads()],
            rows=rows,
            totals=_totals(asked, found),
        ),
        pager=PagerCard(summary=gettext("共 {count} 条").format(count=len(found))),
        filters=_filters(asked, reader),
        exports=[LinkCard(gettext("导出 Excel"), asked.address("figures_file"), "download")],
        tabs=[
            LinkCard(
                words, asked.address("figures", unit=one), note=words if one == asked.unit else ""
            )
            for one, words in units
        ],
        empty=EmptyCard(gettext("这一年度还没有项目"), gettext("请另选年度；项目建立后自动计入。")),
        crumbs=[LinkCard(gettext("台账与报表")), LinkCard(gettext("年度统计"))],
        section="figures",
    )


def _totals(asked: Asked, found: Sequence[Group]) -> list[RowCard]:
    """Return the sum of all, and before it that of the groups that are not shown."""
    rest = found[SHOWN:]
    sums = [total(found, gettext("合计"))] if found else []
    if rest:
        words = gettext("其余 {count} 项，见导出的 Excel").format(count=len(rest))
        sums.insert(0, total(rest, words))
    return [_row(asked, one, linked=False) for one in sums]


def _alone(asked: Asked, one: Group, keys: Sequence[str]) -> bool:
    """Test whether the list of a group holds no more than it: that of a city holds its counties."""
    above = asked.side is SIDES["place"]
    return not above or not any(key != one.key and key.startswith(str(one.key)) for key in keys)


def _heads() -> list[ColumnCard]:
    return [ColumnCard(gettext(HEADS[name]), number=True) for name in COUNTS]


def _row(asked: Asked, one: Group, *, linked: bool = True) -> RowCard:
    url = _projects(asked, one) if linked else ""
    cells = [CellCard(gettext(one.name), url=url)]
    for name in COUNTS:
        value: int = getattr(one, name)
        cells.append(CellCard(asked.money(value) if name in MONEY else f"{value:,}", number=True))
    return RowCard(cells)


def _projects(asked: Asked, one: Group) -> str:
    """Return where the projects of a group are listed; empty where no condition leads to them."""
    if not asked.side.narrows or one.key is None:
        return ""
    value = str(int(one.key)) if isinstance(one.key, bool) else str(one.key)
    said = {"budget_year": str(asked.year), asked.side.narrows: value}
    return f"{list_url('project')}?{urlencode(said)}"


def _filters(asked: Asked, reader: Reader) -> FilterCard:
    years = [(str(year), str(year)) for year in _years(reader)]
    sides = [(by, gettext(side.label)) for by, side in SIDES.items()]
    return FilterCard(
        [
            FilterField("year", gettext("预算年度"), "choice", str(asked.year), years),
            FilterField("by", gettext("统计口径"), "choice", asked.by, sides),
        ],
        reset_url=reverse("doors:figures"),
        hidden=[("unit", asked.unit)],
    )


def _write(book: Workbook, asked: Asked, found: Sequence[Group]) -> None:
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    money: Any = book.add_format({"num_format": FORMATS["money"]})
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, len(COUNTS), 14)
    sheet.write_string(0, 0, gettext(asked.side.label), head)
    for x, name in enumerate(COUNTS, start=1):
        unit = gettext("（元）") if name in MONEY else ""
        sheet.write_string(0, x, f"{gettext(HEADS[name])}{unit}", head)
    for y, one in enumerate([*found, total(found, gettext("合计"))], start=1):
        sheet.write_string(y, 0, gettext(one.name))
        for x, name in enumerate(COUNTS, start=1):
            value: int = getattr(one, name)
            if name in MONEY:
                put(sheet, y, x, value / FEN_IN_A_YUAN, money)
            else:
                put(sheet, y, x, value, None)
