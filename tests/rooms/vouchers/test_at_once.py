"""Of fifty redemptions of one voucher at the same moment, exactly what it holds goes through."""

from __future__ import annotations

from functools import partial

import pytest

from goufu.base.ledger.models import Entry
from goufu.stages.procurement.vouchers import actions, codes, sheets
from goufu.stages.procurement.vouchers.models import Redemption
from goufu.stages.procurement.vouchers.rules.use import NotEnoughLeft
from tests.at_once import at_once
from tests.walk_frameworks import FrameworkWalk
from tests.walk_procurement import moment_of

PROVIDERS = ("alpha", "beta", "gamma")


@pytest.mark.django_db(transaction=True)
def test_fifty_at_three_providers_take_ten_services_and_no_more():
    walk = FrameworkWalk().up_to_vouchers()
    voucher = walk.voucher()
    facts = {"code": codes.code_for(voucher.ref), "pin": codes.pin_for(voucher.ref), "amount": "1"}
    sheet = sheets.Redeem.model_validate(facts)
    redeem = [
        partial(
            actions.redeem,
            sheet=sheet,
            actor=walk.who(PROVIDERS[number % 3]),
            at=moment_of("2026-06-09T09:00"),
        )
        for number in range(50)
    ]
    raised = at_once(*redeem)

    done = [one for one in raised if one is None]
    refused = [one for one in raised if isinstance(one, NotEnoughLeft)]
    assert (len(done), len(refused)) == (10, 40)
    voucher.refresh_from_db()
    assert voucher.left == 0
    assert sum(Redemption.objects.values_list("amount", flat=True)) == 10
    lines = Entry.objects.filter(event="redemption.open")
    assert sorted(line.facts["left"] for line in lines) == list(range(10))


@pytest.mark.django_db(transaction=True)
def test_one_request_sent_five_times_at_once_is_carried_out_once():
    from goufu.base.workflow.action import once

    walk = FrameworkWalk().up_to_vouchers()
    ref = walk.voucher().ref
    facts = {"code": codes.code_for(ref), "pin": codes.pin_for(ref), "amount": "2"}
    sheet = sheets.Redeem.model_validate(facts)

    def redeem() -> None:
        with once("one-click"):
            actions.redeem(sheet=sheet, actor=walk.who("alpha"), at=moment_of("2026-06-09T09:00"))

    raised = at_once(*[redeem] * 5)

    assert [one for one in raised if one is not None] == []
    assert Redemption.objects.count() == 1
    assert walk.voucher().left == 8
