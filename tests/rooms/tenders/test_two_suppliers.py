"""When only two suppliers are there: what may go on, from when on, and what may not."""

from __future__ import annotations

import pytest

from goufu.stages.procurement.tenders.rules import offers as offer_rules
from tests.walk_methods import GROUP, MethodsWalk

pytestmark = pytest.mark.django_db


class TestTwoInAConsultationForServices:
    """财库〔2015〕124号: from 30 June 2015 on two may go on; one may not."""

    def consulted(self, year: int) -> MethodsWalk:
        walk = MethodsWalk(year=year)
        walk.up_to_announcement()
        return walk.ready_by("consultation").called(
            on=f"{year}-03-30", closes=f"{year}-04-13T09:00"
        )

    @pytest.mark.article("财库〔2015〕124号")
    def test_today_two_go_on_to_the_award(self):
        walk = self.consulted(2026)
        walk.answered_by("alpha", "beta", at="2026-04-10T10:00", closes="2026-04-13T09:00")
        walk.seated(on="2026-04-13", words=GROUP).met("alpha", "beta", at="2026-04-13T10:30")
        walk.finals_asked(at="2026-04-13T11:00", until="2026-04-13T14:00")
        walk.final("alpha", at="2026-04-13T11:30").final("beta", at="2026-04-13T11:31")
        walk.finals_opened(at="2026-04-13T11:40")
        points = {"alpha": ("46", "27"), "beta": ("42", "25")}
        walk.scored(on="2026-04-13", words=GROUP, **points).concluded(on="2026-04-13")
        walk.to_the_result("alpha")

        assert walk.tender.state == "result_published"

    def test_today_one_must_be_ended(self):
        walk = self.consulted(2026)
        walk.bid("alpha", at="2026-04-10T10:00").ticked(at="2026-04-13T09:00")
        with pytest.raises(offer_rules.TooFewOffers) as refused:
            walk.bids_opened(on="2026-04-13")
        assert refused.value.clause == "财库〔2015〕124号"
        walk.tender_did(
            "fail",
            on="2026-04-13",
            by="agency",
            ground="too_few",
            reason="符合要求的供应商只有一家",
        )

    def test_in_april_2015_two_were_too_few(self):
        walk = self.consulted(2015)
        for by in ("alpha", "beta"):
            walk.bid(by, at="2015-04-10T10:00")
        walk.ticked(at="2015-04-13T09:00")
        with pytest.raises(offer_rules.TooFewOffers) as refused:
            walk.bids_opened(on="2015-04-13")
        assert refused.value.params["needed"] == 3
