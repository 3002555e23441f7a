"""The notice under today's law: the intention, the notice period, the weight of the price."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goufu.base.ledger.models import Entry
from goufu.stages.procurement.tenders.rules import timing
from tests.rooms.tenders.conftest import kept
from tests.walk_procurement import DOCUMENT, ProcurementWalk

pytestmark = pytest.mark.django_db


def _ready(walk: ProcurementWalk) -> None:
    walk.up_to_announcement()
    walk.planned(on="2026-03-23").intended(on="2026-03-23").plan_filed(on="2026-03-24")
    walk.prepared(on="2026-03-26").confirmed(on="2026-03-27")


@pytest.fixture(scope="module")
def of_today(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    with kept(django_db_blocker, _ready, 2026) as walk:
        yield walk


class TestTodaysNotice:
    @pytest.mark.article("财库〔2020〕10号")
    def test_the_intention_stands_thirty_days_first(self, of_today):
        with pytest.raises(timing.IntentionTooRecent):
            of_today.published(on="2026-04-21", closes="2026-05-20T09:00")

        of_today.published(on="2026-04-22", closes="2026-05-20T09:00", supply="2026-05-08")
        assert str(of_today.tender.notice_until) == "2026-04-29"

    def test_what_could_not_be_foreseen_need_not_wait(self, of_today):
        of_today.published(
            on="2026-04-01", closes="2026-05-20T09:00", urgency="突发疫情，需立即开展照料"
        )

        assert Entry.objects.get(event="tender.publish").facts["urgency"].startswith("突发")

    def test_the_price_may_weigh_more_than_in_2015(self, of_today):
        assert of_today.tender.price_weight == 20
        of_today.tender_did("cancel", on="2026-04-01", by="head", reason="因重大变故，采购任务取消")
        of_today.planned(on="2026-04-02", urgency="急需开展").plan_filed(on="2026-04-02")
        criteria = [{**DOCUMENT["criteria"][0], "maximum": "30"}, DOCUMENT["criteria"][1]]
        of_today.prepared(on="2026-04-02", price_weight="40", criteria=criteria)

        assert of_today.tender.state == "prepared"
