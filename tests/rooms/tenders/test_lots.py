"""A purchase in lots: each is tendered, awarded and performed on its own."""

from __future__ import annotations

from typing import Any, Self

import pytest
from pydantic import ValidationError

from goufu.base.workflow.declare import NotYours
from goufu.stages.contracting.contracts import actions as contracts
from goufu.stages.contracting.contracts import sheets as contract_sheets
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.deliveries.models import Delivery
from goufu.stages.contracting.payments.models import Payment
from goufu.stages.performance.evaluations.models import Evaluation
from goufu.stages.procurement.plans import rules as plan_rules
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.procurement.tenders import actions, sheets
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.rules import document
from goufu.stages.procurement.tenders.rules import ending as rules
from goufu.stages.review.projects.models import EarlierResult
from tests.walk import morning_of
from tests.walk_performance import SCORES, PerformanceWalk

pytestmark = pytest.mark.django_db

NORTH, SOUTH = 100_000_000, 68_000_000
LOTS: list[dict[str, Any]] = [
    {"title": "城北片区", "content": "城北片区高龄独居老人上门照料", "amount_fen": NORTH},
    {"title": "城南片区", "content": "城南片区高龄独居老人上门照料", "amount_fen": SOUTH},
]
# Each lot's offers, within its own budget.
OFFERS = {
    1: {"alpha": 95_000_000, "beta": 97_000_000, "gamma": 99_000_000},
    2: {"alpha": 64_000_000, "beta": 66_000_000, "gamma": 67_000_000},
}


