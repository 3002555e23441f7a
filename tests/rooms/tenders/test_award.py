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
from goufu.stages.procurement.tenders.cards import OfferCard, TenderCard
from goufu.stages.procurement.tenders.models import Offer
from goufu.stages.procurement.tenders.rules import award as rules
from goufu.stages.procurement.tenders.rules import offers
from tests.walk_aftermath import given_up
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


class TestWhatIsTold:
    def test_its_own_score_rank_and_reason_and_nobody_elses(self, reported):
        reported.awarded(on="2015-04-23")
        reasons = [{"offer": reported.offer("beta").ref, "reason": "服务方案缺少应急安排"}]
        reported.tender_did("publish_result", on="2015-04-24", by="agency", reasons=reasons)

        own = OfferCard.of(reported.offer("beta"), reported.who("beta"))
        assert (own.rank, own.total_score) == (2, reported.offer("beta").total_score)
        assert "排名第 2" in own.result_reason
        assert own.result_reason.endswith("服务方案缺少应急安排")
        assert "应急安排" not in reported.offer("gamma").result_reason
        other = OfferCard.of(reported.offer("beta"), reported.who("gamma"))
        assert other.result_reason == ""
        assert reported.offer("alpha").result_reason == ""

    def test_in_2015_a_tender_only_stays_overdue(self, reported):
        reported.ticked(at="2015-05-15T00:30")

        assert reported.tender.state == "reported"
        assert Deadline.objects.get(duty="decide_award").marked_overdue_at

    def test_where_one_is_first_nobody_draws_in_2015(self, reported):
        with pytest.raises(NotNow):
            reported.tender_did("draw_tie", on="2015-04-22", by="head")


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

    def test_the_facts_of_the_notice_are_those_of_the_official_form(self, published):
        facts = Entry.objects.get(event="tender.publish_result").facts

        for name in (
            "purchaser_address", "purchaser_contact", "agency_address", "agency_contact",
            "provider_address", "main_items", "experts", "fee_standard", "fee_fen",
            "total_score", "sme_declaration", "result_notice_until",
        ):  # fmt: skip
            assert name in facts, name
        assert sorted(facts["experts"]) == ["专家1", "专家2", "专家3", "专家4"]
        assert facts["main_items"] == published.tender.service_requirements

    def test_now_everybody_sees_names_ranks_and_winner(self, published):
        card = TenderCard.of(published.tender, published.who("delta"))

        assert card.winner.endswith("甲社会服务中心")
        assert len(card.committee) == 5
        assert [line.rank for line in card.offers] == [1, 2, 3]

    @pytest.mark.article("政府采购法实施条例 第四十九条")
    def test_when_the_winner_does_not_sign_it_may_be_bought_again(self, published):
        given_up(published, on="2015-05-20")
        reason = "不再确定下一候选人，重新开展采购活动"
        published.tender_did("restart", on="2015-05-21", by="head", reason=reason)

        assert published.tender.state == "failed"
        assert published.plan.state == "lapsed"
        assert published.project.state == "announced"


def _deadline(duty: str) -> Deadline:
    return Deadline.objects.get(duty=duty)
