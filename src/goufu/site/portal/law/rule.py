"""One rule: its life on a line of time, each version with its words, who asks it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.base import clock
from goufu.base.doors.declare import all_doors
from goufu.law.calendar import day_of
from goufu.law.duties import DUTIES
from goufu.law.labels import CASES
from goufu.law.provisions import entered_rows
from goufu.law.rows import Page, Row, every_page, newest_first
from goufu.law.words import say
from goufu.site import cards
from goufu.site.portal.law.versions import marks, version_line
from goufu.site.portal.law.words import subject_of

LOCAL = {
    "none": say("全国统一，地方不得另定"),
    "shorter": say("地方可以更短"),
    "longer": say("地方可以更长"),
    "more": say("地方可以增加，不得减少"),
    "any": say("由地方规定"),
}


@require_GET
def rule_page(request: HttpRequest, key: str) -> HttpResponse:
    """Show one rule in all its versions, the newest first."""
    page = next((one for one in every_page() if one.key == key), None)
    if page is None:
        raise Http404
    on = day_of(clock.now())
    card = cards.RuleCard(
        key=page.key,
        title=_(page.title),
        subject=subject_of(page.key),
        facts=_facts(page),
        versions=[version_line(page, row, on) for row in rows_of(page)],
        used_by=_used_by(page),
        years=marks(on),
        crumbs=[cards.LinkCard(_("政策法规"), reverse("doors:law")), cards.LinkCard(_(page.title))],
    )
    return render(request, "site/pages/law_rule.html", {"card": card})


def rows_of(page: Page) -> list[Row]:
    """Return all versions, shipped and entered, the nation's first, the newest first."""
    rows = list(page.all_rows())
    rows += entered_rows(page.key)
    return sorted(newest_first(rows), key=lambda row: len(row.answer.place))


def _facts(page: Page) -> list[cards.FactLine]:
    hangs_on = _("、").join(_(CASES.get(name, name)) for name in page.case)
    return [
        cards.FactLine(_("类别"), subject_of(page.key)),
        cards.FactLine(_("地方权限"), _(LOCAL[page.local])),
        *([cards.FactLine(_("因何而异"), hangs_on)] if hangs_on else []),
    ]


def _used_by(page: Page) -> list[cards.LinkCard]:
    """Return the duties whose period it is, and the steps that open, meet or hang on it."""
    duties = {duty.name: duty for duty in DUTIES.values() if duty.period.key == page.key}
    lines = [
        cards.LinkCard(_(duty.title), note=_("期限，自{event}起").format(event=_(duty.event)))
        for duty in duties.values()
    ]
    for doors in all_doors():
        for step in doors.workflow.steps:
            asks = step.when is not None and step.when.provision.key == page.key
            opens = any(duty.name in duties for duty in step.opens)
            meets = any(duty.name in duties for duty in step.meets)
            if asks or opens or meets:
                how = _("有此程序时") if asks else _("开始计时") if opens else _("办结")
                note = f"{_(doors.name)} · {how}"
                lines.append(cards.LinkCard(_(step.label).rstrip("…"), note=note))
    return list(dict.fromkeys(lines))
