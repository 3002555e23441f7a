"""A tender that fails before its offers are opened, and one that is called off."""

from __future__ import annotations

import pytest

from goufu.base.notifications.models import Message
from goufu.base.workflow.declare import NotYours
from goufu.stages.procurement.tenders.cards import TenderCard
from goufu.stages.procurement.tenders.rules import award as rules

pytestmark = pytest.mark.django_db
TOO_FEW = {"ground": "too_few", "reason": "有效投标不足三家，依法废标"}


class TestTooFew:
    @pytest.mark.article("政府采购法 第三十六条第一款")
    @pytest.mark.article("政府采购法 第三十六条第二款")
    def test_offers_never_opened_go_back_sealed_and_it_is_bought_again(self, announced):
        announced.bid("alpha", at="2015-04-15T10:00").ticked(at="2015-04-20T09:00")
        announced.tender_did("fail", on="2015-04-20", by="agency", **TOO_FEW)

        assert announced.tender.state == "failed"
        assert announced.offer("alpha").state == "returned"
        assert Message.objects.filter(event="offer.give_back").exists()
        assert announced.project.state == "announced"
        assert announced.plan.state == "lapsed"
        assert TenderCard.of(announced.tender, announced.who("handler")).offers == []
        announced.planned(on="2015-04-27").plan_accepted(on="2015-04-28")
        assert announced.tender.ref == f"{announced.ref}-ZB2"

    def test_prices_nobody_has_seen_are_no_ground(self, announced):
        announced.three_bids(on="2015-04-15").ticked(at="2015-04-20T09:00")
        with pytest.raises(rules.NotOpenedYet):
            announced.tender_did(
                "fail",
                on="2015-04-20",
                by="agency",
                ground="too_dear",
                reason="各家报价均超过采购预算",
            )


@pytest.mark.article("政府采购法 第三十六条第一款第（四）项")
def test_the_head_calls_it_off_and_the_offers_go_back_sealed(announced):
    announced.bid("alpha", at="2015-04-15T10:00")
    reason = "因重大变故，采购任务取消"
    for by in ("handler", "agency", "supervision"):
        with pytest.raises(NotYours):
            announced.tender_did("cancel", on="2015-04-16", by=by, reason=reason)
    announced.tender_did("cancel", on="2015-04-16", by="head", reason=reason)

    assert announced.tender.state == "cancelled"
    assert announced.offer("alpha").state == "returned"
    assert announced.project.state == "announced"
