"""A delivery is reported: by the winner, within term and quantity, again after a return."""

from __future__ import annotations

import pytest

from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.contracting.deliveries import actions, queries, rules, sheets
from goufu.stages.contracting.deliveries.doors import quantities_left
from goufu.stages.contracting.deliveries.models import Delivery
from tests.walk import morning_of
from tests.walk_contracting import ContractingWalk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> ContractingWalk:
    return ContractingWalk().up_to_filing()


def returned(walk: ContractingWalk, *, on: str) -> None:
    actions.return_delivery(
        ref=walk.delivery.ref,
        sheet=sheets.Return(reason="签到位置与住址不符，请核对"),
        actor=walk.who("handler"),
        at=morning_of(on),
    )


class TestAReport:
    def test_the_winner_reports_what_was_served(self, walk):
        walk.served("20000", on="2015-08-03")

        assert walk.delivery.ref == f"{walk.ref}-YS1"
        assert (walk.delivery.state, walk.delivery.lines.get().reported) == ("reported", 20_000)

    def test_nobody_else_reports(self, walk):
        with pytest.raises(NotAParty):
            walk.served("1", on="2015-08-03", by="beta")
        with pytest.raises(NotYours):
            walk.served("1", on="2015-08-03", by="handler")

    @pytest.mark.article("政府采购法 第四十七条")
    def test_an_unfiled_contract_is_not_carried_out(self):
        walk = ContractingWalk()
        walk.up_to_award().signed(on="2015-04-30")
        with pytest.raises(rules.NotCarriedOut):
            walk.served("1", on="2015-08-03")

    def test_a_terminated_contract_is_not_carried_out_any_more(self, walk):
        walk.terminated(on="2015-08-01")
        with pytest.raises(rules.NotCarriedOut):
            walk.served("1", on="2015-08-03")

    @pytest.mark.article("政府采购法 第五十条")
    @pytest.mark.parametrize(
        ("since", "until", "refusal"),
        [
            ("2015-05-01", "2015-12-31", None),
            ("2015-04-30", "2015-12-31", rules.OutsideTheTerm),
            ("2015-05-01", "2016-01-01", rules.OutsideTheTerm),
            ("2015-06-02", "2015-06-01", rules.PeriodReversed),
        ],
        ids=["the whole term", "a day early", "a day late", "backwards"],
    )
    def test_the_period_lies_within_the_term(self, walk, since, until, refusal):
        if refusal is None:
            walk.served("1", on="2016-01-05", since=since, until=until)
            return
        with pytest.raises(refusal):
            walk.served("1", on="2016-01-05", since=since, until=until)

    def test_what_is_not_served_yet_is_not_reported(self, walk):
        walk.served("1", on="2015-08-03", until="2015-08-03")
        with pytest.raises(rules.NotYetServed):
            walk.served("1", on="2015-08-03", until="2015-08-04")


@pytest.mark.article("政府采购法 第五十条")
class TestNoMoreThanTheContract:
    def test_all_of_it_can_be_reported_and_no_hundredth_more(self, walk):
        with pytest.raises(rules.MoreThanTheContract):
            walk.served("100000.01", on="2015-08-03")

        walk.served("100000", on="2015-08-03")
        with pytest.raises(rules.MoreThanTheContract) as refused:
            walk.served("0.01", on="2015-08-04")
        assert refused.value.params["left"] == "0"

    def test_what_was_cut_can_be_reported_again(self, walk):
        walk.served("100000", on="2015-08-03")
        walk.accepted("99000", on="2015-08-05", reason="重复计时")

        walk.served("1000", on="2015-08-06")
        assert quantities_left(walk.contract, walk.who("alpha"), None) == {"lines": []}

    def test_what_was_returned_is_free_again(self, walk):
        walk.served("100000", on="2015-08-03")
        returned(walk, on="2015-08-04")

        walk.served("100000", on="2015-08-05")
        assert walk.delivery.state == "reported"

    def test_a_service_that_is_not_in_the_contract(self, walk):
        with pytest.raises(rules.NoSuchLine):
            walk.served({2: "1"}, on="2015-08-03")

    def test_a_service_twice_on_one_report(self, walk):
        sheet = sheets.Report.model_validate(
            {
                "period_from": "2015-05-01",
                "period_to": "2015-07-31",
                "lines": [{"number": 1, "quantity": 60_000}, {"number": 1, "quantity": 60_000}],
            }
        )
        with pytest.raises(rules.LineTwice):
            actions.report(
                parent_ref=walk.contract.ref,
                sheet=sheet,
                actor=walk.who("alpha"),
                at=morning_of("2015-08-03"),
            )


class TestAReturn:
    def test_the_provider_corrects_and_reports_again(self, walk):
        walk.served("20000", on="2015-08-03")
        returned(walk, on="2015-08-04")
        with pytest.raises(NotNow):
            walk.accepted(on="2015-08-05")

        sheet = sheets.Report.model_validate(
            {
                "period_from": "2015-05-01",
                "period_to": "2015-07-31",
                "lines": [{"number": 1, "quantity": "19600"}],
            }
        )
        actions.report_again(
            ref=walk.delivery.ref,
            sheet=sheet,
            actor=walk.who("alpha"),
            at=morning_of("2015-08-06"),
        )
        walk.accepted(on="2015-08-07")
        assert walk.delivery.lines.get().accepted == 19_600
        assert walk.delivery.return_reason


class TestWhoSees:
    def test_the_sides_and_nobody_else(self, walk):
        walk.served("20000", on="2015-08-03")

        seen = [
            word
            for word in (
                "alpha",
                "beta",
                "handler",
                "head",
                "treasury",
                "school_handler",
                "auditor",
            )
            if queries.visible_to(walk.who(word))
        ]
        assert seen == ["alpha", "handler", "head", "treasury", "auditor"]
        assert Delivery.objects.count() == 1
