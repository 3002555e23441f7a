"""The reasons of a decision or a refusal as a paper: what, by whom, when, under which rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goufu.base.doors.declare import Doors
from goufu.base.ledger.models import Entry, Refused
from goufu.base.ledger.proofs import sealed
from goufu.base.people.roles import ROLE_NAMES, Actor, Role
from goufu.law.calendar import BEIJING, day_of
from goufu.law.places import NATION
from goufu.site.cards import (
    CitationCard,
    LinkCard,
    PaperCard,
    PaperCell,
    PaperRow,
    PaperSection,
    StatementPageCard,
)
from goufu.site.doors.addresses import page_of
from goufu.site.doors.asking import (
    behind_sign_in,
    doors_or_404,
    dossier_or_404,
    must_be_signed_in,
    reader_of,
)
from goufu.site.doors.record import attempt_of, sentence_of, why_of
from goufu.site.portal.law.words import place_in_words
from goufu.site.words import moment


@require_safe
@behind_sign_in
def statement_page(request: HttpRequest, number: int) -> HttpResponse:
    """State the reasons of a line of the ledger to those who may see its dossier."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    entry = get_object_or_404(Entry, pk=number)
    doors = doors_or_404(entry.dossier_kind, reader.actor)
    dossier = dossier_or_404(doors, entry.ref, reader.actor)
    back = page_of(doors.kind, entry.ref, entry.project_code)
    card = StatementPageCard(
        paper=_paper_of(entry, doors, dossier),
        links=[LinkCard(_("返回"), back, "undo-2")],
        crumbs=[LinkCard(_(doors.name)), LinkCard(entry.ref, back), LinkCard(_("说明理由书"))],
    )
    return render(request, "site/pages/statement.html", {"card": card})


@require_safe
@behind_sign_in
def refused_page(request: HttpRequest, number: int) -> HttpResponse:
    """State the reasons of a refusal to whom it met, and to those who audit the second log."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    refused = get_object_or_404(Refused, pk=number)
    if not _may_read(refused, reader.actor):
        raise Http404
    card = StatementPageCard(paper=_paper_of_refusal(refused), crumbs=[LinkCard(_("说明理由书"))])
    return render(request, "site/pages/statement.html", {"card": card})


def _may_read(refused: Refused, actor: Actor) -> bool:
    own = actor.account_id is not None and refused.account_id == actor.account_id
    return own or actor.role is Role.AUDIT_ADMIN


def _paper_of(entry: Entry, doors: Doors, dossier: Any) -> PaperCard:
    method = dossier.method_of_purchase()
    sentence = sentence_of(entry.event, clause=entry.clause, method=method)
    decided = [
        _row(_("事项"), f"{_(doors.name)} {dossier.title}"),
        _pair(_("事项编号"), entry.ref, _("项目编号"), entry.project_code or "—"),
        _row(_("决定"), sentence),
        *_by_whom(entry),
        _row(_("办理时间"), moment(entry.happened_at)),
        *_under(entry.clause),
    ]
    return PaperCard(
        title=_("说明理由书"),
        subtitle=sentence,
        meta=[
            _("台账第 {number} 号").format(number=entry.pk),
            _("办理：{moment}").format(moment=moment(entry.happened_at)),
        ],
        sections=[
            PaperSection(_("一、决定"), decided),
            *_rules(entry.why),
            PaperSection(_("三、存证"), _seal(entry)),
        ],
        signed_by=entry.organisation,
        signed_on=day_of(entry.happened_at),
        print_line=f"#{entry.pk} {entry.ref} {moment(entry.happened_at)}",
    )


def _paper_of_refusal(refused: Refused) -> PaperCard:
    decided = [
        _row(_("事项编号"), refused.ref or "—"),
        _row(_("不予办理"), attempt_of(refused.event)),
        _row(_("差在哪里"), refused.sentence),
        *_by_whom(refused),
        _row(_("时间"), moment(refused.refused_at)),
        *_under(refused.clause),
        *([_row(_("怎样就可以"), refused.remedy)] if refused.remedy else []),
    ]
    return PaperCard(
        title=_("说明理由书"),
        subtitle=_("不予办理"),
        meta=[
            _("拒绝记录第 {number} 号").format(number=refused.pk),
            _("时间：{moment}").format(moment=moment(refused.refused_at)),
        ],
        sections=[PaperSection(_("一、决定"), decided), *_rules(refused.why)],
        print_line=f"#{refused.pk} {refused.code} {moment(refused.refused_at)}",
    )


def _by_whom(line: Entry | Refused) -> list[PaperRow]:
    role = _(ROLE_NAMES[Role(line.role)]) if line.role in set(Role) else line.role
    person = line.actor if line.account_id else _("平台自动办理")
    return [
        _row(_("办理单位"), line.organisation or "—"),
        _pair(_("岗位"), role, _("办理人"), person),
    ]


def _under(clause: str) -> list[PaperRow]:
    if not clause:
        return [_row(_("依据"), _("平台办理规则"))]
    return [PaperRow([PaperCell(_("依据"), "", citation=CitationCard(clause))])]


def _rules(asked: Iterable[Mapping[str, Any]]) -> list[PaperSection]:
    """Return every rule and value in the order in which they were asked, each once."""
    told: dict[tuple[str, str, str], Mapping[str, Any]] = {}
    for one in asked:
        told.setdefault((one["code"], str(one["value"]), one["clause"]), one)
    if not told:
        words = _("办理这一步没有查问法律规定。")
        return [PaperSection(_("二、查问的规定"), [_row(_("规定"), words)])]
    head = PaperSection(
        _("二、查问的规定（按查问的先后，共 {count} 项）").format(count=len(told)), []
    )
    return [head, *(_rule(place, one) for place, one in enumerate(told.values(), start=1))]


def _rule(place: int, asked: Mapping[str, Any]) -> PaperSection:
    line = why_of(asked)
    quoted = asked["quote"] if asked["quote"] != asked["sentence"] else ""
    rows = [_row(name, words) for name, words in line.values]
    if asked["kind"] == "rule":
        rows.append(_row(_("结论"), _("不符合") if asked.get("refused") else _("符合")))
    if line.citation is not None:
        cited = CitationCard(line.citation.clause, quoted, line.citation.verified)
        rows.append(PaperRow([PaperCell(_("依据"), "", citation=cited)]))
    if asked["in_force_from"]:
        since, where = _("施行日期"), _("适用地区")
        place_name = place_in_words(asked["place"] or NATION)
        rows.append(_pair(since, asked["in_force_from"], where, place_name))
    return PaperSection(f"{place}. {line.rule}", rows)


def _seal(entry: Entry) -> list[PaperRow]:
    """Say under which head the line is sealed, as it was checked just now."""
    number = _row(_("台账行号"), str(entry.pk))
    found = sealed(entry)
    if found is None:
        return [number, _row(_("状态"), _("已记入台账，等待下一次封存。"))]
    state = _("已封存，内容与封印一致。") if found.holds else _("内容与封印不符，请勿采信。")
    head = found.head
    return [
        number,
        _row(_("状态"), state),
        _row(_("本行摘要"), found.digest),
        _pair(
            _("封印"),
            _("第 {number} 号").format(number=head.number),
            _("封印时间"),
            head.signed_at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M:%S"),
        ),
        _row(_("封印的根"), head.root),
        _row(_("签名密钥"), head.key_id),
    ]


def _row(label: str, value: str) -> PaperRow:
    return PaperRow([PaperCell(label, value)])


def _pair(label: str, value: str, other_label: str, other: str) -> PaperRow:
    return PaperRow([PaperCell(label, value), PaperCell(other_label, other)])
