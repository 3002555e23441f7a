"""Two deliveries, two acceptances at the same moment."""

from __future__ import annotations

import pytest

from goufu.base.workflow.declare import NotNow
from goufu.stages.contracting.deliveries.models import Delivery
from goufu.stages.contracting.deliveries.rules import MoreThanTheContract
from goufu.stages.contracting.payments.models import Payment
from tests.at_once import at_once
from tests.walk_contracting import ContractingWalk

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_reports_cannot_share_what_is_left_for_one():
    walk = ContractingWalk().up_to_filing()

    outcomes = at_once(*[lambda: walk.served("60000", on="2015-08-03")] * 2)

    assert sorted(type(outcome) for outcome in outcomes if outcome) == [MoreThanTheContract]
    assert Delivery.objects.count() == 1


def test_two_officers_accept_and_one_payment_is_due():
    walk = ContractingWalk().up_to_filing()
    walk.served("20000", on="2015-08-03")

    outcomes = at_once(
        lambda: walk.accepted(on="2015-08-05", by="handler"),
        lambda: walk.accepted(on="2015-08-05", by="reviewer"),
    )

    assert sorted(type(outcome) for outcome in outcomes if outcome) == [NotNow]
    assert Payment.objects.get().amount_fen == 32_000_000


def test_a_report_and_the_last_acceptance_do_not_pass_one_another_unseen():
    walk = ContractingWalk().up_to_filing()
    walk.served("20000", on="2015-08-03")
    first = walk.delivery

    def accept() -> None:
        from goufu.stages.contracting.deliveries import actions, sheets
        from tests.walk import morning_of
        from tests.walk_contracting import ACCEPTANCE

        lines = [{"number": 1, "accepted": "20000", "score": "96"}]
        actions.accept(
            ref=first.ref,
            sheet=sheets.Acceptance.model_validate({**ACCEPTANCE, "lines": lines, "final": True}),
            actor=walk.who("reviewer"),
            at=morning_of("2015-08-05"),
        )

    outcomes = at_once(accept, lambda: walk.served("1000", on="2015-08-05"))

    # Whoever comes second is told; never is a contract complete with a report waiting.
    assert sum(outcome is not None for outcome in outcomes) == 1
    waiting = Delivery.objects.filter(state="reported").count()
    assert (walk.contract.state == "completed") is (waiting == 0)
