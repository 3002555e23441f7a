"""Report, award, result notice; and a tender that comes to nothing."""

from __future__ import annotations

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.base.people.roles import Role
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.procurement.tenders import lists
from goufu.stages.procurement.tenders.cards import TenderCard
from goufu.stages.procurement.tenders.models import Offer
from goufu.stages.procurement.tenders.rules import award as rules
from goufu.stages.procurement.tenders.rules import offers
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db


@pytest.fixture
def reported(evaluated) -> ProcurementWalk:
    return evaluated.reported(on="2015-04-21")


class TestTheClocks:
    @pytest.mark.article("政府采购法实施条例 第四十三条第一款")
    @pytest.mark.parametrize(("on", "in_time"), [("2015-04-22", True), ("2015-04-23", False)])
    def test_the_report_is_delivered_within_two_working_days(self, evaluated, on, in_time):
        evaluated.reported(on=on)

        assert _deadline("deliver_assessment_report").met_in_time is in_time

    @pytest.mark.article("政府采购法实施条例 第四十三条第一款")
    @pytest.mark.parametrize(("on", "in_time"), [("2015-04-28", True), ("2015-04-29", False)])
    def test_the_head_decides_within_five_working_days(self, reported, on, in_time):
        reported.awarded(on=on)

        assert _deadline("decide_award").met_in_time is in_time

    @pytest.mark.article("政府采购法实施条例 第四十三条第二款")
    @pytest.mark.parametrize(("on", "in_time"), [("2015-04-27", True), ("2015-04-28", False)])
    def test_the_result_is_published_within_two_working_days(self, reported, on, in_time):
        reported.awarded(on="2015-04-23").result_published(on=on)

        assert _deadline("publish_result").met_in_time is in_time


class TestTheAward:
    @pytest.mark.article("政府采购法实施条例 第四十三条第一款")
    def test_it_goes_to_the_first_candidate_and_to_nobody_else(self, reported):
        for by in ("beta", "gamma"):
            with pytest.raises(rules.NotNextInRanking):
                reported.awarded(on="2015-04-23", to=by)

        reported.awarded(on="2015-04-23", to="alpha")
        assert reported.tender.winner == reported.offer("alpha")
        with pytest.raises(NotNow):
            reported.awarded(on="2015-04-23", to="alpha")

    def test_of_equal_candidates_either_may_win(self, reported):
        Offer.objects.filter(pk=reported.offer("beta").pk).update(rank=1)

        reported.awarded(on="2015-04-23", to="beta")

    def test_an_unknown_offer_is_refused(self, reported):
        with pytest.raises(offers.NoSuchOffer):
            reported.tender_did("award", on="2015-04-23", by="head", offer="X", opinion="同意")

    def test_only_the_head_of_the_purchaser_decides(self, reported):
        facts = {"offer": reported.offer("alpha").ref, "opinion": "同意"}
        for by in ("handler", "agency", "supervision", "alpha", "expert_1"):
            with pytest.raises(NotYours):
                reported.tender_did("award", on="2015-04-23", by=by, **facts)
        other = reported.town.appoint("school_head", Role.HEAD, "school")
        assert other.organisation_id
        with pytest.raises(NotAParty):
            reported.tender_did("award", on="2015-04-23", by="school_head", **facts)

    def test_the_winner_is_secret_until_the_result(self, reported):
        reported.awarded(on="2015-04-23")

        assert TenderCard.of(reported.tender, reported.who("head")).winner
        for by in ("alpha", "beta", "delta"):
            card = TenderCard.of(reported.tender, reported.who(by))
            assert (card.winner, card.price_fen, card.report) == ("", None, "")
        told = [str(one.facts) for one in Entry.objects.filter(event="tender.award")]
        assert reported.offer("alpha").ref not in told[0]

    def test_the_form_lists_the_candidates_in_order(self, reported):
        listed = lists.candidates(reported.tender, reported.who("head"), None)

        assert [ref for ref, _ in listed] == [
            reported.offer(by).ref for by in ("alpha", "beta", "gamma")
        ]


class TestTheResult:
    @pytest.fixture
    def published(self, reported) -> ProcurementWalk:
        return reported.awarded(on="2015-04-23").result_published(on="2015-04-24")

    def test_the_contract_is_drafted_and_the_head_has_thirty_days(self, published):
        contract = Contract.objects.get(project_code=published.ref)
        assert contract.award_fen == 160_000_000
        assert contract.provider_id == published.who("alpha").organisation_id
        assert str(_deadline("sign_contract").due_on) == "2015-05-24"

    def test_what_the_notice_and_the_contract_need_is_in_the_ledger(self, published):
        facts = Entry.objects.get(event="tender.publish_result").facts

        assert facts["tender_ref"] == published.tender.ref
        assert facts["provider_id"] == published.who("alpha").organisation_id
        assert facts["price_fen"] == 160_000_000
        assert facts["challenge_until"] == "2015-05-06"
        assert "专家1" in facts["committee"]
        assert [row["rank"] for row in facts["ranking"]] == [1, 2, 3]

    def test_every_bidder_is_told(self, published):
        told = Message.objects.filter(event__in=["offer.win", "offer.lose"]).order_by("event", "id")

        assert [(one.event, one.account.username.split("-")[-1]) for one in told] == [
            ("offer.lose", "beta"),
            ("offer.lose", "gamma"),
            ("offer.win", "alpha"),
        ]
        assert {by: published.offer(by).state for by in ("alpha", "beta")} == {
            "alpha": "won",
            "beta": "lost",
        }

    def test_now_everybody_sees_names_ranks_and_winner(self, published):
        card = TenderCard.of(published.tender, published.who("delta"))

        assert card.winner.endswith("甲社会服务中心")
        assert len(card.committee) == 5
        assert [line.rank for line in card.offers] == [1, 2, 3]

    @pytest.mark.article("政府采购法实施条例 第四十九条")
    def test_when_the_winner_does_not_sign_it_is_bought_again(self, published):
        from goufu.stages.contracting.contracts import actions, sheets
        from tests.walk import morning_of

        actions.give_up(
            ref=Contract.objects.get(project_code=published.ref).ref,
            sheet=sheets.Reasons(reason="中标单位书面拒绝签订合同"),
            actor=published.who("head"),
            at=morning_of("2015-05-20"),
        )
        assert published.tender.state == "failed"
        assert published.plan.state == "lapsed"
        assert published.project.state == "announced"


def _deadline(duty: str) -> Deadline:
    return Deadline.objects.get(duty=duty)
