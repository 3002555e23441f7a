"""From the draft of the document to the notice."""

from __future__ import annotations

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.procurement.tenders.actions import submit_bid
from goufu.stages.procurement.tenders.queries import visible_to
from goufu.stages.procurement.tenders.rules import document as rules
from goufu.stages.procurement.tenders.rules import timing
from goufu.stages.procurement.tenders.rules.offers import NotOpenForOffers
from goufu.stages.procurement.tenders.sheets import Bid
from tests.walk import morning_of
from tests.walk_procurement import DOCUMENT, ProcurementWalk

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(laid_before) -> ProcurementWalk:
    return laid_before.prepared(on="2015-03-26").confirmed(on="2015-03-27")


class TestTheDocument:
    @pytest.mark.article("政府采购法实施条例 第三十二条")
    def test_a_document_that_lacks_a_part_is_not_confirmed(self, laid_before):
        laid_before.prepared(on="2015-03-26", contract_text="", commercial_terms="")
        with pytest.raises(rules.DocumentIncomplete) as refused:
            laid_before.confirmed(on="2015-03-27")

        assert "商务条件、拟签订的合同文本" in str(refused.value)

    def test_it_can_be_drawn_up_anew_until_it_is_confirmed(self, laid_before):
        laid_before.prepared(on="2015-03-26").prepared(on="2015-03-27", deposit_fen=100_000)
        assert laid_before.tender.criteria.count() == 2

        laid_before.confirmed(on="2015-03-27")
        with pytest.raises(NotNow):
            laid_before.prepared(on="2015-03-28")

    def test_the_purchaser_sends_it_back_with_reasons(self, laid_before):
        laid_before.prepared(on="2015-03-26")
        laid_before.tender_did(
            "return_document", on="2015-03-27", by="handler", reason="评审因素应当细化和量化"
        )

        assert laid_before.tender.state == "draft"

    @pytest.mark.article("政府采购法实施条例 第三十四条")
    def test_weight_and_points_make_a_hundred(self, laid_before):
        with pytest.raises(rules.PointsDoNotAddUp) as refused:
            laid_before.prepared(on="2015-03-26", price_weight="21")

        assert "101" in str(refused.value)

    @pytest.mark.parametrize(
        ("weight", "rest", "lawful"),
        [
            ("10", "60", True),
            ("30", "40", True),
            ("9.99", "60.01", False),
            ("30.01", "39.99", False),
        ],
    )
    def test_in_2015_the_price_weighs_ten_to_thirty(self, laid_before, weight, rest, lawful):
        criteria = [{**DOCUMENT["criteria"][0], "maximum": rest}, DOCUMENT["criteria"][1]]
        facts = {"on": "2015-03-26", "price_weight": weight, "criteria": criteria}
        if lawful:
            laid_before.prepared(**facts)
        else:
            with pytest.raises(rules.PriceWeightOutOfRange):
                laid_before.prepared(**facts)

    @pytest.mark.article("政府采购法 第六条")
    def test_the_ceiling_stays_within_the_budget(self, laid_before):
        with pytest.raises(rules.CeilingAboveBudget):
            laid_before.prepared(on="2015-03-26", ceiling_fen=168_000_001)

    def test_the_deposit_stays_within_two_percent(self, laid_before):
        laid_before.prepared(on="2015-03-26", deposit_fen=3_360_000)
        with pytest.raises(rules.DepositAboveCap):
            laid_before.prepared(on="2015-03-26", deposit_fen=3_360_001)

    def test_only_the_agency_writes_and_only_the_purchaser_confirms(self, laid_before):
        for by in ("handler", "alpha", "supervision"):
            with pytest.raises(NotYours):
                laid_before.tender_did("prepare", on="2015-03-26", by=by, **DOCUMENT)
        with pytest.raises(NotAParty):
            laid_before.tender_did("prepare", on="2015-03-26", by="central", **DOCUMENT)
        laid_before.prepared(on="2015-03-26")
        with pytest.raises(NotYours):
            laid_before.tender_did("confirm", on="2015-03-27", by="agency")
        with pytest.raises(NotAParty):
            laid_before.tender_did("confirm", on="2015-03-27", by="school_handler")


class TestTheNotice:
    @pytest.mark.article("政府采购法 第三十五条")
    def test_the_twentieth_day_is_the_earliest_closing(self, ready):
        with pytest.raises(timing.ClosesTooSoon) as refused:
            ready.published(on="2015-03-30", closes="2015-04-18T09:00")
        assert "2015-04-19" in refused.value.remedy_text

        ready.published(on="2015-03-30", closes="2015-04-19T09:00", supply="2015-04-07")
        assert ready.tender.state == "open"

    def test_the_document_is_on_offer_for_five_working_days(self, ready):
        closes = "2015-04-20T09:00"
        with pytest.raises(timing.SupplyTooShort):  # 4 to 6 April are days off
            ready.published(on="2015-03-30", closes=closes, supply="2015-04-06")
        with pytest.raises(timing.SupplyAfterClosing):
            ready.published(on="2015-03-30", closes=closes, supply="2015-04-21")
        ready.published(on="2015-03-30", closes=closes, supply="2015-04-07")

    def test_before_the_notice_providers_do_not_see_it(self, ready):
        assert not visible_to(ready.who("alpha")).exists()

        ready.published(on="2015-03-30", closes="2015-04-20T09:00")
        assert visible_to(ready.who("alpha")).get() == ready.tender
        told = Entry.objects.get(event="tender.publish").facts
        assert told["budget_fen"] == 168_000_000
        assert told["closes_at"].startswith("2015-04-20T09:00")

    def test_before_the_notice_there_is_nothing_to_offer_on(self, ready):
        with pytest.raises(NotOpenForOffers):
            submit_bid(
                parent_ref=ready.tender.ref,
                sheet=Bid(envelope="sealed to nobody", declared=True),
                actor=ready.who("alpha"),
                at=morning_of("2015-03-28"),
            )
