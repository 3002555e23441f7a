"""Two people at the treasury at the same moment; the money moves once."""

from __future__ import annotations

import json

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.workflow.declare import NotNow
from goufu.stages.contracting.payments import dispatch, jobs
from goufu.stages.contracting.payments.gateway import FileGateway
from tests.at_once import at_once
from tests.walk import morning_of
from tests.walk_contracting import ContractingWalk

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_order_one_file_one_receipt(tmp_path, monkeypatch):
    monkeypatch.setattr(dispatch, "treasury", lambda: FileGateway(tmp_path))
    walk = ContractingWalk().up_to_filing()
    walk.delivered(on="2015-08-05").requested(on="2015-08-10")
    walk.approved_payment(on="2015-08-11")

    outcomes = at_once(*[lambda: walk.ordered(on="2015-08-12")] * 2)
    assert [type(outcome) for outcome in outcomes if outcome] == [NotNow]
    (order,) = (tmp_path / "out").glob("*.json")
    assert order.stem == f"{walk.payment.ref}-1"

    # The clerk confirms while the clock takes in the same receipt.
    receipt = {
        "order_number": walk.payment.order_number,
        "status": "paid",
        "receipt_number": "ZF150814-0217",
        "paid_on": "2015-08-13",
        "amount_fen": walk.payment.amount_fen,
    }
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text(json.dumps(receipt), "utf-8")
    (arrival,) = dispatch.treasury().arrivals()
    at_once(
        lambda: walk.payment_confirmed(on="2015-08-14", paid_on="2015-08-13"),
        lambda: jobs.take(arrival, at=morning_of("2015-08-14")),
    )

    assert walk.payment.state == "paid"
    assert Entry.objects.filter(event="payment.confirm").count() == 1
