"""What one version of a guidance catalogue says otherwise than another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from xlsxwriter.workbook import Workbook

from goufu.site import cards
from goufu.site.doors.asking import reader_of
from goufu.site.doors.exports import headed, xlsx_answer
from goufu.site.portal.guidance.parts import TONES, code_of, crumbs, name_of_place
from goufu.stages.review.catalogue import queries
from goufu.stages.review.catalogue.models import Change, GuidanceCatalogue
from goufu.stages.review.catalogue.queries import COMPARED, Difference, differences


@require_GET
def changes_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Compare a version with the one before it, or with another that is named."""
    new, old = _two(request, ref)
    found = differences(old, new)
    url = reverse("doors:guidance_changes_xlsx", args=[ref])
    count = {kind: sum(one.kind == kind for one in found) for kind in Change}
    card = cards.CatalogueCard(
        title=_("{title}：版本比较").format(title=new.title),
        intro=_(
            "第 {new} 版与 {old} 相比：新增 {added} 项，调整 {changed} 项，取消 {removed} 项。"
        ).format(
            new=new.version,
            old=_named(old),
            added=count[Change.ADDED],
            changed=count[Change.CHANGED],
            removed=count[Change.REMOVED],
        ),
        groups=[
            cards.CatalogueGroup(str(kind.label), _table(str(kind.label), rows))
            for kind in (Change.ADDED, Change.CHANGED, Change.REMOVED)
            if (rows := [one for one in found if one.kind == kind])
        ],
        years=[
            cards.LinkCard(_named(one), f"?with={one.ref}", note="now" if one == old else "")
            for one in _others(request, new)
        ],
        downloads=[cards.LinkCard(_("导出（XLSX）"), f"{url}?with={old.ref}")],
        empty=_("两个版本没有不同"),
        crumbs=crumbs(
            (new.ref, reverse("doors:guidance_page", args=[new.ref])), (_("版本比较"), "")
        ),
    )
    return render(request, "site/pages/catalogue.html", {"card": card})


@require_GET
def changes_xlsx(request: HttpRequest, ref: str) -> FileResponse:
    """Give the comparison as a spreadsheet."""
    new, old = _two(request, ref)
    found = differences(old, new)
    return xlsx_answer(lambda book: _write(book, found), name=f"changes-{old.ref}-{ref}")


def _named(catalogue: GuidanceCatalogue) -> str:
    return _("{place}第 {version} 版").format(
        place=name_of_place(catalogue.place), version=catalogue.version
    )


def _others(request: HttpRequest, new: GuidanceCatalogue) -> list[GuidanceCatalogue]:
    """Return what the version can be compared with: its place's others, and the level above's."""
    visible = queries.guidance_visible_to(reader_of(request).actor)
    same = visible.filter(place=new.place).exclude(pk=new.pk).order_by("-version")
    above = visible.filter(drawn_by=new)
    return [*same, *above]


def _two(request: HttpRequest, ref: str) -> tuple[GuidanceCatalogue, GuidanceCatalogue]:
    visible = queries.guidance_visible_to(reader_of(request).actor)
    new = visible.filter(ref=ref).first()
    if new is None:
        raise Http404
    others = _others(request, new)
    asked = request.GET.get("with", "")
    old = next((one for one in others if one.ref == asked), None)
    if old is None and not asked:
        usual = {new.follows_id, new.drawn_from_id}
        old = next((one for one in others if one.pk in usual), others[0] if others else None)
    if old is None:
        raise Http404
    return new, old


def _table(caption: str, rows: Sequence[Difference]) -> cards.TableCard:
    return cards.TableCard(
        caption=caption,
        columns=[
            cards.ColumnCard(_("事项")),
            cards.ColumnCard(_("种类")),
            cards.ColumnCard(_("改变")),
            cards.ColumnCard(_("理由和依据")),
        ],
        rows=[
            cards.RowCard(
                [
                    cards.CellCard(
                        one.item.name,
                        note=code_of(one.item),
                        tag=cards.TagCard(str(one.kind.label), TONES[one.kind]),
                    ),
                    cards.CellCard(one.item.parent.name if one.item.parent else ""),
                    cards.CellCard("；".join(_changed(one)) or "—"),
                    cards.CellCard(one.why or "—"),
                ]
            )
            for one in rows
        ],
    )


def _changed(one: Difference) -> list[str]:
    return [
        _("{field}：{before} → {after}").format(
            field=_(COMPARED[name]), before=before or _("空"), after=after or _("空")
        )
        for name, before, after in one.changes
    ]


def _write(book: Workbook, found: Sequence[Difference]) -> None:
    head = (
        _("变动"),
        _("编码"),
        _("种类"),
        _("事项"),
        _("改变的内容"),
        _("原为"),
        _("现为"),
        _("理由和依据"),
    )
    sheet = headed(book, head)
    for y, line in enumerate(_lines(found), start=1):
        for x, word in enumerate(line):
            sheet.write_string(y, x, word)


def _lines(found: Sequence[Difference]) -> list[list[Any]]:
    """Return one line for each field that differs; one for an item that came or went."""
    lines = []
    for one in found:
        begin = [
            str(one.kind.label),
            code_of(one.item),
            one.item.parent.name if one.item.parent else "",
            one.item.name,
        ]
        for name, before, after in one.changes or [("", "", "")]:
            lines.append([*begin, _(COMPARED[name]) if name else "", before, after, one.why])
    return lines
