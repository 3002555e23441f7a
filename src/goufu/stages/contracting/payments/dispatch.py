"""Hand ordered payments over to the treasury, each at least once and under one number."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from goufu.base import practice
from goufu.stages.contracting.payments.gateway import FileGateway, Gateway, PaymentOrder
from goufu.stages.contracting.payments.models import Payment


def treasury() -> Gateway:
    """Return the way to the treasury: ``treasury/`` in the home of the installation.

    An order given in practice goes into the files of that practice, where nobody fetches it.
    """
    return FileGateway(settings.GOUFU.home / practice.folder() / "treasury")


def send(ref: str, *, at: datetime) -> bool:
    """Hand the order of a payment over, unless that is done already; return whether it was done.

    The mark is written after the file: a crash in between writes the same order again, which is
    better than an order that nobody ever sees.
    """
    with transaction.atomic():
        payment: Payment = Payment.objects.locked(ref)
        if payment.state != "ordered" or payment.order_sent_at is not None:
            return False
        treasury().send(order_of(payment))
        payment.set(order_sent_at=at)
    return True


def order_of(payment: Payment) -> PaymentOrder:
    """Return the order of a payment as the treasury reads it."""
    contract = payment.contract
    assert payment.ordered_on is not None
    return PaymentOrder(
        order_number=payment.order_number,
        ordered_on=payment.ordered_on,
        payment_ref=payment.ref,
        delivery_ref=payment.delivery.ref,
        contract_ref=contract.ref,
        project_code=payment.project_code,
        budget_line=payment.budget_line_ref,
        payer=payment.purchaser.name,
        payee=payment.provider.name,
        payee_bank=contract.payee_bank,
        payee_account=contract.payee_account,
        amount_fen=payment.amount_fen,
        purpose=payment.title,
        invoice_number=payment.invoice_number,
    )
