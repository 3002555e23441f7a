"""What anybody may read: standards of a day, a record by its code, how far places have come."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.base import clock
from goufu.base.people.roles import THE_PUBLIC
from goufu.law.calendar import day_of
from goufu.law.money import in_words, yuan
from goufu.law.parties import PROVIDERS
from goufu.site import cards
from goufu.site.portal.parties.tabs import tabs
from goufu.site.portal.visitors import not_too_many
from goufu.stages.parties.providers.cards import RecordCard
from goufu.stages.parties.providers.models import ParticipationRecord, Standard
from goufu.stages.parties.providers.queries import standards_on
from goufu.stages.parties.providers.rules.directory import LINKED, STANDARDS
from goufu.stages.parties.purchasers.queries import Coverage, coverage
from goufu.stages.parties.purchasers.rules import ROLL_OUT

PAGE = "site/pages/parties.html"


@require_GET
def standards_page(request: HttpRequest) -> HttpResponse:
    """Show the qualification standards in force on a day."""
    on, kind = _day(request), request.GET.get("kind", "")
    found = standards_on(on, kind=kind if kind in PROVIDERS else "")
    kinds = [("", _("全部类型")), *((one, _(words)) for one, words in PROVIDERS.items())]
    card = cards.PartiesCard(
        title=_("承接主体资格标准"),
        intro=_("登记机关制定的资格标准和监管办法；改变日期可以看到当时有效的版本。"),
        citation=cards.CitationCard(STANDARDS, verified=False),
        tabs=tabs("doors:provider_standards"),
        filters=cards.FilterCard(
            fields=[
                cards.FilterField("on", _("哪一天有效"), "day", on.isoformat()),
                cards.FilterField("kind", _("单位类型"), "choice", kind, kinds),
            ],
            reset_url=reverse("doors:provider_standards"),
        ),
        standards=[_part(one) for one in found],
        empty=None if found else cards.EmptyCard(_("这一天没有有效的资格标准")),
    )
    return render(request, PAGE, {"card": card})


@require_GET
def record_page(request: HttpRequest) -> HttpResponse:
    """Ask for number and code of a record of participation, and show it where both are right."""
    ref, code = request.GET.get("ref", "").strip(), request.GET.get("code", "").strip().upper()
    return _record(request, ref, code)


@require_GET
def record_paper(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    """Show a record at the address that its holder hands on."""
    return _record(request, ref, code.upper())


def _record(request: HttpRequest, ref: str, code: str) -> HttpResponse:
    record = None
    if ref or code:
        not_too_many(request)
        found = ParticipationRecord.objects.select_related("provider__authority")
        record = found.filter(ref=ref, code=code).first()
    card = cards.PartiesCard(
        title=_("核验参与记录"),
        intro=_("输入记录上的编号和核验码，核对承接主体参与政府购买服务的情况。"),
        citation=cards.CitationCard(LINKED, verified=False),
        tabs=tabs("doors:provider_record"),
        filters=cards.FilterCard(
            fields=[
                cards.FilterField("ref", _("记录编号"), value=ref),
                cards.FilterField("code", _("核验码"), value=code),
            ],
            reset_url=reverse("doors:provider_record"),
        ),
        paper=_paper(record) if record else None,
        empty=_not_found() if (ref or code) and record is None else None,
    )
    return render(request, PAGE, {"card": card})


@require_GET
def coverage_page(request: HttpRequest) -> HttpResponse:
    """Show how many of the units of each place take part."""
    rows = coverage()
    units, covered = sum(row.units for row in rows), sum(row.covered for row in rows)
    pilot = sum(row.pilot for row in rows)
    card = cards.PartiesCard(
        title=_("购买主体实施情况"),
        intro=_("各地购买主体由试点到全覆盖的进展。"),
        citation=cards.CitationCard(ROLL_OUT, verified=False),
        tabs=tabs("doors:coverage"),
        figures=[
            cards.Figure(_("购买主体"), str(units), _("个")),
            cards.Figure(_("已纳入"), str(covered), _("个")),
            cards.Figure(_("试点"), str(pilot), _("个")),
            cards.Figure(_("覆盖率"), _percent(covered, units), "%"),
        ],
        table=_coverage_table(rows),
    )
    return render(request, PAGE, {"card": card})


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return day_of(clock.now())


def _part(one: Standard) -> cards.StandardPart:
    until = str(one.in_force_to) if one.in_force_to else _("现行")
    return cards.StandardPart(
        title=one.title,
        facts=[
            cards.FactLine(_("制定机关"), one.authority.name),
            cards.FactLine(_("文号"), one.document_number),
            cards.FactLine(
                _("适用的单位类型"), _("、").join(_(PROVIDERS.get(k, k)) for k in one.kinds)
            ),
            cards.FactLine(_("施行日期"), str(one.in_force_from)),
            cards.FactLine(_("最后施行日"), until),
        ],
        conditions=one.conditions,
        oversight=one.oversight,
    )


def _paper(record: ParticipationRecord) -> cards.PaperCard:
    card = RecordCard.of(record, THE_PUBLIC)
    withdrawn = record.state == "withdrawn"
    return cards.PaperCard(
        title=_("参与政府购买服务记录"),
        subtitle=_("已收回，不再有效") if withdrawn else card.title,
        meta=[
            _("编号：{ref}").format(ref=card.ref),
            _("核验码：{code}").format(code=card.code),
        ],
        sections=[] if withdrawn else [_counts(card), *_details(card)],
        signed_by=record.provider.authority.name,
        signed_on=record.issued_on,
        basis=cards.CitationCard(card.clause, verified=False) if card.clause else None,
    )


def _counts(card: RecordCard) -> cards.PaperSection:
    cell = cards.PaperCell
    period = _("{since} 至 {until}").format(since=card.since, until=card.until)
    return cards.PaperSection(
        "",
        [
            cards.PaperRow([cell(_("单位名称"), card.title), cell(_("用途"), card.purpose)]),
            cards.PaperRow([cell(_("期间"), period), cell(_("绩效评价"), card.grades or "—")]),
            cards.PaperRow(
                [
                    cell(_("签订合同（份）"), str(card.signed), number=True),
                    cell(_("履行完毕（份）"), str(card.completed), number=True),
                ]
            ),
            cards.PaperRow(
                [
                    cell(_("提前终止（份）"), str(card.terminated), number=True),
                    cell(
                        _("合同金额（元）"),
                        yuan(card.amount_fen),
                        note=in_words(card.amount_fen),
                        number=True,
                    ),
                ]
            ),
        ],
    )


def _details(card: RecordCard) -> list[cards.PaperSection]:
    cell = cards.PaperCell
    rows = [
        cards.PaperRow(
            [
                cell(line.on, f"{_(line.happening)} {line.title}", note=line.project_code),
                cell(
                    _("金额（元）") if line.amount_fen is not None else _("结果"),
                    yuan(line.amount_fen) if line.amount_fen is not None else line.result or "—",
                ),
            ]
        )
        for line in card.lines
    ]
    return [cards.PaperSection(_("明细"), rows)] if rows else []


def _not_found() -> cards.EmptyCard:
    return cards.EmptyCard(
        _("没有这份记录"), _("编号与核验码不符；请向持有人核对。"), icon="search-x"
    )


def _coverage_table(rows: list[Coverage]) -> cards.TableCard:
    heads: list[tuple[str, Any]] = [
        (_("地区"), False),
        (_("购买主体"), True),
        (_("已纳入"), True),
        (_("试点"), True),
        (_("未纳入"), True),
        (_("未登记"), True),
        (_("覆盖率"), False),
    ]
    return cards.TableCard(
        caption=_("购买主体实施情况"),
        columns=[cards.ColumnCard(words, number=number) for words, number in heads],
        rows=[
            cards.RowCard(
                [
                    cards.CellCard(row.name),
                    *(
                        cards.CellCard(str(count), number=True)
                        for count in (
                            row.units,
                            row.covered,
                            row.pilot,
                            row.outside,
                            row.unregistered,
                        )
                    ),
                    cards.CellCard(percent=row.percent),
                ]
            )
            for row in rows
        ],
    )


def _percent(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.1f}" if whole else "0"
