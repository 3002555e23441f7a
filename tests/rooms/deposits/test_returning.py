"""Deposits go back in time, or late with interest, a thousand at once; or they are kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.base.organisations.models import Organisation
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotYours
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.procurement.deposits import actions, bank, doors, jobs, queries, rules, sheets
from goufu.stages.procurement.deposits.cards import DepositCard, RefundCard
from goufu.stages.procurement.deposits.consequences import owe_winner
from goufu.stages.procurement.deposits.models import Deposit, Refund
from tests.rooms.tenders.conftest import kept
from tests.walk import morning_of
from tests.walk_aftermath import (
    FEN,
    deposit_did,
    deposit_of,
    given_up,
    with_deposits_to_result,
)
from tests.walk_procurement import ProcurementWalk, moment_of

pytestmark = pytest.mark.django_db
MANY = 1_000


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    """A result of 25 May 2026; what losers have left is due back on 1 June."""
    with kept(django_db_blocker, with_deposits_to_result, 2026) as walk:
        yield walk


@pytest.fixture
def in_a_box(settings, tmp_path):
    """Let the files of the bank lie in a directory of the test."""
    from dataclasses import replace

    settings.GOUFU = replace(settings.GOUFU, home=tmp_path)
    return tmp_path / "bank"


def _returned(walk: ProcurementWalk, whose: str, on: str, **more: str) -> Deposit:
    return deposit_did(
        walk, "give_back", whose, on=on, returned_on=on, receipt=f"退{whose}", **more
    )


def _ordered(walk: ProcurementWalk, on: str, by: str = "agency") -> Refund:
    return actions.order_returns(
        parent_ref=walk.tender.ref, sheet=sheets.Nothing(), actor=walk.who(by), at=morning_of(on)
    )


class TestTheClocks:
    @pytest.mark.article("政府采购法实施条例 第三十三条第二款")
    @pytest.mark.article("财政部令第87号 第三十八条第三款")
    @pytest.mark.parametrize(
        ("on", "in_time", "days", "fen"),
        [
            ("2026-06-01", True, 0, 0),
            ("2026-06-02", False, 1, 435),
            ("2026-06-11", False, 10, 4350),
        ],
    )
    def test_losers_have_it_back_in_five_working_days_or_with_interest(
        self, published, on, in_time, days, fen
    ):
        duty = Deadline.objects.get(
            duty="return_deposit_to_losers", ref=deposit_of(published, "beta").ref
        )
        assert str(duty.due_on) == "2026-06-01"
        deposit = _returned(published, "beta", on)

        duty.refresh_from_db()
        assert duty.met_in_time is in_time
        # 30 000 yuan at 4.35 percent and a fifth, of 360 days.
        assert (deposit.days_late, deposit.interest_fen) == (days, fen)
        told = Message.objects.filter(event="deposit.give_back")
        assert [one.account.username.split("-")[-1] for one in told] == ["beta"]

    def test_who_is_late_by_the_suppliers_own_fault_pays_nothing(self, published):
        deposit = _returned(published, "beta", "2026-06-11", own_fault="账号有误，经催告后更正")

        assert (deposit.days_late, deposit.interest_fen) == (10, 0)

    @pytest.mark.article("政府采购法实施条例 第三十三条第二款")
    def test_the_winner_five_working_days_after_the_contract(self, published):
        with pytest.raises(rules.NotYetToReturn):
            _returned(published, "alpha", "2026-06-01")
        contract = Contract.objects.get(project_code=published.ref)
        signed = Entry(
            event="contract.sign_for_purchaser",
            ref=contract.ref,
            project_code=published.ref,
            happened_at=morning_of("2026-06-03"),
            facts={"tender_ref": contract.tender_ref},
        )
        owe_winner(signed)
        duty = Deadline.objects.get(duty="return_deposit_to_winner")

        assert (str(duty.due_on), duty.ref) == ("2026-06-10", deposit_of(published, "alpha").ref)
        assert _returned(published, "alpha", "2026-06-10").days_late == 0

    @pytest.mark.article("财政部令第87号 第二十九条第二款")
    def test_all_of_them_five_working_days_after_the_end(self, published):
        given_up(published, on="2026-06-03")
        reason = "其余候选人报价偏高，重新采购"
        published.tender_did("restart", on="2026-06-04", by="head", reason=reason)

        duty = Deadline.objects.get(duty="return_deposit_after_ending")
        assert (str(duty.due_on), duty.ref) == ("2026-06-11", deposit_of(published, "alpha").ref)

    def test_days_that_cannot_be_are_refused(self, published):
        for day in ("2026-06-02", "2026-05-14"):
            with pytest.raises(rules.ReturnedBefore):
                deposit_did(
                    published, "give_back", "beta", on="2026-06-01", returned_on=day, receipt="退"
                )

    def test_only_the_agency_of_this_tender_returns(self, published):
        for by in ("handler", "beta", "supervision"):
            with pytest.raises(NotYours):
                deposit_did(
                    published, "give_back", "beta", on="2026-06-01", by=by,
                    returned_on="2026-06-01", receipt="退",
                )  # fmt: skip
        with pytest.raises(NotAParty):
            _ordered(published, "2026-06-01", by="central")

    def test_each_sees_its_own_and_the_agency_what_is_late(self, published):
        assert queries.visible_to(published.who("beta")).count() == 1
        assert queries.visible_to(published.who("agency")).count() == 3
        late = Deposit.objects.filter(queries.late(date(2026, 6, 2)))
        assert late.count() == 2
        assert not Deposit.objects.filter(queries.late(date(2026, 6, 1))).exists()
        assert doors.pressing("to_return") is not None
        assert doors.pressing("anything") is None


class TestWithoutAClauseOnInterest:
    def test_a_consultation_owes_none(self):
        owed = rules.interest(
            amount_fen=FEN,
            due_on=date(2026, 6, 1),
            returned_on=date(2026, 6, 11),
            method="consultation",
            place="CN",
        )
        assert (owed.days_late, owed.fen, owed.clause) == (10, 0, "")

    @pytest.mark.article("银发〔2015〕325号")
    @pytest.mark.article("银发〔2005〕129号")
    def test_what_is_known_from_memory_says_so(self):
        owed = rules.interest(
            amount_fen=1_000_000,
            due_on=date(2026, 6, 1),
            returned_on=date(2027, 5, 27),
            method="open_tender",
            place="CN",
        )
        # 360 days: a whole year at 5.22 percent.
        assert (owed.days_late, owed.fen, owed.verified) == (360, 52_200, False)


class TestTheBatch:
    def test_the_bank_gets_one_file_and_its_answer_closes_the_order(self, published, in_a_box):
        refund = _ordered(published, "2026-06-02")
        published.ticked(at="2026-06-02T12:00")
        told = json.loads((in_a_box / "out" / f"{refund.ref}.json").read_text("utf-8"))

        assert (told["number"], told["total_fen"]) == (2, 2 * (FEN + 435))
        assert {line["payee_bank"] for line in told["lines"]} == {"演示银行六安支行"}
        assert published.ticked(at="2026-06-02T12:01")
        head = "event,deposit,receipt,at,amount_fen\n"
        rows = [
            f"returned,{line['deposit']},回{n},2026-06-03T09:00+08:00,{FEN + 435}\n"
            for n, line in enumerate(told["lines"])
        ]
        (in_a_box / "in").mkdir()
        (in_a_box / "in" / "0603.csv").write_text(head + "".join(rows), "utf-8")
        published.ticked(at="2026-06-03T12:00")

        assert (in_a_box / "in" / "done" / "0603.csv").exists()
        refund.refresh_from_db()
        assert refund.state == "settled"
        assert deposit_of(published, "beta").state == "returned"
        card = RefundCard.of(refund, published.who("agency"))
        assert [line.interest_fen for line in card.deposits] == [435, 435]
        with pytest.raises(rules.NothingToReturn):
            _ordered(published, "2026-06-04")

    def test_what_the_bank_sends_back_lies_here_again(self, published, in_a_box):
        refund = _ordered(published, "2026-06-01")
        ref = deposit_of(published, "beta").ref
        line = bank.Line(
            "bounced", ref, "退票1", moment_of("2026-06-02T09:00"), FEN, "", "户名不符"
        )
        for _ in range(2):
            jobs.book(line, at=morning_of("2026-06-02"))

        assert deposit_of(published, "beta").state == "held"
        again = _ordered(published, "2026-06-03")
        assert (again.number, again.interest_fen) == (1, 870)
        refund.refresh_from_db()
        assert refund.state == "ordered"

    @pytest.mark.parametrize(
        "wrong",
        [
            '{"event": "returned"}',
            '{"event": "returned", "deposit": "X", "receipt": "1", "at": "2026-06-03T09:00+08:00",'
            ' "amount_fen": 1}',
            '{"event": "lost", "deposit": "X", "receipt": "1", "at": "2026-06-03T09:00+08:00",'
            ' "amount_fen": 1}',
            '{"event": "returned", "deposit": "X", "receipt": "1", "at": "2026-06-03T09:00",'
            ' "amount_fen": 1}',
            "no file of a bank",
        ],
    )
    def test_a_file_that_does_not_fit_is_set_aside_with_the_reason(
        self, published, in_a_box, wrong
    ):
        (in_a_box / "in").mkdir(parents=True)
        (in_a_box / "in" / "x.json").write_text(wrong, "utf-8")
        published.ticked(at="2026-06-03T12:00")

        assert (in_a_box / "in" / "refused" / "x.json.txt").read_text("utf-8").strip()
        assert not (in_a_box / "in" / "x.json").exists()

    def test_a_thousand_go_back_in_one_order(self, published, in_a_box):
        beta = deposit_of(published, "beta")
        bodies = Organisation.objects.bulk_create(
            Organisation(
                name=f"供应商{n}", short_name=f"供应商{n}", kind="enterprise", level="none",
                functions=["provider"], place="CN-3415",
            )
            for n in range(MANY - 2)
        )  # fmt: skip
        Deposit.objects.bulk_create(
            Deposit(
                ref=f"{published.ref}-BZJM{n}", project_code=published.ref, title=beta.title,
                place=beta.place, state="held", opened_at=beta.opened_at, tender=beta.tender,
                provider=body, amount_fen=FEN, form=beta.form, instrument=str(n),
                issuer=beta.issuer, arrived_at=beta.arrived_at, cause="lost",
                return_due_on=date(2026, 6, 1),
            )
            for n, body in enumerate(bodies)
        )  # fmt: skip
        refund = _ordered(published, "2026-06-01")
        published.ticked(at="2026-06-01T12:00")

        assert (refund.number, refund.amount_fen) == (MANY, MANY * FEN)
        assert Entry.objects.filter(event="deposit.order_return").count() == MANY
        table = (in_a_box / "out" / f"{refund.ref}.csv").read_text("utf-8").splitlines()
        assert len(table) == MANY + 1


class TestKeeping:
    REASON = "投标有效期内书面撤销投标文件"

    @pytest.mark.article("财政部令第87号 第二十三条")
    def test_for_a_reason_of_the_law_and_it_is_told(self, published):
        kept_one = deposit_did(
            published, "withhold", "beta", on="2026-05-27",
            ground="withdrew_after_closing", reason=self.REASON,
        )  # fmt: skip

        assert kept_one.state == "withheld"
        assert (
            Entry.objects.get(event="deposit.withhold").facts["by"] == "财政部令第87号 第二十三条"
        )
        assert DepositCard.of(kept_one, published.who("beta")).ground_words == self.REASON
        told = Message.objects.filter(event="deposit.withhold")
        assert {"beta", "supervision"} <= {one.account.username.split("-")[-1] for one in told}
        assert Deadline.objects.get(ref=kept_one.ref).met_on

    def test_not_for_a_reason_that_the_day_does_not_know(self, published):
        with pytest.raises(rules.NotAGround):
            deposit_did(
                published, "withhold", "beta", on="2026-05-27", ground="colluded",
                reason="涉嫌与其他投标人串通投标",
            )  # fmt: skip
        assert deposit_of(published, "beta").state == "held"

    @pytest.mark.article("财政部令第87号 第二十条")
    def test_for_a_reason_of_the_document_only_where_it_names_one(self, published):
        facts = {"ground": "other_by_document", "reason": "中标后无正当理由拒绝签订合同"}
        with pytest.raises(rules.DocumentSaysNothing):
            deposit_did(published, "withhold", "beta", on="2026-05-27", **facts)
        published.tender.set(deposit_kept_when="中标后无正当理由拒绝签订合同的")

        assert deposit_did(published, "withhold", "beta", on="2026-05-27", **facts).ground_words

    @pytest.mark.article("财政部令第74号 第二十条第二款")
    def test_a_negotiation_has_more_reasons(self, published):
        published.tender.set(method="negotiation")
        deposit_did(
            published, "withhold", "beta", on="2026-05-27", ground="false_material",
            reason="响应文件中的业绩合同系伪造",
        )  # fmt: skip

        facts = Entry.objects.get(event="deposit.withhold").facts
        assert facts["by"] == "财政部令第74号 第二十条第二款"
