"""What people do to a payment. One function, one line of the ledger."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction

from goufu.base.deadlines.duties import meet
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.separation import check_other_person
from goufu.law.calendar import day_of
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.payments import dispatch, queries, rules
from goufu.stages.contracting.payments.models import Payment
from goufu.stages.contracting.payments.sheets import (
    Confirmation,
    Opinion,
    Order,
    Reasons,
    Request,
)
from goufu.stages.contracting.payments.workflow import PAY_INVOICE
from goufu.stages.review.budgets.queries import reserved_for


@action
def request(*, ref: str, sheet: Request, actor: Actor, at: datetime) -> Payment:
    """Ask for payment against an invoice; the period for paying starts when the invoice came.

    Raises:
        InvoiceUsed: the invoice belongs to another payment.
        InvoiceFromTheFuture: it cannot have come yet.
    """
    payment: Payment = Payment.objects.locked(ref)
    check_step(payment, "request", actor=actor, at=at)
    used_by = queries.invoice_used_by(payment.provider_id, sheet.invoice_number, but=payment.pk)
    rules.check_invoice(
        number=sheet.invoice_number,
        used_by=used_by,
        received_on=sheet.invoice_received_on,
        today=day_of(at),
    )
    payment.set(
        invoice_number=sheet.invoice_number,
        invoice_received_on=sheet.invoice_received_on,
        requester_id=actor.account_id,
        approver_id=None,
        reason="",
    )
    advance(
        payment,
        "request",
        actor=actor,
        at=at,
        amount_fen=payment.amount_fen,
        invoice_number=sheet.invoice_number,
        invoice_received_on=sheet.invoice_received_on.isoformat(),
    )
    return payment


@action
def approve(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> Payment:
    """Approve a payment; whoever approves has not asked for it.

    Raises:
        SamePerson: the approver asked for the payment.
        MoreThanTheContract, MoreThanTheBudget: all payments together would be too much.
    """
    payment = _locked(ref)
    check_step(payment, "approve", actor=actor, at=at)
    check_other_person(
        actor,
        payment.requester_id,
        step="payment_approval",
        earlier_step="payment_request",
        on=day_of(at),
        place=payment.place,
    )
    check_sums(payment.contract, project_code=payment.project_code)
    payment.set(approver_id=actor.account_id)
    advance(
        payment,
        "approve",
        actor=actor,
        at=at,
        opinion=sheet.opinion,
        amount_fen=payment.amount_fen,
    )
    return payment


@action
def reject(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Payment:
    """Send the request back with what is wrong with it; the period for paying runs on."""
    return _back(ref, "reject", sheet, actor, at)


@action
def send_back(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Payment:
    """Send an approved request back from the treasury."""
    return _back(ref, "send_back", sheet, actor, at)


@action
def bounce(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Payment:
    """Record that the bank could not pay, e.g. because the account is wrong."""
    return _back(ref, "bounce", sheet, actor, at)


@action
def order(*, ref: str, sheet: Order, actor: Actor, at: datetime) -> Payment:
    """Order the payment; the order's file is written as soon as this is safely on record.

    Raises:
        MoreThanTheContract, MoreThanTheBudget: all payments together would be too much.
    """
    payment = _locked(ref)
    check_step(payment, "order", actor=actor, at=at)
    check_sums(payment.contract, project_code=payment.project_code)
    payment.set(
        attempts=payment.attempts + 1,
        order_number=f"{payment.ref}-{payment.attempts + 1}",
        ordered_on=day_of(at),
        order_sent_at=None,
    )
    advance(
        payment,
        "order",
        actor=actor,
        at=at,
        order_number=payment.order_number,
        amount_fen=payment.amount_fen,
        remark=sheet.remark,
    )
    # Should writing fail, the clock writes it at its next tick.
    transaction.on_commit(partial(dispatch.send, payment.ref, at=at), robust=True)
    return payment


@action
def confirm(*, ref: str, sheet: Confirmation, actor: Actor, at: datetime) -> Payment:
    """Record the treasury's receipt: the money is on the provider's account.

    Raises:
        AnotherAmount, AnotherOrder: the receipt is not that of this order.
        PaidOnAnImpossibleDay: the day is before the order or after today.
    """
    payment: Payment = Payment.objects.locked(ref)
    check_step(payment, "confirm", actor=actor, at=at)
    if sheet.order_number not in {"", payment.order_number}:
        raise rules.AnotherOrder(number=sheet.order_number)
    assert payment.ordered_on is not None
    rules.check_receipt(
        paid_fen=sheet.amount_fen,
        ordered_fen=payment.amount_fen,
        paid_on=sheet.paid_on,
        ordered_on=payment.ordered_on,
        today=day_of(at),
    )
    payment.set(receipt_number=sheet.receipt_number, paid_on=sheet.paid_on)
    # The duty is met on the day the money moved, whenever the receipt is entered.
    meet((PAY_INVOICE,), (payment.ref,), on=sheet.paid_on)
    advance(
        payment,
        "confirm",
        actor=actor,
        at=at,
        receipt_number=sheet.receipt_number,
        paid_on=sheet.paid_on.isoformat(),
        order_number=payment.order_number,
        amount_fen=payment.amount_fen,
    )
    return payment


def check_sums(contract: Contract, *, project_code: str) -> None:
    """Ask whether all payments together stay within contract and budget; the contract is locked.

    Raises:
        MoreThanTheContract, MoreThanTheBudget: they do not.
    """
    assert contract.price_fen is not None
    rules.check_within_contract(
        total_fen=queries.of_contract(contract.pk), price_fen=contract.price_fen
    )
    rules.check_within_budget(
        total_fen=queries.of_project(project_code), reserved_fen=reserved_for(project_code)
    )


def _locked(ref: str) -> Payment:
    """Return the payment with its contract, both locked: the contract first, as acceptance does."""
    contract: Contract = Contract.objects.locked(Payment.objects.numbered(ref).contract.ref)
    payment: Payment = Payment.objects.locked(ref)
    payment.contract = contract
    return payment


def _back(ref: str, verb: str, sheet: Reasons, actor: Actor, at: datetime) -> Payment:
    payment: Payment = Payment.objects.locked(ref)
    payment.set(reason=sheet.reason, approver_id=None)
    advance(
        payment,
        verb,
        actor=actor,
        at=at,
        reason=sheet.reason,
        order_number=payment.order_number,
    )
    return payment
