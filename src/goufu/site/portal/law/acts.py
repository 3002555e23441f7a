"""The acts and the days on which the law changed; one act with the rules that it carries."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.law.citations import cites
from goufu.law.instruments import Instrument, UnknownInstrument, all_instruments, instrument
from goufu.law.packs import Pack, all_packs
from goufu.law.rows import every_page
from goufu.site import cards
from goufu.site.portal.law.articles import articles_of, text_note
from goufu.site.portal.law.words import (
    KINDS,
    case_in_words,
    day_in_words,
    place_in_words,
    rule_url,
    unverified,
    value_in_words,
)


@require_GET
def acts_page(request: HttpRequest) -> HttpResponse:
    """Show all acts and the line of the switches."""
    card = cards.ActsCard(
        packs=[_pack(pack) for pack in reversed(all_packs())],
        acts=cards.TableCard(
            caption=_("法律文件"),
            columns=[
                cards.ColumnCard(_("文件")),
                cards.ColumnCard(_("效力")),
                cards.ColumnCard(_("施行")),
                cards.ColumnCard(_("失效")),
                cards.ColumnCard(_("取代")),
            ],
            rows=[_row(act) for act in all_instruments()],
        ),
        crumbs=_crumbs(_("法律文件")),
    )
    return render(request, "site/pages/law_acts.html", {"card": card})


@require_GET
def act_page(request: HttpRequest, short: str) -> HttpResponse:
    """Show one act."""
    try:
        act = instrument(short)
    except UnknownInstrument:
        raise Http404 from None
    card = cards.ActTextCard(
        title=act.title,
        facts=_facts(act),
        rules=_rules(act),
        articles=articles_of(act.short),
        text_note=text_note(act.short),
        verified=act.verified,
        crumbs=_crumbs(act.title, inner=True),
    )
    return render(request, "site/pages/law_act.html", {"card": card})


def link_to(act: Instrument) -> cards.LinkCard:
    return cards.LinkCard(
        act.title, reverse("doors:act_text", args=[act.short]), note=act.number or ""
    )


def _crumbs(title: str, *, inner: bool = False) -> list[cards.LinkCard]:
    above = [cards.LinkCard(_("政策法规"), reverse("doors:law"))]
    if inner:
        above.append(cards.LinkCard(_("法律文件"), reverse("doors:acts")))
    return [*above, cards.LinkCard(title)]


def _pack(pack: Pack) -> cards.PackLine:
    url = ""
    if pack.in_force_from is not None:
        before = (pack.in_force_from - timedelta(days=1)).isoformat()
        asked = {"before": before, "after": pack.in_force_from.isoformat(), "place": pack.place}
        url = f"{reverse('doors:law_changes')}?{urlencode(asked)}"
    return cards.PackLine(
        title=pack.title,
        place=place_in_words(pack.place),
        day=pack.in_force_from,
        came=[link_to(act) for act in pack.acts],
        went=[link_to(act) for act in pack.gone()],
        verified=pack.verified,
        url=url,
    )


def _row(act: Instrument) -> cards.RowCard:
    return cards.RowCard(
        [
            cards.CellCard(
                act.title,
                url=reverse("doors:act_text", args=[act.short]),
                note=act.number,
                tag=unverified(act.verified),
            ),
            cards.CellCard(_(KINDS.get(act.kind, act.kind)), note=act.issuer),
            cards.CellCard(day_in_words(act.in_force_from)),
            cards.CellCard(day_in_words(act.in_force_to)),
            cards.CellCard(_("、").join(instrument(short).title for short in act.replaces)),
        ]
    )


def _facts(act: Instrument) -> list[cards.FactLine]:
    after = [one.title for one in all_instruments() if act.short in one.replaces]
    lines = [
        (_("文号"), act.number),
        (_("制定机关"), act.issuer),
        (_("效力"), _(KINDS.get(act.kind, act.kind))),
        (_("施行"), day_in_words(act.in_force_from)),
        (_("失效"), day_in_words(act.in_force_to)),
        (_("取代"), _("、").join(instrument(short).title for short in act.replaces)),
        (_("被取代于"), _("、").join(after)),
        (_("来源"), act.source),
    ]
    return [cards.FactLine(name, words) for name, words in lines if words]


def _rules(act: Instrument) -> cards.TableCard:
    carried = [
        (page, row)
        for page in every_page()
        for row in page.all_rows()
        if act.short in cites(row.answer.cite)
    ]
    return cards.TableCard(
        caption=_("载有的规定"),
        columns=[
            cards.ColumnCard(_("规定")),
            cards.ColumnCard(_("内容")),
            cards.ColumnCard(_("条款")),
        ],
        rows=[
            cards.RowCard(
                [
                    cards.CellCard(_(page.title), url=rule_url(page.key)),
                    cards.CellCard(value_in_words(row.answer), note=case_in_words(row.case)),
                    cards.CellCard(row.answer.cite, tag=unverified(row.answer.verified)),
                ]
            )
            for page, row in carried
        ],
    )
