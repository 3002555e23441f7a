"""The list before the button says what the act itself would say."""

from __future__ import annotations

import pytest

from goufu.law.calendar import day_of
from goufu.stages.procurement.tenders.actions import checks
from goufu.stages.procurement.tenders.rules import timing
from goufu.stages.procurement.tenders.rules.document import DocumentIncomplete
from tests.visitors import in_a_demo, visitor
from tests.walk_procurement import ProcurementWalk, moment_of

pytestmark = pytest.mark.django_db
ON = day_of(moment_of("2015-03-30T09:00"))


def _prepared(**changes) -> ProcurementWalk:
    walk = ProcurementWalk()
    walk.up_to_tender().prepared(on="2015-03-26", **changes)
    return walk


def refused(found) -> dict[str, str]:
    return {one.words: one.refusal.code for one in found if one.refusal}


class TestBeforeConfirming:
    def test_what_is_missing_is_listed_and_the_act_refuses_it(self):
        walk = _prepared(contract_text="", commercial_terms="")

        (line,) = checks.before_confirming(walk.tender, ON)

        assert line.refusal.params["missing"] == "商务条件、拟签订的合同文本"
        with pytest.raises(DocumentIncomplete):
            walk.confirmed(on="2015-03-27")

    def test_nothing_is_wrong_with_a_whole_document(self):
        assert refused(checks.before_confirming(_prepared().tender, ON)) == {}


class TestBeforePublishing:
    def test_every_point_is_named_with_the_earliest_moments_and_their_clauses(self):
        walk = _prepared().confirmed(on="2015-03-27")

        found = checks.before_publishing(walk.tender, ON)

        assert refused(found) == {}
        told = {one.words: (one.note, one.clause) for one in found if one.waits}
        assert told["提交截止最早可以是"] == ("2015-04-19", "政府采购法 第三十五条")
        assert told["采购文件至少提供到"] == ("2015-04-07", "政府采购法实施条例 第三十一条第一款")

    def test_the_earliest_closing_is_taken_and_the_day_before_is_refused(self):
        walk = _prepared().confirmed(on="2015-03-27")

        with pytest.raises(timing.ClosesTooSoon):
            walk.published(on="2015-03-30", closes="2015-04-18T09:00", supply="2015-04-10")
        walk.published(on="2015-03-30", closes="2015-04-19T09:00", supply="2015-04-07")

        assert walk.tender.state == "open"

    def test_several_faults_are_all_listed(self):
        walk = ProcurementWalk(year=2026)
        walk.up_to_announcement()
        walk.planned(on="2026-03-23").intended(on="2026-03-23").plan_filed(on="2026-03-24")
        walk.prepared(on="2026-03-26")
        tender = walk.tender
        tender.set(contract_text="", deposit_fen=99_000_000)

        found = refused(checks.before_publishing(tender, day_of(moment_of("2026-03-27T09:00"))))

        assert set(found.values()) == {
            "tenders.document_incomplete",
            "tenders.deposit_above_cap",
            "tenders.intention_too_recent",
        }

    def test_it_stands_on_the_page_before_the_button(self, settings):
        in_a_demo(settings)
        walk = _prepared().confirmed(on="2015-03-27")
        walk.tender.set(contract_text="")

        page = visitor(walk.who("agency")).get(f"/tender/{walk.tender.ref}/publish/")

        said = page.content.decode()
        assert "采购文件内容完整：" in said
        assert "拟签订的合同文本" in said
        assert "提交截止最早可以是" in said
