"""One item: what it says, whether it may be bought, how other schemes sort it, its versions."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.law.items import CONTENTS
from goufu.law.questions import ask
from goufu.law.rows import Answer
from goufu.law.schemes import SCHEMES, every_entry
from goufu.law.values.catalogues import CENTRAL_ITEMS
from goufu.law.values.items import NEGATIVE_LIST, SUITABILITY
from goufu.site import cards
from goufu.site.doors.asking import reader_of
from goufu.site.doors.words_of_law import said
from goufu.site.portal.guidance.parts import code_of, crumbs, day_asked, parts
from goufu.site.portal.law.words import rule_url
from goufu.stages.review.catalogue import queries
from goufu.stages.review.catalogue.models import CatalogueEntry, GuidanceItem, ItemMapping

PLATFORM_PLACE = "CN-34"  # where the lecture's items are from
PROJECTS_SHOWN = 20


@require_GET
def item_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one item of a guidance catalogue on the day that is asked for, else today."""
    item = _item_or_404(request, pk)
    on = day_asked(request)
    place = item.catalogue.place if item.catalogue else PLATFORM_PLACE
    above = item.catalogue
    card = cards.CatalogueCard(
        title=item.name,
        intro=_("{code} · {kind}").format(
            code=code_of(item), kind=item.parent.name if item.parent else ""
        ),
        groups=[
            cards.CatalogueGroup(_("在各分类中"), _mapped(item, on, place)),
            cards.CatalogueGroup(_("各版本"), _versions(item)),
            *_bought(item),
        ],
        facts=_facts(item, on, place),
        checks=_checks(item, on, place),
        filters=cards.FilterCard(
            fields=[cards.FilterField("on", _("按哪一天的规定"), "day", on.isoformat())],
            reset_url=request.path,
        ),
        notes=[_("编码为系统自编，来源文件没有给出编码。")] if not item.code_given else [],
        parts=parts(""),
        crumbs=crumbs(
            *(
                [(above.title, reverse("doors:guidance_page", args=[above.ref]))]
                if above is not None
                else []
            ),
            (item.name, ""),
        ),
    )
    return render(request, "site/pages/catalogue.html", {"card": card})


def _item_or_404(request: HttpRequest, pk: int) -> GuidanceItem:
    seen = queries.guidance_visible_to(reader_of(request).actor)
    item = (
        GuidanceItem.objects.filter(Q(catalogue=None) | Q(catalogue__in=seen))
        .filter(pk=pk, parent__isnull=False)
        .select_related("catalogue", "parent")
        .first()
    )
    if item is None:
        raise Http404
    return item


def _facts(item: GuidanceItem, on: date, place: str) -> list[cards.FactLine]:
    central = CENTRAL_ITEMS.find(on, place=place)
    listed = item.code in central.value if central is not None else None
    words = {
        True: _("列入"),
        False: _("未列入"),
        None: _("本地集中采购目录尚未录入，请财政部门在“本地规定”中录入"),
    }
    facts = (
        (_("性质"), str(item.get_nature_display())),
        (_("公共服务三分类"), str(item.get_service_class_display())),
        (_("服务内容"), item.content),
        (_("具体项目"), "；".join(item.projects.splitlines())),
        (_("集中采购目录"), words[listed]),
        (_("施行日期"), str(item.valid_from or "")),
        (_("最后一日"), str(item.valid_to or "")),
        (_("出处"), item.source),
    )
    links = {_("集中采购目录"): rule_url(CENTRAL_ITEMS.key)}
    return [cards.FactLine(name, value, url=links.get(name, "")) for name, value in facts if value]


def _checks(item: GuidanceItem, on: date, place: str) -> list[cards.CheckLine]:
    """Return what the law of the day says: the three classes, then the list of what is barred."""
    lines = []
    if item.service_class:
        facts = {"content": "service", "service_class": int(item.service_class)}
        answer = ask("item", {**facts, "on": on.isoformat(), "place": place})
        lines = [
            cards.CheckLine(
                "ok" if answer["verdict"] == "may_be_bought" else "no",
                str(reason["sentence"]),
                clause=reason["clause"],
                verified=reason["verified"],
            )
            for reason in answer["reasons"]
        ]
    else:
        lines.append(cards.CheckLine("wait", _("公共服务三分类尚未认定，申报时由购买主体论证。")))
    barred, fit = NEGATIVE_LIST.find(on, place=place), SUITABILITY.find(on, place=place)
    return [
        *lines,
        *([_barred(barred)] if barred is not None else []),
        *([_fit(fit)] if fit is not None else []),
    ]


