"""Today the buying side checks who is qualified, before a committee sits."""

from __future__ import annotations

import pytest

from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.procurement.tenders import assessed, choices
from goufu.stages.procurement.tenders.models import CheckStage, Finding, Requirement
from goufu.stages.procurement.tenders.rules import checks as rules
from goufu.stages.procurement.tenders.rules import offers
from tests.walk_assessment import all_pass
from tests.walk_procurement import COMMITTEE

pytestmark = pytest.mark.django_db
TODAY = "2026-05-20"
QUALIFIED = CheckStage.QUALIFICATION


def test_the_items_of_today_are_more(opened_today):
    now = set(opened_today.tender.requirements.values_list("reason", flat=True))
    assert now == {"not_qualified", "not_signed", "over_budget", "unacceptable_conditions"}


@pytest.mark.article("政府采购法 第二十三条")
class TestTheBuyingSideChecksWhoIsQualified:
    @pytest.mark.article("财政部令第87号 第四十四条")
    def test_today_before_anybody_sits(self, opened_today):
        walk = opened_today
        walk.experts_drawn(on=TODAY, words=COMMITTEE)
        with pytest.raises(rules.ChecksMissing) as refused:
            walk.appointed(on=TODAY)
        assert "还有 3 项没有结论" in str(refused.value)

        walk.qualified(on=TODAY).appointed(on=TODAY)
        assert walk.tender.state == "evaluating"
        with pytest.raises(NotNow):
            walk.tender_did("check_qualification", on=TODAY, by="agency", checks=[_any_row(walk)])

    def test_who_fails_one_item_drops_out_with_the_reason(self, opened_today):
        walk = opened_today
        gamma = walk.offer("gamma")
        rows = all_pass(walk.tender, QUALIFIED, offer=gamma.ref, why="未取得养老机构设立许可")
        walk.tender_did("check_qualification", on=TODAY, by="agency", checks=rows)

        gamma = walk.offer("gamma")
        assert (gamma.state, gamma.invalid_ground) == ("invalid", "unqualified")
        assert gamma.invalid_reason.endswith("未取得养老机构设立许可")
        with pytest.raises(offers.TooFewOffers):
            walk.seated(on=TODAY)

    def test_a_failure_says_why_and_changes_nothing_without(self, opened_today):
        rows = all_pass(opened_today.tender, QUALIFIED)
        rows[0] |= {"finding": "failed", "reason": ""}
        with pytest.raises(rules.FailedWithoutReason):
            opened_today.tender_did("check_qualification", on=TODAY, by="agency", checks=rows)
        assert len(assessed.unchecked(opened_today.tender, QUALIFIED)) == 3

    def test_only_items_and_offers_of_this_tender(self, opened_today):
        row = _any_row(opened_today)
        with pytest.raises(offers.NoSuchOffer):
            opened_today.tender_did(
                "check_qualification", on=TODAY, by="agency", checks=[row | {"offer": "X-1"}]
            )
        conformity = opened_today.tender.requirements.filter(stage="conformity").first()
        with pytest.raises(rules.NoSuchRequirement):
            opened_today.tender_did(
                "check_qualification",
                on=TODAY,
                by="agency",
                checks=[row | {"requirement_id": conformity.pk}],
            )
        with pytest.raises(NotYours):
            opened_today.tender_did("check_qualification", on=TODAY, by="alpha", checks=[row])

    def test_a_price_above_the_ceiling_is_marked_as_failed_in_the_form(self, opened_today):
        walk = opened_today.qualified(on=TODAY).seated(on=TODAY)
        type(walk.tender).objects.filter(pk=walk.tender.pk).update(ceiling_fen=166_000_000)
        rows = choices.conformity_so_far(walk.tender, walk.who("expert_1"), None)["checks"]
        dear = Requirement.objects.get(tender=walk.tender, reason="over_budget").pk
        assert [
            row["offer"]
            for row in rows
            if row["requirement_id"] == dear and row["finding"] is Finding.FAILED
        ] == [walk.offer("gamma").ref]


def _any_row(walk) -> dict:
    item = walk.tender.requirements.filter(stage="qualification").first()
    return {"offer": walk.offer("alpha").ref, "requirement_id": item.pk, "finding": "passed"}
