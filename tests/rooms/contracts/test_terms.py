"""The terms of a contract: complete, affordable, not too long, and frozen once signed."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from goufu.base.ledger.models import Entry
from goufu.base.workflow.declare import NotNow
from goufu.stages.contracting.contracts import actions, rules, sheets
from goufu.stages.contracting.contracts.models import Contract, Signature
from tests.walk import morning_of
from tests.walk_contracting import ContractingWalk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> ContractingWalk:
    return ContractingWalk()


@pytest.fixture
def awarded(walk) -> ContractingWalk:
    return walk.up_to_award()


@pytest.mark.article("政府购买服务流程规范（讲座） 签订合同一", "六安市财政局讲座 第55行")
class TestTheEightClauses:
    @pytest.mark.parametrize("name", rules.CLAUSES)
    def test_none_may_be_missing(self, awarded, name):
        with pytest.raises(rules.ClausesMissing) as refused:
            awarded.drafted_terms(on="2015-04-22", **{name: "  "})

        assert rules.CLAUSES[name] in str(refused.value)
        assert awarded.contract.state == "draft"

    def test_all_that_are_missing_are_named(self, awarded):
        with pytest.raises(rules.ClausesMissing) as refused:
            awarded.drafted_terms(on="2015-04-22", payment="", service_time="")

        assert str(refused.value) == "合同缺少必备条款：服务时间、资金支付。"

    def test_with_all_of_them_it_is_ready_to_be_signed(self, awarded):
        awarded.drafted_terms(on="2015-04-22")

        assert (awarded.contract.state, awarded.contract.price_fen) == ("ready", 160_000_000)


class TestTheTermsAreFrozen:
    def test_both_signatures_stand_under_the_same_digest(self, awarded):
        awarded.signed(on="2015-04-30")

        terms = awarded.contract.terms_sha256()
        assert set(Signature.objects.values_list("terms_sha256", flat=True)) == {terms}
        assert Entry.objects.get(event="contract.sign_for_purchaser").facts["terms_sha256"] == terms

    @pytest.mark.parametrize(
        ("name", "value"),
        [("price_fen", 1), ("lines", []), ("payee_account", "0"), ("ends_on", "2016-12-31")],
    )
    def test_the_database_refuses_to_change_signed_terms(self, awarded, name, value):
        awarded.signed(on="2015-04-30")
        with pytest.raises(DatabaseError), transaction.atomic():
            Contract.objects.filter(ref=awarded.contract.ref).update(**{name: value})

    def test_they_are_frozen_from_the_first_signature_on(self, awarded):
        awarded.drafted_terms(on="2015-04-22").signed_by_provider(on="2015-04-23")
        with pytest.raises(NotNow):
            awarded.drafted_terms(on="2015-04-24")
        with pytest.raises(DatabaseError), transaction.atomic():
            Contract.objects.update(bands=[])

    def test_a_signature_is_never_rewritten(self, awarded):
        awarded.signed(on="2015-04-30")
        with pytest.raises(DatabaseError), transaction.atomic():
            Signature.objects.update(signatory="别人")

    def test_who_read_other_terms_does_not_sign(self, awarded):
        awarded.drafted_terms(on="2015-04-22")
        read = awarded.contract.terms_sha256()
        awarded.drafted_terms(on="2015-04-23", payment="验收后一次付清")
        with pytest.raises(rules.TermsChanged):
            awarded.signed_by_provider(on="2015-04-24", terms_sha256=read)

        awarded.signed_by_provider(
            on="2015-04-24", terms_sha256=awarded.contract.terms_sha256().upper()
        )
        assert awarded.contract.state == "provider_signed"

    def test_a_return_makes_the_signature_void_and_the_terms_open(self, awarded):
        awarded.drafted_terms(on="2015-04-22").signed_by_provider(on="2015-04-23")
        actions.return_terms(
            ref=awarded.contract.ref,
            sheet=sheets.Reasons(reason="账号与投标文件不一致，请核对"),
            actor=awarded.who("head"),
            at=morning_of("2015-04-24"),
        )
        awarded.drafted_terms(on="2015-04-25", payee_account="6200000000000001")

        assert not awarded.contract.valid_signatures()
        assert Signature.objects.count() == 1
        awarded.signed_by_provider(on="2015-04-26").signed_by_purchaser(on="2015-04-27")
        assert awarded.contract.state == "signed"


@pytest.mark.article("预算法 第十三条")
class TestTheMoneyIsInTheBudget:
    def test_more_than_reserved_is_refused(self, walk):
        walk.up_to_announcement().award_stood_in(on="2015-04-20", fen=168_000_100)
        lines = [{"name": "照料", "unit": "年", "quantity": 1, "unit_price_fen": 168_000_100}]
        with pytest.raises(rules.MoreThanReserved):
            walk.drafted_terms(on="2015-04-22", lines=lines)


class TestHowLongAContractLasts:
    CONDITIONS = dict.fromkeys(rules.CONDITIONS, True)

    def test_in_2015_no_act_sets_a_term(self, awarded):
        awarded.drafted_terms(on="2015-04-22", ends_on="2020-12-31")

        assert awarded.contract.state == "ready"

    @pytest.mark.article("财政部令第102号 第二十四条")
    @pytest.mark.parametrize(
        ("ends_on", "conditions", "limit"),
        [
            ("2027-04-30", {}, None),
            ("2027-05-01", {}, 12),
            ("2029-04-30", CONDITIONS, None),
            ("2029-05-01", CONDITIONS, 36),
            ("2027-05-01", {**CONDITIONS, "budget_secured": False}, 12),
        ],
        ids=["a year", "a day more", "three years", "a day more than three", "one condition less"],
    )
    def test_today_a_year_or_three_under_conditions(self, ends_on, conditions, limit):
        walk = ContractingWalk(year=2026).up_to_award()
        if limit is None:
            walk.drafted_terms(on="2026-04-22", ends_on=ends_on, **conditions)
            assert walk.contract.state == "ready"
            return
        with pytest.raises(rules.TermTooLong) as refused:
            walk.drafted_terms(on="2026-04-22", ends_on=ends_on, **conditions)
        assert refused.value.params["limit"] == limit


@pytest.mark.article("讲座 二、5 根据服务数量和质量支付费用")
class TestTheContractSaysWhatQualityPays:
    @pytest.mark.parametrize(
        "bands",
        [
            [("95", "100"), ("60", "80")],
            [("0", "70"), ("95", "100")],
            [("95", "100"), ("95", "90"), ("0", "70")],
            [("95", "80"), ("0", "90")],
        ],
        ids=["not down to zero", "from low to high", "the same twice", "worse pays more"],
    )
    def test_a_table_with_a_hole_is_refused(self, awarded, bands):
        rows = [{"from_score": score, "pays": pays} for score, pays in bands]
        with pytest.raises(rules.BandsIncomplete):
            awarded.drafted_terms(on="2015-04-22", bands=rows)
