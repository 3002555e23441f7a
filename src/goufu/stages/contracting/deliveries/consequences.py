"""What an acceptance sets going; wired in ``config/switchboard.py``."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.advance import advance
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.deliveries.models import Delivery


def complete_contract(entry: Entry) -> None:
    """End the contract with its last acceptance. Listens to ``delivery.accept``."""
    delivery: Delivery = Delivery.objects.numbered(entry.ref)
    if not delivery.final:
        return
    contract: Contract = Contract.objects.locked(delivery.contract.ref)
    if contract.state == "filed":
        contract.set(ended_on=delivery.accepted_on)
        advance(contract, "complete", actor=THE_CLOCK, at=entry.happened_at, delivery=delivery.ref)
