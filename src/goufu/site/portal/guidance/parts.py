"""What the pages of the catalogues have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from goufu.base import clock
from goufu.law.calendar import day_of
from goufu.site import cards
from goufu.site.cards.parts import TagTone
from goufu.site.portal.law.words import place_in_words
from goufu.stages.review.catalogue.models import Change, GuidanceCatalogue, GuidanceItem

TONES: dict[str, TagTone] = {"added": "ok", "changed": "warn", "removed": "urgent"}


def parts(here: str) -> list[cards.LinkCard]:
    """Return the pages of the catalogues, the one that is open marked."""
    pages = (
        ("catalogue", _("各年实施目录")),
        ("guidance_list", _("各级指导性目录")),
        ("schemes", _("分类对照")),
    )
    return [
        cards.LinkCard(words, reverse(f"doors:{name}"), note="now" if name == here else "")
        for name, words in pages
    ]


def code_of(item: GuidanceItem) -> str:
    """Return the code as the source gives it, else our own ordinal, marked as such."""
    return item.code if item.code_given else _("{code}（自编）").format(code=item.code)


def by_class(items: Iterable[GuidanceItem], *, above: str = "") -> list[cards.CatalogueGroup]:
    """Return items as tables, class by class.

    Args:
        above: words that stand before the name of each class.
    """
    rows = sorted(items, key=lambda one: (one.parent.code if one.parent else "", one.code))
    return [
        cards.CatalogueGroup(f"{above}{name}", table_of(name, list(group), linked=True))
        for name, group in groupby(rows, key=lambda one: one.parent.name if one.parent else "")
    ]


def table_of(caption: str, items: Sequence[GuidanceItem], *, linked: bool) -> cards.TableCard:
    """Return items with all that they say; what was changed is marked and says why.

    A column in which nobody says anything is left out.
    """
    columns = [
        (_("事项"), [_named(one, linked=linked) for one in items]),
        (_("性质"), [cards.CellCard(str(one.get_nature_display())) for one in items]),
        (_("服务内容"), [cards.CellCard(one.content) for one in items]),
        (_("具体项目"), [cards.CellCard("；".join(one.projects.splitlines())) for one in items]),
        (_("变动"), [_change(one) for one in items]),
    ]
    filled = [one for one in columns if not all(cell.is_blank for cell in one[1])]
    return cards.TableCard(
        caption=caption,
        columns=[cards.ColumnCard(head) for head, _cells in filled],
        rows=[
            cards.RowCard([cells[number] for _head, cells in filled])
            for number in range(len(items))
        ],
    )


def _named(item: GuidanceItem, *, linked: bool) -> cards.CellCard:
    url = reverse("doors:guidance_item", args=[item.pk]) if linked else ""
    return cards.CellCard(item.name, url=url, note=code_of(item))


def _change(item: GuidanceItem) -> cards.CellCard:
    if item.change == Change.KEPT:
        return cards.CellCard()
    return cards.CellCard(
        tag=cards.TagCard(str(item.get_change_display()), TONES.get(item.change, "")),
        note="；".join(part for part in (item.reason, item.clause) if part),
    )


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


def name_of_place(code: str) -> str:
    """Return the name of a place alone, its code where it is not known."""
    return place_in_words(code).partition("（")[0]


def day_asked(request: HttpRequest) -> date:
    """Return the day that the address asks for, else today."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return day_of(clock.now())


def crumbs(*steps: tuple[str, str]) -> list[cards.LinkCard]:
    """Return the way to a page below the guidance catalogues."""
    above = [cards.LinkCard(_("各级指导性目录"), reverse("doors:guidance_list"))]
    return [*above, *(cards.LinkCard(words, url) for words, url in steps)]
