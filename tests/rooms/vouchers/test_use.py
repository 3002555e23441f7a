"""Redeeming, undoing, objecting, settling, paying."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from goufu.base.ledger.models import Entry
from goufu.law.calendar import BEIJING
from goufu.stages.contracting.deliveries import rules as deliveries
from goufu.stages.contracting.payments.models import Payment
from goufu.stages.procurement.vouchers import codes
from goufu.stages.procurement.vouchers.cards import SchemeCard
from goufu.stages.procurement.vouchers.models import Redemption
from goufu.stages.procurement.vouchers.rules import scheme as scheme_rules
from goufu.stages.procurement.vouchers.rules import use as rules
from tests.walk_frameworks import FrameworkWalk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> FrameworkWalk:
    return FrameworkWalk().up_to_vouchers()


def held(walk: FrameworkWalk) -> dict[str, str]:
    ref = walk.voucher().ref
    return {"code": codes.code_for(ref), "pin": codes.pin_for(ref)}


class TestRedeeming:
    @pytest.mark.article("财政部令第110号 第四十二条")
    def test_takes_what_it_says_at_the_chosen_providers_price(self, walk):
        walk.redeemed(at="2026-06-03T09:00", by="beta", amount="2")
        assert walk.voucher().left == 8
        assert walk.redemption.value_fen == 21_000
        line = Entry.objects.get(event="redemption.open")
        assert (line.facts["amount"], line.facts["left"]) == (2, 8)
        assert codes.code_for(walk.voucher().ref) not in str(line.facts)

    def test_never_more_than_is_left(self, walk):
        walk.redeemed(at="2026-06-03T09:00", amount="10")
        with pytest.raises(rules.NotEnoughLeft):
            walk.redeemed(at="2026-06-03T09:01")

    def test_not_before_the_first_day_nor_at_a_stranger_nor_in_parts(self, walk):
        with pytest.raises(rules.NotAChosenProvider):
            walk.redeemed(at="2026-06-03T09:00", by="delta")
        with pytest.raises(rules.NotWholeUnits):
            walk.redeemed(at="2026-06-03T09:00", amount="1.5")

    def test_a_wrong_password_is_refused_and_guessing_stops(self, walk):
        with pytest.raises(rules.NoSuchVoucher):
            walk.redeemed(at="2026-06-03T09:00", code="ABCD-EFGH-JKLM")
        for second in range(5):
            with pytest.raises(rules.WrongPin):
                walk.redeemed(at=f"2026-06-03T09:00:0{second}", pin="000000")
        with pytest.raises(rules.TooManyTries):
            walk.redeemed(at="2026-06-03T09:30")
        walk.redeemed(at="2026-06-03T10:01")

    def test_money_is_taken_to_the_fen_and_no_more_than_at_once(self):
        walk = FrameworkWalk(year=2015).up_to_old_vouchers()
        walk.redeemed(at="2015-04-03T09:00", amount="12.50")
        assert (walk.voucher().left, walk.redemption.value_fen) == (48_750, 1_250)
        with pytest.raises(rules.NotEnoughLeft):
            walk.redeemed(at="2015-04-03T09:00", amount="487.51")

    def test_at_most_so_much_at_once(self):
        walk = FrameworkWalk().up_to_framework().schemed(on="2026-05-25", most_at_once="2")
        walk.scheme_did("start", on="2026-05-26", by="head").enrolled(on="2026-05-28")
        walk.scheme_did("issue", on="2026-06-02")
        with pytest.raises(rules.TooMuchAtOnce):
            walk.redeemed(at="2026-06-03T09:00", amount="3")
        walk.redeemed(at="2026-06-03T09:00", amount="2")


class TestUndoing:
    def test_within_a_day_and_not_a_second_later(self, walk):
        walk.redeemed(at="2026-06-03T09:00", amount="2")
        with pytest.raises(rules.TooLateToUndo):
            walk.use_did("undo", at="2026-06-04T09:00:01", by="alpha", reason="数量填错")
        walk.use_did("undo", at="2026-06-04T09:00", by="alpha", reason="数量填错")
        assert (walk.voucher().left, walk.redemption.state) == (10, "undone")

    def test_what_is_asked_to_be_paid_stands(self, walk):
        walk.redeemed(at="2026-06-03T09:00")
        walk.settled(on="2026-06-03", since="2026-06-01", until="2026-06-03")
        with pytest.raises(rules.InAStatement):
            walk.use_did("undo", at="2026-06-03T20:00", by="alpha", reason="数量填错")


class TestThoseWhoAreServed:
    @pytest.mark.article("财政部令第110号 第十六条")
    def test_rate_and_object_with_their_own_voucher_alone(self, walk):
        from goufu.base.people.roles import THE_PUBLIC
        from goufu.base.workflow.declare import NotYours

        walk.town.people["public"] = THE_PUBLIC
        walk.redeemed(at="2026-06-03T09:00", amount="2")
        other = walk.voucher(1).ref
        stranger = {"code": codes.code_for(other), "pin": codes.pin_for(other)}
        with pytest.raises(NotYours):
            walk.use_did("rate", at="2026-06-03T10:00", by="public", **stranger, stars=1)
        walk.use_did("rate", at="2026-06-03T10:00", by="public", **held(walk), stars=4)
        assert walk.redemption.stars == 4
        with pytest.raises(rules.SayWhy):
            walk.use_did("complain", at="2026-06-03T11:00", by="public", **held(walk))
        said = {"said": "只来了一次，核销了两次"}
        walk.use_did("complain", at="2026-06-03T11:00", by="public", **held(walk), **said)
        with pytest.raises(rules.NothingToSettle):
            walk.settled(on="2026-06-03", since="2026-06-01", until="2026-06-03")
        walk.use_did("uphold", at="2026-06-04T09:00", by="handler", reason="核实只服务一次")
        assert (walk.voucher().left, walk.redemption.state) == (10, "undone")

    @pytest.mark.article("财政部令第110号 第十六条")
    def test_an_objection_that_does_not_hold_leaves_it(self, walk):
        from goufu.base.people.roles import THE_PUBLIC

        walk.town.people["public"] = THE_PUBLIC
        walk.redeemed(at="2026-06-03T09:00")
        walk.settled(on="2026-06-03", since="2026-06-01", until="2026-06-03")
        said = {"said": "没有接受服务"}
        walk.use_did("complain", at="2026-06-03T11:00", by="public", **held(walk), **said)
        with pytest.raises(rules.DisputesOpen):
            walk.statement_did("accept_statement", on="2026-06-04", opinion="核对无误")
        with pytest.raises(rules.InAStatement):
            walk.use_did("uphold", at="2026-06-04T11:00", by="handler", reason="异议成立")
        walk.use_did("dismiss", at="2026-06-04T11:00", by="handler", reason="有服务录像为证")
        assert walk.redemption.state == "redeemed"


LINES = [{"name": "上门照料", "unit": "次", "quantity": "17000", "unit_price_fen": 9_800}]


def contracted(walk: FrameworkWalk, price_fen: int = 9_800) -> None:
    """Sign alpha's contract and file it."""
    from goufu.stages.contracting.contracts import actions, sheets
    from goufu.stages.contracting.contracts.models import Contract
    from tests.walk import morning_of
    from tests.walk_contracting import TERMS

    alpha = walk.who("alpha").organisation_id
    ref = Contract.objects.get(tender_ref=walk.scheme.ref, provider_id=alpha).ref
    terms = {
        **TERMS, "starts_on": "2026-06-01", "ends_on": "2026-12-31", "public_service": True,
        "lines": [{**LINES[0], "unit_price_fen": price_fen}], "deviation": "按凭单实际核销结算",
    }  # fmt: skip
    for verb, by, sheet in (
        ("draft_terms", "handler", sheets.Terms.model_validate(terms)),
        ("check", "reviewer", sheets.Check(opinion="同意")),
        ("sign_for_provider", "alpha", sheets.Sign(signatory="法定代表人")),
        ("sign_for_purchaser", "head", sheets.Sign(signatory="张主任")),
        ("file", "handler", sheets.Filing(receipt="备1号", filed_with="监管部门")),
    ):
        getattr(actions, verb)(
            ref=ref, sheet=sheet, actor=walk.who(by), at=morning_of("2026-06-08")
        )


