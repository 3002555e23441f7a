"""What an acceptance sets going; wired in ``config/switchboard.py``."""

from __future__ import annotations

from decimal import Decimal

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.advance import advance
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.deliveries import queries, rules
from goufu.stages.contracting.deliveries.actions import write_report
from goufu.stages.contracting.deliveries.models import Delivery
from goufu.stages.contracting.deliveries.sheets import Report, ReportRow
from goufu.stages.procurement.vouchers.models import Statement
from goufu.stages.procurement.vouchers.rules.use import FEN


def complete_contract(entry: Entry) -> None:
    """End the contract with its last acceptance. Listens to ``delivery.accept``."""
    delivery: Delivery = Delivery.objects.numbered(entry.ref)
    if not delivery.final:
        return
    contract: Contract = Contract.objects.locked(delivery.contract.ref)
    if contract.state == "filed":
        contract.set(ended_on=delivery.accepted_on)
        advance(contract, "complete", actor=THE_CLOCK, at=entry.happened_at, delivery=delivery.ref)


def report_from_vouchers(entry: Entry) -> None:
    """Carry what was redeemed into a delivery, to be accepted and paid under the contract.

    Listens to ``voucher_statement.accept``.

    Raises:
        NoContractYet: the provider's contract is not carried out yet.
        MoreThanRedeemed: the contract's price is higher than the scheme's.
    """
    statement = Statement.objects.select_related("scheme", "provider").get(ref=entry.ref)
    found = queries.contract_for(statement)
    rules.check_contract_there(
        provider=statement.provider.name, there=found is not None and found.state == "filed"
    )
    assert found is not None
    contract: Contract = Contract.objects.locked(found.ref)
    line = contract.lines[0]
    quantity = Decimal(statement.amount)
    if statement.scheme.holds_money:
        quantity = quantity / FEN
    rules.check_worth(
        worth_fen=int(quantity * line["unit_price_fen"]), redeemed_fen=statement.value_fen
    )
    sheet = Report(
        period_from=statement.period_from,
        period_to=statement.period_to,
        lines=(ReportRow(number=line["number"], quantity=quantity),),
        note=f"凭单结算单 {statement.ref}：{statement.count} 笔核销",
    )
    write_report(contract, sheet, actor=THE_CLOCK, at=entry.happened_at, statement=statement.ref)
