"""A tender that comes to nothing after its offers were opened, and one that is called off."""

from __future__ import annotations

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.procurement.tenders.models import Offer
from goufu.stages.procurement.tenders.rules import award as rules
from tests.walk_procurement import PRICES

pytestmark = pytest.mark.django_db
TOO_FEW = {"ground": "too_few", "reason": "有效投标不足三家，依法废标"}


class TestGrounds:
    @pytest.mark.article("政府采购法 第三十六条第一款")
    def test_three_offers_are_not_too_few(self, opened):
        with pytest.raises(rules.EnoughOffers):
            opened.tender_did("fail", on="2015-04-20", by="agency", **TOO_FEW)

        opened.tender_did(
            "declare_invalid",
            on="2015-04-20",
            by="agency",
            offer=opened.offer("beta").ref,
            ground="unqualified",
            reason="营业范围不含养老服务",
        )
        opened.tender_did("fail", on="2015-04-20", by="agency", **TOO_FEW)
        assert {by: opened.offer(by).state for by in PRICES} == {
            "alpha": "void",
            "beta": "invalid",
            "gamma": "void",
        }

    def test_prices_within_the_budget_are_not_too_dear(self, opened):
        dear = {"ground": "too_dear", "reason": "报价均超过预算，采购人不能支付"}
        with pytest.raises(rules.NotAllTooDear):
            opened.tender_did("fail", on="2015-04-20", by="agency", **dear)

        Offer.objects.filter(tender=opened.tender).update(price_fen=168_000_001)
        opened.tender_did("fail", on="2015-04-20", by="agency", **dear)
        assert opened.project.state == "announced"

    def test_misconduct_ends_it_at_any_stage_and_drops_the_duties(self, opened):
        opened.seated(on="2015-04-20").scored(on="2015-04-20").concluded(on="2015-04-20")
        opened.tender_did(
            "fail",
            on="2015-04-21",
            by="agency",
            ground="misconduct",
            reason="发现投标人相互串通投标",
        )

        left = Deadline.objects.get(duty="deliver_assessment_report")
        assert str(left.cancelled_on) == "2015-04-21"

    def test_nobody_but_the_agency_declares_it_and_only_once(self, opened):
        facts = {"ground": "misconduct", "reason": "发现投标人相互串通投标"}
        for by in ("head", "supervision", "alpha", "expert_1"):
            with pytest.raises(NotYours):
                opened.tender_did("fail", on="2015-04-20", by=by, **facts)
        opened.tender_did("fail", on="2015-04-20", by="agency", **facts)
        with pytest.raises(NotNow):
            opened.tender_did("fail", on="2015-04-20", by="agency", **facts)

    @pytest.mark.article("政府采购法 第三十六条第一款第（四）项")
    def test_after_the_opening_it_is_not_called_off_but_fails(self, opened):
        reason = "因重大变故，采购任务取消"
        with pytest.raises(NotNow):
            opened.tender_did("cancel", on="2015-04-20", by="head", reason=reason)

        opened.tender_did("fail", on="2015-04-20", by="agency", ground="dropped", reason=reason)
        assert opened.tender.failure_ground == "dropped"
