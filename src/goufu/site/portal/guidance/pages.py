"""The guidance catalogues of all places, and one version with what society says of it."""

from __future__ import annotations

from itertools import groupby
from uuid import uuid4

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from xlsxwriter.workbook import Workbook

from goufu.base import clock
from goufu.base.doors.filled import Filled
from goufu.base.doors.sheets import fields_of
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.action import once
from goufu.law.calendar import day_of
from goufu.law.values.catalogues import LEVELS
from goufu.site import cards
from goufu.site.doors.acting import key_of
from goufu.site.doors.asking import reader_of
from goufu.site.doors.exports import headed, xlsx_answer
from goufu.site.doors.words_of_law import said
from goufu.site.portal.guidance.parts import by_class, crumbs, days_of, parts, table_of
from goufu.site.portal.law.words import place_in_words
from goufu.site.portal.visitors import not_too_many
from goufu.stages.review.catalogue import actions, queries
from goufu.stages.review.catalogue.models import Change, GuidanceCatalogue
from goufu.stages.review.catalogue.sheets import ItemRow, SayOpinion


@require_GET
def list_page(request: HttpRequest) -> HttpResponse:
    """Show the guidance catalogues of all places, and what holds where none is published."""
    found = queries.guidance_visible_to(THE_PUBLIC).order_by("place", "-version")
    groups = [
        cards.CatalogueGroup(place_in_words(place), _versions(list(rows)))
        for place, rows in groupby(found, key=lambda one: one.place)
    ]
    on = day_of(clock.now())
    came_along = list(queries.items_on(on).filter(catalogue=None))
    levels = LEVELS.find(on)
    card = cards.CatalogueCard(
        title=_("各级指导性目录"),
        intro=_("省、市、县各有各的目录：本级公布了目录的按本级，没有公布的按上一级。"),
        groups=[*groups, *by_class(came_along, above=_("系统预置 · "))],
        notes=[_not_known_here()] if came_along else [],
        facts=[cards.FactLine(_("由哪一级编制"), said(levels.value))] if levels else [],
        citation=cards.CitationCard(levels.cite, levels.quote, verified=levels.verified)
        if levels
        else None,
        parts=parts("guidance_list"),
        downloads=[
            cards.LinkCard(_("政策你问我答"), reverse("doors:ask"), "message-circle-question-mark")
        ],
        empty=_("还没有公布指导性目录"),
    )
    return render(request, "site/pages/catalogue.html", {"card": card})


def _not_known_here() -> str:
    return _(
        "下面按大类列出的是讲座所举的事项，编码为系统自编。省级指导目录公布的 5 大类 45 项、"
        "安徽省三年行动计划的 28 项，名称全文未见，系统没有预置，"
        "请财政部门按文件录入或者导入，公布后代替下列事项。"
    )


