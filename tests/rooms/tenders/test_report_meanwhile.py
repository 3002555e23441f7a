"""The report while it is written, and an offer that comes back into it."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.stages.procurement.tenders.cards import ReportCard
from goufu.stages.procurement.tenders.models import Offer
from tests.rooms.tenders.test_report import taken_up
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db
DAY = "2015-04-20"


@pytest.mark.article("政府采购法实施条例 第四十四条第一款")
def test_whoever_was_wrongly_found_unqualified_is_checked_again(db):
    walk = ProcurementWalk()
    walk.up_to_notice().three_bids(on="2015-04-15").bid("delta", at="2015-04-15T11:00")
    walk.ticked(at="2015-04-20T09:00").bids_opened(on=DAY)
    walk.seated(on=DAY)
    delta = walk.offer("delta").ref
    item = walk.tender.requirements.filter(stage="qualification").first()
    row = {"offer": delta, "requirement_id": item.pk, "finding": "failed", "reason": "无证书"}
    walk.tender_did("check_qualification", on=DAY, by="expert_1", checks=[row])
    walk.scored(on=DAY).concluded(on=DAY).reported(on="2015-04-21")

    taken_up(walk, "reassess", "qualification_error", "agency", "2015-04-22")
    assert Offer.objects.get(ref=delta).state == "opened"
    assert walk.tender.state == "evaluating"


def test_while_the_committee_sits_it_says_what_is_missing(opened):
    opened.seated(on=DAY).scored(on=DAY, words=("expert_1",))
    card = ReportCard.of(opened.tender, opened.who("expert_2"), date(2015, 4, 20))
    first, second = opened.number_of("expert_1"), opened.number_of("expert_2")
    assert f"成员{first}：尚未提交评分" not in card.missing
    assert f"成员{second}：尚未提交评分" in card.missing
    assert sum("符合性审查" in one for one in card.missing) == 3
    assert "46.00" not in str(card)  # Points are nobody else's until all have handed in.