def _fit(answer: Answer) -> cards.CheckLine:
    return cards.CheckLine(
        "wait",
        _("申报时还要说明：{tests}").format(tests=said(answer.value)),
        clause=answer.cite,
        verified=answer.verified,
    )


def _barred(answer: Answer) -> cards.CheckLine:
    names = "；".join(_(CONTENTS[code]) for code in answer.value)
    return cards.CheckLine(
        "warn",
        _("不论列在哪一项，下列内容不得购买：{names}").format(names=names),
        clause=answer.cite,
        verified=answer.verified,
    )


def _mapped(item: GuidanceItem, on: date, place: str) -> cards.TableCard:
    """Return what the item is called in each scheme in force; where nobody said, that."""
    told = queries.mappings_of(item)
    by_scheme = {code: [one for one in told if one.to_scheme == code] for code in SCHEMES}
    in_force = {(one.scheme.code, one.name): one for one in every_entry(on, place=place)}
    rows = []
    for code, found in by_scheme.items():
        known = [one for one in found if (code, one.to_entry) in in_force] or found
        rows += [_mapping(code, one, in_force.get((code, one.to_entry))) for one in known]
        if not found:
            rows.append(
                cards.RowCard(
                    [
                        cards.CellCard(_(SCHEMES[code].name)),
                        cards.CellCard(_("未对照")),
                        *[cards.CellCard()] * 2,
                    ]
                )
            )
    return cards.TableCard(
        caption=_("在各分类中"),
        columns=[
            cards.ColumnCard(_("分类")),
            cards.ColumnCard(_("对应的名称")),
            cards.ColumnCard(_("关系")),
            cards.ColumnCard(_("出处")),
        ],
        rows=rows,
    )


def _mapping(code: str, one: ItemMapping, entry: object) -> cards.RowCard:
    in_force = getattr(entry, "shown_code", "")
    return cards.RowCard(
        [
            cards.CellCard(_(SCHEMES[code].name)),
            cards.CellCard(one.to_entry, note=in_force or _("今天不在施行")),
            cards.CellCard(str(one.get_kind_display())),
            cards.CellCard(
                one.source,
                tag=None if one.verified else cards.TagCard(_("未核实"), "dashed"),
            ),
        ]
    )


def _versions(item: GuidanceItem) -> cards.TableCard:
    return cards.TableCard(
        caption=_("各版本"),
        columns=[
            cards.ColumnCard(_("目录")),
            cards.ColumnCard(_("名称")),
            cards.ColumnCard(_("施行")),
            cards.ColumnCard(_("理由和依据")),
        ],
        rows=[
            cards.RowCard(
                [
                    cards.CellCard(
                        one.catalogue.title if one.catalogue else _("系统预置"),
                        url=reverse("doors:guidance_page", args=[one.catalogue.ref])
                        if one.catalogue
                        else "",
                    ),
                    cards.CellCard(
                        one.name,
                        url=reverse("doors:guidance_item", args=[one.pk]) if one != item else "",
                        note=code_of(one),
                    ),
                    cards.CellCard(
                        _("{begin} 至 {end}").format(
                            begin=one.valid_from, end=one.valid_to or _("今")
                        )
                    ),
                    cards.CellCard("；".join(part for part in (one.reason, one.clause) if part)),
                ]
            )
            for one in queries.versions_of(item)
        ],
    )


def _bought(item: GuidanceItem) -> list[cards.CatalogueGroup]:
    """Return the newest projects of published catalogues that buy this item."""
    found = (
        CatalogueEntry.objects.filter(
            item_name=item.name, ended_on=None, catalogue__state__in=queries.PUBLIC
        )
        .select_related("catalogue")
        .order_by("-id")[:PROJECTS_SHOWN]
    )
    if not found:
        return []
    table = cards.TableCard(
        caption=_("购买这一事项的项目"),
        columns=[
            cards.ColumnCard(_("项目名称")),
            cards.ColumnCard(_("购买主体")),
            cards.ColumnCard(_("年度")),
        ],
        rows=[
            cards.RowCard(
                [
                    cards.CellCard(one.title, note=one.project_code),
                    cards.CellCard(one.purchaser),
                    cards.CellCard(str(one.catalogue.year)),
                ]
            )
            for one in found
        ],
    )
    return [cards.CatalogueGroup(_("购买这一事项的项目"), table)]
