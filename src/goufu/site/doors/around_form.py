"""What stands around the form of an act: what it is about, the way to it, where help is."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext

from goufu.base.doors.sheets import fields_of
from goufu.site.cards import (
    AdviceCard,
    CheckLine,
    FactLine,
    LinkCard,
    PaperCard,
    PaperCell,
    PaperRow,
    PaperSection,
)
from goufu.site.doors.addresses import (
    address,
    application_url,
    dossier_url,
    list_url,
    stage_link,
)
from goufu.site.doors.at_hand import Desk
from goufu.site.doors.sample_keys import with_sample_key

METHOD = "method"
PROJECT = "project"


def help_url(desk: Desk) -> str:
    """Return where the methods are compared, for a form that asks for one."""
    if all(spec.name != METHOD for spec in fields_of(desk.act.sheet)):
        return ""
    asked = {"on": desk.reader.today.isoformat(), "place": desk.reader.actor.place}
    return f"{address('doors:methods')}?{urlencode(asked)}"


def facts(desk: Desk) -> list[FactLine]:
    """Return what the act is about."""
    if desk.at_hand is None:
        return []
    doors = desk.parent_doors or desk.doors
    lines = [
        FactLine(gettext(doors.name), desk.at_hand.title, url=desk.back_url),
        FactLine(gettext("目前状态"), gettext(desk.at_hand.state_name)),
    ]
    if doors.kind == PROJECT:
        url = application_url(desk.at_hand.ref)
        lines.append(FactLine(gettext("申报书"), gettext("看申报书"), url=url))
    return lines


def advice(desk: Desk) -> list[AdviceCard]:
    """Return what the room says to the form, a panel each."""
    if desk.act.advice is None:
        return []
    told = desk.act.advice(desk.at_hand, desk.reader.actor, desk.reader.today)
    return [
        AdviceCard(
            one.title,
            [
                CheckLine(line.outcome, line.text, line.note, line.clause, line.verified)
                for line in one.lines
            ],
            one.note,
        )
        for one in told
    ]


def preview(desk: Desk) -> dict[str, Any]:
    """Return what the public will see once the act is done, as fields of the page's card."""
    if desk.act.preview is None or desk.dossier is None:
        return {}
    seen = desk.act.preview(desk.dossier, desk.reader.actor, desk.reader.today)
    rows = [PaperRow([PaperCell(label, words or "—")]) for label, words in seen.lines]
    return {
        "preview": PaperCard(seen.title, [PaperSection("", rows)]),
        "preview_note": gettext(seen.note),
        "preview_clause": seen.clause,
    }


def browser(desk: Desk) -> dict[str, Any]:
    """Return what the page needs where it encrypts or decrypts before the form is sent."""
    if desk.act.browser is None:
        return {}
    return with_sample_key(dict(desk.act.browser(desk.at_hand, desk.reader.actor)))


def crumbs(desk: Desk) -> list[LinkCard]:
    """Return the way to the form."""
    links = [
        stage_link(desk.doors.stage),
        LinkCard(gettext(desk.doors.name), list_url(desk.doors.kind)),
    ]
    if desk.dossier is not None:
        links.append(LinkCard(desk.dossier.ref, dossier_url(desk.doors.kind, desk.dossier.ref)))
    return [*links, LinkCard(desk.label.rstrip("…"))]
