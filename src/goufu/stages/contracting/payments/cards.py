"""What leaves the room: the payment as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from goufu.base.people.roles import Actor
from goufu.law.money import BASIS_POINTS, in_words, yuan
from goufu.law.words import say
from goufu.stages.contracting.contracts.cards import PERCENT, account_shown
from goufu.stages.contracting.payments.models import Payment, PaymentLine


@dataclass(frozen=True)
class LineCard:
    """One factor beside the other: quantity × price × share = sum."""

    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    name: str = field(metadata={"label": say("服务名称")})
    quantity: Decimal = field(metadata={"label": say("验收合格数量"), "kind": "number"})
    unit: str = field(metadata={"label": say("计量单位")})
    unit_price_fen: int = field(metadata={"label": say("单价"), "kind": "money"})
    score: Decimal = field(metadata={"label": say("质量得分"), "kind": "number"})
    pays: Decimal = field(metadata={"label": say("质量系数"), "kind": "percent"})
    carried_fen: int = field(metadata={"label": say("尾差结转"), "kind": "money"})
    amount_fen: int = field(metadata={"label": say("应付"), "kind": "money"})
    formula: str = field(metadata={"label": say("算式")})


@dataclass(frozen=True)
class PaymentCard:
    """A payment; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str
    contract_ref: str = field(metadata={"label": say("合同编号"), "kind": "code"})
    delivery_ref: str = field(metadata={"label": say("验收编号"), "kind": "code"})
    purchaser: str = field(metadata={"label": say("付款方")})
    provider: str = field(metadata={"label": say("收款方")})
    payee_bank: str = field(metadata={"label": say("承接主体开户行")})
    payee_account: str = field(metadata={"label": say("承接主体账号"), "kind": "code"})
    budget_line: str = field(metadata={"label": say("预算行"), "kind": "code"})
    amount_fen: int = field(metadata={"label": say("应付金额"), "kind": "money"})
    amount_in_words: str = field(metadata={"label": say("大写")})
    price_fen: int | None = field(metadata={"label": say("合同金额"), "kind": "money"})
    invoice_number: str = field(metadata={"label": say("发票号码"), "kind": "code"})
    invoice_received_on: date | None = field(metadata={"label": say("收到发票日期"), "kind": "day"})
    order_number: str = field(metadata={"label": say("支付令编号"), "kind": "code"})
    ordered_on: date | None = field(metadata={"label": say("支付令日期"), "kind": "day"})
    receipt_number: str = field(metadata={"label": say("国库回单编号"), "kind": "code"})
    paid_on: date | None = field(metadata={"label": say("支付日期"), "kind": "day"})
    reason: str = field(metadata={"label": say("退回理由"), "kind": "long_text"})
    lines: list[LineCard] = field(metadata={"label": say("应付计算")})

    @classmethod
    def of(cls, payment: Payment, reader: Actor) -> PaymentCard:
        contract = payment.contract
        return cls(
            ref=payment.ref,
            title=payment.title,
            state=payment.state,
            place=payment.place,
            project_code=payment.project_code,
            contract_ref=contract.ref,
            delivery_ref=payment.delivery.ref,
            purchaser=payment.purchaser.name,
            provider=payment.provider.name,
            payee_bank=contract.payee_bank,
            payee_account=account_shown(contract, reader),
            budget_line=payment.budget_line_ref,
            amount_fen=payment.amount_fen,
            amount_in_words=in_words(payment.amount_fen),
            price_fen=contract.price_fen,
            invoice_number=payment.invoice_number,
            invoice_received_on=payment.invoice_received_on,
            order_number=payment.order_number,
            ordered_on=payment.ordered_on,
            receipt_number=payment.receipt_number,
            paid_on=payment.paid_on,
            reason=payment.reason,
            lines=[_line(line) for line in sorted(payment.lines.all(), key=lambda one: one.number)],
        )


def _line(line: PaymentLine) -> LineCard:
    pays = Decimal(line.factor_bp * PERCENT) / BASIS_POINTS
    return LineCard(
        number=line.number,
        name=line.name,
        quantity=line.quantity,
        unit=line.unit,
        unit_price_fen=line.unit_price_fen,
        score=line.score,
        pays=pays,
        carried_fen=line.carried_fen,
        amount_fen=line.amount_fen,
        formula=_formula(line, pays),
    )


def _formula(line: PaymentLine, pays: Decimal) -> str:
    factors = f"{line.quantity:,.2f} × {yuan(line.unit_price_fen)} × {pays:.2f}%"
    carried = f" + {yuan(line.carried_fen)}" if line.carried_fen else ""
    return f"{factors}{carried} = {yuan(line.amount_fen)}"
