"""How the world meets payments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.contracting.payments import actions, queries, sheets
from goufu.stages.contracting.payments.cards import PaymentCard
from goufu.stages.contracting.payments.models import Payment
from goufu.stages.contracting.payments.workflow import PAYMENT


def invoice_so_far(payment: Payment, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return the invoice of a request that came back."""
    return {
        "invoice_number": payment.invoice_number,
        "invoice_received_on": payment.invoice_received_on,
    }


def receipt_expected(payment: Payment, _actor: Actor, on: date) -> Mapping[str, Any]:
    """Return what the receipt of this order will say."""
    return {
        "amount_fen": payment.amount_fen,
        "order_number": payment.order_number,
        "paid_on": on,
    }


DOORS = (
    Doors(
        kind=PAYMENT.name,
        model=Payment,
        name=say("资金支付"),
        stage=Stage.CONTRACTING,
        card=PaymentCard.of,
        card_type=PaymentCard,
        read_with=("lines",),
        visible=queries.visible_to,
        workflow=PAYMENT,
        icon="banknote",
        acts=(
            Act("request", actions.request, sheets.Request, initial=invoice_so_far),
            Act("approve", actions.approve, sheets.Opinion),
            Act("reject", actions.reject, sheets.Reasons),
            Act("order", actions.order, sheets.Order),
            Act("send_back", actions.send_back, sheets.Reasons),
            Act("confirm", actions.confirm, sheets.Confirmation, initial=receipt_expected),
            Act("bounce", actions.bounce, sheets.Reasons),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("合同名称")),
            Column("provider", say("收款方")),
            Column("amount_fen", say("金额"), "money", sortable=True),
            Column("invoice_received_on", say("收到发票日期"), "day", sortable=True),
            Column("ordered_on", say("支付令日期"), "day", sortable=True),
            Column("paid_on", say("支付日期"), "day", sortable=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