class TestSettling:
    @pytest.mark.article("财政部令第110号 第四十二条")
    def test_what_was_redeemed_is_accepted_and_paid_and_not_a_fen_more(self, walk):
        contracted(walk)
        walk.redeemed(at="2026-06-09T09:00", amount="3").redeemed(at="2026-06-10T09:00", number=1)
        walk.redeemed(at="2026-06-10T09:00", by="beta", number=2)
        walk.settled(on="2026-07-01", since="2026-06-01", until="2026-06-30")
        assert (walk.statement.count, walk.statement.value_fen) == (2, 39_200)
        walk.statement_did("accept_statement", on="2026-07-02", opinion="核对无误")
        assert walk.delivery.statement_ref == walk.statement.ref
        row = {"number": 1, "accepted": "4", "score": "96"}
        from goufu.stages.contracting.deliveries import actions, sheets
        from tests.walk import morning_of
        from tests.walk_contracting import ACCEPTANCE

        actions.accept(
            ref=walk.delivery.ref,
            sheet=sheets.Acceptance.model_validate({**ACCEPTANCE, "lines": [row]}),
            actor=walk.who("reviewer"), at=morning_of("2026-07-03"),
        )  # fmt: skip
        assert Payment.objects.get(project_code=walk.ref).amount_fen == 39_200
        with pytest.raises(rules.NothingToSettle):
            walk.settled(on="2026-07-04", since="2026-06-01", until="2026-06-30")

    def test_waits_for_the_contract_and_its_price(self, walk):
        walk.redeemed(at="2026-06-09T09:00")
        walk.settled(on="2026-07-01", since="2026-06-01", until="2026-06-30")
        with pytest.raises(deliveries.NoContractYet):
            walk.statement_did("accept_statement", on="2026-07-02", opinion="核对无误")
        contracted(walk, price_fen=9_801)
        with pytest.raises(deliveries.MoreThanRedeemed):
            walk.statement_did("accept_statement", on="2026-07-02", opinion="核对无误")
        assert walk.statement.state == "submitted"

    def test_nobody_reports_by_hand_under_a_contract_for_vouchers(self, walk):
        from goufu.stages.contracting.contracts.models import Contract
        from goufu.stages.contracting.deliveries import actions, sheets
        from tests.walk import morning_of

        contracted(walk)
        alpha = walk.who("alpha").organisation_id
        sheet = sheets.Report.model_validate(
            {"period_from": "2026-06-01", "period_to": "2026-06-30",
             "lines": [{"number": 1, "quantity": "100"}]}
        )  # fmt: skip
        with pytest.raises(deliveries.ByVoucherAlone):
            actions.report(
                parent_ref=Contract.objects.get(state="filed", provider_id=alpha).ref,
                sheet=sheet, actor=walk.who("alpha"), at=morning_of("2026-07-01"),
            )  # fmt: skip

    def test_a_statement_sent_back_frees_its_redemptions(self, walk):
        walk.redeemed(at="2026-06-09T09:00")
        walk.settled(on="2026-07-01", since="2026-06-01", until="2026-06-30")
        walk.statement_did("send_back", on="2026-07-02", reason="请附服务记录")
        assert walk.redemption.statement is None
        walk.settled(on="2026-07-03", since="2026-06-01", until="2026-06-30")
        with pytest.raises(rules.PeriodReversed):
            walk.settled(on="2026-07-03", since="2026-06-01", until="2026-07-04")

    @pytest.mark.article("财政部令第110号 第四十二条")
    def test_a_scheme_closes_when_all_is_settled_and_the_rest_is_free(self, walk):
        contracted(walk)
        walk.redeemed(at="2026-06-09T09:00", amount="3").ticked(at="2027-01-01T00:30")
        with pytest.raises(scheme_rules.NotYetOver):
            walk.scheme_did("close", on="2027-01-04")
        walk.settled(on="2027-01-04", since="2026-06-01", until="2026-12-31")
        walk.statement_did("accept_statement", on="2027-01-05", opinion="核对无误")
        walk.scheme_did("close", on="2027-01-06")
        assert walk.scheme.released_fen == 168_000_000 - 29_400


