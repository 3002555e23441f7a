"""What the page of an application shows: the form, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext

from goufu.base.documents.models import Document
from goufu.base.doors.filled import BoundField, Filled
from goufu.base.ledger.models import Entry
from goufu.base.numerals import whole
from goufu.base.organisations.kinds import Kind
from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import place_named
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.law import money
from goufu.law.refusals import Refusal
from goufu.law.words import say
from goufu.site.cards import CellCard, ColumnCard, LinkCard, RowCard, TableCard
from goufu.site.cards.application import ApplicationCard, CostTotal, SignedLine, TestLine
from goufu.site.cards.parts import CheckLine, Outcome
from goufu.site.doors.addresses import address
from goufu.site.doors.asking import (
    Reader,
)
from goufu.stages.review.projects import queries
from goufu.stages.review.projects.cards import changes_since_return
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.rules import completeness, qualification
from goufu.stages.review.projects.sheets import Application

SECTIONS = {
    1: say("一、基本情况"),
    2: say("二、可行性论证"),
    3: say("三、成本比较"),
    4: say("四、绩效目标"),
    5: say("五、购买安排"),
}
GROUPS = (say("经济"), say("技术 ①"), say("技术 ②"), say("市场 ①"), say("市场 ②"))
SIGNING = ("submit", "pass_department", "pass_sector", "approve", "return_for_correction", "refuse")


def marked(form: Filled[Any], project: Project, on: date) -> bool:
    """Mark on the form what is missing for handing it in; say whether anything is."""
    for gap in completeness.gaps(queries.facts_of(project), on=on, place=project.place):
        form.complain_at(gap.field, gettext(gap.sentence))
    for sign in qualification.signs_in(project.provider_requirements, on=on, place=project.place):
        form.complain_at("provider_requirements", _barred(sign))
    return bool(form.errors)


def _barred(sign: qualification.Sign) -> str:
    return gettext("承接主体资格中的“{words}”不得设置：{condition}").format(
        words=sign.words, condition=gettext(sign.condition)
    )


def application_card(
    form: Filled[Any], reader: Reader, *, project: Project | None, editable: bool, **more: Any
) -> ApplicationCard:
    """Return what the page shows around the fields."""
    fields = {bound.name: bound for bound in form.fields}
    body = project.purchaser_id if project else reader.actor.organisation_id
    assert body is not None
    purchaser = Organisation.objects.get(pk=body)
    place = place_named(purchaser.place, on=reader.today)
    progress, missing = _progress(project, reader)
    return ApplicationCard(
        title=gettext("{place}政府购买服务项目申报书").format(place=place.name if place else ""),
        purchaser=purchaser.name,
        purchaser_kind=str(Kind(purchaser.kind).label),
        form=fields,
        tests=[
            TestLine(gettext(group), fields[test], fields[f"{test}_grounds"])
            for group, test in zip(GROUPS, completeness.TESTS, strict=True)
        ],
        total=_total(fields["costs"]),
        weights=_weights(fields["targets"]),
        progress=progress,
        missing=missing,
        signed=_signed(project),
        flags=_flags(project, reader.today),
        results=_results(purchaser.pk, fields["item_id"]),
        changes=_changes(project),
        returned=project.returned.get("reason", "") if project else "",
        editable=editable,
        saved_at=project.saved_at if project else None,
        version=project.version if project else 0,
        ref=project.ref if project else "",
        year=str(fields["year"].value),
        amount_words=_in_words(fields["budget_fen"].value),
        hand_in=gettext("提交部门内审") if project and editable else "",
        attached=_attached(fields),
        methods_url=_methods_url(reader),
        **more,
    )


def _progress(project: Project | None, reader: Reader) -> tuple[list[CheckLine], int]:
    """Return how far each section is, and how many things are missing in all."""
    if project is None:
        return [CheckLine("wait", gettext(words)) for words in SECTIONS.values()], 0
    facts = queries.facts_of(project)
    found = completeness.gaps(facts, on=reader.today, place=project.place)
    lines = []
    for section, words in SECTIONS.items():
        done, whole = completeness.counted(section, facts, found)
        here = any(gap.section == section for gap in found)
        lines.append(CheckLine("no" if here else "ok", gettext(words), f"{done}/{whole}"))
    attached = {paper["kind"] for paper in project.attachments} & set(completeness.ATTACHED)
    outcome: Outcome = "ok" if len(attached) == len(completeness.ATTACHED) else "warn"
    note = f"{len(attached)}/{len(completeness.ATTACHED)}"
    return [*lines, CheckLine(outcome, gettext("附件"), note)], len(found)


def _flags(project: Project | None, on: date) -> list[CheckLine]:
    """Return what a reviewer, or the handler before them, should not overlook."""
    if project is None:
        return []
    lines = []
    own, buy = completeness.unit_costs(project.costs)
    told = bool(own or project.own_cost_fen)  # Before anything is compared nothing is dearer.
    dearer = project.own_cost_fen is not None and project.budget_fen >= project.own_cost_fen
    if told and (dearer or completeness.is_dearer(project.costs)):
        words = gettext("购买不低于自办：自办 {own} 元，购买 {buy} 元。").format(
            own=money.yuan(own or project.own_cost_fen or 0),
            buy=money.yuan(buy or project.budget_fen),
        )
        lines.append(CheckLine("warn", words, clause="讲座 四、1 项目选择 项目可行"))
    for sign in qualification.signs_in(project.provider_requirements, on=on, place=project.place):
        by = sign.by
        lines.append(CheckLine("no", _barred(sign), clause=by.cite, verified=by.verified))
    attached = {paper["kind"] for paper in project.attachments}
    for kind in completeness.ATTACHED:
        if kind not in attached:
            words = gettext("未附：{paper}").format(
                paper=gettext(str(Application.model_fields[kind].title))
            )
            lines.append(CheckLine("warn", words))
    return lines


def _signed(project: Project | None) -> list[SignedLine]:
    """Return the opinions on the form, in the order in which they were signed."""
    if project is None:
        return []
    events = [f"project.{verb}" for verb in SIGNING]
    entries = Entry.objects.filter(ref=project.ref, event__in=events).order_by("id")
    return [
        SignedLine(
            body=entry.organisation,
            post=gettext(ROLE_NAMES[Role(entry.role)]),
            opinion=_opinion(entry, project),
            who=entry.actor,
            at=entry.happened_at,
        )
        for entry in entries
    ]


def _opinion(entry: Entry, project: Project) -> str:
    said = entry.facts.get("opinion") or entry.facts.get("reason") or ""
    if entry.event == "project.submit":
        return str(entry.facts.get("remark") or project.handler_opinion)
    if entry.event == "project.return_for_correction":
        return gettext("退回补正：{reason}").format(reason=said)
    if entry.event == "project.refuse":
        return gettext("不予实施：{reason}").format(reason=said)
    return str(said)


def _results(purchaser_id: int, item: BoundField) -> TableCard | None:
    """Return how earlier projects of this purchaser and item came out (R97)."""
    item_id = whole(str(item.value))
    found = queries.earlier_results(purchaser_id, item_id)
    if not found:
        return None
    columns = (
        gettext("年度"),
        gettext("项目"),
        gettext("得分"),
        gettext("等级"),
        gettext("预算安排"),
    )
    return TableCard(
        caption=gettext("往年绩效评价结果"),
        columns=[ColumnCard(words) for words in columns],
        rows=[
            RowCard(
                [
                    CellCard(str(one.year)),
                    CellCard(one.title),
                    CellCard(one.total),
                    CellCard(gettext(one.grade) if one.grade else ""),
                    CellCard(gettext(one.budget_decision) if one.budget_decision else ""),
                ]
            )
            for one in found
        ],
    )


def _changes(project: Project | None) -> TableCard | None:
    changed = changes_since_return(project) if project else []
    if not changed:
        return None
    return TableCard(
        caption=gettext("退回后的修改"),
        columns=[ColumnCard(gettext(words)) for words in ("栏目", "退回时", "现在")],
        rows=[
            RowCard(
                [
                    CellCard(gettext(one.name)),
                    CellCard(one.before or "—"),
                    CellCard(one.after or "—"),
                ]
            )
            for one in changed
        ],
    )


def _total(costs: BoundField) -> CostTotal | None:
    """Add up what is typed into the comparison; nothing where nothing can be added."""
    own = sum(_fen(row[1].value) for row in costs.rows)
    buy = sum(_fen(row[2].value) for row in costs.rows)
    return CostTotal(own, buy, abs(buy - own), buy >= own) if own and buy else None


def _fen(typed: Any) -> int:
    try:
        return money.parse_yuan(str(typed)) if typed else 0
    except Refusal:
        return 0


def _weights(targets: BoundField) -> str:
    return f"{sum((_number(row[3].value) for row in targets.rows), Decimal(0)).normalize():f}"


def _number(typed: Any) -> Decimal:
    try:
        return Decimal(str(typed or 0))
    except InvalidOperation:
        return Decimal(0)


def _in_words(typed: Any) -> str:
    fen = _fen(typed)
    return money.in_words(fen) if fen else ""


def _attached(fields: Mapping[str, BoundField]) -> dict[str, LinkCard]:
    """Return the papers that are there already, by the name of their field."""
    named = [fields[kind] for kind in completeness.ATTACHED]
    files = [*named, *(row[1] for row in fields["papers"].rows)]
    found = _documents(bound.value for bound in files)
    return {
        bound.name: LinkCard(found[str(bound.value)], address("documents:show", int(bound.value)))
        for bound in files
        if str(bound.value) in found
    }


def _documents(idents: Iterable[Any]) -> dict[str, str]:
    wanted = [key for one in idents if (key := whole(str(one))) is not None]
    documents = Document.objects.filter(pk__in=wanted).prefetch_related("versions")
    return {str(one.pk): max(_names(one)) for one in documents}


def _names(document: Document) -> Sequence[str]:
    return [version.file_name for version in document.versions.all()] or [document.title]


def _methods_url(reader: Reader) -> str:
    asked = {"on": reader.today.isoformat(), "place": reader.actor.place}
    return f"{address('doors:methods')}?{urlencode(asked)}"
