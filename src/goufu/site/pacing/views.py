"""The page of how the purchases of a year are carried out."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from goufu.base.doors.declare import Stage
from goufu.base.people.roles import FINANCE, Role
from goufu.law.money import wan
from goufu.site.cards import (
    CellCard,
    ColumnCard,
    Figure,
    FilterCard,
    FilterField,
    LinkCard,
    PacingCard,
    RowCard,
    TableCard,
)
from goufu.site.doors.addresses import (
    act_url,
    dossier_url,
    list_url,
    stage_link,
)
from goufu.site.doors.asking import (
    Reader,
    behind_sign_in,
    doors_or_404,
    must_be_signed_in,
    reader_of,
)
from goufu.site.doors.declared import STAGE_OF_PAGE
from goufu.site.pacing import figures
from goufu.site.pacing.figures import Pace
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.procurement.plans.workflow import PLAN
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.queries import visible_to

YEARS = range(2000, 2101)
SHOWN = 200  # lines of what is late; the figures count all
PRESSES = "press"


@require_safe
@behind_sign_in
def pacing_page(request: HttpRequest) -> HttpResponse:
    """Show by month and department what was planned, what has begun, what is late."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    doors_or_404(PLAN.name, reader.actor)
    asked = _number(request.GET.get("year", ""))
    year = asked if asked is not None and asked in YEARS else reader.today.year
    purchaser = _number(request.GET.get("purchaser", ""))
    card = _card(reader, year, purchaser)
    return render(request, "site/pages/pacing.html", {"card": card})


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None  # noqa: PLR2004


def _card(reader: Reader, year: int, purchaser: int | None) -> PacingCard:
    plans = figures.plans_of(reader.actor, year, purchaser)
    late = figures.late(plans, reader.today)
    unplanned = list(figures.without_plan(reader.actor, year, purchaser))
    months = figures.by_month(plans, reader.today)
    departments = figures.by_department(plans, reader.today)
    title = gettext("{year} 年采购执行进度").format(year=year)
    return PacingCard(
        title=title,
        intro=gettext(
            "金额单位：万元。计划按计划开始日期计月，开始按接受委托或者自行开始的日期计月。"
        ),
        figures=_figures(figures.total(months, ""), len(unplanned)),
        tables=[
            *([_late(reader, late[:SHOWN])] if late else []),
            _paces(gettext("按月份"), gettext("月份"), months),
            _paces(gettext("按购买主体"), gettext("购买主体"), departments),
            *([_unplanned(unplanned[:SHOWN])] if unplanned else []),
        ],
        filters=_filters(reader, year, purchaser),
        crumbs=[
            stage_link(Stage.PROCUREMENT),
            LinkCard(gettext("采购计划"), list_url(PLAN.name)),
            LinkCard(title),
        ],
        section=STAGE_OF_PAGE[Stage.PROCUREMENT],
    )


def _figures(all_of_it: Pace, unplanned: int) -> list[Figure]:
    share = 100 * all_of_it.started // all_of_it.planned if all_of_it.planned else 0
    return [
        Figure(gettext("计划"), str(all_of_it.planned), gettext("项")),
        Figure(
            gettext("已开始"),
            str(all_of_it.started),
            gettext("项"),
            gettext("占计划 {share}%").format(share=share),
        ),
        Figure(
            gettext("逾期未开始"), str(all_of_it.late), gettext("项"), urgent=all_of_it.late > 0
        ),
        Figure(gettext("已公告未编计划"), str(unplanned), gettext("项")),
    ]


def _paces(caption: str, first: str, paces: Sequence[Pace]) -> TableCard:
    heads = (
        gettext("计划项数"),
        gettext("计划金额"),
        gettext("开始项数"),
        gettext("开始金额"),
        gettext("逾期未开始"),
    )
    return TableCard(
        caption,
        [ColumnCard(first), *(ColumnCard(head, number=True) for head in heads)],
        [_pace(one) for one in paces],
        totals=[_pace(figures.total(paces, gettext("合计")))] if paces else [],
    )


def _pace(one: Pace) -> RowCard:
    numbers = (
        str(one.planned),
        wan(one.planned_fen),
        str(one.started),
        wan(one.started_fen),
        str(one.late),
    )
    cells = [CellCard(one.name), *(CellCard(text, number=True) for text in numbers)]
    return RowCard(cells, tone="bad" if one.late else "")


def _late(reader: Reader, plans: Sequence[Plan]) -> TableCard:
    may_press = reader.actor.role is Role.PROCUREMENT_SUPERVISION
    heads = [
        gettext("编号"), gettext("项目名称"), gettext("购买主体"), gettext("计划开始日期"),
        gettext("逾期"), gettext("状态"), gettext("最近催办日期"),
    ]  # fmt: skip
    return TableCard(
        gettext("逾期未开始的采购"),
        [
            *(ColumnCard(head) for head in heads),
            *([ColumnCard(gettext("办理"))] if may_press else []),
        ],
        [_late_row(reader, plan, may_press) for plan in plans],
    )


def _late_row(reader: Reader, plan: Plan, may_press: bool) -> RowCard:
    days = (reader.today - plan.planned_start).days
    cells = [
        CellCard(plan.ref, dossier_url(PLAN.name, plan.ref), whole=True),
        CellCard(plan.title),
        CellCard(plan.project.purchaser.name),
        CellCard(plan.planned_start.isoformat(), whole=True),
        CellCard(gettext("{days} 天").format(days=days)),
        CellCard(gettext(plan.state_name)),
        CellCard(plan.pressed_on.isoformat() if plan.pressed_on else "—", whole=True),
    ]
    pressable = any(step.source == plan.state for step in PLAN.steps if step.verb == PRESSES)
    if may_press:
        url = act_url(PLAN.name, plan.ref, PRESSES) if pressable else ""
        cells.append(CellCard(gettext("催办") if url else "", url))
    return RowCard(cells, tone="bad")


def _unplanned(projects: Sequence[Project]) -> TableCard:
    heads = [
        gettext("项目编号"), gettext("项目名称"), gettext("购买主体"), gettext("公告日期"),
        gettext("申报的开始日期"),
    ]  # fmt: skip
    return TableCard(
        gettext("已公告未编采购计划的项目"),
        [ColumnCard(head) for head in heads],
        [
            RowCard(
                [
                    CellCard(
                        one.ref, reverse("doors:project", args=[one.project_code]), whole=True
                    ),
                    CellCard(one.title),
                    CellCard(one.purchaser.name),
                    CellCard(one.announced_on.isoformat() if one.announced_on else "—", whole=True),
                    CellCard(one.starts_on.isoformat(), whole=True),
                ]
            )
            for one in projects
        ],
    )


def _filters(reader: Reader, year: int, purchaser: int | None) -> FilterCard:
    mine = visible_to(reader.actor).order_by()
    years = set(mine.values_list("year", flat=True).distinct()) | {year}
    fields = [
        FilterField(
            "year",
            gettext("预算年度"),
            "choice",
            str(year),
            [(str(one), str(one)) for one in sorted(years, reverse=True)],
        )
    ]
    if reader.actor.role in FINANCE:
        bodies = mine.filter(year=year).values_list("purchaser_id", "purchaser__name").distinct()
        choices = sorted(((str(pk), name) for pk, name in bodies), key=lambda one: one[1])
        fields.append(
            FilterField(
                "purchaser",
                gettext("购买主体"),
                "choice",
                str(purchaser or ""),
                [("", gettext("全部")), *choices],
            )
        )
    return FilterCard(fields, reset_url=reverse("doors:pacing"))
