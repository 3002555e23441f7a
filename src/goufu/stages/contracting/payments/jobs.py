"""What the clock does for payments: send orders that wait, take in receipts that have come."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from goufu.base.people.roles import THE_CLOCK
from goufu.law.refusals import Refusal
from goufu.stages.contracting.payments import actions, dispatch, queries
from goufu.stages.contracting.payments.gateway import Arrival, Receipt, Unreadable
from goufu.stages.contracting.payments.sheets import Confirmation, Reasons

logger = logging.getLogger(__name__)


class UnknownOrder(ValueError):
    """A receipt speaks of an order that was never sent."""


def send_orders(at: datetime) -> Iterable[Callable[[], object]]:
    """Hand over the orders whose file could not be written when they were given."""
    return [partial(dispatch.send, payment.ref, at=at) for payment in queries.unsent()]


def take_receipts(at: datetime) -> Iterable[Callable[[], object]]:
    """Take in every receipt file that lies in the box."""
    return [partial(take, arrival, at=at) for arrival in dispatch.treasury().arrivals()]


def take(arrival: Arrival, *, at: datetime) -> bool:
    """Take in one receipt file; one that cannot be is set aside with the reason.

    Returns whether all of it was taken in. Taking the same receipt in twice changes nothing.
    """
    box = dispatch.treasury()
    wrong = []
    try:
        receipts = arrival.receipts()
    except Unreadable as error:
        receipts, wrong = [], [str(error)]
    for receipt in receipts:
        try:
            book(receipt, at=at)
        except (Refusal, ValueError) as error:
            wrong.append(f"{receipt.order_number}: {error}")
    if wrong:
        logger.warning("receipt file %s was set aside: %s", arrival.name, "; ".join(wrong))
        box.set_aside(arrival, why="\n".join(wrong))
    else:
        box.file_away(arrival)
    return not wrong


def book(receipt: Receipt, *, at: datetime) -> None:
    """Book one receipt as the platform.

    Raises:
        UnknownOrder: no such order was sent.
        Refusal: the receipt does not fit the payment; see ``actions.confirm``.
    """
    payment = queries.ordered_under(receipt.order_number)
    if payment is None:
        raise UnknownOrder(f"no order {receipt.order_number}")
    if payment.state == "paid" and payment.receipt_number == receipt.receipt_number:
        return
    if receipt.status == "paid":
        confirmation = Confirmation(
            receipt_number=receipt.receipt_number,
            paid_on=receipt.paid_on,
            amount_fen=receipt.amount_fen,
            order_number=receipt.order_number,
        )
        actions.confirm(ref=payment.ref, sheet=confirmation, actor=THE_CLOCK, at=at)
        return
    if payment.order_number != receipt.order_number or payment.state == "due":
        return  # An earlier order's return, booked already.
    reason = f"国库退回（{receipt.receipt_number}）：{receipt.reason}"
    actions.bounce(ref=payment.ref, sheet=Reasons(reason=reason), actor=THE_CLOCK, at=at)
