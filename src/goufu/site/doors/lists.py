"""The list of a kind of dossier: filtered, sorted, page by page, and as a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from goufu.base.doors.declare import Doors, all_doors
from goufu.base.workflow.planning import planned_for_its_reader
from goufu.site.cards import (
    ActCard,
    EmptyCard,
    LinkCard,
    ListCard,
    PagerCard,
    TableCard,
)
from goufu.site.doors import exports
from goufu.site.doors.addresses import (
    batch_url,
    dossier_url,
    export_url,
    import_url,
    list_url,
    new_url,
    stage_link,
    way,
)
from goufu.site.doors.asking import (
    Reader,
    behind_sign_in,
    doors_or_404,
    has_a_part,
    must_be_signed_in,
    reader_of,
)
from goufu.site.doors.batch import AT_MOST, REF, batch_acts
from goufu.site.doors.cells import Rows, heads_of, states_in_words
from goufu.site.doors.declared import STAGE_OF_PAGE
from goufu.site.doors.filtering import Asked, filters_of, narrowed
from goufu.site.doors.looks import Look
from goufu.site.doors.offers import openings
from goufu.site.doors.paging import Page, page_of
from goufu.site.doors.stages import tabs_of
from goufu.site.doors.sums import totals

ROWS = 50
COUNTED = 1000  # Counting further costs more than the number is worth.


@dataclass(frozen=True)
class Listed:
    """One list as it was asked for."""

    doors: Doors
    reader: Reader
    asked: Asked
    found: QuerySet[Any]
    look: Look


@require_safe
@behind_sign_in
@planned_for_its_reader()
def list_page(request: HttpRequest, kind: str) -> HttpResponse:
    """Show the dossiers of a kind that the reader may see."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    doors = doors_or_404(kind, reader.actor)
    asked = Asked.of(doors, request.GET)
    found = narrowed(doors, reader, asked)
    page = page_of(
        found,
        asked.order,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        size=ROWS,
    )
    card = _card(Listed(doors, reader, asked, found, Look.of(request, doors)), page)
    return render(request, "site/pages/list.html", {"card": card})


@require_safe
@behind_sign_in
def export(request: HttpRequest, kind: str, form: str) -> HttpResponseBase:
    """Send the whole filtered list as a spreadsheet, row by row."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    doors = doors_or_404(kind, reader.actor)
    if form not in exports.FORMS:
        raise Http404
    asked = Asked.of(doors, request.GET)
    found = narrowed(doors, reader, asked).order_by(*asked.order.columns)
    picked = request.GET.getlist(REF)[:AT_MOST]
    if picked:
        found = found.filter(ref__in=picked)
    shown = replace(doors, columns=tuple(Look.of(request, doors).columns))
    return exports.FORMS[form](shown, found, reader)


@require_safe
@behind_sign_in
@planned_for_its_reader()
def search(request: HttpRequest) -> HttpResponse:
    """Find a dossier by its number, else look for projects."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    text = request.GET.get("q", "").strip()
    for doors in all_doors() if text else []:
        if (
            has_a_part(doors, reader.actor)
            and doors.visible(reader.actor).filter(ref=text).exists()
        ):
            return HttpResponseRedirect(dossier_url(doors.kind, text))
    doors = doors_or_404("project", reader.actor)
    return HttpResponseRedirect(Asked(q=text[:100]).address(list_url(doors.kind)))


def _card(listed: Listed, page: Page[Any]) -> ListCard:
    doors, reader, asked, look = listed.doors, listed.reader, listed.asked, listed.look
    found, url = listed.found, list_url(doors.kind)
    groups, tabs = tabs_of(doors, reader)
    total = found.order_by()[: COUNTED + 1].count()
    batch = _batch(doors, reader)
    rows = Rows(doors, look.columns, states_in_words(doors), look.money, picked=bool(batch))
    return ListCard(
        title=gettext(doors.name),
        intro="",
        table=TableCard(
            caption=gettext(doors.name),
            columns=heads_of(look.columns, asked, url),
            rows=[rows.row(dossier) for dossier in page.rows],
            totals=totals(look.columns, page.rows, found, look.money),
        ),
        pager=PagerCard(
            summary=_summary(total),
            previous_url=_turn(asked, url, "before", page.before),
            next_url=_turn(asked, url, "after", page.after),
        ),
        filters=filters_of(doors, reader, asked, url),
        exports=[
            LinkCard(words, asked.address(export_url(doors.kind, form)), icon)
            for form, words, icon in (
                ("xlsx", gettext("导出 Excel"), "file-spreadsheet"),
                ("csv", gettext("导出 CSV"), "download"),
            )
        ],
        links=[way(to) for to in doors.ways_of_list],
        acts=_acts(doors, reader),
        groups=groups,
        tabs=tabs,
        empty=_empty(asked, url, doors),
        crumbs=[stage_link(doors.stage), LinkCard(gettext(doors.name))],
        section="projects" if doors.kind == "project" else STAGE_OF_PAGE[doors.stage],
        batch=batch,
        look=look.card(doors, asked, url),
    )


def _batch(doors: Doors, reader: Reader) -> list[ActCard]:
    """Return what can be done with selected rows; where it is nothing, none can be selected."""
    acts = [
        ActCard(gettext(step.label).rstrip("…"), batch_url(doors.kind, act.verb), step.tone)
        for act, step in batch_acts(doors, reader)
    ]
    selected = ActCard(gettext("导出所选"), export_url(doors.kind, "xlsx"), icon="download")
    return [*acts, selected] if acts else []


def _acts(doors: Doors, reader: Reader) -> list[ActCard]:
    opened = [
        ActCard(gettext(offer.label), new_url(doors.kind, offer.act.verb), "primary", icon="plus")
        for offer in openings(reader.actor, reader.today, kind=doors.kind)
    ]
    carried_in = [
        ActCard(gettext(one.label), import_url(doors.kind, one.name), "normal", icon="upload")
        for one in doors.imports
        if reader.actor.holds(one.by)
    ]
    return [*opened, *carried_in]


def _turn(asked: Asked, url: str, name: str, cursor: str) -> str:
    return asked.address(url, **{name: cursor}) if cursor else ""


def _summary(total: int) -> str:
    if total > COUNTED:
        return gettext("{count} 条以上").format(count=COUNTED)
    return gettext("共 {count} 条").format(count=total)


def _empty(asked: Asked, url: str, doors: Doors) -> EmptyCard:
    if asked != Asked(sort=asked.sort):
        return EmptyCard(
            gettext("没有符合条件的事项"),
            gettext("请放宽条件再试。"),
            icon="search-x",
            links=[LinkCard(gettext("清除全部条件"), url)],
        )
    stage = stage_link(doors.stage)
    return EmptyCard(
        gettext("这里还没有事项"),
        gettext("事项从“{act}”开始；您可以查看的会列在这里。").format(
            act=gettext(doors.workflow.opened)
        ),
        icon=doors.icon,
        links=[LinkCard(gettext("看“{stage}”的全部事项").format(stage=stage.text), stage.url)],
    )
