"""政府采购法实施条例: in force since 2015-03-01; the day before, other acts spoke or none did."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.law.duties import MethodNeeded, due
from goufu.law.provisions import NothingInForce
from goufu.law.values.contract import PERFORMANCE_DEPOSIT_CAP, SERVICE_OBJECTS_AT_ACCEPTANCE
from goufu.law.values.procurement import BID_DEPOSIT_CAP, PLAN_HANDLING


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.article("政府采购法实施条例 第五十条")
class TestTheContractIsPublishedWithinTwoWorkingDaysOfSigning:
    @pytest.mark.parametrize(
        ("signed_on", "due_on"),
        [("2015-12-24", "2015-12-28"), ("2026-02-12", "2026-02-14"), ("2015-03-01", "2015-03-03")],
        ids=["over a weekend", "a made-up Saturday", "the first day of the regulation"],
    )
    def test_the_last_day(self, signed_on, due_on):
        assert due("publish_contract", since=day(signed_on)).due_on == day(due_on)

    def test_no_such_period_before(self):
        with pytest.raises(NothingInForce):
            due("publish_contract", since=day("2015-02-28"))


@pytest.mark.article("政府采购法实施条例 第四十三条第一款")
class TestTheReportIsDeliveredInTwoAndTheAwardDecidedInFiveWorkingDays:
    def test_since_the_regulation_for_every_method(self):
        assert due("deliver_assessment_report", since=day("2026-09-21")).due_on == day("2026-09-23")
        assert due("decide_award", since=day("2026-09-23")).due_on == day("2026-10-08")

    @pytest.mark.article("财政部令第18号 第五十九条")
    def test_before_it_a_tender_had_five_working_days_from_memory(self):
        found = due("deliver_assessment_report", since=day("2015-02-02"), method="open_tender")

        assert (found.value, found.verified) == (5, False)

    def test_before_it_the_method_must_be_said(self):
        with pytest.raises(MethodNeeded) as refused:
            due("deliver_assessment_report", since=day("2015-02-02"))

        assert refused.value.field == "method"

    def test_before_it_no_period_was_set_for_a_framework(self):
        found = due("deliver_assessment_report", since=day("2015-02-02"), method="framework")

        assert (found.verdict, found.due_on) == ("unregulated", None)


@pytest.mark.article("政府采购法实施条例 第四十三条第二款")
class TestTheResultIsPublishedWithinTwoWorkingDays:
    def test_after_the_award_is_decided(self):
        assert due("publish_result", since=day("2026-04-30")).due_on == day("2026-05-07")


@pytest.mark.article("政府采购法实施条例 第三十三条第二款")
class TestDepositsGoBackWithinFiveWorkingDays:
    def test_to_losers_from_the_letter_and_to_the_winner_from_signing(self):
        for duty in ("return_deposit_to_losers", "return_deposit_to_winner"):
            assert due(duty, since=day("2026-09-03")).due_on == day("2026-09-10")


@pytest.mark.article("政府采购法实施条例 第三十三条第一款")
@pytest.mark.article("财政部令第18号 第三十六条")
class TestABidDepositIsNoMoreThanTwoPercent:
    def test_and_no_more_than_one_before_the_regulation(self):
        assert BID_DEPOSIT_CAP.on(day("2015-02-28"), method="open_tender").value == 1
        assert BID_DEPOSIT_CAP.on(day("2015-03-01"), method="open_tender").value == 2


@pytest.mark.article("政府采购法实施条例 第四十八条第二款")
class TestAPerformanceDepositIsNoMoreThanTenPercent:
    def test_since_the_regulation(self):
        assert PERFORMANCE_DEPOSIT_CAP.on(day("2015-03-01")).value == 10


@pytest.mark.article("政府采购法实施条例 第五十二条第一款")
class TestAnInquiryIsAnsweredWithinThreeWorkingDays:
    def test_over_a_weekend(self):
        assert due("answer_inquiry", since=day("2026-06-11")).due_on == day("2026-06-16")


@pytest.mark.article("政府采购法实施条例 第三十八条")
class TestASingleSourceIsPublicForFiveWorkingDays:
    def test_over_a_break(self):
        assert due("single_source_publicity", since=day("2026-09-22")).due_on == day("2026-09-30")


@pytest.mark.article("政府采购法实施条例 第四十五条第二款")
class TestThoseWhoAreServedTakePartInAcceptance:
    def test_since_the_regulation(self):
        assert SERVICE_OBJECTS_AT_ACCEPTANCE.on(day("2015-03-01")).value == "required"
        assert SERVICE_OBJECTS_AT_ACCEPTANCE.find(day("2015-02-28")) is None


@pytest.mark.article("政府采购法实施条例 第二十九条")
class TestThePlanIsFiled:
    def test_nationwide_since_the_regulation(self):
        assert PLAN_HANDLING.on(day("2015-03-01")).value == "file"

    @pytest.mark.article("六安市财政局讲座 第52行")
    def test_reviewed_in_anhui_in_the_days_of_the_lecture(self):
        then = PLAN_HANDLING.on(day("2015-12-24"), place="CN-341502")
        now = PLAN_HANDLING.on(day("2026-12-24"), place="CN-341502")

        assert (then.value, then.place, then.verified) == ("review", "CN-34", False)
        assert (now.value, now.place) == ("file", "CN")
