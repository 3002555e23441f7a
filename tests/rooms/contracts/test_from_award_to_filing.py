"""A contract on its way from the award to its filing, and to its end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.people.roles import Role
from goufu.base.workflow import holds
from goufu.base.workflow.advance import NotAParty, OnHold
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.base.workflow.separation import SamePerson
from goufu.stages.contracting.contracts import actions, queries, rules, sheets
from goufu.stages.contracting.contracts.cards import ContractCard
from goufu.stages.contracting.contracts.models import Signature
from goufu.stages.performance.evaluations.models import Evaluation
from tests.walk import morning_of
from tests.walk_contracting import TERMS, ContractingWalk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> ContractingWalk:
    return ContractingWalk()


@pytest.fixture
def awarded(walk) -> ContractingWalk:
    return walk.up_to_award()


def deadline(duty: str) -> Deadline:
    return Deadline.objects.get(duty=duty)


class TestTheAwardOpensAContract:
    def test_with_the_winner_at_the_price_awarded(self, awarded):
        contract = awarded.contract

        assert contract.ref == f"{awarded.ref}-HT1"
        assert contract.provider == awarded.town.organisations["alpha"]
        assert (contract.state, contract.award_fen) == ("draft", 160_000_000)

    def test_of_the_bidders_only_the_winner_sees_it(self, awarded):
        assert queries.visible_to(awarded.who("alpha")).count() == 1
        assert queries.visible_to(awarded.who("handler")).count() == 1
        assert queries.visible_to(awarded.who("treasury")).count() == 1
        assert not queries.visible_to(awarded.who("beta"))
        assert not queries.visible_to(awarded.who("expert_1"))
        assert not queries.visible_to(awarded.who("school_handler"))

    def test_another_bidder_does_not_see_it_even_as_a_party_to_the_project(self, awarded):
        from goufu.base.people.roles import Party
        from goufu.base.workflow.advance import give_standing

        give_standing(awarded.ref, Party.PROVIDER, awarded.town.organisations["beta"].pk)

        assert not queries.visible_to(awarded.who("beta"))


@pytest.mark.article("政府采购法 第四十六条第一款")
class TestTheContractFollowsTheAward:
    def test_one_fen_more_is_refused(self, awarded):
        lines = [
            *TERMS["lines"],
            {"name": "一分", "unit": "次", "quantity": 1, "unit_price_fen": 1},
        ]
        with pytest.raises(rules.AboveTheAward):
            awarded.drafted_terms(on="2015-04-22", lines=lines)

    def test_less_has_to_be_explained(self, awarded):
        lines = [{"name": "上门照料", "unit": "小时", "quantity": 99_999, "unit_price_fen": 1600}]
        with pytest.raises(rules.BelowTheAwardUnexplained):
            awarded.drafted_terms(on="2015-04-22", lines=lines)

        awarded.drafted_terms(on="2015-04-22", lines=lines, deviation="报价表取整，少一小时")
        assert awarded.contract.price_fen == 159_998_400

    def test_it_ends_after_it_starts(self, awarded):
        with pytest.raises(rules.EndsBeforeStart):
            awarded.drafted_terms(on="2015-04-22", ends_on="2015-04-30")

    @pytest.mark.parametrize(
        ("signed_on", "in_time"),
        [("2015-05-20", True), ("2015-05-21", False)],
        ids=["the thirtieth day", "the day after"],
    )
    def test_it_is_signed_within_thirty_days_and_late_stays_late(self, awarded, signed_on, in_time):
        awarded.signed(on=signed_on)

        assert awarded.contract.state == "signed"
        assert deadline("sign_contract").met_in_time is in_time

    def test_the_provider_signs_first(self, awarded):
        awarded.drafted_terms(on="2015-04-22")
        with pytest.raises(NotNow):
            awarded.signed_by_purchaser(on="2015-04-23")

    def test_only_the_winner_signs_for_the_provider(self, awarded):
        awarded.drafted_terms(on="2015-04-22")
        with pytest.raises(NotAParty):
            awarded.signed_by_provider(on="2015-04-23", by="beta")
        with pytest.raises(NotYours):
            awarded.signed_by_provider(on="2015-04-23", by="head")

        assert not Signature.objects.exists()

    def test_only_the_head_signs_for_the_purchaser(self, awarded):
        awarded.drafted_terms(on="2015-04-22").signed_by_provider(on="2015-04-23")
        with pytest.raises(NotYours):
            awarded.signed_by_purchaser(on="2015-04-24", by="handler")

    def test_nobody_signs_twice(self, awarded):
        awarded.signed(on="2015-04-30")
        with pytest.raises(NotNow):
            awarded.signed_by_purchaser(on="2015-05-01")

        assert Signature.objects.count() == 2

    def test_the_signature_takes_the_project_into_performance(self, awarded):
        awarded.signed(on="2015-04-30")

        assert awarded.project.state == "contracted"


@pytest.mark.article("政府采购法 第六十一条")
class TestTheContractIsCheckedByAnother:
    def test_the_drafter_does_not_check(self, awarded):
        awarded.drafted_terms(on="2015-04-22")
        awarded.town.people["same"] = replace(awarded.who("handler"), role=Role.REVIEWER)
        with pytest.raises(SamePerson):
            awarded.checked(on="2015-04-23", by="same")

    def test_the_reviewer_does_and_may_send_it_back(self, awarded):
        awarded.drafted_terms(on="2015-04-22").checked(on="2015-04-23")
        assert awarded.contract.checker_id == awarded.who("reviewer").account_id

        actions.return_terms(
            ref=awarded.contract.ref,
            sheet=sheets.Reasons(reason="违约责任不明确，请补充比例"),
            actor=awarded.who("reviewer"),
            at=morning_of("2015-04-24"),
        )
        assert awarded.contract.state == "draft"

    def test_another_department_has_no_part_in_it(self, awarded):
        with pytest.raises(NotAParty):
            awarded.drafted_terms(on="2015-04-22", by="school_handler")

    def test_a_suspended_project_stands_still(self, awarded):
        holds.place(
            awarded.ref, by="CG1", reason="质疑处理", clause="", at=morning_of("2015-04-21")
        )
        with pytest.raises(OnHold):
            awarded.drafted_terms(on="2015-04-22")


@pytest.mark.article("政府采购法 第四十七条")
class TestACopyIsFiledWithinSevenWorkingDays:
    @pytest.mark.parametrize(
        ("filed_on", "in_time"),
        [("2015-05-12", True), ("2015-05-13", False)],
        ids=["the seventh working day", "the day after"],
    )
    def test_over_the_first_of_may(self, awarded, filed_on, in_time):
        awarded.signed(on="2015-04-30").filed(on=filed_on)

        assert str(deadline("file_contract").due_on) == "2015-05-12"
        assert deadline("file_contract").met_in_time is in_time
        assert awarded.contract.filing_receipt == "备〔2015〕93号"

    def test_an_unsigned_contract_is_not_filed(self, awarded):
        awarded.drafted_terms(on="2015-04-22").signed_by_provider(on="2015-04-23")
        with pytest.raises(NotNow):
            awarded.filed(on="2015-04-24")


@pytest.mark.article("政府采购法实施条例 第五十条")
class TestTheContractIsToBePublished:
    def test_within_two_working_days(self, awarded):
        awarded.signed(on="2015-04-30")

        assert str(deadline("publish_contract").due_on) == "2015-05-05"

    def test_before_the_regulation_nobody_has_to(self, walk):
        walk.up_to_award_before_the_regulation().signed(on="2015-02-27")

        assert not Deadline.objects.filter(duty="publish_contract").exists()
        assert Deadline.objects.filter(duty="file_contract").exists()


class TestTheEndOfAContract:
    @pytest.mark.article("政府采购法 第五十条")
    def test_the_head_ends_it_with_reasons_and_it_is_evaluated(self, walk):
        walk.up_to_filing().terminated(on="2015-09-01")

        assert walk.contract.state == "terminated"
        assert walk.project.state == "performed"
        assert Evaluation.objects.get().state == "planned"

    @pytest.mark.article("政府采购法 第五十条")
    def test_the_provider_alone_cannot_end_it(self, walk):
        walk.up_to_filing()
        with pytest.raises(NotYours):
            walk.terminated(on="2015-09-01", by="alpha")

    @pytest.mark.article("政府采购法实施条例 第四十九条")
    def test_when_the_winner_refuses_the_project_is_purchased_again(self, awarded):
        awarded.drafted_terms(on="2015-04-22")
        actions.give_up(
            ref=awarded.contract.ref,
            sheet=sheets.Reasons(reason="中标单位书面拒绝签订合同"),
            actor=awarded.who("head"),
            at=morning_of("2015-05-10"),
        )

        assert awarded.contract.state == "given_up"
        assert awarded.project.state == "announced"
        assert str(deadline("sign_contract").cancelled_on) == "2015-05-10"

    def test_nobody_but_the_platform_completes_it(self, walk):
        walk.up_to_filing()
        with pytest.raises(NotYours):
            walk.contract.WORKFLOW.step(
                "complete",
                dossier=walk.contract,
                actor=walk.who("head"),
                on=morning_of("2015-12-31").date(),
            )


class TestTheCard:
    def test_the_account_is_hidden_from_those_it_does_not_concern(self, walk):
        walk.up_to_filing()

        assert ContractCard.of(walk.contract, walk.who("handler")).payee_account.startswith("62")
        hidden = ContractCard.of(walk.contract, walk.who("sector_head")).payee_account
        assert hidden == "************0093"

    def test_it_shows_clauses_services_bands_and_signatures(self, walk):
        walk.up_to_filing()
        card = ContractCard.of(walk.contract, walk.who("handler"))

        assert [line.name for line in card.clauses] == list(rules.CLAUSES.values())
        assert card.lines[0].amount_fen == 160_000_000
        assert [str(line.pays) for line in card.bands] == ["100", "90", "70"]
        assert len(card.signatures) == 2