class TestFigures:
    def test_by_provider_and_month_with_what_deserves_a_look(self, walk):
        for minute in range(6):
            walk.redeemed(at=f"2026-06-09T09:0{minute}", number=minute % 3)
        walk.redeemed(at="2026-07-09T09:00", by="beta")
        card = SchemeCard.of(walk.scheme, walk.who("handler"))
        assert [(one.count, one.most_in_ten_minutes) for one in card.providers] == [
            (6, 6), (1, None), (0, None)
        ]  # fmt: skip
        assert [(one.month, one.count) for one in card.months] == [("2026-06", 6), ("2026-07", 1)]
        assert card.spent_fen == 6 * 9_800 + 10_500

    def test_five_in_ten_minutes_are_many(self):
        begin = datetime(2026, 6, 9, 9, tzinfo=BEIJING)
        assert rules.bursts([begin + timedelta(minutes=n) for n in (0, 3, 6, 9)]) == 0
        assert rules.bursts([begin + timedelta(minutes=2 * n) for n in range(6)]) == 6
        assert rules.bursts([begin + timedelta(minutes=5 * n) for n in range(9)]) == 0


def test_the_sum_of_redemptions_and_what_is_left_is_the_face(walk):
    walk.redeemed(at="2026-06-09T09:00", amount="3").redeemed(at="2026-06-09T09:30", amount="4")
    walk.use_did("undo", at="2026-06-09T10:00", by="alpha", reason="数量填错")
    spent = sum(one.amount for one in Redemption.objects.exclude(state="undone"))
    assert spent + walk.voucher().left == walk.voucher().face
