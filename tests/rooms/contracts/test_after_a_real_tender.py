"""The contract of a tender that was really held, and one that nobody signs."""

from __future__ import annotations

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.stages.contracting.contracts import actions, queries, sheets
from tests.walk import morning_of
from tests.walk_performance import PerformanceWalk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> PerformanceWalk:
    return PerformanceWalk().up_to_result()


@pytest.mark.article("政府采购法 第四十六条第一款")
def test_from_the_offers_to_the_archive(walk):
    assert walk.contract.tender_ref == walk.tender.ref
    assert walk.contract.award_fen == 160_000_000
    assert not queries.visible_to(walk.who("beta"))

    walk.signed(on="2015-05-24").filed(on="2015-05-26")
    signing = Deadline.objects.get(duty="sign_contract")
    assert (str(signing.due_on), signing.met_in_time) == ("2015-05-24", True)

    walk.served("100000", on="2015-12-30").accepted(on="2015-12-30", final=True)
    walk.paid(on="2015-12-31")
    walk.commissioned(on="2016-01-10").evaluation_scored(on="2016-02-20")
    walk.evaluation_concluded(on="2016-03-01").used(on="2016-03-10")
    assert walk.project.state in {"evaluated", "closed"}


@pytest.mark.article("政府采购法实施条例 第四十九条")
def test_when_the_winner_does_not_sign_the_project_may_be_purchased_again(walk):
    actions.give_up(
        ref=walk.contract.ref,
        sheet=sheets.Reasons(reason="中标单位书面拒绝签订合同"),
        actor=walk.who("head"),
        at=morning_of("2015-05-20"),
    )

    assert walk.contract.state == "given_up"
    assert walk.tender.state == "next_candidate"
    reason = "不再确定下一候选人，重新采购"
    walk.tender_did("restart", on="2015-05-21", by="head", reason=reason)
    assert walk.tender.state == "failed"
    assert walk.project.state == "announced"
    assert not Deadline.objects.filter(duty="sign_contract", met_on=None, cancelled_on=None)
