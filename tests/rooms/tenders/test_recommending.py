"""Negotiation and consultation with suppliers that were recommended or drawn from the pool."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.tenders.models import Invitation
from goufu.stages.procurement.tenders.rules import inviting as rules
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from tests.rooms.tenders.conftest import kept
from tests.walk_methods import GROUP, MethodsWalk

pytestmark = pytest.mark.django_db
DAY = "2015-03-28"


def _ready(walk: MethodsWalk) -> None:
    walk.up_to_announcement()
    walk.ready_by("consultation")


@pytest.fixture(scope="module")
def ready(django_db_setup, django_db_blocker) -> Iterator[MethodsWalk]:
    """A consultation of March 2015 with its document confirmed."""
    with kept(django_db_blocker, _ready, make=MethodsWalk) as walk:
        yield walk


@pytest.mark.article("财库〔2014〕214号 第六条第三款")
@pytest.mark.article("财政部令第74号 第十二条第三款")
class TestThePurchaserRecommendsHalfAtMost:
    def test_two_of_four_and_not_two_of_three(self, ready):
        own = {"alpha": "purchaser", "beta": "purchaser"}
        with pytest.raises(rules.PurchaserRecommendsTooMany) as refused:
            ready.listed("recommendation", "alpha", "beta", "gamma", on=DAY, by="experts", **own)
        assert refused.value.clause == "财库〔2014〕214号 第六条第三款"
        ready.listed(
            "recommendation", "alpha", "beta", "gamma", "delta", on=DAY, by="experts", **own
        )
        assert ready.tender.candidates.filter(invited=True).count() == 4

    def test_what_was_said_for_them_is_published_with_the_result(self, ready):
        ready.listed(
            "recommendation", "alpha", "beta", "gamma", on=DAY, by="experts", alpha="purchaser"
        )
        ready.called(on="2015-03-30", closes="2015-04-13T09:00")
        assert not Notice.objects.filter(project_code=ready.ref, kind="tender").exists()
        words = ("alpha", "beta", "gamma")
        ready.answered_by(*words, at="2015-04-10T10:00", closes="2015-04-13T09:00")
        ready.seated(on="2015-04-13", words=GROUP).met(*words, at="2015-04-13T10:30")
        ready.finals_asked(at="2015-04-13T11:00", until="2015-04-13T14:00")
        for word in words:
            ready.final(word, at="2015-04-13T12:00")
        ready.finals_opened(at="2015-04-13T12:10")
        ready.scored(on="2015-04-13", words=GROUP).concluded(on="2015-04-13")
        ready.to_the_result("alpha")

        notice = Notice.objects.get(project_code=ready.ref, kind="result")
        told = [label for label, said in notice.lines if said == "业绩良好"]
        assert [label.partition("：")[0] for label in told].count("采购人推荐") == 1
        assert len(told) == 3


@pytest.mark.article("财库〔2014〕214号 第六条第一款")
@pytest.mark.article("财政部令第74号 第十二条第一款")
class TestThreeAtLeastAreInvited:
    def test_two_are_too_few(self, ready):
        with pytest.raises(rules.TooFewListed) as refused:
            ready.listed("recommendation", "alpha", "beta", on=DAY, by="experts", alpha="purchaser")
        assert refused.value.params["needed"] == 3

    def test_a_pool_is_drawn_from(self, ready):
        ready.listed("pool", "alpha", "beta", "gamma", "delta", on=DAY)
        with pytest.raises(rules.NoListYet):
            ready.called(on="2015-03-30", closes="2015-04-13T09:00")
        ready.drawn(3, on=DAY, watchers=("handler",))
        assert ready.tender.candidates.filter(invited=True).count() == 3

    def test_who_recommended_is_not_drawn(self, ready):
        ready.listed(
            "recommendation", "alpha", "beta", "gamma", on=DAY, by="experts", alpha="purchaser"
        )
        with pytest.raises(rules.NotDrawnHere):
            ready.drawn(3, on=DAY)

    def test_a_notice_asks_everybody_again(self, ready):
        ready.listed(
            "recommendation", "alpha", "beta", "gamma", on=DAY, by="experts", alpha="purchaser"
        )
        ready.listed("notice", on=DAY).called(on="2015-03-30", closes="2015-04-13T09:00")
        ready.bid("delta", at="2015-04-10T10:00")
        assert ready.tender.invitation == Invitation.NOTICE

    def test_prequalification_is_not_a_way_to_a_consultation(self, ready):
        with pytest.raises(rules.NotAWayHere):
            ready.listed("prequalification", "alpha", "beta", "gamma", on=DAY, by="prequalified")

    def test_others_may_not_answer(self, ready):
        ready.listed(
            "recommendation", "alpha", "beta", "gamma", on=DAY, by="experts", alpha="purchaser"
        )
        ready.called(on="2015-03-30", closes="2015-04-13T09:00")
        with pytest.raises(offer_rules.NotInvited):
            ready.bid("delta", at="2015-04-10T10:00")
