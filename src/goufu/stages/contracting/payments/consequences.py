"""What an acceptance sets going here; wired in ``config/switchboard.py``."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.advance import open_dossier
from goufu.base.workflow.numbers import child_ref
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.deliveries.models import Delivery, DeliveryLine
from goufu.stages.contracting.deliveries.queries import accepted_lines
from goufu.stages.contracting.payments import rules
from goufu.stages.contracting.payments.actions import check_sums
from goufu.stages.contracting.payments.models import Payment, PaymentLine


def open_payment(entry: Entry) -> None:
    """Work out what an accepted delivery is worth. Listens to ``delivery.accept``.

    Where nothing is due, e.g. because all of it was cut, no payment is opened.
    """
    delivery: Delivery = Delivery.objects.numbered(entry.ref)
    rules.check_accepted(ref=delivery.ref, accepted=delivery.state == "accepted")
    contract: Contract = Contract.objects.locked(delivery.contract.ref)
    lines = [_line(line, delivery) for line in delivery.lines.order_by("number")]
    amount = sum(line.amount_fen for line in lines)
    if not amount:
        return
    payment = Payment(
        ref=child_ref(delivery.project_code, "ZF"),
        project_code=delivery.project_code,
        title=delivery.title,
        place=delivery.place,
        delivery=delivery,
        contract=contract,
        project_id=contract.project_id,
        purchaser_id=contract.purchaser_id,
        finance_id=contract.finance_id,
        provider_id=contract.provider_id,
        amount_fen=amount,
        budget_line_ref=contract.project.budget_line_ref,
    )
    open_dossier(
        payment, actor=THE_CLOCK, at=entry.happened_at, delivery=delivery.ref, amount_fen=amount
    )
    for line in lines:
        line.payment = payment
    PaymentLine.objects.bulk_create(lines)
    check_sums(contract, project_code=payment.project_code)


def _line(line: DeliveryLine, delivery: Delivery) -> PaymentLine:
    assert line.accepted is not None
    assert line.score is not None
    assert line.factor_bp is not None
    before = accepted_lines(delivery.contract_id, line.number, before=delivery.pk)
    amount = rules.due_fen(
        rules.Accepted(line.accepted, line.factor_bp),
        before=[_accepted(one) for one in before],
        unit_price_fen=line.unit_price_fen,
    )
    return PaymentLine(
        number=line.number,
        name=line.name,
        unit=line.unit,
        quantity=line.accepted,
        unit_price_fen=line.unit_price_fen,
        score=line.score,
        factor_bp=line.factor_bp,
        amount_fen=amount,
    )


def _accepted(line: DeliveryLine) -> rules.Accepted:
    assert line.accepted is not None
    assert line.factor_bp is not None
    return rules.Accepted(line.accepted, line.factor_bp)
