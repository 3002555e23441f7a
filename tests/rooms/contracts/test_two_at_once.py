"""Two people sign at the same moment; one signature counts."""

from __future__ import annotations

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.workflow.declare import NotNow
from goufu.stages.contracting.contracts.models import Signature
from tests.at_once import at_once
from tests.walk_contracting import ContractingWalk

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_head_clicks_twice_and_signs_once():
    walk = ContractingWalk()
    walk.up_to_award().drafted_terms(on="2015-04-28").signed_by_provider(on="2015-04-29")

    outcomes = at_once(*[lambda: walk.signed_by_purchaser(on="2015-04-30")] * 2)

    assert sorted(type(outcome) for outcome in outcomes if outcome) == [NotNow]
    assert Signature.objects.count() == 2
    assert Entry.objects.filter(event="contract.sign_for_purchaser").count() == 1
    assert walk.project.state == "contracted"


def test_the_head_sends_back_while_the_provider_signs_and_one_of_them_wins():
    from goufu.stages.contracting.contracts import actions, sheets
    from tests.walk import morning_of

    walk = ContractingWalk()
    walk.up_to_award().drafted_terms(on="2015-04-28")
    contract = walk.contract

    def send_back() -> None:
        actions.return_terms(
            ref=contract.ref,
            sheet=sheets.Reasons(reason="服务范围需要再核对一遍"),
            actor=walk.who("reviewer"),
            at=morning_of("2015-04-29"),
        )

    outcomes = at_once(send_back, lambda: walk.signed_by_provider(on="2015-04-29"))

    assert sum(outcome is None for outcome in outcomes) == 1
    assert walk.contract.valid_signatures().count() == (walk.contract.state == "provider_signed")
