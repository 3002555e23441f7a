"""What the pages of the catalogues have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from goufu.site import cards
from goufu.site.cards.parts import TagTone
from goufu.stages.review.catalogue.models import Change, GuidanceCatalogue, GuidanceItem

TONES: dict[str, TagTone] = {"added": "ok", "changed": "warn", "removed": "urgent"}


def parts(here: str) -> list[cards.LinkCard]:
    """Return the pages of the catalogues, the one that is open marked."""
    pages = (
        ("catalogue", _("年度具体实施目录")),
        ("guidance_list", _("指导性目录")),
        ("schemes", _("分类对照")),
    )
    return [
        cards.LinkCard(words, reverse(f"doors:{name}"), note="now" if name == here else "")
        for name, words in pages
    ]


def code_of(item: GuidanceItem) -> str:
    """Return the code as the source gives it, else our own ordinal, marked as such."""
    return item.code if item.code_given else _("{code}（自编）").format(code=item.code)


def by_class(items: Iterable[GuidanceItem], *, linked: bool = True) -> list[cards.CatalogueGroup]:
    """Return items as tables, class by class."""
    rows = sorted(items, key=lambda one: (one.parent.code if one.parent else "", one.code))
    return [
        cards.CatalogueGroup(name, table_of(name, list(group), linked=linked))
        for name, group in groupby(rows, key=lambda one: one.parent.name if one.parent else "")
    ]


def table_of(caption: str, items: Sequence[GuidanceItem], *, linked: bool) -> cards.TableCard:
    """Return items with all that they say; what was changed is marked and says why."""
    return cards.TableCard(
        caption=caption,
        columns=[
            cards.ColumnCard(_("事项")),
            cards.ColumnCard(_("性质")),
            cards.ColumnCard(_("服务内容")),
            cards.ColumnCard(_("具体项目")),
            cards.ColumnCard(_("变动")),
        ],
        rows=[cards.RowCard(_cells(item, linked=linked)) for item in items],
    )


def _cells(item: GuidanceItem, *, linked: bool) -> list[cards.CellCard]:
    why = "；".join(part for part in (item.reason, item.clause) if part)
    changed = item.change != Change.KEPT
    return [
        cards.CellCard(
            item.name,
            url=reverse("doors:guidance_item", args=[item.pk]) if linked else "",
            note=code_of(item),
        ),
        cards.CellCard(str(item.get_nature_display())),
        cards.CellCard(item.content or "—"),
        cards.CellCard("；".join(item.projects.splitlines()) or "—"),
        cards.CellCard(
            tag=cards.TagCard(str(item.get_change_display()), TONES.get(item.change, ""))
            if changed
            else None,
            note=why if changed else "",
        ),
    ]


def days_of(catalogue: GuidanceCatalogue) -> str:
    """Return from when to when a version holds, in words."""
    if catalogue.in_force_from is None:
        return _("未施行")
    until = catalogue.in_force_to
    return (
        _("{begin} 至 {end}").format(begin=catalogue.in_force_from, end=until)
        if until
        else _("{begin} 起").format(begin=catalogue.in_force_from)
    )


def crumbs(*steps: tuple[str, str]) -> list[cards.LinkCard]:
    """Return the way to a page below the guidance catalogues."""
    above = [cards.LinkCard(_("指导性目录"), reverse("doors:guidance_list"))]
    return [*above, *(cards.LinkCard(words, url) for words, url in steps)]
