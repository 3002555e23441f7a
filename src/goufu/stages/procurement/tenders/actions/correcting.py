"""Make a document that is out clear, or correct it: never in place, always told, in time."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from goufu.base.doors.sheets import SheetField, fields_of
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.money import yuan
from goufu.law.words import say
from goufu.stages.procurement.tenders.actions import checks, standards
from goufu.stages.procurement.tenders.actions.bids import current_closing
from goufu.stages.procurement.tenders.actions.papers import own_document
from goufu.stages.procurement.tenders.models import Criterion, Tender, TenderCorrection
from goufu.stages.procurement.tenders.rules import correcting as rules
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from goufu.stages.procurement.tenders.rules import timing
from goufu.stages.procurement.tenders.sheets import Correction, TenderDocument

NOTHING = say("（无）")
DOCUMENT, AS_IT_WAS, CLARIFIED = say("采购文件"), say("见原文件"), say("采购文件澄清")
NOT_OF_THE_TABLE = frozenset({"criteria", "bands", "requirements", "document"})
Change = dict[str, str]


@action
def correct(*, ref: str, sheet: Correction, actor: Actor, at: datetime) -> Tender:
    """Publish what is made clear and what the document says from now on; what it said stays.

    Raises:
        BiddingClosed: the time for offers is over.
        NothingCorrected, QualificationStays, SubjectStays: see ``rules.correcting``.
        ClosesSooner, LeadTooShort, SupplyAfterClosing: the times do not fit.
        PointsDoNotAddUp …: the document no longer meets the law of the day.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "correct", actor=actor, at=at)
    closing = current_closing(tender)
    offer_rules.check_before_closing(closing=closing, at=at)
    document_changes = _document_changes(tender, sheet, at)
    on, place, method = day_of(at), tender.place, tender.method
    rules.check_unchangeable(
        qualification_changed=sheet.qualification != tender.qualification,
        subject_stays=sheet.subject_stays,
        method=method,
        on=on,
        place=place,
    )
    checks.run(checks.of_values(tender, sheet, [row.maximum for row in sheet.criteria], on))
    after = rules.closing_after_correction(
        closing=closing,
        wanted=sheet.closes_at,
        affects=sheet.affects_offers,
        method=method,
        at=at,
        place=place,
    )
    clarified = [_change(CLARIFIED, AS_IT_WAS, sheet.clarification)] if sheet.clarification else []
    changes = [*clarified, *document_changes, *_time_changes(tender, sheet, closing, after.at)]
    rules.check_something_changed(changes=len(changes))

    _rewrite(tender, sheet, actor, at)
    put_off(tender, closing, after.at, sheet.supply_until)
    kept = keep(
        tender,
        closing=closing,
        after=after,
        at=at,
        reason=sheet.reason,
        affects_offers=sheet.affects_offers,
        changes=changes,
        document_changed=bool(document_changes) or sheet.document is not None,
    )
    advance(tender, "correct", actor=actor, at=at, **said_of(kept))
    return tender


def _document_changes(tender: Tender, sheet: Correction, at: datetime) -> list[Change]:
    """Return what the document said and what it says now, in the order of its sheet."""
    changes = [
        _change(spec.label, _words(spec, before), _words(spec, after))
        for spec in fields_of(TenderDocument)
        if spec.name not in NOT_OF_THE_TABLE
        for before, after in [(getattr(tender, spec.name), getattr(sheet, spec.name))]
        if before != after
    ]
    before, after = _criteria_of(tender), _criteria_of_sheet(sheet)
    if before != after:
        changes.append(_change(say("评审因素"), "\n".join(before), "\n".join(after)))
    before, after = _requirements_of(tender), _requirements_of_sheet(tender, sheet, at)
    if before != after:
        changes.append(_change(say("审查事项"), "\n".join(before), "\n".join(after)))
    return changes


