"""The tender document, from the draft to the notice."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.separation import check_other_person
from goufu.law.calendar import day_of
from goufu.stages.procurement.tenders.actions import checks, standards
from goufu.stages.procurement.tenders.actions.keys import pin_keys
from goufu.stages.procurement.tenders.actions.papers import own_document
from goufu.stages.procurement.tenders.models import Criterion, Tender
from goufu.stages.procurement.tenders.rules import inviting, timing
from goufu.stages.procurement.tenders.sheets import (
    Reasons,
    Remark,
    TenderDocument,
    TenderNotice,
)


@action
def prepare(*, ref: str, sheet: TenderDocument, actor: Actor, at: datetime) -> Tender:
    """Draw up the purchase document, or draw it up anew before the purchaser confirms it.

    Raises:
        NotScored, PriceWeightMissing, PointsDoNotAddUp, PriceWeightOutOfRange,
        CeilingAboveBudget, DepositAboveCap: see ``rules``.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "prepare", actor=actor, at=at)
    document = own_document(sheet.document, tender.ref, actor)
    maxima = [row.maximum for row in sheet.criteria]
    checks.run(checks.of_values(tender, sheet, maxima, day_of(at)))

    tender.set(
        **sheet.model_dump(exclude={"criteria", "document", "bands", "requirements"}),
        document=document,
        prepared_by_id=actor.account_id,
    )
    tender.criteria.all().delete()
    Criterion.objects.bulk_create(
        Criterion(tender=tender, number=number, **row.model_dump())
        for number, row in enumerate(sheet.criteria, start=1)
    )
    standards.lay_down(tender, sheet, at)
    advance(tender, "prepare", actor=actor, at=at, **_said(tender))
    return tender


@action
def return_document(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Tender:
    """Send the document back to the agency with what is wrong with it."""
    tender: Tender = Tender.objects.locked(ref)
    advance(tender, "return_document", actor=actor, at=at, reason=sheet.reason)
    return tender


@action
def confirm(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Tender:
    """Confirm the document for the purchaser; another person than the one who drew it up.

    Raises:
        DocumentIncomplete: a part that the law asks for is missing.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "confirm", actor=actor, at=at)
    check_other_person(
        actor,
        tender.prepared_by_id,
        step="document_check",
        earlier_step="document",
        on=day_of(at),
        place=tender.place,
    )
    checks.run(checks.of_contents(tender))
    advance(tender, "confirm", actor=actor, at=at, remark=sheet.remark)
    return tender


@action
def publish(*, ref: str, sheet: TenderNotice, actor: Actor, at: datetime) -> Tender:
    """Publish the notice with the document, or send it to the invited; now providers may offer.

    Raises:
        ClosesTooSoon, SupplyTooShort, SupplyAfterClosing, IntentionTooRecent: see ``timing``.
        NoListYet, TooFewListed: nobody, or too few, are invited.
        DocumentIncomplete …: the document no longer meets the law of the day.
        NoOpeningKey: one of the three who open has no key.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "publish", actor=actor, at=at)
    maxima = list(tender.criteria.values_list("maximum", flat=True))
    checks.run(checks.of_contents(tender))
    checks.run(checks.of_values(tender, tender, maxima, day_of(at)))
    checks.run(checks.of_intention(tender, sheet.urgency, day_of(at)))
    checks.run(checks.of_times(tender, sheet, day_of(at)))
    _check_invited(tender, at)
    keys = pin_keys(tender, closing=sheet.closes_at)

    tender.set(
        published_at=at,
        announced_closing=sheet.closes_at,
        closes_at=sheet.closes_at,
        supply_until=sheet.supply_until,
        notice_until=_notice_until(tender, at),
        where=sheet.where,
        urgency=sheet.urgency,
    )
    said = {**_said(tender), **_announced(tender, sheet), "opening_keys": keys}
    advance(tender, "publish", actor=actor, at=at, **said)
    return tender


def _check_invited(tender: Tender, at: datetime) -> None:
    if tender.is_open_to_all:
        return
    invited = tender.candidates.filter(invited=True).count()
    inviting.check_invitations(
        invited=invited, method=tender.method, on=day_of(at), place=tender.place
    )


def _notice_until(tender: Tender, at: datetime) -> date | None:
    """Return the last day of the notice; there is none where only the invited are asked."""
    if not tender.is_announced:
        return None
    return timing.notice_until(method=tender.method, on=day_of(at), place=tender.place)


def _said(tender: Tender) -> dict[str, Any]:
    return {
        "budget_fen": tender.budget_fen,
        "ceiling_fen": tender.ceiling_fen,
        "price_weight": None if tender.price_weight is None else str(tender.price_weight),
        "deposit_fen": tender.deposit_fen,
        "qualification": tender.qualification,
        "service_requirements": tender.service_requirements,
        "criteria": [
            {"name": one.name, "maximum": str(one.maximum)}
            for one in tender.criteria.order_by("number")
        ],
    }


def _announced(tender: Tender, sheet: TenderNotice) -> dict[str, Any]:
    assert tender.closes_at is not None
    assert tender.supply_until is not None
    return {
        "title": tender.title,
        "purchaser": tender.project.purchaser.name,
        "agency": tender.agency.name,
        "method": tender.method,
        "closes_at": tender.closes_at.isoformat(),
        "supply_until": tender.supply_until.isoformat(),
        "notice_until": tender.notice_until.isoformat() if tender.notice_until else None,
        "where": tender.where,
        "urgency": tender.urgency,
        "open_to_all": tender.is_open_to_all,
        "announced": tender.is_announced,
        "registration": sheet.registration or not tender.is_open_to_all,
    }
