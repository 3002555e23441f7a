"""A challenge that was right ends the purchase, and the contract that hung on it."""

from __future__ import annotations

import pytest

from goufu.base.deadlines.models import OPEN, Deadline
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.procurement.plans.models import Plan
from tests.walk_procurement import ProcurementWalk


@pytest.mark.django_db
@pytest.mark.article("政府采购法实施条例 第五十四条")
def test_the_unsigned_contract_falls_with_the_tender_and_the_project_is_bought_again():
    walk = ProcurementWalk().up_to_result()
    assert Contract.objects.get().state == "draft"

    walk.challenged(on="2015-04-27").answered(on="2015-04-28", outcome="upheld_restart")

    assert Contract.objects.get().state == "given_up"
    assert Plan.objects.get().state == "lapsed"
    assert walk.project.state == "announced"
    assert not Deadline.objects.filter(OPEN, duty="sign_contract").exists()