def _time_changes(
    tender: Tender, sheet: Correction, closing: datetime, after: datetime
) -> list[Change]:
    changes = []
    until = sheet.supply_until
    if until is not None and until != tender.supply_until:
        assert tender.supply_until is not None
        before = tender.supply_until.isoformat()
        changes.append(_change(say("采购文件提供截止日"), before, until.isoformat()))
    if after != closing:
        label = say("提交截止和开启时间")
        changes.append(_change(label, timing.moment(closing), timing.moment(after)))
    return changes


def _change(label: str, before: str, after: str) -> Change:
    return {"label": label, "before": before or NOTHING, "after": after or NOTHING}


def _words(spec: SheetField, value: Any) -> str:
    if value in {None, ""}:
        return ""
    if spec.kind == "money":
        return f"{yuan(int(value))} 元"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}{'%' if spec.kind == 'percent' else ''}"
    return str(value)


def _criteria_of(tender: Tender) -> list[str]:
    return [
        line
        for one in tender.criteria.order_by("number")
        for line in (_criterion(one), *(_grade(band) for band in one.bands.order_by("id")))
    ]


def _criteria_of_sheet(sheet: Correction) -> list[str]:
    return [
        line
        for number, row in enumerate(sheet.criteria, start=1)
        for line in (
            _criterion(row),
            *(_grade(band) for band in sheet.bands if band.criterion == number),
        )
    ]


def _requirements_of(tender: Tender) -> list[str]:
    return list(tender.requirements.order_by("number").values_list("text", flat=True))


def _requirements_of_sheet(tender: Tender, sheet: Correction, at: datetime) -> list[str]:
    return [text for _, _, text in standards.requirements_of(tender, sheet, at)]


def _criterion(one: Any) -> str:
    return f"{one.name}（{one.maximum.normalize():f} 分）：{one.how}"


def _grade(one: Any) -> str:
    return f"{one.name}（{one.least.normalize():f} 至 {one.most.normalize():f} 分）"


def _rewrite(tender: Tender, sheet: Correction, actor: Actor, at: datetime) -> None:
    """Write what holds from now on; what held before stands in the ledger and the earlier file."""
    held = {spec.name for spec in fields_of(TenderDocument)} - NOT_OF_THE_TABLE
    facts = {name: getattr(sheet, name) for name in held}
    if sheet.document is not None:
        facts["document"] = own_document(sheet.document, tender.ref, actor)
    tender.set(**facts)
    same_requirements = _requirements_of(tender) == _requirements_of_sheet(tender, sheet, at)
    if _criteria_of(tender) != _criteria_of_sheet(sheet) or not same_requirements:
        tender.criteria.all().delete()
        Criterion.objects.bulk_create(
            Criterion(tender=tender, number=number, **row.model_dump())
            for number, row in enumerate(sheet.criteria, start=1)
        )
        standards.lay_down(tender, sheet, at)


def put_off(tender: Tender, closing: datetime, after: datetime, until: date | None) -> None:
    """Move the announced closing by as much as the real one, so that suspensions still count."""
    if until is not None:
        if until > day_of(after):
            raise timing.SupplyAfterClosing(
                until=until.isoformat(), closing=day_of(after).isoformat()
            )
        tender.set(supply_until=until)
    if after != closing:
        assert tender.announced_closing is not None
        tender.set(announced_closing=tender.announced_closing + (after - closing), closes_at=after)


def keep(
    tender: Tender, *, closing: datetime, after: rules.Closing, at: datetime, **said: Any
) -> TenderCorrection:
    """Keep a correction under the next number, with what it did to the closing."""
    kept: TenderCorrection = TenderCorrection.objects.create(
        tender=tender,
        number=tender.corrections.count() + 1,
        closes_before=closing,
        closes_after=after.at,
        clause=after.clause,
        at=at,
        **said,
    )
    return kept


def said_of(kept: TenderCorrection) -> dict[str, Any]:
    """Return what the ledger says of a correction; notices and those who took it read it."""
    return {
        "number": kept.number,
        "reason": kept.reason,
        "changes": kept.changes,
        "document_changed": kept.document_changed,
        "affects_offers": kept.affects_offers,
        "closes_at": kept.closes_after.isoformat(),
        "put_off_under": kept.clause,
    }
