"""What people do to a delivery. One function, one line of the ledger."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from goufu.base.documents.store import adopt
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.base.workflow.separation import check_other_person
from goufu.law.calendar import day_of
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.contracts.rules import factor_for
from goufu.stages.contracting.deliveries import judging, queries, rules
from goufu.stages.contracting.deliveries.models import Delivery, DeliveryLine
from goufu.stages.contracting.deliveries.sheets import Acceptance, AcceptRow, Report, Return
from goufu.stages.contracting.deliveries.workflow import DELIVERY, PROVIDER

CARRIED_OUT = ("filed",)
# What was served before a contract ended is still judged and paid.
STILL_JUDGED = ("filed", "terminated")


@action
def report(*, parent_ref: str, sheet: Report, actor: Actor, at: datetime) -> Delivery:
    """Report what was served under a contract in a period.

    Raises:
        ByVoucherAlone: what was served stands in the provider's statements of vouchers.
        NotCarriedOut: the contract is not filed yet, or has ended.
        OutsideTheTerm, PeriodReversed, NotYetServed: the period is not one of the contract.
        MoreThanTheContract, NoSuchLine, LineTwice: the quantities are not those of the contract.
    """
    contract: Contract = Contract.objects.locked(parent_ref)
    check_opening(contract, by=PROVIDER, label=DELIVERY.opened, actor=actor)
    rules.check_not_by_voucher(
        contract=contract.ref, by_voucher=queries.is_by_voucher(contract.tender_ref)
    )
    return write_report(contract, sheet, actor=actor, at=at)


def write_report(
    contract: Contract, sheet: Report, *, actor: Actor, at: datetime, statement: str = ""
) -> Delivery:
    """Write down what was served, as the provider says or as its vouchers do.

    Args:
        statement: the statement of vouchers that it comes from.

    Raises:
        NotCarriedOut, OutsideTheTerm, MoreThanTheContract …: see ``report``.
    """
    rows = _check_report(contract, sheet, at)
    delivery = Delivery(
        ref=child_ref(contract.project_code, "YS"),
        project_code=contract.project_code,
        title=contract.title,
        place=contract.place,
        contract=contract,
        project_id=contract.project_id,
        purchaser_id=contract.purchaser_id,
        provider_id=contract.provider_id,
        period_from=sheet.period_from,
        period_to=sheet.period_to,
        note=sheet.note,
        statement_ref=statement,
        document_id=sheet.document,
    )
    open_dossier(delivery, actor=actor, at=at, contract=contract.ref, **_facts(sheet))
    _write_lines(delivery, rows)
    _keep_document(delivery, actor)
    return delivery


@action
def report_again(*, ref: str, sheet: Report, actor: Actor, at: datetime) -> Delivery:
    """Report a returned delivery again, corrected.

    Raises:
        OutsideTheTerm, MoreThanTheContract …: see ``report``.
    """
    delivery = _locked(ref)
    check_step(delivery, "report_again", actor=actor, at=at)
    rules.check_not_by_voucher(
        contract=delivery.contract.ref, by_voucher=bool(delivery.statement_ref)
    )
    rows = _check_report(delivery.contract, sheet, at, but=delivery.pk)
    delivery.set(
        period_from=sheet.period_from,
        period_to=sheet.period_to,
        note=sheet.note,
        document_id=sheet.document or delivery.document_id,
    )
    delivery.lines.all().delete()
    _write_lines(delivery, rows)
    _keep_document(delivery, actor)
    advance(delivery, "report_again", actor=actor, at=at, **_facts(sheet))
    return delivery


@action
def accept(*, ref: str, sheet: Acceptance, actor: Actor, at: datetime) -> Delivery:
    """Accept a delivery: line by line, by standard, with those who were served.

    Raises:
        SamePerson: who accepts has signed the contract.
        LinesNotAccepted, MoreThanReported, CutUnexplained: not every line is judged rightly.
        StandardsNotJudged: a standard of the contract is passed over.
        ServiceObjectsMissing: a public service without the opinion of those it serves.
        OthersWait: the last acceptance while another delivery waits for its own.
    """
    delivery = _locked(ref)
    contract = delivery.contract
    check_step(delivery, "accept", actor=actor, at=at)
    today = day_of(at)
    check_other_person(
        actor,
        contract.signer_id,
        step="acceptance",
        earlier_step="signing",
        on=today,
        place=delivery.place,
    )
    _check_state(contract, STILL_JUDGED)
    lines = {line.number: line for line in delivery.lines.order_by("number")}
    rows = judging.check_lines(lines, sheet)
    judgements = judging.check_standards(contract, sheet)
    rules.check_service_objects(
        public_service=contract.public_service,
        asked=sheet.asked,
        satisfied=sheet.satisfied,
        opinion=sheet.service_objects_opinion,
        on=today,
        place=delivery.place,
    )
    if sheet.final:
        _check_last(delivery)

    for number, row in rows.items():
        _judge(lines[number], row, contract)
    delivery.set(
        judgements=judgements,
        asked=sheet.asked,
        satisfied=sheet.satisfied,
        service_objects_opinion=sheet.service_objects_opinion,
        opinion=sheet.opinion,
        final=sheet.final,
        accepted_on=today,
        acceptor_id=actor.account_id,
    )
    advance(
        delivery,
        "accept",
        actor=actor,
        at=at,
        contract=contract.ref,
        final=sheet.final,
        opinion=sheet.opinion,
        lines=[_line_facts(line) for line in lines.values()],
    )
    return delivery


@action
def return_delivery(*, ref: str, sheet: Return, actor: Actor, at: datetime) -> Delivery:
    """Send a delivery back to the provider with what is wrong with it."""
    delivery = _locked(ref)
    delivery.set(return_reason=sheet.reason)
    advance(delivery, "return_delivery", actor=actor, at=at, reason=sheet.reason)
    return delivery


def _locked(ref: str) -> Delivery:
    """Return the delivery with its contract, both locked, the contract first as in ``report``."""
    contract_ref = Delivery.objects.numbered(ref).contract.ref
    contract: Contract = Contract.objects.locked(contract_ref)
    delivery: Delivery = Delivery.objects.locked(ref)
    delivery.contract = contract
    return delivery


def _check_report(
    contract: Contract, sheet: Report, at: datetime, *, but: int | None = None
) -> list[tuple[dict[str, Any], Decimal]]:
    _check_state(contract, CARRIED_OUT)
    assert contract.starts_on is not None
    assert contract.ends_on is not None
    rules.check_period(
        period_from=sheet.period_from,
        period_to=sheet.period_to,
        starts_on=contract.starts_on,
        ends_on=contract.ends_on,
        today=day_of(at),
    )
    rules.check_once(row.number for row in sheet.lines)
    taken = queries.quantities_taken(contract, but=but)
    found = []
    for row in sheet.lines:
        line = contract.line(row.number)
        if line is None:
            raise rules.NoSuchLine(number=row.number)
        rules.check_quantity(
            name=line["name"],
            unit=line["unit"],
            reported=row.quantity,
            left=Decimal(line["quantity"]) - taken.get(row.number, Decimal(0)),
        )
        found.append((line, row.quantity))
    return found


def _check_state(contract: Contract, states: tuple[str, ...]) -> None:
    rules.check_carried_out(
        ref=contract.ref, state=contract.state, state_name=contract.state_name, states=states
    )


def _check_last(delivery: Delivery) -> None:
    others = queries.waiting(delivery.contract, but=delivery.pk)
    if others:
        raise rules.OthersWait(refs="、".join(others))


def _judge(line: DeliveryLine, row: AcceptRow, contract: Contract) -> None:
    line.accepted = row.accepted
    line.score = row.score
    line.factor_bp = factor_for(row.score, contract.quality_bands())
    line.cut_reason = row.reason
    line.save(update_fields=["accepted", "score", "factor_bp", "cut_reason"])


def _write_lines(delivery: Delivery, rows: list[tuple[dict[str, Any], Decimal]]) -> None:
    DeliveryLine.objects.bulk_create(
        DeliveryLine(
            delivery=delivery,
            number=line["number"],
            name=line["name"],
            unit=line["unit"],
            unit_price_fen=line["unit_price_fen"],
            reported=quantity,
        )
        for line, quantity in rows
    )


def _keep_document(delivery: Delivery, actor: Actor) -> None:
    if delivery.document_id is not None:
        adopt(
            delivery.document_id,
            ref=delivery.ref,
            project_code=delivery.project_code,
            place=delivery.place,
            actor=actor,
        )


def _facts(sheet: Report) -> dict[str, Any]:
    return {
        "period_from": sheet.period_from.isoformat(),
        "period_to": sheet.period_to.isoformat(),
        "lines": [
            {"number": row.number, "quantity": rules.plain(row.quantity)} for row in sheet.lines
        ],
    }


def _line_facts(line: DeliveryLine) -> dict[str, Any]:
    assert line.accepted is not None
    assert line.score is not None
    return {
        "number": line.number,
        "accepted": rules.plain(line.accepted),
        "score": rules.plain(line.score),
        "factor_bp": line.factor_bp,
    }
