"""The purchaser lets its period pass and says nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.declare import NotYours
from goufu.stages.procurement.tenders import actions
from goufu.stages.procurement.tenders.models import Offer, Tender
from goufu.stages.procurement.tenders.rules import award as rules
from goufu.stages.procurement.tenders.sheets import Nothing
from tests.rooms.tenders.conftest import kept
from tests.walk import morning_of
from tests.walk_aftermath import todays_report
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db
LAST_DAY, DAY_AFTER = "2026-05-28", "2026-05-29"


@pytest.fixture(scope="module")
def of_today(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    """A report that was delivered on 21 May 2026."""
    with kept(django_db_blocker, todays_report, 2026) as walk:
        yield walk


def _method(walk: ProcurementWalk, method: str) -> None:
    Tender.objects.filter(pk=walk.tender.pk).update(method=method)


class TestSilence:
    @pytest.mark.article("财政部令第87号 第六十八条")
    def test_after_the_fifth_working_day_the_first_candidate_counts_as_chosen(self, of_today):
        of_today.ticked(at=f"{LAST_DAY}T23:59")
        assert of_today.tender.state == "reported"

        of_today.ticked(at=f"{DAY_AFTER}T00:30")
        assert of_today.tender.state == "awarded"
        assert of_today.tender.winner == of_today.offer("alpha")
        entry = Entry.objects.get(event="tender.award_by_law")
        assert (entry.role, entry.clause) == ("clock", "财政部令第87号 第六十八条")
        assert entry.facts["way"] == "first_ranked"
        assert Deadline.objects.get(duty="decide_award").met_in_time is False
        assert Deadline.objects.get(duty="publish_result", met_on=None).who == "agency"
        told = Message.objects.filter(event="tender.award_by_law")
        assert {"张主任", "孙监管", "代理员"} <= {one.account.name for one in told}

    def test_the_second_tick_does_nothing(self, of_today):
        of_today.ticked(at=f"{DAY_AFTER}T00:30").ticked(at=f"{DAY_AFTER}T00:31")

        assert Entry.objects.filter(event="tender.award_by_law").count() == 1

    def test_who_gives_reasons_in_time_is_not_silent(self, of_today):
        reason = "候选人涉嫌提供虚假材料，正在核实"
        for by in ("handler", "agency", "alpha"):
            with pytest.raises(NotYours):
                of_today.tender_did("explain_delay", on=LAST_DAY, by=by, reason=reason)
        of_today.tender_did("explain_delay", on=LAST_DAY, by="head", reason=reason)

        of_today.ticked(at=f"{DAY_AFTER}T00:30")
        assert of_today.tender.state == "reported"
        with pytest.raises(rules.NotSilent):
            _by_law(of_today, DAY_AFTER)

    def test_nobody_hurries_the_clock(self, of_today):
        with pytest.raises(rules.NotSilent) as refused:
            _by_law(of_today, LAST_DAY)

        assert "还在确定期限内" in str(refused.value)

    def test_where_one_is_first_there_is_nothing_to_draw(self, of_today):
        with pytest.raises(rules.NoTie):
            of_today.tender_did("draw_tie", on="2026-05-22", by="head")

    @pytest.mark.article("财库〔2014〕214号 第二十八条")
    def test_of_a_consultation_the_first_in_rank(self, of_today):
        _method(of_today, "consultation")
        of_today.ticked(at=f"{DAY_AFTER}T00:30")

        entry = Entry.objects.get(event="tender.award_by_law")
        assert entry.clause == "财库〔2014〕214号 第二十八条"
        assert of_today.tender.winner == of_today.offer("alpha")

    @pytest.mark.article("财政部令第74号 第三十六条")
    @pytest.mark.article("财政部令第74号 第四十九条")
    @pytest.mark.parametrize(
        ("method", "clause"),
        [
            ("negotiation", "财政部令第74号 第三十六条"),
            ("inquiry", "财政部令第74号 第四十九条"),
        ],
    )
    def test_of_a_negotiation_or_inquiry_the_cheapest(self, of_today, method, clause):
        _method(of_today, method)
        Offer.objects.filter(pk=of_today.offer("gamma").pk).update(price_fen=150_000_000)
        of_today.ticked(at=f"{DAY_AFTER}T00:30")

        assert Entry.objects.get(event="tender.award_by_law").clause == clause
        assert of_today.tender.winner == of_today.offer("gamma")


def _by_law(walk: ProcurementWalk, on: str) -> None:
    actions.award_by_law(ref=walk.tender.ref, sheet=Nothing(), actor=THE_CLOCK, at=morning_of(on))
