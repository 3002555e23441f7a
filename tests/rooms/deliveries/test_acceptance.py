"""A delivery is accepted: by line, by quality, by standard, by those who are served."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goufu.base.people.roles import Role
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.base.workflow.separation import SamePerson
from goufu.stages.contracting.deliveries import rules
from goufu.stages.contracting.deliveries.cards import DeliveryCard
from goufu.stages.contracting.deliveries.doors import to_be_judged
from tests.walk_contracting import ACCEPTANCE, ContractingWalk

pytestmark = pytest.mark.django_db
TWO_LINES = [
    {"name": "上门照料", "unit": "小时", "quantity": "90000", "unit_price_fen": 1600},
    {"name": "助餐", "unit": "份", "quantity": "10000.50", "unit_price_fen": 1599},
]


@pytest.fixture
def walk() -> ContractingWalk:
    return ContractingWalk().up_to_filing()


@pytest.mark.article("政府采购法 第六十一条")
class TestWhoAccepts:
    def test_not_the_one_who_signed_the_contract(self, walk):
        walk.served("20000", on="2015-08-03")
        walk.town.people["same"] = replace(walk.who("head"), role=Role.REVIEWER)
        with pytest.raises(SamePerson):
            walk.accepted(on="2015-08-05", by="same")

    def test_not_the_head_nor_the_provider_nor_another_school(self, walk):
        walk.served("20000", on="2015-08-03")
        for word, refusal in (
            ("head", NotYours),
            ("alpha", NotYours),
            ("school_handler", NotAParty),
        ):
            with pytest.raises(refusal):
                walk.accepted(on="2015-08-05", by=word)

    def test_nobody_accepts_twice(self, walk):
        walk.delivered("20000", on="2015-08-05")
        with pytest.raises(NotNow):
            walk.accepted(on="2015-08-06")


@pytest.mark.article("政府采购法 第四十一条")
class TestEveryLineIsAccepted:
    @pytest.fixture
    def walk(self) -> ContractingWalk:
        return ContractingWalk().up_to_filing(lines=TWO_LINES, deviation="报价取整")

    def test_a_line_may_not_be_left_out(self, walk):
        walk.served({1: "100", 2: "100"}, on="2015-08-03")
        lines = [{"number": 1, "accepted": "100", "score": "96"}]
        with pytest.raises(rules.LinesNotAccepted) as refused:
            walk.accepted(on="2015-08-05", lines=lines)

        assert "助餐" in str(refused.value)

    def test_no_more_is_accepted_than_was_reported(self, walk):
        walk.served({1: "100", 2: "100"}, on="2015-08-03")
        with pytest.raises(rules.MoreThanReported):
            walk.accepted({1: "100.01", 2: "100"}, on="2015-08-05")

    def test_a_cut_says_why(self, walk):
        walk.served({1: "100", 2: "100"}, on="2015-08-03")
        with pytest.raises(rules.CutUnexplained) as refused:
            walk.accepted({1: "100", 2: "99.5"}, on="2015-08-05")
        assert refused.value.params["cut"] == "0.5"

        walk.accepted({1: "100", 2: "99.5"}, on="2015-08-05", reason="漏餐一次")
        assert DeliveryCard.of(walk.delivery, walk.who("alpha")).lines[1].cut_reason == "漏餐一次"

    def test_the_form_begins_with_what_was_reported(self, walk):
        walk.served({1: "100", 2: "100"}, on="2015-08-03")
        initial = to_be_judged(walk.delivery, walk.who("handler"), None)

        assert [row["number"] for row in initial["lines"]] == [1, 2]
        assert [row["number"] for row in initial["standards"]] == [1, 2]


class TestQuality:
    @pytest.mark.parametrize(
        ("score", "factor_bp"),
        [("100", 10_000), ("95", 10_000), ("94.99", 9_000), ("85", 9_000), ("84.99", 7_000)],
    )
    def test_the_contract_says_what_a_score_pays(self, walk, score, factor_bp):
        walk.delivered("20000", on="2015-08-05", score=score)

        assert walk.delivery.lines.get().factor_bp == factor_bp


@pytest.mark.article("政府采购法实施条例 第四十五条第一款")
class TestEveryStandardIsJudged:
    def test_one_that_is_passed_over_is_named(self, walk):
        walk.served("20000", on="2015-08-03")
        with pytest.raises(rules.StandardsNotJudged) as refused:
            walk.accepted(on="2015-08-05", standards=ACCEPTANCE["standards"][:1])

        assert "健康证" in str(refused.value)

    def test_a_tick_without_a_finding_is_no_judgement(self, walk):
        walk.served("20000", on="2015-08-03")
        standards = [ACCEPTANCE["standards"][0], {"number": 2, "met": True, "finding": " "}]
        with pytest.raises(rules.StandardsNotJudged):
            walk.accepted(on="2015-08-05", standards=standards)

    def test_one_that_is_not_met_stays_on_record(self, walk):
        walk.served("20000", on="2015-08-03")
        standards = [ACCEPTANCE["standards"][0], {"number": 2, "finding": "两人证件过期"}]
        walk.accepted(on="2015-08-05", standards=standards, score="80")

        card = DeliveryCard.of(walk.delivery, walk.who("handler"))
        assert [line.met for line in card.judgements] == [True, False]


@pytest.mark.article("政府采购法实施条例 第四十五条第二款")
class TestThoseWhoAreServedTakePart:
    @pytest.mark.parametrize(
        "missing", [{"asked": None}, {"satisfied": None}, {"service_objects_opinion": ""}]
    )
    def test_a_public_service_is_not_accepted_without_them(self, walk, missing):
        walk.served("20000", on="2015-08-03")
        with pytest.raises(rules.ServiceObjectsMissing) as refused:
            walk.accepted(on="2015-08-05", **missing)

        assert refused.value.clause == "政府采购法实施条例 第四十五条第二款"

    def test_no_more_are_satisfied_than_were_asked(self, walk):
        walk.served("20000", on="2015-08-03")
        with pytest.raises(rules.MoreSatisfiedThanAsked):
            walk.accepted(on="2015-08-05", asked=3, satisfied=4)

    def test_a_service_to_the_office_itself_needs_none(self):
        walk = ContractingWalk().up_to_filing(public_service=False)
        walk.served("20000", on="2015-08-03")
        walk.accepted(on="2015-08-05", asked=None, satisfied=None, service_objects_opinion="")

        assert walk.delivery.state == "accepted"

    def test_before_the_regulation_nobody_asks_for_them(self):
        walk = ContractingWalk().up_to_award_before_the_regulation()
        walk.signed(on="2015-02-10", starts_on="2015-02-10").filed(on="2015-02-11")
        walk.served("100", on="2015-02-28", since="2015-02-10")
        walk.accepted(on="2015-02-28", asked=None, satisfied=None, service_objects_opinion="")
        assert walk.delivery.state == "accepted"

        walk.served("100", on="2015-03-01", since="2015-02-10")
        with pytest.raises(rules.ServiceObjectsMissing):
            walk.accepted(on="2015-03-01", asked=None, satisfied=None, service_objects_opinion="")


class TestTheLastAcceptance:
    def test_it_completes_contract_and_performance(self, walk):
        walk.delivered("100000", on="2015-12-30", final=True)

        assert walk.contract.state == "completed"
        assert walk.project.state == "performed"
        with pytest.raises(rules.NotCarriedOut):
            walk.served("1", on="2015-12-31")

    def test_it_waits_for_the_others(self, walk):
        walk.served("20000", on="2015-08-03")
        first = walk.delivery.ref
        walk.served("80000", on="2015-12-30")
        with pytest.raises(rules.OthersWait) as refused:
            walk.accepted(on="2015-12-30", final=True)

        assert first in str(refused.value)
        assert walk.contract.state == "filed"

    def test_an_ordinary_one_leaves_the_contract_open(self, walk):
        walk.delivered("20000", on="2015-08-05")

        assert (walk.contract.state, walk.project.state) == ("filed", "contracted")

    def test_what_was_served_before_the_end_is_still_judged(self, walk):
        walk.served("20000", on="2015-08-03").terminated(on="2015-08-04")
        walk.accepted(on="2015-08-05", final=True)

        assert walk.contract.state == "terminated"
        assert walk.payment.amount_fen == 32_000_000
