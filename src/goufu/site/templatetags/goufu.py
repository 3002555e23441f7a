"""The parts of pages as template tags."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from lucide.templatetags.lucide import lucide

from goufu.base.doors.filled import BoundField
from goufu.site import cards, layout, water, words

register = template.Library()

OUTCOME_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "no": "circle-x", "wait": "clock"}


@register.simple_tag
@cache
def icon(name: str, kind: str = "", label: str = "") -> SafeString:
    """Draw an icon inline; without a label it is decoration."""
    said = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    classes = f"icon {kind}".strip()
    return mark_safe(lucide(name, size=24, focusable="false", **said, **{"class": classes}))  # noqa: S308 -- drawn by the package


@register.simple_tag
def outcome(kind: str) -> SafeString:
    """Draw how a check came out, and say it to those who do not see it."""
    said = {
        "ok": gettext("通过"),
        "warn": gettext("提示"),
        "no": gettext("不通过"),
        "wait": gettext("待定"),
    }[kind]
    return icon(OUTCOME_ICONS[kind], f"icon--{kind}", said)


for written in (*words.FILTERS, *layout.FILTERS):
    register.filter(written.__name__, written)


@register.inclusion_tag("site/ui/_citation.html")
def citation(clause: str, verified: bool = True) -> dict[str, Any]:
    """Show a clause as a link to its words."""
    return {"clause": clause, "verified": verified}


@register.inclusion_tag("site/ui/_quoted.html")
def quoted(card: cards.CitationCard) -> dict[str, Any]:
    """Show a clause that opens and shows its words on the spot."""
    return {"card": card}


@register.inclusion_tag("site/ui/_clock.html")
def clock(card: cards.ClockCard) -> dict[str, Any]:
    return {"card": card}


@register.inclusion_tag("site/ui/_duties.html")
def duties(lines: Sequence[cards.DutyCard]) -> dict[str, Any]:
    return {"lines": lines}


@register.inclusion_tag("site/ui/_why.html")
def why(lines: Sequence[cards.WhyLine]) -> dict[str, Any]:
    return {"lines": lines}


@register.inclusion_tag("site/ui/_timeline.html")
def timeline(lines: Sequence[cards.LedgerLine]) -> dict[str, Any]:
    return {"lines": lines}


@register.inclusion_tag("site/ui/_checks.html")
def checks(lines: Sequence[cards.CheckLine], label: str = "") -> dict[str, Any]:
    return {"lines": lines, "label": label}


@register.inclusion_tag("site/ui/_formula.html")
def formula(card: cards.FormulaCard) -> dict[str, Any]:
    return {"card": card}


@register.inclusion_tag("site/ui/_facts.html")
def facts(lines: Sequence[cards.FactLine]) -> dict[str, Any]:
    return {"lines": lines}


@register.inclusion_tag("site/ui/_figures.html")
def figures(lines: Sequence[cards.Figure]) -> dict[str, Any]:
    return {"lines": lines}


@register.inclusion_tag("site/ui/_tag.html")
def tag(text: str, tone: str = "") -> dict[str, Any]:
    return {"text": text, "tone": tone}


@register.inclusion_tag("site/ui/_grade.html")
def grade(letter: str) -> dict[str, Any]:
    return {"grade": letter, "kind": words.GRADES.get(letter, "b")}


@register.inclusion_tag("site/ui/_meter.html")
def meter(value: float, label: str = "") -> dict[str, Any]:
    return {"value": value, "label": label}


@register.inclusion_tag("site/ui/_alert.html")
def alert(text: str, tone: str = "", title: str = "") -> dict[str, Any]:
    """Show a note; tones: none, ``warn``, ``ok``."""
    picture = {"warn": "triangle-alert", "ok": "circle-check"}.get(tone, "info")
    return {"text": text, "tone": tone, "title": title, "picture": picture}


@register.inclusion_tag("site/ui/_empty.html")
def empty(card: cards.EmptyCard) -> dict[str, Any]:
    return {"card": card}


@register.inclusion_tag("site/ui/_pager.html")
def pager(card: cards.PagerCard) -> dict[str, Any]:
    return {"card": card}


@register.inclusion_tag("site/ui/_filters.html")
def filters(card: cards.FilterCard) -> dict[str, Any]:
    return {"card": card}


@register.inclusion_tag("site/ui/_table.html")
def table(card: cards.TableCard) -> dict[str, Any]:
    return {"card": card}


@register.inclusion_tag("site/ui/_cell.html")
def cell(card: cards.CellCard) -> dict[str, Any]:
    return {"cell": card}


@register.inclusion_tag("site/ui/_act.html")
def act(card: cards.ActCard, small: bool = False) -> dict[str, Any]:
    return {"act": card, "small": small}


@register.inclusion_tag("site/ui/_river.html")
def river(card: cards.RiverCard, ident: str = "river", tall: bool = False) -> dict[str, Any]:
    """Draw the river; ``tall`` keeps it vertical beside a notice."""
    return {
        "card": card,
        "ident": ident,
        "tall": tall,
        "channel": water.channel(),
        "ripples": water.ripples(),
        "flow": round(card.flow_percent * water.WIDTH / 100, 1),
    }


@register.inclusion_tag("site/ui/_river_mini.html")
def river_mini(reaches: Sequence[cards.MiniReach]) -> dict[str, Any]:
    return {"reaches": reaches}


@register.inclusion_tag("site/ui/_paper.html")
def paper(card: cards.PaperCard, heading: str = "h1") -> dict[str, Any]:
    return {"card": card, "heading": heading}


@register.inclusion_tag("site/ui/_seal.html")
def seal(card: cards.SealCard, ident: str = "seal") -> dict[str, Any]:
    """Draw the seal of a signature that was checked and holds."""
    return {"card": card, "ident": ident, "arc": min(len(card.organisation) * 21, 250)}


@register.inclusion_tag("site/ui/_verify.html")
def verify(card: cards.VerifyCard) -> dict[str, Any]:
    return {"card": card}


@register.inclusion_tag("site/ui/_documents.html")
def documents(lines: Sequence[cards.DocumentLine]) -> dict[str, Any]:
    return {"lines": lines}


@register.inclusion_tag("site/ui/_crumbs.html")
def crumbs(lines: Sequence[cards.LinkCard]) -> dict[str, Any]:
    return {"lines": lines}


@register.inclusion_tag("site/form/_field.html")
def form_field(bound: BoundField) -> dict[str, Any]:
    """Show one field off paper: label, place to type, hint, errors."""
    return {"bound": bound}


@register.inclusion_tag("site/form/_input.html")
def form_input(bound: BoundField) -> dict[str, Any]:
    """Show the place to type one value."""
    return {"bound": bound}


@register.inclusion_tag("site/form/_cell.html")
def form_cell(bound: BoundField, row: int) -> dict[str, Any]:
    """Show one cell of a table of rows, named for those who do not see the table."""
    label = gettext("第 {row} 行 {column}").format(row=row, column=gettext(bound.field.label))
    return {"bound": bound, "label": label}


@register.inclusion_tag("site/form/_rows.html")
def form_rows(bound: BoundField) -> dict[str, Any]:
    return {"bound": bound}


@register.simple_tag
def hero_waves() -> tuple[str, ...]:
    """Return the waves below the headline of the portal."""
    return water.hero_waves()


@register.simple_block_tag
def specimen(content: str, name: str, tags: str) -> SafeString:
    """Show one component of the gallery beside its name."""
    return format_html(
        '<div class="specimen"><div><b>{}</b><br><code>{}</code></div><div>{}</div></div>',
        name,
        tags,
        content,
    )
