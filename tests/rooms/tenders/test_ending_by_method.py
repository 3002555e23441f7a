"""Purchases by other methods that come to nothing, and what follows: again, or in another way."""

from __future__ import annotations

import pytest

from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.tenders.rules import award as rules
from goufu.stages.procurement.tenders.rules import inviting, talks
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from tests.walk_methods import BARGAIN, GROUP, MethodsWalk
from tests.walk_procurement import DOCUMENT

pytestmark = pytest.mark.django_db
REASON = "情况变化，已不再符合所用采购方式的适用情形"


@pytest.fixture
def walk() -> MethodsWalk:
    walk = MethodsWalk()
    walk.up_to_announcement()
    return walk


class TestGrounds:
    @pytest.mark.article("财政部令第74号 第三十七条")
    def test_a_negotiation_ends_when_its_ground_is_gone(self, walk):
        walk.up_to_talks("negotiation")
        walk.tender_did("fail", on="2015-04-13", by="agency", ground="ground_gone", reason=REASON)

        assert walk.tender.state_name == "采购活动终止"
        assert walk.project.state == "announced"
        notice = Notice.objects.get(project_code=walk.ref, kind="failure")
        assert notice.title.endswith("终止公告")

    @pytest.mark.article("政府采购法 第三十六条")
    def test_an_open_tender_does_not(self, walk):
        walk.up_to_tender_of("open_tender")
        walk.ticked(at="2015-04-20T09:00")
        with pytest.raises(rules.NotAGroundHere) as refused:
            walk.tender_did(
                "fail", on="2015-04-20", by="agency", ground="ground_gone", reason=REASON
            )
        assert refused.value.clause == "政府采购法 第三十六条"

    @pytest.mark.article("财库〔2014〕214号 第三十四条")
    def test_a_consultation_does_not_end_for_the_budget_but_for_the_number_within_it(self, walk):
        walk.up_to_talks("consultation").met("alpha", "beta", "gamma", at="2015-04-13T10:30")
        walk.finals_asked(at="2015-04-13T11:00", until="2015-04-13T14:00")
        too_dear = {"ground": "too_dear", "reason": "报价均超过预算，采购人不能支付"}
        with pytest.raises(rules.NotAGroundHere):
            walk.tender_did("fail", on="2015-04-13", by="agency", **too_dear)
        too_few = {"ground": "too_few", "reason": "报价未超过采购预算的供应商不足三家"}
        with pytest.raises(rules.EnoughOffers):
            walk.tender_did("fail", on="2015-04-13", by="agency", **too_few)
        walk.final("alpha", at="2015-04-13T12:00").final("beta", at="2015-04-13T12:00")
        walk.final("gamma", at="2015-04-13T12:00", fen=168_000_001)
        walk.finals_opened(at="2015-04-13T12:10")
        walk.tender_did("fail", on="2015-04-13", by="agency", **too_few)

    @pytest.mark.article("财政部令第74号 第二十三条")
    def test_a_task_that_has_fallen_away_ends_a_negotiation(self, walk):
        walk.up_to_talks("negotiation")
        walk.tender_did(
            "fail",
            on="2015-04-13",
            by="agency",
            ground="dropped",
            reason="因重大变故，采购任务取消",
        )
        assert walk.tender.failure_ground == "dropped"

    @pytest.mark.article("财库〔2014〕214号 第三十五条")
    def test_and_a_consultation_before_it_is_opened(self, walk):
        walk.ready_by("consultation")
        walk.tender_did("cancel", on="2015-03-28", by="head", reason="因重大变故，采购任务取消")
        assert walk.tender.state == "cancelled"
        assert not Notice.objects.filter(project_code=walk.ref, kind="failure").exists()

    @pytest.mark.article("财政部令第74号 第五十条")
    def test_the_law_names_the_grounds_of_an_inquiry(self):
        from datetime import date

        facts = {"method": "inquiry", "on": date(2015, 4, 13), "place": "CN-3415"}
        with pytest.raises(rules.NotAGroundHere):
            rules.check_ground(ground="too_dear", **facts)
        for ground in ("too_few", "ground_gone", "misconduct", "dropped"):
            rules.check_ground(ground=ground, **facts)


