"""The tables of a year's catalogue: projects, what stays out of procurement, what was corrected."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from goufu.law.money import wan
from goufu.site import cards
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.review.catalogue.cards import changes_in_words
from goufu.stages.review.catalogue.models import (
    CatalogueEntry,
    Correction,
    ProcurementException,
)


def table_of(name: str, entries: Sequence[CatalogueEntry]) -> cards.TableCard:
    """Return projects as a table; each leads to its announcement once that is out."""
    announced = dict(
        Notice.objects.filter(
            state="published",
            kind="project",
            project_code__in=[one.project_code for one in entries],
        ).values_list("project_code", "ref")
    )
    return cards.TableCard(
        caption=name,
        columns=[
            cards.ColumnCard(_("项目名称")),
            cards.ColumnCard(_("购买主体")),
            cards.ColumnCard(_("目录事项")),
            cards.ColumnCard(_("预算（万元）"), number=True),
        ],
        rows=[cards.RowCard(_cells(one, announced.get(one.project_code, ""))) for one in entries],
    )


def _cells(one: CatalogueEntry, announcement: str) -> list[cards.CellCard]:
    url = reverse("doors:public_notice", args=[announcement]) if announcement else ""
    return [
        cards.CellCard(
            one.title,
            url=url,
            note=one.project_code,
            tag=cards.TagCard(_("更正"), "warn") if one.replaces_id else None,
        ),
        cards.CellCard(one.purchaser),
        cards.CellCard(f"{one.item_code} {one.item_name}"),
        cards.CellCard(wan(one.amount_fen), number=True),
    ]


def exceptions_of(entries: Sequence[CatalogueEntry]) -> list[cards.CatalogueGroup]:
    """Return which of the projects do not go through government procurement, and why."""
    found = ProcurementException.objects.filter(entry__in=entries).select_related("entry")
    rows = [
        cards.RowCard(
            [
                cards.CellCard(one.entry.title, note=one.entry.project_code),
                cards.CellCard(one.grounds),
                cards.CellCard(one.clause),
                cards.CellCard(one.instead),
            ]
        )
        for one in found.order_by("entry_id")
    ]
    heads = (_("项目名称"), _("理由"), _("依据"), _("实施方式"))
    return _group(_("不纳入政府采购的项目"), heads, rows)


def corrections_of(entries: Sequence[CatalogueEntry]) -> list[cards.CatalogueGroup]:
    """Return what was corrected in the catalogues of these projects."""
    catalogues = {one.catalogue_id for one in entries}
    found = Correction.objects.filter(catalogue_id__in=catalogues, published_on__isnull=False)
    rows = [
        cards.RowCard(
            [
                cards.CellCard(one.entry.title, note=one.entry.project_code),
                cards.CellCard(changes_in_words(one)),
                cards.CellCard(one.reason, note=one.clause),
                cards.CellCard(str(one.published_on)),
            ]
        )
        for one in found.select_related("entry").order_by("-published_on", "-id")
    ]
    heads = (_("项目名称"), _("更正内容"), _("理由"), _("更正日期"))
    return _group(_("更正"), heads, rows)


def _group(
    title: str, heads: Sequence[str], rows: Sequence[cards.RowCard]
) -> list[cards.CatalogueGroup]:
    if not rows:
        return []
    columns = [cards.ColumnCard(head) for head in heads]
    return [cards.CatalogueGroup(title, cards.TableCard(caption=title, columns=columns, rows=rows))]
