"""The figures of a rehearsal as charts with their tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from goufu.law.money import wan
from goufu.law.rehearsal.replay import STEPS
from goufu.site.cards import CellCard, ColumnCard, RowCard, TableCard
from goufu.site.rehearsal import wording
from goufu.site.rehearsal.cards import Bar, Chart

BARS = 12  # More are in the table.
WHOLE = 100
WAYS = 3  # The most frequent are named.
Figures = Mapping[str, Any]
Link = Callable[..., str]


def _nowhere(_key: str) -> str:
    return ""


@dataclass(frozen=True)
class Group:
    """What projects are grouped by, and what each group is called."""

    title: str
    head: str
    label: Callable[[str], str]
    url: Callable[[str], str] = _nowhere


def charts_of(figures: Figures, link: Link) -> list[Chart]:
    """Return the charts: by step, by department, by class, by method.

    Args:
        link: makes the address of the projects of a step or a department.
    """
    charts = [_by_step(figures["steps"], link)] if figures["steps"] else []
    departments = Group(_("按部门"), _("部门"), str, lambda key: link(department=key))
    classes = Group(_("按服务类别"), _("服务类别"), wording.class_name)
    methods = Group(_("按采购方式"), _("采购方式"), wording.method_name)
    for name, group in (("departments", departments), ("classes", classes), ("methods", methods)):
        charts.append(_by_group(name, group, figures[name]))
    return charts


def _by_step(steps: Figures, link: Link) -> Chart:
    most = max(one["another_way"] + one["moved"] for one in steps.values())
    ranked = sorted(steps.items(), key=lambda one: (-one[1]["another_way"], -one[1]["moved"]))
    top, figures = ranked[0]
    if figures["another_way"]:
        finding = _("“{step}”变化最多：{count} 个项目另有结果，涉及 {sum} 万元。").format(
            step=wording.step_name(top), count=figures["projects"], sum=wan(figures["fen"])
        )
    else:
        finding = _("没有事项另有结果，只有期限或者依据变动。")
    return Chart(
        ident="steps",
        title=_("按环节"),
        finding=finding,
        legend=(_("另有结果"), _("仅期限变动")),
        bars=[
            Bar(
                label=wording.step_name(step),
                value=f"{one['another_way']:,} / {one['moved']:,}",
                turned=_share(one["another_way"], most),
                moved=_share(one["moved"], most),
                url=link(step=step),
            )
            for step, one in ranked[:BARS]
        ],
        table=_step_table(steps, link),
    )


def _step_table(steps: Figures, link: Link) -> TableCard:
    return TableCard(
        caption=_("按环节"),
        columns=[
            ColumnCard(_("环节")),
            ColumnCard(_("另有结果（项）"), number=True),
            ColumnCard(_("项目（个）"), number=True),
            ColumnCard(_("涉及金额（万元）"), number=True),
            ColumnCard(_("仅期限变动（项）"), number=True),
            ColumnCard(_("怎样变化")),
        ],
        rows=[
            RowCard(
                [
                    CellCard(
                        wording.step_name(step), url=link(step=step), note=_(STEPS[step].stage)
                    ),
                    _number(one["another_way"]),
                    _number(one["projects"]),
                    CellCard(wan(one["fen"]), number=True),
                    _number(one["moved"]),
                    CellCard(_ways(step, one), note=_days(one)),
                ]
            )
            for step, one in steps.items()
        ],
    )


def _ways(step: str, one: Figures) -> str:
    return _("；").join(
        _("{was} → {would}：{count} 项").format(
            was=wording.word_of(step, was), would=wording.word_of(step, would), count=count
        )
        for was, would, count in one["ways"][:WAYS]
    )


def _days(one: Figures) -> str:
    often = sorted(one["days"], key=lambda pair: -pair[1])[:WAYS]
    return _("；").join(
        _("末日{moved}：{count} 项").format(moved=wording.moved_by(days), count=count)
        for days, count in often
    )


def _by_group(ident: str, group: Group, shares: Figures) -> Chart:
    ranked = sorted(shares.items(), key=lambda pair: -pair[1]["another_way_fen"])
    turned = [(key, one) for key, one in ranked if one["another_way"]]
    finding = _("没有项目另有结果。")
    if turned:
        key, one = turned[0]
        finding = _("{name}涉及金额最多：{count} 个项目，{sum} 万元。").format(
            name=group.label(key), count=one["another_way"], sum=wan(one["another_way_fen"])
        )
    return Chart(
        ident=ident,
        title=group.title,
        finding=finding,
        bars=[
            Bar(
                label=group.label(key),
                value=_("{sum} 万元").format(sum=wan(one["another_way_fen"])),
                turned=_share(one["another_way_fen"], turned[0][1]["another_way_fen"]),
                url=group.url(key),
            )
            for key, one in turned[:BARS]
        ],
        table=_group_table(group, shares),
    )


def _group_table(group: Group, shares: Figures) -> TableCard:
    return TableCard(
        caption=group.title,
        columns=[
            ColumnCard(group.head),
            ColumnCard(_("推演项目（个）"), number=True),
            ColumnCard(_("金额（万元）"), number=True),
            ColumnCard(_("另有结果（个）"), number=True),
            ColumnCard(_("涉及金额（万元）"), number=True),
            ColumnCard(_("占比"), number=True),
        ],
        rows=[
            RowCard(
                [
                    CellCard(group.label(key), url=group.url(key) if one["another_way"] else ""),
                    _number(one["projects"]),
                    CellCard(wan(one["fen"]), number=True),
                    _number(one["another_way"]),
                    CellCard(wan(one["another_way_fen"]), number=True),
                    CellCard(f"{_share(one['another_way'], one['projects']):.1f}%", number=True),
                ]
            )
            for key, one in shares.items()
        ],
    )


def _number(count: int) -> CellCard:
    return CellCard(f"{count:,}", number=True)


def _share(part: int, whole: int) -> float:
    return part * WHOLE / whole if whole else 0.0