class TestASingleSource:
    def up_to_price(self, walk: MethodsWalk, fen: int) -> MethodsWalk:
        walk.ready_by("single_source").listed("sole", "alpha", on="2015-03-28", by="purchaser")
        walk.called(on="2015-03-30", closes="2015-04-02T09:00")
        walk.answered_by("alpha", at="2015-04-01T10:00", closes="2015-04-02T09:00")
        walk.seated(on="2015-04-02", words=("expert_1", "handler_2"))
        walk.met("alpha", at="2015-04-02T11:00")
        walk.finals_asked(at="2015-04-02T11:30", until="2015-04-02T15:00")
        return walk.final("alpha", at="2015-04-02T12:00", fen=fen)

    def recorded(self, walk: MethodsWalk, **changes: str) -> None:
        record = {**BARGAIN, "held_on": "2015-04-02", **changes}
        walk.tender_did("record_bargain", on="2015-04-03", by="expert_1", **record)

    @pytest.mark.article("财政部令第74号 第四十三条")
    def test_a_price_above_the_budget_ends_it_and_one_at_the_budget_does_not(self, walk):
        self.up_to_price(walk, 168_000_001)
        with pytest.raises(talks.AgreedPriceAboveBudget) as refused:
            self.recorded(walk)
        assert refused.value.clause == "财政部令第74号 第四十三条"
        walk.offer("alpha").set(price_fen=168_000_000)
        self.recorded(walk)

    def test_it_ends_for_the_price(self, walk):
        self.up_to_price(walk, 168_000_001)
        walk.tender_did(
            "fail",
            on="2015-04-03",
            by="agency",
            ground="too_dear",
            reason="报价超过采购预算，无法支付",
        )
        assert walk.tender.state == "failed"

    @pytest.mark.article("财政部令第74号 第四十二条")
    def test_without_the_record_it_is_not_concluded_and_signed_it_stands(self, walk):
        self.up_to_price(walk, 150_000_000)
        walk.tender_did("hand_in", on="2015-04-02", by="handler_2", opinion="同意")
        with pytest.raises(talks.BargainSigned):
            self.recorded(walk)

    def test_nothing_is_concluded_without_it(self, walk):
        self.up_to_price(walk, 150_000_000)
        walk.opinions(on="2015-04-03", words=("expert_1", "handler_2"))
        with pytest.raises(talks.BargainMissing):
            walk.concluded(on="2015-04-03")

    def test_one_supplier_is_listed_and_nobody_else_is_asked(self, walk):
        walk.ready_by("single_source")
        with pytest.raises(inviting.OneSupplierOnly):
            walk.listed("sole", "alpha", "beta", on="2015-03-28", by="purchaser")
        with pytest.raises(inviting.NoListYet):
            walk.called(on="2015-03-30", closes="2015-04-02T09:00")
        walk.listed("sole", "alpha", on="2015-03-28", by="purchaser")
        walk.called(on="2015-03-30", closes="2015-04-02T09:00")
        with pytest.raises(offer_rules.NotInvited):
            walk.bid("beta", at="2015-04-01T10:00")

    def test_at_the_threshold_the_record_tells_of_the_publicity(self, walk):
        self.up_to_price(walk, 150_000_000)
        plan = walk.plan
        plan.threshold_fen = 168_000_000
        plan.save()
        with pytest.raises(talks.PublicityNotTold):
            self.recorded(walk)
        self.recorded(walk, publicity="三月一日至八日公示，无异议")


class TestBuyingAgain:
    def failed_with(self, walk: MethodsWalk, *bidders: str) -> MethodsWalk:
        walk.up_to_tender_of("open_tender")
        for by in bidders:
            walk.bid(by, at="2015-04-15T10:00")
        walk.ticked(at="2015-04-20T09:00")
        return walk.tender_did(
            "fail",
            on="2015-04-20",
            by="agency",
            ground="too_few",
            reason="投标截止时供应商不足三家",
        )

    def test_the_document_of_the_one_that_failed_is_the_beginning(self, walk):
        first = self.failed_with(walk, "alpha").tender
        walk.planned(on="2015-04-21").plan_accepted(on="2015-04-22")

        again = walk.tender
        assert again.taken_over_from == first
        assert again.contract_text == DOCUMENT["contract_text"]
        assert again.price_weight == 20
        assert [one.name for one in again.criteria.order_by("number")] == ["服务方案", "服务团队"]
        assert again.state == "draft"

    def test_a_smaller_budget_lowers_the_ceiling(self, walk):
        self.failed_with(walk, "alpha")
        walk.planned(on="2015-04-21", amount_fen=150_000_000).plan_accepted(on="2015-04-22")
        assert walk.tender.ceiling_fen == 150_000_000

    @pytest.mark.article("财政部令第74号 第二十七条第二款")
    def test_two_that_a_tender_has_left_are_negotiated_with_to_the_end(self, walk):
        self.failed_with(walk, "alpha", "beta")
        walk.planned(on="2015-04-21", method="negotiation").plan_accepted(on="2015-04-22")
        assert walk.tender.two_left_by_tender

        changes = {"price_weight": None, "criteria": [], "may_change": "服务频次"}
        walk.prepared(on="2015-04-23", **changes).confirmed(on="2015-04-24")
        walk.called(on="2015-04-27", closes="2015-05-04T09:00")
        with pytest.raises(offer_rules.NotInvited):
            walk.bid("gamma", at="2015-04-28T10:00")
        walk.answered_by("alpha", "beta", at="2015-04-28T10:00", closes="2015-05-04T09:00")
        walk.seated(on="2015-05-04", words=GROUP).met("alpha", "beta", at="2015-05-04T10:30")
        walk.finals_asked(at="2015-05-04T11:00", until="2015-05-04T14:00")
        walk.final("alpha", at="2015-05-04T12:00").final("beta", at="2015-05-04T12:00")
        walk.finals_opened(at="2015-05-04T12:10")
        walk.opinions(on="2015-05-04").concluded(on="2015-05-04").reported(on="2015-05-05")
        walk.awarded(on="2015-05-06").result_published(on="2015-05-07")

        assert walk.offer("alpha").state == "won"

    def test_one_that_a_tender_has_left_is_not(self, walk):
        self.failed_with(walk, "alpha")
        walk.planned(on="2015-04-21", method="negotiation").plan_accepted(on="2015-04-22")
        assert not walk.tender.two_left_by_tender
        assert walk.tender.price_weight is None
