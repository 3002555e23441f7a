"""A deposit is declared, arrives, or does not."""

from __future__ import annotations

from datetime import datetime

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.words import Word
from goufu.stages.procurement.deposits import queries, rules
from goufu.stages.procurement.deposits.models import Deposit
from goufu.stages.procurement.deposits.sheets import Arrival, Declaration, Missing, Reasons
from goufu.stages.procurement.deposits.workflow import DEPOSIT, PROVIDER
from goufu.stages.procurement.tenders.actions.bids import current_closing
from goufu.stages.procurement.tenders.actions.papers import own_document
from goufu.stages.procurement.tenders.models import Tender


@action
def declare(*, parent_ref: str, sheet: Declaration, actor: Actor, at: datetime) -> Deposit:
    """Say what one leaves, by which number the bank will name it; nobody else learns of it yet.

    Raises:
        NoDepositAsked, NotReceivedNow, DepositThereAlready: not here, not now, not twice.
        NoCash, TooLittle: not so.
    """
    tender: Tender = Tender.objects.locked(parent_ref)
    check_opening(tender, by=PROVIDER, label=DEPOSIT.opened, actor=actor, anyone=True)
    _check(tender, sheet, actor, at)

    # Without the project's code, so that its record does not tell who is going to offer.
    deposit = Deposit(
        ref=child_ref(tender.project_code, "BZJ"),
        title=tender.title,
        place=tender.place,
        tender=tender,
        provider=Organisation.objects.get(pk=actor.organisation_id or 0),
        **sheet.model_dump(exclude={"document"}),
        document=own_document(sheet.document, tender.ref, actor),
    )
    open_dossier(
        deposit,
        actor=actor,
        at=at,
        tender=tender.ref,
        form=deposit.form,
        amount_fen=deposit.amount_fen,
    )
    return deposit


@action
def withdraw(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Deposit:
    """Take back what was declared and has not arrived."""
    deposit: Deposit = Deposit.objects.locked(ref)
    advance(deposit, "withdraw", actor=actor, at=at, reason=sheet.reason)
    return deposit


@action
def arrive(*, ref: str, sheet: Arrival, actor: Actor, at: datetime) -> Deposit:
    """Record that it is there: the bank's file says so, or the agency after the opening.

    Raises:
        ArrivedLate: bidding had closed.
        ArrivesInTheFuture: it cannot be there yet.
    """
    deposit: Deposit = Deposit.objects.locked(ref)
    check_step(deposit, "arrive", actor=actor, at=at)
    rules.check_arrival(arrived_at=sheet.arrived_at, closing=current_closing(deposit.tender), at=at)
    deposit.set(
        arrived_at=sheet.arrived_at, receipt=sheet.receipt, payer_account=sheet.payer_account
    )
    advance(
        deposit,
        "arrive",
        actor=actor,
        at=at,
        arrived_at=sheet.arrived_at.isoformat(),
        receipt=sheet.receipt,
    )
    return deposit


@action
def find_missing(*, ref: str, sheet: Missing, actor: Actor, at: datetime) -> Deposit:
    """Record that it was not left as the document asks; the offer may be found invalid for it."""
    deposit: Deposit = Deposit.objects.locked(ref)
    check_step(deposit, "find_missing", actor=actor, at=at)
    deposit.set(missing_reason=sheet.reason)
    advance(deposit, "find_missing", actor=actor, at=at, reason=sheet.reason)
    return deposit


def _check(tender: Tender, sheet: Declaration, actor: Actor, at: datetime) -> None:
    if not tender.deposit_fen:
        raise rules.NoDepositAsked(tender=tender.ref)
    if tender.state != "open" or at >= current_closing(tender):
        raise rules.NotReceivedNow(tender=tender.ref, state=Word(tender.state_name))
    earlier = queries.live_deposit_of(tender, actor.organisation_id)
    if earlier is not None:
        raise rules.DepositThereAlready(name=actor.organisation, deposit=earlier.ref)
    on, place = day_of(at), tender.place
    rules.check_form(form=sheet.form.value, method=tender.method, on=on, place=place)
    rules.check_amount(given_fen=sheet.amount_fen, asked_fen=tender.deposit_fen)
