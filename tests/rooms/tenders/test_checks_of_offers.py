"""Offers are held against the document, item by item, in 2015 and today."""

from __future__ import annotations

import pytest

from goufu.base.workflow.declare import NotNow
from goufu.stages.procurement.tenders import assessed
from goufu.stages.procurement.tenders.models import CheckStage
from goufu.stages.procurement.tenders.rules import checks as rules
from goufu.stages.procurement.tenders.rules import scoring
from tests.walk_assessment import all_pass

pytestmark = pytest.mark.django_db
DAY, TODAY = "2015-04-20", "2026-05-20"
QUALIFIED = CheckStage.QUALIFICATION


def test_the_items_come_from_the_document_and_from_the_law_of_its_day(opened):
    then = list(opened.tender.requirements.order_by("number").values_list("stage", "reason"))
    assert then == [("qualification", "not_qualified"), ("conformity", "not_signed")]


@pytest.mark.article("政府采购法 第二十三条")
class TestTheBuyingSideChecksWhoIsQualified:
    @pytest.mark.article("财政部令第18号 第五十四条")
    def test_in_2015_the_committee_does(self, opened):
        with pytest.raises(NotNow):
            opened.tender_did("check_qualification", on=DAY, by="agency", checks=[_any_row(opened)])
        opened.seated(on=DAY)
        rows = all_pass(opened.tender, QUALIFIED)
        with pytest.raises(scoring.NotTheLeader):
            opened.tender_did("check_qualification", on=DAY, by="expert_2", checks=rows)
        opened.tender_did("check_qualification", on=DAY, by="expert_1", checks=rows)
        assert assessed.unchecked(opened.tender, QUALIFIED) == []


@pytest.mark.article("政府采购法实施条例 第四十一条第一款")
class TestTheCommitteeChecksWhetherOffersConform:
    def test_every_item_is_found_before_points_are_added_up(self, opened):
        opened.seated(on=DAY).scored(on=DAY)
        opened.tender_did(
            "check_qualification", on=DAY, by="expert_1", checks=all_pass(opened.tender, QUALIFIED)
        )
        with pytest.raises(rules.ChecksMissing) as refused:
            opened.tender_did("conclude", on=DAY, by="expert_1", report="评审依法进行")
        assert "符合性审查" in str(refused.value)
        assert refused.value.clause == rules.CONFORMITY

        opened.concluded(on=DAY)
        assert opened.tender.state == "evaluated"

    @pytest.mark.article("财政部令第18号 第五十六条")
    def test_an_unsigned_offer_is_invalid_on_that_ground(self, opened):
        opened.seated(on=DAY)
        beta = opened.offer("beta").ref
        rows = all_pass(opened.tender, CheckStage.CONFORMITY, offer=beta, why="授权代表未签字")
        opened.tender_did("check_conformity", on=DAY, by="expert_1", checks=rows)
        assert opened.offer("beta").invalid_ground == "unsigned"


def _any_row(walk) -> dict:
    item = walk.tender.requirements.filter(stage="qualification").first()
    return {"offer": walk.offer("alpha").ref, "requirement_id": item.pk, "finding": "passed"}
