"""Speak before a purchase: on a demand, against a single source; no account needed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from goufu.base import clock
from goufu.base.doors.filled import Filled
from goufu.base.doors.sheets import Sheet
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.action import once
from goufu.law.calendar import day_of
from goufu.law.money import yuan
from goufu.site import cards
from goufu.site.cards import CellCard, ColumnCard, PaperCard, PaperCell, PaperRow, PaperSection
from goufu.site.doors.acting import key_of
from goufu.site.portal.visitors import not_too_many
from goufu.stages.procurement.demands import actions as demands
from goufu.stages.procurement.demands import queries as demand_queries
from goufu.stages.procurement.demands.models import Demand
from goufu.stages.procurement.demands.sheets import Opinion
from goufu.stages.procurement.demands.workflow import OPINION
from goufu.stages.procurement.method_changes import actions as changes
from goufu.stages.procurement.method_changes import queries as change_queries
from goufu.stages.procurement.method_changes.cards import objections_of
from goufu.stages.procurement.method_changes.models import MethodChange
from goufu.stages.procurement.method_changes.sheets import Objection
from goufu.stages.procurement.method_changes.workflow import OBJECTION

SHOWN = 30
AN_HOUR = 20


@require_GET
def opinions_page(request: HttpRequest) -> HttpResponse:
    """List what waits for the public's word, and the single sources that were public."""
    today = day_of(clock.now())
    waiting = [_of_demand(one, today) for one in demand_queries.open_to_public(today)[:SHOWN]]
    sources = list(change_queries.public()[:SHOWN])
    running = [one for one in sources if _runs(one, today)]
    card = cards.OpinionsPageCard(
        running=[*waiting, *(_of_change(one, today) for one in running)],
        over=[_of_change(one, today) for one in sources if not _runs(one, today)],
    )
    return render(request, "site/pages/opinions.html", {"card": card})


@require_http_methods(["GET", "POST"])
def demand_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a demand that is before the public; take an opinion in."""
    demand = Demand.objects.select_related("project__purchaser").filter(ref=ref).first()
    if demand is None or demand.opinions_until is None:
        raise Http404
    today = day_of(clock.now())
    runs = demand.state == "opinions" and today <= demand.opinions_until
    form, answer = _taken(request, Opinion, demands.give_opinion, ref, "opinions")
    card = cards.OpinionPageCard(
        number=demand.ref,
        title=demand.title,
        kind=_("采购需求征求意见"),
        paper=_paper(
            _("采购需求"),
            [
                (_("购买主体"), demand.project.purchaser.name),
                (_("采购标的"), demand.subject),
                (_("需实现的功能或者目标"), demand.functions),
                (_("数量"), demand.quantity),
                (_("预算金额（元）"), yuan(demand.amount_fen)),
                (_("质量要求"), demand.quality),
                (_("安全要求"), demand.safety),
                (_("时间、地点和范围"), demand.delivery),
                (_("验收标准"), demand.acceptance),
                (_("供应商资格条件"), demand.qualification),
                (_("意见和采纳情况"), demand.opinion_summary),
            ],
        ),
        intro=_("请就采购需求提出意见。采购人汇总后说明采纳情况；姓名和联系方式不公开。"),
        clause=OPINION,
        until=demand.opinions_until,
        runs=runs,
        **_sent(request, form),
    )
    return answer or _shown(request, card, form)


@require_http_methods(["GET", "POST"])
def source_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a single source that is or was public; take an objection in."""
    change = change_queries.public().filter(ref=ref).first()
    if change is None:
        raise Http404
    form, answer = _taken(request, Objection, changes.object_to, ref, "objections")
    experts = [
        f"{row['name']}（{row['unit']}，{row['title']}）：{row['opinion']}"
        for row in change.experts
    ]
    card = cards.OpinionPageCard(
        number=change.ref,
        title=change.title,
        kind=_("单一来源采购公示"),
        paper=_paper(
            _("单一来源采购公示"),
            [
                (_("采购人"), change.project.purchaser.name),
                (_("项目名称"), change.title),
                (_("拟采购的服务说明"), change.overview),
                (_("预算金额（元）"), yuan(change.amount_fen)),
                (_("采用单一来源方式的原因及说明"), change.reason),
                (_("拟定的唯一供应商"), change.supplier),
                (_("供应商地址"), change.supplier_address),
                (_("公示期限"), f"{change.public_from} – {change.public_until}"),
                (_("专业人员论证意见"), "\n".join(experts)),
                (_("补充论证结论"), change.argument),
            ],
        ),
        intro=_(
            "任何供应商、单位或者个人有异议的，可以在公示期内提出，采购人组织补充论证并告知结论。"
        ),
        clause=OBJECTION,
        until=change.public_until,
        runs=_runs(change, day_of(clock.now())),
        said=_objections(change),
        **_sent(request, form),
    )
    return answer or _shown(request, card, form)


def _taken(
    request: HttpRequest, sheet: type[Sheet], act: Callable[..., Any], ref: str, what: str
) -> tuple[Filled[Any], HttpResponse | None]:
    """Carry out what was sent, once; return the form, and where to go when it went well."""
    form: Filled[Any] = Filled(sheet, typed=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_right() and form.sheet is not None:
        not_too_many(request, what, AN_HOUR)
        with once(key_of(request)):
            act(ref=ref, sheet=form.sheet, actor=THE_PUBLIC, at=clock.now())
        return form, redirect(f"{request.path}?done=1")
    return form, None


def _sent(request: HttpRequest, form: Filled[Any]) -> dict[str, Any]:
    return {
        "form": form,
        "action_url": request.path,
        "key": uuid4().hex,
        "done": "done" in request.GET,
    }


def _shown(request: HttpRequest, card: cards.OpinionPageCard, form: Filled[Any]) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "site/pages/opinion.html", {"card": card}, status=status)


def _paper(title: str, lines: list[tuple[str, str]]) -> PaperCard:
    rows = [PaperRow([PaperCell(label, words)]) for label, words in lines if words]
    return PaperCard(title, [PaperSection("", rows)])


def _objections(change: MethodChange) -> cards.TableCard | None:
    lines = objections_of(change)
    if not lines:
        return None
    heads = [_("异议编号"), _("提出日期"), _("异议和理由"), _("对该异议的结论")]
    return cards.TableCard(
        _("收到的异议"),
        [ColumnCard(head) for head in heads],
        [
            cards.RowCard(
                [
                    CellCard(str(one.number)),
                    CellCard(one.raised_on.isoformat(), whole=True),
                    CellCard(one.text),
                    CellCard(one.answer or _("待补充论证")),
                ]
            )
            for one in lines
        ],
    )


def _runs(change: MethodChange, today: date) -> bool:
    return (
        change.state == "publicity"
        and change.public_until is not None
        and today <= change.public_until
    )


def _of_demand(demand: Demand, today: date) -> cards.OpenCase:
    assert demand.opinions_until is not None
    return cards.OpenCase(
        title=demand.title,
        url=reverse("doors:public_demand", args=[demand.ref]),
        body=demand.project.purchaser.name,
        kind=_("采购需求征求意见"),
        until=demand.opinions_until,
        days_left=(demand.opinions_until - today).days + 1,
    )


def _of_change(change: MethodChange, today: date) -> cards.OpenCase:
    until = change.public_until
    runs = _runs(change, today)
    return cards.OpenCase(
        title=change.title,
        url=reverse("doors:public_source", args=[change.ref]),
        body=change.project.purchaser.name,
        kind=_("单一来源采购公示"),
        until=until,
        days_left=(until - today).days + 1 if runs and until else None,
    )
