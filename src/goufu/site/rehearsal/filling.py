"""What the form begins with: the lists, the present values, a few changes ready to try."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from goufu.base.numerals import whole
from goufu.base.workflow.visibility import visible
from goufu.law.rehearsal.asking import from_json
from goufu.law.rehearsal.changeable import Changeable, changeable, choices, written
from goufu.law.rows import page
from goufu.site.cards import CellCard, ColumnCard, LinkCard, RowCard, TableCard
from goufu.site.doors.asking import Reader
from goufu.site.doors.filtering import places_within
from goufu.site.doors.words_of_law import WORDS, said
from goufu.site.rehearsal import queries
from goufu.site.rehearsal.sheets import Supposed
from goufu.stages.review.projects.models import Project

THRESHOLD = "procurement/open_tender_threshold"
FILING = "contract/filing_period"


def choices_of(reader: Reader) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return what may be chosen, each provision with its present value."""
    return {
        "place": _places(reader),
        "target": [(str(one), _label(one, reader)) for one in choices()],
    }


def _label(one: Changeable, reader: Reader) -> str:
    title = _(page(one.key).title)
    cases = [_(str(WORDS.get(value, value))) for _name, value in one.case]
    if cases:
        title = _("{title}（{case}）").format(title=title, case=_("、").join(cases))
    now = one.now(reader.today, reader.actor.place)
    if now is None:
        return title
    return _("{title}：现为 {now}").format(title=title, now=said(now.value, now.unit))


def _places(reader: Reader) -> list[tuple[str, str]]:
    own = reader.actor.place
    return [(code, f"{name} {code}") for code, name in places_within(reader)] or [(own, own)]


def initial_of(reader: Reader, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form begins with: an earlier rehearsal, or what a link suggests."""
    if given.get("again"):
        return _as_before(reader, str(given["again"]))
    year = whole(str(given.get("year", "")))
    if year is None:
        year = _latest_year(reader)
    changes = [
        Supposed(target=target[:120], value=value[:200])
        for target, value in [(str(given.get("target", "")), str(given.get("value", "")))]
        if target and value
    ]
    return {
        "year": year,
        "place": reader.actor.place,
        # A year's projects begin in the year before.
        "since": given.get("since") or date(max(year - 1, 2003), 1, 1),
        "law_of": given.get("law_of"),
        "changes": changes,
    }


def _as_before(reader: Reader, ref: str) -> dict[str, Any]:
    before = queries.numbered(ref, reader.actor)
    variant = from_json(before.variant)
    return {
        "title": before.title,
        "year": before.year,
        "place": before.place,
        "since": variant.since,
        "law_of": variant.law_of,
        "changes": [
            Supposed(target=str(Changeable(one.key, one.case)), value=written(one.key, one.value))
            for one in variant.changes
        ],
    }


def _latest_year(reader: Reader) -> int:
    latest = visible(Project.objects.all(), reader.actor).aggregate(year=Max("year"))["year"]
    return int(latest or reader.today.year)


def presets_of(reader: Reader) -> list[LinkCard]:
    """Return a few questions that finance asks most, ready to be filled in."""
    url, year = reverse("rehearsal:new"), _latest_year(reader)
    return [
        LinkCard(words, f"{url}?{urlencode(said_so)}", icon)
        for words, icon, said_so in (
            (
                _("2015 年度项目按今天的规定"),
                "calendar-clock",
                {"year": 2015, "law_of": reader.today.isoformat(), "since": "2014-01-01"},
            ),
            (
                _("公开招标数额标准改为 100 万元"),
                "scale",
                {"year": year, "target": THRESHOLD, "value": _("100 万元")},
            ),
            (
                _("合同备案期限 7 个工作日改为 5 个"),
                "timer",
                {"year": year, "target": FILING, "value": "5"},
            ),
        )
    ]


def now_table(reader: Reader) -> TableCard:
    """Return every provision that may be changed, with its present value and clause."""
    place = reader.actor.place
    found = [(one, one.now(reader.today, place)) for one in map(Changeable, changeable())]
    return TableCard(
        caption=_("可以推演的规定和现行的值"),
        columns=[ColumnCard(_("规定")), ColumnCard(_("现行的值")), ColumnCard(_("依据"))],
        rows=[
            RowCard(
                [
                    CellCard(_(page(one.key).title)),
                    CellCard(said(now.value, now.unit) if now else _("因情形而异或者未规定")),
                    CellCard(now.cite if now else ""),
                ]
            )
            for one, now in found
        ],
    )
