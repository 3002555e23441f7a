"""The addresses of the budget tables and of the view of a year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from goufu.base.doors.declare import Stage
from goufu.law.money import wan
from goufu.site.budgets import files
from goufu.site.budgets.laid_out import laid_out
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
from goufu.site.doors.addresses import (
    list_url,
    stage_link,
)
from goufu.site.doors.asking import (
    Reader,
    behind_sign_in,
    doors_or_404,
    dossier_or_404,
    must_be_signed_in,
    reader_of,
)
from goufu.site.doors.declared import STAGE_OF_PAGE
from goufu.stages.review.budgets import queries
from goufu.stages.review.budgets.queries import Execution
from goufu.stages.review.budgets.tables import Tables, Unit, tables_of_budget, tables_of_year
from goufu.stages.review.budgets.workflow import BUDGET, LINE

YEARS = range(2000, 2101)


@require_safe
@behind_sign_in
def tables_of_one(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """Send the two tables of one department's budget."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    doors = doors_or_404(BUDGET.name, reader.actor)
    budget = dossier_or_404(doors, ref, reader.actor)
    return _send(tables_of_budget(budget, _unit(request)), reader, ref, form)


@require_safe
@behind_sign_in
def tables_of_all(request: HttpRequest, year: int, form: str) -> HttpResponseBase:
    """Send the two tables of all departments of a year that the reader may see."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    doors_or_404(BUDGET.name, reader.actor)
    if year not in YEARS:
        raise Http404
    tables = tables_of_year(reader.actor, year, _unit(request), who=reader.actor.organisation)
    return _send(tables, reader, str(year), form)


def _send(tables: Tables, reader: Reader, what: str, form: str) -> HttpResponseBase:
    if form not in files.FORMS:
        raise Http404
    name = f"budget-tables-{what}-{tables.unit.value}"
    return files.FORMS[form](laid_out(tables, on=reader.today), name=name, at=reader.at)


def _unit(request: HttpRequest) -> Unit:
    try:
        return Unit(request.GET.get("unit", Unit.YUAN.value))
    except ValueError:
        raise Http404 from None


@require_safe
@behind_sign_in
def year_page(request: HttpRequest) -> HttpResponse:
    """Show how each department stands: what it has, what services are bought for, what is paid."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    doors_or_404(LINE.name, reader.actor)
    years = queries.years_of(reader.actor) or [reader.today.year]
    year = _year(request, years, reader)
    card = _card(queries.execution_of(reader.actor, year), year, years)
    return render(request, "site/pages/list.html", {"card": card})


def _year(request: HttpRequest, years: list[int], reader: Reader) -> int:
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdigit() and int(asked) in YEARS:
        return int(asked)
    return reader.today.year if reader.today.year in years else years[0]


def _card(found: list[Execution], year: int, years: list[int]) -> ListCard:
    url = reverse("doors:budget_year")
    title = gettext("{year} 年预算执行").format(year=year)
    return ListCard(
        title=title,
        intro=gettext("单位：万元。安排 = 已安排项目的资金（含已支付）；执行率 = 已支付 ÷ 安排。"),
        table=TableCard(
            caption=title,
            columns=[
                ColumnCard(gettext("部门")),
                *(
                    ColumnCard(label, number=True)
                    for label in (
                        gettext("预算指标"),
                        gettext("安排购买服务"),
                        gettext("其中：已支付"),
                        gettext("已收回"),
                        gettext("余额"),
                        gettext("执行率"),
                    )
                ),
            ],
            rows=[_row(one) for one in found],
            totals=[_row(_all(found))] if found else [],
        ),
        pager=PagerCard(gettext("共 {count} 个部门").format(count=len(found))),
        filters=FilterCard(
            [
                FilterField(
                    "year",
                    gettext("预算年度"),
                    "choice",
                    str(year),
                    [(str(one), str(one)) for one in sorted({year, *years}, reverse=True)],
                )
            ],
            reset_url=url,
        ),
        exports=_exports(year),
        empty=EmptyCard(
            gettext("这一年没有您可以查看的预算行"), gettext("请换一个年度，或者先登记预算行。")
        ),
        crumbs=[
            stage_link(Stage.REVIEW),
            LinkCard(gettext("预算行"), list_url(LINE.name)),
            LinkCard(title),
        ],
        section=STAGE_OF_PAGE[Stage.REVIEW],
    )


def _exports(year: int) -> list[LinkCard]:
    words = {
        ("xlsx", "yuan"): gettext("预算表 Excel（元）"),
        ("pdf", "yuan"): gettext("预算表 PDF（元）"),
        ("pdf", "wan"): gettext("预算表 PDF（万元）"),
    }
    return [
        LinkCard(label, f"{reverse('doors:budget_tables_of_year', args=[year, form])}?unit={unit}")
        for (form, unit), label in words.items()
    ]


def _all(found: list[Execution]) -> Execution:
    sums = [sum(getattr(one, name) for one in found) for name in queries.SUMS]
    return Execution(0, gettext("合计"), *sums)


def _row(one: Execution) -> RowCard:
    figures = (
        one.amount_fen,
        one.arranged_fen,
        one.paid_fen,
        one.returned_fen,
        one.available_fen,
    )
    return RowCard(
        [
            CellCard(one.department),
            *(CellCard(wan(fen), number=True) for fen in figures),
            CellCard(percent=one.rate) if one.rate is not None else CellCard("—", number=True),
        ]
    )