def _versions(rows: list[GuidanceCatalogue]) -> cards.TableCard:
    return cards.TableCard(
        caption=_("各版本"),
        columns=[
            cards.ColumnCard(_("名称")),
            cards.ColumnCard(_("编制机关")),
            cards.ColumnCard(_("施行")),
            cards.ColumnCard(_("状态")),
        ],
        rows=[
            cards.RowCard(
                [
                    cards.CellCard(
                        one.title,
                        url=reverse("doors:guidance_page", args=[one.ref]),
                        note=_("第 {version} 版").format(version=one.version),
                    ),
                    cards.CellCard(one.finance.name),
                    cards.CellCard(days_of(one)),
                    cards.CellCard(
                        tag=cards.TagCard(
                            _(one.state_name), "ok" if one.state == "published" else "ink"
                        ),
                        note=_("意见截止 {day}").format(day=one.opinions_until)
                        if one.state == "opinions"
                        else "",
                    ),
                ]
            )
            for one in rows
        ],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def guidance_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one version; while it is out for opinions, take them in."""
    catalogue = _catalogue_or_404(request, ref)
    asked = _is_asked(catalogue)
    if request.method == "POST" and not asked:
        raise Http404
    form = Filled(SayOpinion, typed=request.POST) if request.method == "POST" else None
    if form is not None and form.is_right() and form.sheet is not None:
        not_too_many(request)
        with once(key_of(request)):
            actions.say_opinion(ref=ref, sheet=form.sheet, actor=THE_PUBLIC, at=clock.now())
        return redirect(f"{request.path}?said=1")
    card = _page(request, catalogue, form if form is not None else Filled(SayOpinion), asked=asked)
    status = 422 if form is not None else 200
    return render(request, "site/pages/catalogue.html", {"card": card}, status=status)


def _page(
    request: HttpRequest, catalogue: GuidanceCatalogue, form: Filled[SayOpinion], *, asked: bool
) -> cards.CatalogueCard:
    items = queries.listed(catalogue)
    removed = catalogue.items.filter(change=Change.REMOVED).select_related("parent")
    groups = by_class(items)
    if removed:
        groups.append(
            cards.CatalogueGroup(
                _("取消的事项"), table_of(_("取消的事项"), list(removed), linked=False)
            )
        )
    groups += _opinions(catalogue)
    thanks = (
        _("意见已收到。处理结果和理由在征求意见结束前公布在本页。") if "said" in request.GET else ""
    )
    return cards.CatalogueCard(
        title=catalogue.title,
        intro=_("第 {version} 版 · {state} · {days}").format(
            version=catalogue.version, state=_(catalogue.state_name), days=days_of(catalogue)
        ),
        groups=groups,
        facts=_facts(catalogue, len(items)),
        notes=[_("示例数据，不是真实的目录。")] if catalogue.sample else [],
        preview=""
        if catalogue.state in queries.GUIDANCE_PUBLIC
        else _("这一版还没有公布，只有有权的人看得到；公布后社会公众看到的就是这样。"),
        downloads=[*_to_the_form(asked=asked), *_links(catalogue)],
        form=form if asked else None,
        form_title=_("对目录草案提意见（到 {day} 为止）").format(day=catalogue.opinions_until),
        form_key=uuid4().hex,
        said=thanks,
        crumbs=crumbs((catalogue.ref, "")),
    )


def _facts(catalogue: GuidanceCatalogue, count: int) -> list[cards.FactLine]:
    facts = (
        (_("编制机关"), catalogue.finance.name),
        (_("所依据的上级目录"), catalogue.drawn_from.title if catalogue.drawn_from else ""),
        (_("征求意见"), _period(catalogue)),
        (_("专家论证"), str(catalogue.experts_heard_on or "")),
        (_("审定文号"), catalogue.document_number),
        (_("公布日期"), str(catalogue.published_on or "")),
        (_("事项数"), str(count)),
        (_("起草依据"), catalogue.basis),
        (_("终止理由"), catalogue.ending),
    )
    return [cards.FactLine(name, value) for name, value in facts if value]


def _period(catalogue: GuidanceCatalogue) -> str:
    if catalogue.opinions_until is None:
        return ""
    return _("{begin} 至 {end}").format(begin=catalogue.opinions_from, end=catalogue.opinions_until)


def _to_the_form(*, asked: bool) -> list[cards.LinkCard]:
    return [cards.LinkCard(_("提意见"), "#form-h", "send")] if asked else []


def _links(catalogue: GuidanceCatalogue) -> list[cards.LinkCard]:
    links = [
        cards.LinkCard(_("导出（XLSX）"), reverse("doors:guidance_xlsx", args=[catalogue.ref]))
    ]
    earlier = catalogue.follows or catalogue.drawn_from
    if earlier is not None:
        url = reverse("doors:guidance_changes", args=[catalogue.ref])
        links.append(cards.LinkCard(_("与上一版比较"), url, "git-compare"))
    return links


def _opinions(catalogue: GuidanceCatalogue) -> list[cards.CatalogueGroup]:
    """Return what was said of the draft and what came of it; never by whom."""
    found = list(catalogue.opinions.order_by("number"))
    if not found:
        return []
    table = cards.TableCard(
        caption=_("意见和答复"),
        columns=[
            cards.ColumnCard(_("意见")),
            cards.ColumnCard(_("对哪个事项")),
            cards.ColumnCard(_("处理结果")),
            cards.ColumnCard(_("答复")),
        ],
        rows=[
            cards.RowCard(
                [
                    cards.CellCard(one.text, note=str(one.given_on)),
                    cards.CellCard(one.about or _("目录整体")),
                    cards.CellCard(str(one.get_outcome_display()) or _("待答复")),
                    cards.CellCard(one.answer or "—"),
                ]
            )
            for one in found
        ],
    )
    return [cards.CatalogueGroup(_("意见和答复"), table)]


@require_GET
def guidance_xlsx(request: HttpRequest, ref: str) -> FileResponse:
    """Give a version as the table that can be imported again."""
    catalogue = _catalogue_or_404(request, ref)
    return xlsx_answer(lambda book: _write(book, catalogue), name=f"guidance-{ref}")


def _write(book: Workbook, catalogue: GuidanceCatalogue) -> None:
    specs = fields_of(ItemRow)
    sheet = headed(book, [_(spec.label) for spec in specs])
    for y, item in enumerate(queries.listed(catalogue), start=1):
        line = {
            "class_name": item.parent.name if item.parent else "",
            "name": item.name,
            "code": item.code if item.code_given else "",
            "nature": str(item.get_nature_display()),
            "service_class": item.service_class,
            "content": item.content,
            "projects": item.projects,
            "source": item.source,
            "drop": "",
            "reason": item.reason,
            "clause": item.clause,
        }
        for x, spec in enumerate(specs):
            sheet.write_string(y, x, line[spec.name])


def _is_asked(catalogue: GuidanceCatalogue) -> bool:
    until = catalogue.opinions_until
    return catalogue.state == "opinions" and until is not None and day_of(clock.now()) <= until


def _catalogue_or_404(request: HttpRequest, ref: str) -> GuidanceCatalogue:
    """Return a version that this reader may see: society what is public, its keeper the draft."""
    visible = queries.guidance_visible_to(reader_of(request).actor)
    found = visible.select_related("drawn_from").filter(ref=ref).first()
    if found is None:
        raise Http404
    return found
