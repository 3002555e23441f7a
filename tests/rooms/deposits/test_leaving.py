"""Who leaves the talks before its last price has its deposit back; the agency is told at once."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.law.values.bids import DEPOSIT_ON_LEAVING
from goufu.stages.procurement.deposits import actions, jobs, queries, rules, sheets
from goufu.stages.procurement.deposits.models import Cause
from goufu.stages.procurement.tenders.rules.talks import FinalOfferGiven
from tests.rooms.tenders.conftest import kept
from tests.walk import morning_of
from tests.walk_aftermath import FEN, arrival, declared, deposit_did, deposit_of
from tests.walk_methods import GROUP, MethodsWalk
from tests.walk_procurement import moment_of

pytestmark = pytest.mark.django_db
FOUR = ("alpha", "beta", "gamma", "delta")
DAY = "2026-04-13"
REASON = "服务频次要求超出本单位能力"


def _to_talks(method: str):
    def stage(walk: MethodsWalk) -> None:
        walk.up_to_announcement()
        account = {"deposit_fen": FEN, "deposit_account": "示例市公共资源交易中心，示例银行"}
        walk.ready_by(method, **account).called(on="2026-03-30", closes=f"{DAY}T09:00")
        for word in FOUR:
            declared(walk, word, on="2026-04-08", amount_fen=FEN)
            jobs.book(
                arrival(deposit_of(walk, word).ref, on="2026-04-09"),
                at=moment_of("2026-04-09T11:00"),
            )
        walk.answered_by(*FOUR, at="2026-04-10T10:00", closes=f"{DAY}T09:00")
        walk.seated(on=DAY, words=GROUP).met(*FOUR, at=f"{DAY}T10:30")

    return stage


@pytest.fixture(scope="module")
def in_talks(django_db_setup, django_db_blocker):
    """A consultation of four suppliers in its first round: 13 April 2026."""
    with kept(django_db_blocker, _to_talks("consultation"), 2026, make=MethodsWalk) as walk:
        yield walk


def left(walk: MethodsWalk) -> MethodsWalk:
    return walk.of_offer("leave", "delta", at=f"{DAY}T11:00", reason=REASON)


def returned(walk: MethodsWalk, whose: str) -> None:
    day = "2026-04-14"
    deposit_did(walk, "give_back", whose, on=day, returned_on=day, receipt=f"退{whose}")


@pytest.mark.article("财库〔2014〕214号 第二十二条")
class TestWhoLeavesAConsultation:
    def test_is_owed_its_deposit_at_once_and_the_agency_is_told(self, in_talks):
        left(in_talks)
        deposit = deposit_of(in_talks, "delta")
        assert (deposit.state, deposit.cause, deposit.return_due_on) == ("held", Cause.LEFT, None)
        assert list(queries.to_return(in_talks.tender)) == [deposit]
        line = Entry.objects.get(event="deposit.note_leaving")
        assert line.clause == "财库〔2014〕214号 第二十二条"
        told = Message.objects.filter(ref=deposit.ref).values_list("account_id", flat=True)
        assert {in_talks.who(word).account_id for word in ("agency", "delta")} <= set(told)

    def test_has_it_back_by_the_order_of_the_agency(self, in_talks):
        left(in_talks)
        refund = actions.order_returns(
            parent_ref=in_talks.tender.ref,
            sheet=sheets.Nothing(),
            actor=in_talks.who("agency"),
            at=morning_of("2026-04-14"),
        )
        assert (refund.number, refund.amount_fen, refund.interest_fen) == (1, FEN, 0)
        assert deposit_of(in_talks, "delta").state == "ordered"

    def test_the_others_wait(self, in_talks):
        left(in_talks)
        with pytest.raises(rules.NotYetToReturn):
            deposit_did(
                in_talks,
                "give_back",
                "alpha",
                on="2026-04-14",
                returned_on="2026-04-14",
                receipt="1",
            )
        returned(in_talks, "delta")
        assert deposit_of(in_talks, "delta").state == "returned"

    def test_after_its_last_price_nobody_leaves_so(self, in_talks):
        in_talks.finals_asked(at=f"{DAY}T11:30", until=f"{DAY}T14:00")
        in_talks.final("delta", at=f"{DAY}T12:00", fen=160_000_000)
        with pytest.raises(FinalOfferGiven):
            in_talks.of_offer("leave", "delta", at=f"{DAY}T12:01", reason=REASON)
        assert deposit_of(in_talks, "delta").cause == ""

    def test_what_lies_here_still_has_a_last_day_once_the_purchase_ends(self, in_talks):
        left(in_talks)
        in_talks.tender_did(
            "fail", on="2026-04-14", by="agency", ground="dropped", reason="采购任务因机构改革取消"
        )
        deposit = deposit_of(in_talks, "delta")
        assert deposit.cause == Cause.LEFT
        due = Deadline.objects.get(ref=deposit.ref, duty="return_deposit_after_ending")
        assert str(due.due_on) == str(deposit.return_due_on) == "2026-04-21"


@pytest.mark.article("财政部令第74号 第三十四条")
@pytest.mark.parametrize(("day", "owed"), [("2014-01-31", False), ("2014-02-01", True)])
def test_a_negotiation_gives_it_back_since_february_2014(day, owed):
    law = DEPOSIT_ON_LEAVING.find(date.fromisoformat(day), place="CN-3415", method="negotiation")
    assert (law is not None) is owed
    assert law is None or (law.value, law.cite) == ("given_back", "财政部令第74号 第三十四条")
