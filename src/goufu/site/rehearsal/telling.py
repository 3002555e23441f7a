"""Make the page of a rehearsal out of what was stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.law.money import wan
from goufu.law.rehearsal.asking import from_json
from goufu.law.rehearsal.replay import STEPS
from goufu.site.cards import (
    CitationCard,
    FactLine,
    Figure,
    FilterCard,
    FilterField,
    LinkCard,
    PagerCard,
    TagCard,
)
from goufu.site.cards.parts import TagTone
from goufu.site.doors.paging import Order, Page, page_of
from goufu.site.doors.words_of_law import said
from goufu.site.rehearsal import queries, wording
from goufu.site.rehearsal.cards import DifferenceLine, ProjectGroup, RehearsalCard, RuleLine
from goufu.site.rehearsal.charts import charts_of
from goufu.site.rehearsal.models import Rehearsal, RehearsedProject, State
from goufu.site.words import moment

ROWS = 20
ORDER = Order("amount_fen", descending=True)
TONES: Mapping[str, TagTone] = {State.DONE: "ok", State.FAILED: "warn"}
NAMES = ("step", "way", "department", "q")


@dataclass(frozen=True)
class Asked:
    """The conditions of the list of projects; those that make no sense are as if not asked."""

    step: str = ""
    way: str = ""
    department: str = ""
    q: str = ""

    @classmethod
    def of(cls, given: Mapping[str, Any], rehearsal: Rehearsal) -> Asked:
        """Read the conditions from an address."""
        told = {name: str(given.get(name, "") or "").strip()[:160] for name in NAMES}
        figures = rehearsal.figures or {}
        if told["step"] not in figures.get("steps", {}):
            told["step"] = ""
        if told["way"] not in {"turned", "moved"}:
            told["way"] = ""
        if told["department"] not in figures.get("departments", {}):
            told["department"] = ""
        return cls(**told)

    def address(self, url: str, **changes: str) -> str:
        """Return the address of the list with these conditions, some of them changed."""
        values = {name: getattr(self, name) for name in NAMES} | changes
        chosen = urlencode({name: value for name, value in values.items() if value})
        return f"{url}?{chosen}" if chosen else url

    def narrow(self, rehearsal: Rehearsal) -> Any:
        """Return the projects that were asked for."""
        return queries.projects(
            rehearsal, step=self.step, way=self.way, department=self.department, text=self.q
        )


def tone_of(rehearsal: Rehearsal) -> TagTone:
    """Return the colour of a rehearsal's state."""
    return TONES.get(rehearsal.state, "ink")


def card_of(
    rehearsal: Rehearsal, asked: Asked, *, after: str = "", before: str = ""
) -> RehearsalCard:
    """Return the page."""
    url = reverse("rehearsal:rehearsal", args=[rehearsal.ref])
    parts: dict[str, Any] = {}
    if rehearsal.state == State.DONE:
        parts = _done(rehearsal, asked, url, after=after, before=before)
    return RehearsalCard(
        title=rehearsal.title,
        ref=rehearsal.ref,
        version=_("第 {number} 版").format(number=rehearsal.version),
        tag=TagCard(str(State(rehearsal.state).label), tone_of(rehearsal)),
        facts=_facts(rehearsal),
        supposed=wording.variant_in_words(from_json(rehearsal.variant)),
        again_url=f"{reverse('rehearsal:new')}?{urlencode({'again': rehearsal.ref})}",
        crumbs=[LinkCard(_("政策推演"), reverse("rehearsal:index")), LinkCard(rehearsal.ref)],
        waits=rehearsal.state in {State.WAITING, State.RUNNING},
        failure=rehearsal.failure,
        **parts,
    )


def _done(
    rehearsal: Rehearsal, asked: Asked, url: str, *, after: str, before: str
) -> dict[str, Any]:
    figures = rehearsal.figures
    page = page_of(asked.narrow(rehearsal), ORDER, after=after, before=before, size=ROWS)

    def link(**chosen: str) -> str:
        return Asked(**chosen).address(url) + "#grid"

    return {
        "figures": _figures(figures),
        "finding": _finding(figures),
        "unknown": _unknown(figures),
        "charts": charts_of(figures, link),
        "groups": [_group(row, rehearsal.rules) for row in page.rows],
        "filters": _filters(figures, asked, url),
        "pager": _pager(asked, url, page),
        "exports": [
            LinkCard(words, asked.address(f"{url}export.{form}"), icon)
            for form, words, icon in (
                ("xlsx", _("导出 Excel"), "file-spreadsheet"),
                ("csv", _("导出 CSV"), "download"),
            )
        ],
    }


def _facts(rehearsal: Rehearsal) -> list[FactLine]:
    variant = from_json(rehearsal.variant)
    taken = rehearsal.seconds
    return [
        FactLine(_("推演项目"), _("{year} 年度").format(year=rehearsal.year), note=rehearsal.place),
        FactLine(_("从哪一天起改变"), variant.since.isoformat()),
        FactLine(_("推演人"), rehearsal.actor, note=_(ROLE_NAMES[Role(rehearsal.role)])),
        FactLine(
            _("推演时间"),
            moment(rehearsal.asked_at),
            note="" if taken is None else _("用时 {seconds} 秒").format(seconds=f"{taken:.2f}"),
        ),
    ]


