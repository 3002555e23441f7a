"""All schemes that sort public services, side by side, on a day; a word looked for in all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.base import clock
from goufu.law.calendar import day_of
from goufu.law.schemes import SCHEMES, Entry, Scheme, Version, entries, ever, versions
from goufu.law.values.catalogues import HEADS
from goufu.site import cards
from goufu.site.portal.guidance.parts import day_asked, parts
from goufu.site.portal.law.words import place_in_words, rule_url
from goufu.stages.review.catalogue import queries
from goufu.stages.review.catalogue.models import GuidanceItem

LECTURE_PLACE = "CN-34"
INDENT = "　"


@require_GET
def schemes_page(request: HttpRequest) -> HttpResponse:
    """Show the schemes in force on a day, or those that hold a word on any day."""
    on = day_asked(request)
    text = request.GET.get("q", "").strip()
    groups = _found(text) if text else _in_force(on)
    card = cards.CatalogueCard(
        title=_("分类对照"),
        intro=_(
            "同一项服务在不同文件里归类不同。各种分类并列，各有起止日期，来源没有编码的只标次序。"
        ),
        groups=groups,
        facts=[
            cards.FactLine(_("分类依据"), _("逐条注明出处"), url=rule_url(HEADS.key)),
            cards.FactLine(_("适用地区"), place_in_words(LECTURE_PLACE)),
        ],
        filters=cards.FilterCard(
            fields=[
                cards.FilterField("q", _("名称"), "search", text),
                cards.FilterField("on", _("哪一天"), "day", on.isoformat()),
            ],
            reset_url=reverse("doors:schemes"),
        ),
        parts=parts("schemes"),
        empty=_("没有找到“{text}”").format(text=text),
    )
    return render(request, "site/pages/catalogue.html", {"card": card})


def _in_force(on: date) -> list[cards.CatalogueGroup]:
    days = versions(place=LECTURE_PLACE)
    return [
        _group(scheme, on, [one for one in days if one.scheme == scheme])
        for scheme in SCHEMES.values()
    ]


def _group(scheme: Scheme, on: date, days: list[Version]) -> cards.CatalogueGroup:
    found = entries(scheme, on, place=LECTURE_PLACE)
    periods = "；".join(
        _("{begin} 至 {end}").format(begin=one.begins, end=one.ends or _("今")) for one in days
    )
    notes = [_("施行期间：{periods}").format(periods=periods)]
    notes += [
        _("出处：{cite}（{source}）").format(cite=one.by.cite, source=one.by.source) for one in days
    ]
    notes += [one.by.note for one in days if one.by.note]
    if not found:
        notes.insert(0, _("这一天不在施行。"))
    return cards.CatalogueGroup(
        _(scheme.name), _table(_(scheme.name), found) if found else None, notes
    )


def _found(text: str) -> list[cards.CatalogueGroup]:
    """Return what holds the word: entries of any scheme and day, items of public catalogues."""
    hits = [one for one in ever(place=LECTURE_PLACE) if text in one.name or text == one.code]
    groups = [
        cards.CatalogueGroup(_(scheme.name), _table(_(scheme.name), rows))
        for scheme in SCHEMES.values()
        if (rows := [one for one in hits if one.scheme == scheme])
    ]
    items = _items(text)
    return groups + ([cards.CatalogueGroup(_("指导性目录"), items)] if items.rows else [])


def _items(text: str) -> cards.TableCard:
    on = day_of(clock.now())
    found: Iterable[GuidanceItem] = queries.items_on(on).filter(name__contains=text)
    return cards.TableCard(
        caption=_("指导性目录"),
        columns=[
            cards.ColumnCard(_("事项")),
            cards.ColumnCard(_("种类")),
            cards.ColumnCard(_("目录")),
        ],
        rows=[
            cards.RowCard(
                [
                    cards.CellCard(
                        one.name, url=reverse("doors:guidance_item", args=[one.pk]), note=one.code
                    ),
                    cards.CellCard(one.parent.name if one.parent else ""),
                    cards.CellCard(
                        place_in_words(one.scheme) if one.catalogue_id else _("系统预置")
                    ),
                ]
            )
            for one in found
        ],
    )


def _table(caption: str, rows: list[Entry]) -> cards.TableCard:
    return cards.TableCard(
        caption=caption,
        columns=[
            cards.ColumnCard(_("名称")),
            cards.ColumnCard(_("编码")),
            cards.ColumnCard(_("归入")),
        ],
        rows=[
            cards.RowCard(
                [
                    cards.CellCard(f"{INDENT * (one.level - 1)}{one.name}"),
                    cards.CellCard(
                        one.code or "—",
                        note="" if one.code else _("次序 {n}").format(n=one.ordinal),
                    ),
                    cards.CellCard(one.above or "—"),
                ]
            )
            for one in rows
        ],
    )
