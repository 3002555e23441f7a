"""Before bidding closes: the document is challenged and corrected; questions are answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotYours
from goufu.law.calendar import day_of
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.challenges import actions, doors, queries, rules, sheets
from goufu.stages.procurement.challenges.cards import InquiryCard
from goufu.stages.procurement.challenges.models import Inquiry
from tests.rooms.tenders.conftest import kept
from tests.walk import morning_of
from tests.walk_aftermath import todays_notice
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db
ABOUT = {"subject": "document", "facts": "资格条件要求本地注册满三年，与采购需求无关"}
ANSWER = {
    "answer": "质疑成立，删去本地注册的要求",
    "facts": "采购文件第三章第二条",
    "grounds": "政府采购法实施条例第二十条",
}


@pytest.fixture(scope="module")
def bidding(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    """Notice of 22 April 2026, its period to 29 April, supply to 8 May, closing on 20 May."""
    with kept(django_db_blocker, todays_notice, 2026) as walk:
        yield walk


class TestThePotentialSupplier:
    @pytest.mark.article("政府采购法实施条例 第五十三条")
    def test_who_has_obtained_the_document_may_challenge_it(self, bidding):
        with pytest.raises(rules.TookNoPart):
            bidding.challenged(on="2026-05-06", by="delta", **ABOUT)
        # Obtained in the notice period: seven working days from its end.
        bidding.challenged(on="2026-05-12", by="delta", obtained_on="2026-04-24", **ABOUT)

        assert bidding.challenge.challenger_id == bidding.who("delta").organisation_id

    def test_the_period_counts_from_the_later_of_the_two_days(self, bidding):
        with pytest.raises(rules.TooLate) as refused:
            bidding.challenged(on="2026-05-13", by="delta", obtained_on="2026-04-24", **ABOUT)
        assert "2026-05-12" in str(refused.value)

        # 9 May was a working Saturday.
        with pytest.raises(rules.TooLate):
            bidding.challenged(on="2026-05-19", by="delta", obtained_on="2026-05-08", **ABOUT)
        bidding.challenged(on="2026-05-18", by="delta", obtained_on="2026-05-08", **ABOUT)

    def test_a_day_on_which_nobody_could_obtain_it_is_refused(self, bidding):
        for day in ("2026-04-21", "2026-05-09"):
            with pytest.raises(rules.NotObtainedThen):
                bidding.challenged(on="2026-05-12", by="delta", obtained_on=day, **ABOUT)

    def test_process_and_result_are_not_his_to_challenge(self, bidding):
        with pytest.raises(rules.TookNoPart):
            bidding.challenged(
                on="2026-05-12", by="delta", subject="result", obtained_on="2026-05-08"
            )

    def test_what_is_not_there_cannot_be_challenged(self, bidding):
        bidding.bid("beta", at="2026-05-11T10:00")
        with pytest.raises(rules.NotThereYet):
            bidding.challenged(on="2026-05-12", subject="process", process_step="opening")


class TestTheCorrection:
    @pytest.fixture
    def challenged(self, bidding) -> ProcurementWalk:
        return bidding.challenged(on="2026-05-07", by="delta", obtained_on="2026-05-06", **ABOUT)

    def _corrected(self, walk: ProcurementWalk, on: str, **changes: Any) -> None:
        said = {**ANSWER, "outcome": "upheld_correct", "correction": "删去“本地注册满三年”"}
        walk.challenge_did("answer", on=on, by="handler", **{**said, **changes})

    @pytest.mark.article("政府采购法实施条例 第三十一条第二款")
    def test_it_goes_on_and_bidding_is_put_off_where_days_are_short(self, challenged):
        self._corrected(challenged, "2026-05-08")

        tender = challenged.tender
        assert tender.state == "open"
        assert str(day_of(tender.closes_at)) == "2026-05-25"
        assert tender.corrections.get().changes[0]["after"] == "删去“本地注册满三年”"
        challenged.ticked(at="2026-05-20T09:01")
        assert challenged.tender.state == "open"
        correction = Notice.objects.get(kind="correction", source_ref=tender.ref)
        assert correction.corrects.kind == "tender"
        assert any("删去" in str(value) for _, value in correction.lines)

    def test_fifteen_days_before_nothing_is_put_off(self, bidding):
        bidding.challenged(on="2026-05-05", by="delta", obtained_on="2026-04-30", **ABOUT)
        self._corrected(bidding, "2026-05-05")

        assert str(day_of(bidding.tender.closes_at)) == "2026-05-20"

    def test_it_has_to_be_said_and_to_be_about_the_document_and_in_time(self, challenged):
        with pytest.raises(rules.ChangeNotSaid):
            self._corrected(challenged, "2026-05-08", correction=" ")
        for word in ("alpha", "beta", "gamma"):
            challenged.bid(word, at="2026-05-15T10:00")
        challenged.ticked(at="2026-05-20T09:00")
        with pytest.raises(rules.BiddingOver):
            self._corrected(challenged, "2026-05-20")
        challenged.challenged(on="2026-05-21", subject="process", process_step="closing")
        with pytest.raises(rules.OnlyForTheDocument):
            self._corrected(challenged, "2026-05-21")


class TestInquiries:
    def _asked(self, walk: ProcurementWalk, on: str = "2026-04-27", **changes: Any) -> Inquiry:
        sheet = sheets.Question.model_validate(
            {"question": "服务人员是否须持养老护理员证书", **changes}
        )
        return actions.ask(
            parent_ref=walk.tender.ref, sheet=sheet, actor=walk.who("delta"), at=morning_of(on)
        )

    def _answer(self, walk: ProcurementWalk, inquiry: Inquiry, on: str, by: str) -> None:
        actions.answer_inquiry(
            ref=inquiry.ref,
            sheet=sheets.Reply(answer="须持证，等级不限"),
            actor=walk.who(by),
            at=morning_of(on),
        )

    @pytest.mark.article("政府采购法实施条例 第五十二条第一款")
    @pytest.mark.parametrize(("on", "in_time"), [("2026-04-30", True), ("2026-05-06", False)])
    def test_they_are_answered_within_three_working_days(self, bidding, on, in_time):
        inquiry = self._asked(bidding)
        duty = Deadline.objects.get(duty="answer_inquiry")
        assert (str(duty.due_on), duty.who) == ("2026-04-30", "agency")
        self._answer(bidding, inquiry, on, "agency")

        duty.refresh_from_db()
        assert duty.met_in_time is in_time
        card = InquiryCard.of(Inquiry.objects.get(ref=inquiry.ref), bidding.who("delta"))
        assert card.answer == "须持证，等级不限"

    @pytest.mark.article("政府采购法实施条例 第五十二条第二款")
    def test_the_agency_passes_on_what_it_may_not_answer(self, bidding):
        inquiry = self._asked(bidding)
        reason = sheets.Reasons(reason="需求由采购人确定，请采购人答复")
        actions.pass_inquiry_on(
            ref=inquiry.ref,
            sheet=reason,
            actor=bidding.who("agency"),
            at=morning_of("2026-04-28"),
        )
        with pytest.raises(rules.NotAddressedToYou):
            self._answer(bidding, inquiry, "2026-04-28", "agency")
        self._answer(bidding, inquiry, "2026-04-28", "handler")

    def test_who_asks_and_who_sees(self, bidding):
        inquiry = self._asked(bidding)
        for by in ("beta", "head"):
            with pytest.raises(NotYours):
                self._answer(bidding, inquiry, "2026-04-28", by)
        with pytest.raises(NotAParty):
            self._answer(bidding, inquiry, "2026-04-28", "school_handler")
        for by in ("delta", "agency", "handler", "supervision"):
            assert queries.inquiries_visible_to(bidding.who(by)).exists(), by
        for by in ("alpha", "central", "expert_1"):
            assert not queries.inquiries_visible_to(bidding.who(by)).exists(), by
        assert not queries.inquiries_visible_to(THE_PUBLIC).exists()
        assert doors.may_ask(bidding.tender, bidding.who("delta"), None)
        assert Entry.objects.get(event="inquiry.open").facts["addressee"] == "agency"