def _figures(figures: Mapping[str, Any]) -> list[Figure]:
    return [
        Figure(
            _("推演项目"),
            f"{figures['projects']:,}",
            _("个"),
            note=_("{sum} 万元").format(sum=wan(figures["fen"])),
        ),
        Figure(
            _("另有结果"),
            f"{figures['another_way']:,}",
            _("个"),
            note=_("至少一个环节结果不同"),
        ),
        Figure(_("涉及金额"), wan(figures["another_way_fen"]), _("万元")),
        Figure(_("仅期限变动"), f"{figures['moved']:,}", _("个"), note=_("末日改变，结果不变")),
    ]


def _finding(figures: Mapping[str, Any]) -> str:
    if not figures["another_way"]:
        return _("按此假定，{count} 个项目没有一个另有结果。").format(count=figures["projects"])
    return _("按此假定，{count} 个项目中有 {other} 个另有结果，涉及 {sum} 万元。").format(
        count=figures["projects"], other=figures["another_way"], sum=wan(figures["another_way_fen"])
    )


def _unknown(figures: Mapping[str, Any]) -> str:
    if not figures["unknown"]:
        return ""
    return _("{count} 项期限落在节假日安排尚未录入的年度，未计入。").format(
        count=figures["unknown"]
    )


def _group(row: RehearsedProject, rules: list[dict[str, Any]]) -> ProjectGroup:
    parts = (
        row.department,
        wording.class_name(row.service_class),
        wording.method_name(row.method),
        _("{sum} 万元").format(sum=wan(row.amount_fen)),
    )
    return ProjectGroup(
        code=row.project_code,
        title=row.title,
        url=reverse("doors:project", args=[row.project_code]),
        note=" · ".join(parts),
        differences=[line_of(one, rules) for one in row.differences],
    )


def line_of(one: Mapping[str, Any], rules: list[dict[str, Any]]) -> DifferenceLine:
    """Return one difference in words; rules that spoke the same on both sides are left out."""
    was = [place for place in one["by"] if place not in one["would_by"]]
    would = [place for place in one["would_by"] if place not in one["by"]]
    days = one["days"]
    return DifferenceLine(
        step=wording.step_name(one["step"]),
        ref=one["ref"],
        on=one["on"],
        was=wording.outcome(one["step"], one["was"]),
        would=wording.outcome(one["step"], one["would"]),
        another_way=one["another_way"],
        moved="" if not days else _("末日{moved}").format(moved=wording.moved_by(days)),
        by=[_rule(rules[place], [rules[one] for one in would]) for place in was],
        would_by=[_rule(rules[place], [rules[one] for one in was]) for place in would],
    )


def _rule(rule: Mapping[str, Any], others: list[dict[str, Any]]) -> RuleLine:
    """Return a rule with its value; of a list only what the other side has not."""
    sentence: str = rule["sentence"]
    title = _(sentence)
    value = said(rule["value"], rule["unit"])
    other = next((one["value"] for one in others if one["code"] == rule["code"]), None)
    if isinstance(rule["value"], list) and isinstance(other, list):
        alone = [one for one in rule["value"] if one not in other]
        value = _("独有{names}").format(names=said(alone)) if alone else _("没有另一方以外的内容")
    text = _("{title}：{value}").format(title=title, value=value)
    return RuleLine(text, CitationCard(rule["clause"], rule["quote"], rule["verified"]))


def _filters(figures: Mapping[str, Any], asked: Asked, url: str) -> FilterCard:
    every = [("", _("全部"))]
    steps = [(step, wording.step_name(step)) for step in STEPS if step in figures["steps"]]
    departments = [(name, name) for name in sorted(figures["departments"])]
    ways = [("turned", _("另有结果")), ("moved", _("仅期限变动"))]
    fields = [
        FilterField("q", _("编号或名称"), "search", asked.q),
        FilterField("step", _("环节"), "choice", asked.step, every + steps),
        FilterField("way", _("变化"), "choice", asked.way, every + ways),
        FilterField("department", _("部门"), "choice", asked.department, every + departments),
    ]
    words = {field.name: dict(field.choices) for field in fields}
    chosen = [
        LinkCard(
            f"{field.label}{_('：')}{words[field.name].get(field.value, field.value)}",
            asked.address(url, **{field.name: ""}),
        )
        for field in fields
        if field.value
    ]
    return FilterCard(fields, reset_url=f"{url}#grid", chosen=chosen)


def _pager(asked: Asked, url: str, page: Page[RehearsedProject]) -> PagerCard:
    return PagerCard(
        summary=_("每页 {count} 个项目，按金额从大到小").format(count=ROWS),
        previous_url=_turn(asked, url, "before", page.before),
        next_url=_turn(asked, url, "after", page.after),
    )


def _turn(asked: Asked, url: str, name: str, cursor: str) -> str:
    if not cursor:
        return ""
    address = asked.address(url)
    return f"{address}{'&' if '?' in address else '?'}{urlencode({name: cursor})}#grid"
