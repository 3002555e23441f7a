"""A deposit is declared, arrives before closing, and is secret until the opening."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK, THE_PUBLIC
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.procurement.deposits import bank, doors, jobs, queries, rules
from goufu.stages.procurement.deposits.cards import DepositCard
from goufu.stages.procurement.tenders import actions, sheets
from goufu.stages.procurement.tenders.rules import document
from tests.rooms.tenders.conftest import kept
from tests.walk import morning_of
from tests.walk_aftermath import (
    DAY,
    FEN,
    declared,
    deposit_did,
    deposit_of,
    todays_notice,
)
from tests.walk_procurement import ProcurementWalk, moment_of

pytestmark = pytest.mark.django_db
PLATFORM = ("agency", "handler", "head", "supervision", "inspector", "alpha")


@pytest.fixture(scope="module")
def asked(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    """A tender of 2026 on which offers may come in, and that asks for a deposit."""

    def stage(walk: ProcurementWalk) -> None:
        todays_notice(walk, deposit_fen=FEN)

    with kept(django_db_blocker, stage, 2026) as walk:
        yield walk


class TestDeclaring:
    @pytest.mark.article("政府采购法实施条例 第三十三条第一款")
    def test_not_in_cash_and_not_less_than_asked(self, asked):
        with pytest.raises(rules.NoCash):
            declared(asked, "beta", on="2026-05-14", form="cash")
        with pytest.raises(rules.TooLittle):
            declared(asked, "beta", on="2026-05-14", amount_fen=FEN - 1)
        deposit = declared(asked, "beta", on="2026-05-14")

        assert deposit.state == "declared"
        with pytest.raises(rules.DepositThereAlready):
            declared(asked, "beta", on="2026-05-14")

    @pytest.mark.article("财政部令第74号 第十四条第一款")
    def test_nor_in_a_negotiation_before_the_regulation(self):
        with pytest.raises(rules.NoCash) as refused:
            rules.check_form(
                form="cash", method="negotiation", on=date(2015, 2, 27), place="CN-3415"
            )

        assert refused.value.clause == "财政部令第74号 第十四条第一款"

    def test_only_while_bidding_is_open_and_only_where_asked(self, asked):
        with pytest.raises(NotYours):
            declared(asked, "agency", on="2026-05-14")
        with pytest.raises(rules.NotReceivedNow):
            declared(asked, "beta", on=DAY)  # At ten; bidding closed at nine.
        asked.tender.set(deposit_fen=0)
        with pytest.raises(rules.NoDepositAsked):
            declared(asked, "beta", on="2026-05-14")

    def test_the_document_asks_for_no_more_than_the_cap(self, asked):
        with pytest.raises(document.DepositAboveCap):
            document.check_deposit(
                deposit_fen=3_360_001,
                budget_fen=168_000_000,
                method="open_tender",
                on=morning_of("2026-03-26").date(),
                place="CN-3415",
            )

    def test_nobody_else_learns_of_it_before_the_opening(self, asked):
        declared(asked, "beta", on="2026-05-14")

        for by in PLATFORM:
            assert not queries.visible_to(asked.who(by)).exists(), by
        assert not queries.visible_to(THE_PUBLIC).exists()
        assert queries.visible_to(asked.who("beta")).get().provider_id
        assert queries.visible_to(THE_CLOCK).exists()
        assert Entry.objects.get(event="deposit.open").project_code == ""
        assert not doors.may_declare(asked.tender, asked.who("beta"), None)
        assert doors.as_asked(asked.tender, asked.who("gamma"), None) == {"amount_fen": FEN}

    def test_what_was_declared_may_be_taken_back_and_declared_anew(self, asked):
        declared(asked, "beta", on="2026-05-14")
        deposit_did(
            asked, "withdraw", "beta", on="2026-05-14", by="beta", reason="金额填写有误，重新登记"
        )

        assert declared(asked, "beta", on="2026-05-14").state == "declared"


class TestArriving:
    def _line(self, walk: ProcurementWalk, at: str, fen: int = FEN) -> bank.Line:
        ref = deposit_of(walk, "beta").ref
        return bank.Line("arrived", ref, "回单1", moment_of(at), fen, "6200123")

    @pytest.mark.article("财库〔2019〕38号 三")
    def test_until_the_moment_at_which_bidding_closes(self, asked):
        declared(asked, "beta", on="2026-05-14")
        with pytest.raises(rules.ArrivedLate):
            jobs.book(self._line(asked, f"{DAY}T09:01"), at=moment_of(f"{DAY}T10:00"))
        jobs.book(self._line(asked, f"{DAY}T09:00"), at=moment_of(f"{DAY}T10:00"))

        deposit = deposit_of(asked, "beta")
        assert (deposit.state, deposit.payer_account) == ("held", "6200123")

    def test_the_same_line_twice_changes_nothing_and_another_sum_is_refused(self, asked):
        declared(asked, "beta", on="2026-05-14")
        with pytest.raises(jobs.DoesNotFit):
            jobs.book(self._line(asked, "2026-05-15T10:00", FEN + 1), at=morning_of("2026-05-15"))
        for _ in range(2):
            jobs.book(self._line(asked, "2026-05-15T10:00"), at=morning_of("2026-05-15"))

        assert Entry.objects.filter(event="deposit.arrive").count() == 1

    def test_nothing_arrives_tomorrow(self, asked):
        declared(asked, "beta", on="2026-05-14")
        with pytest.raises(rules.ArrivesInTheFuture):
            jobs.book(self._line(asked, "2026-05-16T10:00"), at=morning_of("2026-05-15"))

    def test_the_agency_records_it_after_the_opening_or_that_it_is_not_there(self, asked):
        for by in ("alpha", "beta", "gamma"):
            if by != "gamma":
                declared(asked, by, on="2026-05-14", form="guarantee")
            asked.bid(by, at="2026-05-15T10:00")
        asked.ticked(at=f"{DAY}T09:00").bids_opened(on=DAY)

        assert deposit_of(asked, "gamma").state == "missing"
        assert {one.ref for one in queries.visible_to(asked.who("agency"))} == {
            deposit_of(asked, by).ref for by in ("alpha", "beta", "gamma")
        }
        deposit_did(asked, "arrive", "alpha", on=DAY, arrived_at=moment_of("2026-05-19T16:00"))
        deposit_did(asked, "find_missing", "beta", on=DAY, reason="保函受益人与采购文件要求不符")
        assert deposit_of(asked, "alpha").state == "held"
        assert deposit_of(asked, "beta").state == "missing"
        with pytest.raises(NotNow):
            deposit_did(asked, "arrive", "beta", on=DAY, arrived_at=moment_of("2026-05-19T16:00"))
        own = DepositCard.of(deposit_of(asked, "beta"), asked.who("beta"))
        assert own.missing_reason == "保函受益人与采购文件要求不符"
        assert not queries.visible_to(asked.who("beta")).filter(provider__name__contains="甲")


class TestTakenBackInTime:
    @pytest.mark.article("财政部令第87号 第三十八条第一款")
    def test_it_is_owed_within_five_working_days(self, asked):
        declared(asked, "beta", on="2026-05-06")
        asked.bid("beta", at="2026-05-07T10:00")
        ref = deposit_of(asked, "beta").ref
        arrived = bank.Line("arrived", ref, "回单1", morning_of("2026-05-07"), FEN)
        jobs.book(arrived, at=morning_of("2026-05-07"))
        actions.withdraw_bid(
            ref=asked.offer("beta").ref,
            sheet=sheets.Reasons(reason="人员不足，不再参加投标"),
            actor=asked.who("beta"),
            at=morning_of("2026-05-08"),
        )
        duty = Deadline.objects.get(duty="return_withdrawn_deposit")
        # 9 May was a working Saturday.
        assert (str(duty.due_on), duty.who) == ("2026-05-14", "agency")
        assert queries.visible_to(asked.who("agency")).exists()
        facts = {"returned_on": "2026-05-14", "receipt": "退1"}
        deposit_did(asked, "give_back", "beta", on="2026-05-14", **facts)
        duty.refresh_from_db()
        assert duty.met_in_time is True
        assert declared(asked, "beta", on="2026-05-14").state == "declared"
