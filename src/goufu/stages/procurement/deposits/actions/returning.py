"""A deposit goes back, one by one or all of a tender at once, or is kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goufu.base.people.roles import AGENCIES, THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.stages.procurement.deposits import queries, rules
from goufu.stages.procurement.deposits.models import Deposit, Refund
from goufu.stages.procurement.deposits.sheets import Nothing, Reasons, Return, Withholding
from goufu.stages.procurement.deposits.workflow import REFUND
from goufu.stages.procurement.tenders.models import Tender


@action
def order_returns(*, parent_ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Refund:  # noqa: ARG001
    """Order all deposits of a tender back that are due; the bank gets them as one file.

    What is late is paid with what it costs until today.

    Raises:
        NothingToReturn: none is due.
    """
    tender: Tender = Tender.objects.locked(parent_ref)
    check_opening(tender, by=AGENCIES, label=REFUND.opened, actor=actor, through_hold=True)
    deposits = list(queries.to_return(tender).select_for_update(of=("self",)))
    if not deposits:
        raise rules.NothingToReturn(tender=tender.ref)
    last_days = queries.last_days(deposits)
    for deposit in deposits:
        deposit.tender = tender
        owed = _owed(deposit, last_days.get(deposit.ref), day_of(at))
        deposit.days_late, deposit.interest_fen = owed.days_late, owed.fen

    refund = Refund(
        ref=child_ref(tender.project_code, "TBZ"),
        project_code=tender.project_code,
        title=tender.title,
        place=tender.place,
        tender=tender,
        ordered_on=day_of(at),
        number=len(deposits),
        amount_fen=sum(one.amount_fen for one in deposits),
        interest_fen=sum(one.interest_fen for one in deposits),
    )
    open_dossier(refund, actor=actor, at=at, tender=tender.ref, number=refund.number)
    for deposit in deposits:
        deposit.refund = refund
        deposit.save(update_fields=["refund", "days_late", "interest_fen"])
        advance(deposit, "order_return", actor=THE_CLOCK, at=at, refund=refund.ref)
    return refund


@action
def give_back(*, ref: str, sheet: Return, actor: Actor, at: datetime) -> Deposit:
    """Record that it went back; what a late return costs is counted by the law of the last day.

    Raises:
        NotYetToReturn: nothing has happened yet by which it goes back.
        ReturnedBefore: the day cannot be.
    """
    deposit: Deposit = Deposit.objects.locked(ref)
    check_step(deposit, "give_back", actor=actor, at=at)
    if not deposit.cause:
        raise rules.NotYetToReturn(deposit=deposit.ref)
    assert deposit.arrived_at is not None
    rules.check_returned_on(
        day=sheet.returned_on, arrived_on=day_of(deposit.arrived_at), on=day_of(at)
    )

    # What was ordered was paid as ordered.
    until = deposit.refund.ordered_on if deposit.refund else sheet.returned_on
    owed = _owed(deposit, queries.last_days([deposit]).get(deposit.ref), until)
    deposit.set(
        returned_on=sheet.returned_on,
        return_receipt=sheet.receipt,
        own_fault=sheet.own_fault,
        days_late=owed.days_late,
        interest_fen=0 if sheet.own_fault.strip() else owed.fen,
    )
    advance(deposit, "give_back", actor=actor, at=at, **_said(deposit, owed))
    _settle_if_all_are_back(deposit, at)
    return deposit


@action
def bounce(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Deposit:
    """Take back an order that the bank could not carry out; the deposit lies here again."""
    deposit: Deposit = Deposit.objects.locked(ref)
    check_step(deposit, "bounce", actor=actor, at=at)
    refund = deposit.refund
    deposit.set(refund=None)
    advance(deposit, "bounce", actor=actor, at=at, reason=sheet.reason)
    deposit.refund = refund
    _settle_if_all_are_back(deposit, at)
    return deposit


@action
def withhold(*, ref: str, sheet: Withholding, actor: Actor, at: datetime) -> Deposit:
    """Keep the deposit, for a reason that the law of the day or the document names.

    Raises:
        NotAGround, DocumentSaysNothing: see ``rules``.
    """
    deposit: Deposit = Deposit.objects.locked(ref)
    check_step(deposit, "withhold", actor=actor, at=at)
    clause = rules.check_ground(
        ground=sheet.ground.value,
        method=deposit.tender.method,
        in_document=bool(deposit.tender.deposit_kept_when.strip()),
        on=day_of(at),
        place=deposit.place,
    )
    deposit.set(ground=sheet.ground.value, ground_words=sheet.reason)
    advance(
        deposit,
        "withhold",
        actor=actor,
        at=at,
        ground=sheet.ground.value,
        by=clause,
        reason=sheet.reason,
        amount_fen=deposit.amount_fen,
    )
    return deposit


@action
def settle(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Refund:  # noqa: ARG001
    """Close an order of which nothing is on its way any more."""
    refund: Refund = Refund.objects.locked(ref)
    advance(refund, "settle", actor=actor, at=at, number=refund.number)
    return refund


def _owed(deposit: Deposit, due_on: date | None, returned_on: date) -> rules.Interest:
    """Return how late it is, and what that costs."""
    return rules.interest(
        amount_fen=deposit.amount_fen,
        due_on=due_on,
        returned_on=returned_on,
        method=deposit.tender.method,
        place=deposit.place,
    )


def _said(deposit: Deposit, owed: rules.Interest) -> dict[str, Any]:
    return {
        "provider": deposit.provider.name,
        "amount_fen": deposit.amount_fen,
        "cause": deposit.cause,
        "returned_on": str(deposit.returned_on),
        "receipt": deposit.return_receipt,
        "days_late": deposit.days_late,
        "interest_fen": deposit.interest_fen,
        "interest_by": owed.clause,
        "own_fault": deposit.own_fault,
    }


def _settle_if_all_are_back(deposit: Deposit, at: datetime) -> None:
    refund = deposit.refund
    if refund is None or refund.state == "settled":
        return
    refund = Refund.objects.locked(refund.ref)  # Two receipts at once: one of them is the last.
    if not refund.deposits.filter(state="ordered").exists():
        settle(ref=refund.ref, sheet=Nothing(), actor=THE_CLOCK, at=at)
