"""A payment on its way from the acceptance to the treasury's receipt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.people.roles import Role
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.base.workflow.separation import SamePerson
from goufu.stages.contracting.deliveries.models import Delivery
from goufu.stages.contracting.payments import actions, dispatch, queries, rules, sheets
from goufu.stages.contracting.payments.cards import PaymentCard
from goufu.stages.contracting.payments.gateway import FileGateway
from goufu.stages.contracting.payments.models import Payment
from goufu.stages.review.budgets.actions import release
from tests.walk import morning_of
from tests.walk_contracting import ContractingWalk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def box(tmp_path, monkeypatch):
    monkeypatch.setattr(dispatch, "treasury", lambda: FileGateway(tmp_path))
    return tmp_path


@pytest.fixture
def walk() -> ContractingWalk:
    return ContractingWalk().up_to_filing()


def back(walk: ContractingWalk, verb: str, *, on: str, by: str) -> None:
    getattr(actions, verb)(
        ref=walk.payment.ref,
        sheet=sheets.Reasons(reason="收款账号与合同不一致，请核对"),
        actor=walk.who(by),
        at=morning_of(on),
    )


@pytest.mark.article("讲座 二、5 根据服务数量和质量支付费用")
class TestWhatIsDue:
    def test_accepted_quantity_times_price_times_quality(self, walk):
        walk.served("20000", on="2015-08-03")
        walk.accepted("19598.5", on="2015-08-05", score="90", reason="签到位置不符")

        payment = walk.payment
        assert payment.ref == f"{walk.ref}-ZF1"
        assert (payment.state, payment.amount_fen) == ("due", 28_221_840)
        (line,) = PaymentCard.of(payment, walk.who("handler")).lines
        assert line.formula == "19,598.50 × 16.00 × 90.00% = 282,218.40"

    def test_nothing_before_acceptance(self, walk):
        walk.served("20000", on="2015-08-03")

        assert walk.payment is None
        with pytest.raises(rules.NotAccepted):
            rules.check_accepted(ref=walk.delivery.ref, accepted=False)

    def test_nothing_where_all_was_cut(self, walk):
        walk.served("20000", on="2015-08-03")
        walk.accepted("0", on="2015-08-05", reason="没有服务记录")

        assert walk.delivery.state == "accepted"
        assert walk.payment is None

    def test_a_fraction_is_paid_once_it_is_a_fen(self):
        lines = [{"name": "照料", "unit": "次", "quantity": "3", "unit_price_fen": 1667}]
        walk = ContractingWalk().up_to_filing(lines=lines, deviation="只购买三次")
        for day in ("2015-08-03", "2015-08-04", "2015-08-05"):
            walk.delivered("1", on=day, score="90")

        amounts = list(Payment.objects.order_by("id").values_list("amount_fen", flat=True))
        assert amounts == [1500, 1500, 1500]  # 1500.3 each; 4500.9 together
        card = PaymentCard.of(walk.payment, walk.who("handler"))
        assert card.lines[0].carried_fen == 0
        assert sum(amounts) == 3 * 1667 * 9 // 10

    def test_the_card_shows_the_fen_that_was_carried_over(self):
        lines = [{"name": "照料", "unit": "次", "quantity": "3", "unit_price_fen": 1665}]
        walk = ContractingWalk().up_to_filing(lines=lines, deviation="只购买三次")
        for day in ("2015-08-03", "2015-08-04"):
            walk.delivered("1", on=day, score="90")

        card = PaymentCard.of(walk.payment, walk.who("handler"))
        assert card.lines[0].formula == "1.00 × 16.65 × 90.00% + 0.01 = 14.99"
        assert card.amount_fen == 1499


class TestTheRequest:
    def test_a_wrong_role_or_another_office_is_refused(self, walk):
        walk.delivered(on="2015-08-05")
        for word, refusal in (
            ("head", NotYours),
            ("alpha", NotYours),
            ("school_handler", NotAParty),
        ):
            with pytest.raises(refusal):
                walk.requested(on="2015-08-10", by=word)

    @pytest.mark.article("政府采购法实施条例 第五十一条第一款")
    def test_an_invoice_is_paid_once(self, walk):
        walk.delivered(on="2015-08-05").requested(on="2015-08-10", number="77")
        first = walk.payment.ref
        walk.delivered(on="2015-09-05")
        with pytest.raises(rules.InvoiceUsed) as refused:
            walk.requested(on="2015-09-10", number="77")

        assert first in str(refused.value)

    @pytest.mark.article("财库〔2019〕38号 三")
    def test_an_invoice_does_not_come_tomorrow(self, walk):
        walk.delivered(on="2015-08-05")
        with pytest.raises(rules.InvoiceFromTheFuture):
            walk.requested(on="2015-08-10", received="2015-08-11")

        walk.requested(on="2015-08-10", received="2015-08-10")
        assert walk.payment.state == "requested"

    def test_in_2015_no_act_sets_a_period(self, walk):
        walk.delivered(on="2015-08-05").requested(on="2015-08-10")

        assert not Deadline.objects.filter(duty="pay_invoice").exists()

    @pytest.mark.article("财库〔2019〕38号 三")
    @pytest.mark.parametrize(
        ("paid_on", "in_time"),
        [("2026-08-31", True), ("2026-09-01", False)],
        ids=["the thirtieth day", "the day after"],
    )
    def test_today_it_runs_thirty_days_from_the_invoice(self, paid_on, in_time):
        walk = ContractingWalk(year=2026).up_to_filing()
        walk.delivered(on="2026-07-31").requested(on="2026-08-10", received="2026-08-01")
        walk.approved_payment(on="2026-08-12").ordered(on="2026-08-13")
        # The receipt is entered a week later; the day of the payment counts.
        walk.payment_confirmed(on="2026-09-08", paid_on=paid_on)

        duty = Deadline.objects.get(duty="pay_invoice")
        assert (str(duty.starts_on), str(duty.due_on)) == ("2026-08-01", "2026-08-31")
        assert (str(duty.met_on), duty.met_in_time) == (paid_on, in_time)


@pytest.mark.article("政府采购法实施条例 第五十一条第二款")
class TestTheApproval:
    def test_by_another_person_than_the_one_who_asked(self, walk):
        walk.delivered(on="2015-08-05").requested(on="2015-08-10")
        walk.town.people["same"] = replace(walk.who("handler"), role=Role.REVIEWER)
        with pytest.raises(SamePerson):
            walk.approved_payment(on="2015-08-11", by="same")

        walk.approved_payment(on="2015-08-11", by="reviewer")
        assert walk.payment.state == "approved"

    def test_a_rejected_request_can_be_made_again(self, walk):
        walk.delivered(on="2015-08-05").requested(on="2015-08-10", number="77")
        back(walk, "reject", on="2015-08-11", by="head")
        assert (walk.payment.state, bool(walk.payment.reason)) == ("due", True)

        walk.requested(on="2015-08-12", number="77").approved_payment(on="2015-08-13")
        back(walk, "send_back", on="2015-08-14", by="treasury")
        assert (walk.payment.state, walk.payment.approver_id) == ("due", None)

    def test_treasury_does_not_pay_what_nobody_approved(self, walk):
        walk.delivered(on="2015-08-05").requested(on="2015-08-10")
        with pytest.raises(NotNow):
            walk.ordered(on="2015-08-11")


class TestTheSumsStayWithin:
    @pytest.mark.article("政府采购法 第四十九条")
    def test_the_contract(self):
        rules.check_within_contract(total_fen=100, price_fen=100)
        with pytest.raises(rules.MoreThanTheContract):
            rules.check_within_contract(total_fen=101, price_fen=100)

    @pytest.mark.article("预算法 第十三条")
    def test_the_budget_also_when_it_was_taken_back_meanwhile(self, walk):
        walk.delivered(on="2015-08-05").requested(on="2015-08-10")
        release(project_code=walk.ref, at=morning_of("2015-08-11"))
        with pytest.raises(rules.MoreThanTheBudget):
            walk.approved_payment(on="2015-08-12")

        assert walk.payment.state == "requested"

    def test_all_of_the_contract_is_paid_and_not_a_fen_more(self):
        walk = ContractingWalk()
        walk.up_to_completion()

        paid = Payment.objects.filter(state="paid").values_list("amount_fen", flat=True)
        assert sum(paid) == walk.contract.price_fen == 160_000_000


@pytest.mark.article("六安市政府向社会力量购买服务规范流程图")
class TestTheOrderAndTheReceipt:
    @pytest.fixture
    def ordered(self, walk) -> ContractingWalk:
        walk.delivered(on="2015-08-05").requested(on="2015-08-10")
        return walk.approved_payment(on="2015-08-11").ordered(on="2015-08-12")

    def test_only_treasury_orders_and_confirms(self, walk):
        walk.delivered(on="2015-08-05").requested(on="2015-08-10")
        walk.approved_payment(on="2015-08-11")
        with pytest.raises(NotYours):
            walk.ordered(on="2015-08-12", by="head")
        walk.ordered(on="2015-08-12")
        with pytest.raises(NotYours):
            walk.payment_confirmed(on="2015-08-14", by="handler")

    def test_the_receipt_ends_it(self, ordered):
        ordered.payment_confirmed(on="2015-08-14")

        assert ordered.payment.state == "paid"
        facts = Entry.objects.get(event="payment.confirm").facts
        assert facts["order_number"] == f"{ordered.ref}-ZF1-1"
        with pytest.raises(NotNow):
            ordered.payment_confirmed(on="2015-08-15")

    @pytest.mark.parametrize(
        ("wrong", "refusal"),
        [
            ({"amount_fen": 31_999_999}, rules.AnotherAmount),
            ({"paid_on": "2015-08-11"}, rules.PaidOnAnImpossibleDay),
            ({"paid_on": "2015-08-15"}, rules.PaidOnAnImpossibleDay),
            ({"order_number": "1-1"}, rules.AnotherOrder),
        ],
    )
    def test_a_receipt_that_does_not_fit_is_refused(self, ordered, wrong, refusal):
        with pytest.raises(refusal):
            ordered.payment_confirmed(on="2015-08-14", **wrong)

        assert ordered.payment.state == "ordered"

    def test_a_bounced_order_is_asked_for_again_under_a_new_number(self, ordered):
        back(ordered, "bounce", on="2015-08-13", by="treasury")
        ordered.requested(on="2015-08-14").approved_payment(on="2015-08-14")
        ordered.ordered(on="2015-08-14")

        assert ordered.payment.order_number == f"{ordered.ref}-ZF1-2"


class TestWhoSees:
    def test_the_sides_finance_and_watchers(self, walk):
        walk.delivered(on="2015-08-05")

        seen = [
            word
            for word in ("alpha", "beta", "handler", "treasury", "agency", "expert_1", "auditor")
            if queries.visible_to(walk.who(word))
        ]
        assert seen == ["alpha", "handler", "treasury", "auditor"]

    def test_a_delivery_is_paid_once_whatever_happens(self, walk):
        from django.db import IntegrityError, transaction

        walk.delivered(on="2015-08-05")
        copy = walk.payment
        copy.pk, copy.ref = None, "other"
        with pytest.raises(IntegrityError), transaction.atomic():
            copy.save(force_insert=True)
        assert Delivery.objects.get().payment.ref == f"{walk.ref}-ZF1"