class LotsWalk(PerformanceWalk):
    """A walk that turns to one lot after the other."""

    lot = 1

    def of(self, lot: int) -> Self:
        self.lot = lot
        return self

    @property
    def tender(self) -> Tender:
        return Tender.objects.filter(project_code=self.ref, lot_number=self.lot).last()

    @property
    def contract(self) -> Contract:
        return Contract.objects.filter(tender_ref=self.tender.ref).last()

    @property
    def delivery(self) -> Delivery:
        return Delivery.objects.filter(contract=self.contract).last()

    @property
    def payment(self) -> Payment:
        return Payment.objects.filter(contract=self.contract).last()

    @property
    def evaluation(self) -> Evaluation:
        return Evaluation.objects.get(contract=self.contract)

    def up_to_lots(self, lots: list[dict[str, Any]] = LOTS) -> Self:
        self.up_to_announcement()
        return self.planned(on="2015-03-23", lots=lots).plan_accepted(on="2015-03-25")

    def noticed(self) -> Self:
        self.prepared(on="2015-03-26", ceiling_fen=None).confirmed(on="2015-03-27")
        return self.published(on="2015-03-30", closes="2015-04-20T09:00", supply="2015-04-10")

    def bought(self) -> Self:
        """Take the lot from its notice to its result."""
        self.noticed()
        for by, fen in OFFERS[self.lot].items():
            self.bid(by, at="2015-04-15T10:00", price_fen=fen)
        day = "2015-04-20"
        self.ticked(at=f"{day}T09:00").bids_opened(on=day).seated(on=day).scored(on=day)
        self.concluded(on=day).reported(on="2015-04-21").awarded(on="2015-04-23")
        return self.result_published(on="2015-04-24")

    def failed(self) -> Self:
        """Let nobody offer for the lot."""
        self.noticed().ticked(at="2015-04-20T09:00")
        return self.tender_did(
            "fail",
            on="2015-04-20",
            by="agency",
            ground="too_few",
            reason="投标截止时没有供应商投标。",
        )

    def signed_and_served(self, *, on: str) -> Self:
        fen = OFFERS[self.lot]["alpha"]
        lines = [
            {"name": "上门照料", "unit": "小时", "quantity": "100", "unit_price_fen": fen // 100}
        ]
        self.signed(on="2015-05-20", lines=lines).filed(on="2015-05-22")
        return self.served("100", on=on).accepted(on=on, final=True)

    def evaluated(self, *, score: str = "95") -> Self:
        rows = [{**row, "score": score} for row in SCORES]
        self.commissioned(on="2016-01-10").evaluation_scored(on="2016-02-20", rows=rows)
        return self.evaluation_concluded(on="2016-03-01").used(on="2016-03-10")

    def bought_again(self, *, by: str = "handler") -> Tender:
        return actions.buy_lot_again(
            parent_ref=self.tender.ref,
            sheet=sheets.Remark(),
            actor=self.who(by),
            at=morning_of("2015-04-27"),
        )


@pytest.fixture
def walk() -> LotsWalk:
    return LotsWalk().up_to_lots()


class TestThePlanIsDivided:
    def test_every_lot_gets_a_tender_of_its_own_with_its_budget(self, walk):
        tenders = Tender.objects.filter(project_code=walk.ref).order_by("lot_number")

        assert [one.budget_fen for one in tenders] == [NORTH, SOUTH]
        assert [one.title for one in tenders] == [
            f"{walk.project.title} 第1包 城北片区",
            f"{walk.project.title} 第2包 城南片区",
        ]
        assert tenders[1].service_requirements.startswith("城南片区高龄独居老人上门照料")

    def test_a_plan_without_lots_has_one_tender(self):
        walk = PerformanceWalk().up_to_tender()
        assert [t.lot_number for t in Tender.objects.filter(project_code=walk.ref)] == [0]

    def test_the_lots_add_up_to_the_plan_to_the_fen(self):
        short = [LOTS[0], {**LOTS[1], "amount_fen": SOUTH - 1}]
        with pytest.raises(plan_rules.LotsDoNotAddUp) as refused:
            LotsWalk().up_to_lots(short)
        assert refused.value.params == {"lots": "1,679,999.99", "amount": "1,680,000.00"}
        assert not Plan.objects.exists()

    def test_one_lot_alone_is_none(self):
        with pytest.raises(plan_rules.OneLotIsNone):
            LotsWalk().up_to_lots([{**LOTS[0], "amount_fen": NORTH + SOUTH}])

    def test_a_lot_costs_something(self):
        with pytest.raises(ValidationError):
            LotsWalk().up_to_lots([LOTS[0], {**LOTS[1], "amount_fen": 0}])

    def test_the_ceiling_of_a_lot_stays_within_its_own_budget(self, walk):
        with pytest.raises(document.CeilingAboveBudget):
            walk.of(2).prepared(on="2015-03-26", ceiling_fen=SOUTH + 1)


class TestEveryLotGoesItsWay:
    def test_the_project_is_performed_with_the_last_lot_and_evaluated_with_the_last_result(
        self, walk
    ):
        walk.of(1).bought().of(2).bought()
        assert walk.project.state == "purchasing"

        walk.of(1).signed_and_served(on="2015-11-30")
        assert walk.project.state == "contracted"
        walk.of(2).signed_and_served(on="2015-12-20")
        assert walk.project.state == "performed"

        walk.of(1).evaluated()
        assert walk.project.state == "performed"
        walk.of(2).evaluated(score="70")
        assert walk.project.state == "evaluated"

    def test_of_the_results_of_the_lots_the_weakest_is_remembered(self, walk):
        walk.of(1).bought().of(2).bought()
        for lot, score in ((2, "70"), (1, "95")):
            walk.of(lot).signed_and_served(on="2015-12-20").evaluated(score=score)
        assert EarlierResult.objects.get(project_code=walk.ref).total == "70.00"

    def test_a_result_used_early_waits_for_the_other_lots(self, walk):
        walk.of(1).bought().of(2).bought()
        walk.of(1).signed_and_served(on="2015-11-30").evaluated()
        assert walk.project.state == "contracted"


class TestOneLotComesToNothing:
    def test_the_others_go_on_and_the_plan_stays(self, walk):
        walk.of(1).bought().of(2).failed()

        assert Plan.objects.get(project_code=walk.ref).state == "under_way"
        assert walk.project.state == "purchasing"
        walk.of(1).signed_and_served(on="2015-12-20")
        assert walk.project.state == "performed"

    def test_the_failed_lot_is_bought_again_with_what_its_document_said(self, walk):
        walk.of(1).bought().of(2).failed()
        earlier = walk.tender
        again = walk.bought_again()

        assert (again.state, again.lot_number, again.budget_fen) == ("draft", 2, SOUTH)
        assert again.contract_text == earlier.contract_text
        assert list(again.criteria.values_list("name", "maximum")) == list(
            earlier.criteria.values_list("name", "maximum")
        )
        with pytest.raises(rules.NothingToRepeat):
            walk.bought_again()  # The new one is not at its end.

    def test_it_is_not_bought_again_twice_at_a_time(self, walk):
        walk.of(1).bought().of(2).failed()
        failed = walk.tender
        walk.bought_again()
        with pytest.raises(rules.BoughtAlready):
            actions.buy_lot_again(
                parent_ref=failed.ref,
                sheet=sheets.Remark(),
                actor=walk.who("handler"),
                at=morning_of("2015-04-28"),
            )

    def test_the_agency_does_not_decide_to_buy_again(self, walk):
        walk.of(1).bought().of(2).failed()
        with pytest.raises(NotYours):
            walk.bought_again(by="agency")

    def test_a_lot_that_was_awarded_is_not_bought_again(self, walk):
        walk.of(1).bought()
        with pytest.raises(rules.NothingToRepeat):
            walk.bought_again()

    def test_when_all_lots_come_to_nothing_the_plan_lapses_and_the_project_waits(self, walk):
        walk.of(1).failed().of(2).failed()

        assert Plan.objects.get(project_code=walk.ref).state == "lapsed"
        assert walk.project.state == "announced"
        with pytest.raises(rules.NothingToRepeat):
            walk.bought_again()

    def test_when_the_last_lot_under_way_comes_to_nothing_the_project_is_performed(self, walk):
        walk.of(1).bought().signed_and_served(on="2015-12-20")
        assert walk.project.state == "contracted"
        walk.of(2).failed()
        assert walk.project.state == "performed"
        walk.of(1).evaluated()
        assert walk.project.state == "evaluated"

    def test_its_winner_who_does_not_sign_leaves_the_other_lot_alone(self, walk):
        walk.of(1).bought().of(2).bought()
        contracts.give_up(
            ref=walk.contract.ref,
            sheet=contract_sheets.Reasons(reason="中标单位书面拒绝签订合同"),
            actor=walk.who("head"),
            at=morning_of("2015-05-20"),
        )

        assert walk.of(2).tender.state == "next_candidate"
        reason = "不再确定下一候选人，重新采购"
        walk.of(2).tender_did("restart", on="2015-05-21", by="head", reason=reason)
        assert walk.of(2).tender.state == "failed"
        assert walk.of(1).tender.state == "result_published"
        assert walk.project.state == "purchasing"
