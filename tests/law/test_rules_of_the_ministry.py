"""财政部令 and 财库 notices: periods by method, committees, price weights, low prices."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.law.calendar import last_day
from goufu.law.duties import MethodNeeded, UnknownDuty, UnknownMethod, due
from goufu.law.provisions import NothingInForce
from goufu.law.values.challenge import COMPLAINT_REFUSAL_PERIOD
from goufu.law.values.contract import LONGEST_TERM, MANDATORY_CLAUSES, TERM_LIMIT
from goufu.law.values.performance import GRADE_BANDS
from goufu.law.values.procurement import (
    COMMITTEE_EXPERT_SHARE,
    COMMITTEE_SIZE,
    LOW_PRICE_BELOW_CEILING,
    MINIMUM_BIDS,
    PRICE_FORMULA,
    PRICE_WEIGHT_RANGE,
    RESULT_NOTICE_PERIOD,
)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.article("财政部令第87号 第十六条")
class TestATenderNoticeStandsForFiveWorkingDays:
    def test_over_the_autumn_breaks(self):
        found = due("notice_period", since=day("2026-09-24"), method="open_tender")

        assert found.due_on == day("2026-10-09")

    def test_a_framework_follows_the_open_tender(self):
        found = due("notice_period", since=day("2026-09-24"), method="framework")

        assert found.due_on == day("2026-10-09")
        assert due("notice_period", since=day("2022-02-28"), method="framework").due_on is None

    def test_the_method_must_be_said_and_known(self):
        with pytest.raises(MethodNeeded):
            due("notice_period", since=day("2026-09-24"))
        with pytest.raises(UnknownMethod):
            due("notice_period", since=day("2026-09-24"), method="抓阄")

    def test_no_rule_of_the_day_spoke_of_a_voucher(self):
        found = due("notice_period", since=day("2015-12-24"), method="voucher")

        assert (found.verdict, found.due_on, found.value) == ("unregulated", None, None)

    def test_nothing_at_all_was_in_force_in_2010(self):
        with pytest.raises(NothingInForce):
            due("notice_period", since=day("2010-06-01"), method="open_tender")


@pytest.mark.article("财库〔2014〕214号 第十条第一款")
class TestAConsultationLeavesTenDays:
    def test_inside_spring_festival(self):
        found = due("response_period", since=day("2026-02-12"), method="consultation")

        assert (found.due_on, found.unit) == (day("2026-02-24"), "calendar_day")

    def test_not_before_there_were_consultations(self):
        found = due("response_period", since=day("2014-12-30"), method="consultation")

        assert found.verdict == "unregulated"


@pytest.mark.article("财政部令第74号 第二十九条第一款")
@pytest.mark.article("财政部令第74号 第四十五条第一款")
class TestANegotiationAndAnInquiryLeaveThreeWorkingDays:
    @pytest.mark.parametrize("method", ["negotiation", "inquiry"])
    def test_over_the_may_break(self, method):
        found = due("response_period", since=day("2026-04-30"), method=method)

        assert (found.due_on, found.unit) == (day("2026-05-08"), "working_day")


@pytest.mark.article("财政部令第94号 第二十一条")
class TestAComplaintIsReviewedInFiveAndForwardedInEightWorkingDays:
    def test_of_its_receipt(self):
        assert due("review_complaint", since=day("2025-12-12")).due_on == day("2025-12-19")
        assert due("forward_complaint", since=day("2025-12-12")).due_on == day("2025-12-24")

    def test_one_that_is_not_accepted_is_told_in_three(self):
        period = COMPLAINT_REFUSAL_PERIOD.on(day("2025-11-03"))

        assert last_day(period.value, period.unit, after=day("2025-11-03")) == day("2025-11-06")

    def test_the_old_rule_is_not_known(self):
        with pytest.raises(NothingInForce):
            due("review_complaint", since=day("2018-02-28"))


@pytest.mark.article("财库〔2019〕38号 三")
@pytest.mark.article("财办库〔2023〕243号")
class TestAnInvoiceIsPaidWithinThirtyDays:
    def test_and_the_sooner_rule_is_shown_but_not_counted(self):
        found = due("pay_invoice", since=day("2026-01-05"))

        assert found.due_on == day("2026-02-04")
        assert [(one.value, one.verified) for one in found.reasons] == [(30, True), (10, False)]

    def test_before_there_was_a_sooner_rule(self):
        assert len(due("pay_invoice", since=day("2023-12-07")).reasons) == 1

    def test_not_before_the_notice(self):
        with pytest.raises(NothingInForce):
            due("pay_invoice", since=day("2019-08-31"))


@pytest.mark.article("财库〔2020〕10号")
class TestAnIntentionIsPublicThirtyDaysBeforeTheStart:
    def test_counted_backwards_without_rolling(self):
        assert due("announce_intention", since=day("2026-06-10")).due_on == day("2026-05-11")
        assert due("announce_intention", since=day("2026-11-02")).due_on == day("2026-10-03")

    def test_also_for_a_start_in_a_year_whose_breaks_are_not_known(self):
        assert due("announce_intention", since=day("2030-03-31")).due_on == day("2030-03-01")


@pytest.mark.article("信访工作条例 第三十四条")
class TestAPetitionIsClosedWithinSixtyDays:
    def test_of_its_acceptance(self):
        assert due("close_petition", since=day("2026-06-01")).due_on == day("2026-07-31")


@pytest.mark.article("财政部令第87号 第四十七条第一款")
@pytest.mark.article("财政部令第87号 第四十七条第二款")
class TestACommitteeHasFiveOrSevenMembersTwoThirdsOfThemExperts:
    def test_seven_where_the_purchase_is_large(self):
        on = day("2026-06-01")

        assert COMMITTEE_SIZE.on(on, method="open_tender", large=False).value == 5
        assert COMMITTEE_SIZE.on(on, method="open_tender", large=True).value == 7
        assert COMMITTEE_EXPERT_SHARE.on(on, method="open_tender").value == 2

    def test_under_the_old_rule_size_did_not_matter(self):
        on = day("2017-09-30")

        assert COMMITTEE_SIZE.on(on, method="open_tender", large=True).value == 5

    @pytest.mark.article("财政部令第74号 第七条第二款")
    def test_a_negotiation_has_three_and_five_at_the_threshold(self):
        on = day("2026-06-01")

        assert COMMITTEE_SIZE.on(on, method="negotiation", at_threshold=False).value == 3
        assert COMMITTEE_SIZE.on(on, method="negotiation", at_threshold=True).value == 5


@pytest.mark.article("财政部令第87号 第五十五条第五款")
@pytest.mark.article("财政部令第18号 第五十二条")
class TestThePriceOfServicesWeighsTenPercentOrMore:
    def test_and_no_more_than_thirty_under_the_old_rule(self):
        then = PRICE_WEIGHT_RANGE.on(day("2017-09-30"), method="open_tender", subject="services")
        now = PRICE_WEIGHT_RANGE.on(day("2017-10-01"), method="open_tender", subject="services")

        assert (then.value, then.verified) == ((10, 30), False)
        assert (now.value, now.verified) == ((10, 100), True)

    @pytest.mark.article("财库〔2014〕214号 第二十四条第三款")
    def test_between_ten_and_thirty_in_a_consultation(self):
        now = PRICE_WEIGHT_RANGE.on(day("2026-06-01"), method="consultation", subject="services")

        assert now.value == (10, 30)

    def test_a_negotiation_has_no_weights(self):
        on = day("2026-06-01")

        assert PRICE_WEIGHT_RANGE.find(on, method="negotiation", subject="services") is None
        assert PRICE_FORMULA.on(on, method="negotiation").value == "lowest_price"


@pytest.mark.article("财政部令第87号 第六十九条第三款")
class TestAResultStandsForOneWorkingDay:
    def test_in_a_tender(self):
        period = RESULT_NOTICE_PERIOD.on(day("2025-12-01"), method="open_tender")

        assert last_day(period.value, period.unit, after=day("2025-12-01")) == day("2025-12-02")


@pytest.mark.article("财库〔2015〕124号")
class TestTwoSuppliersMayGoOnInAConsultationForServices:
    def test_and_three_are_needed_otherwise(self):
        on = day("2026-06-01")

        assert MINIMUM_BIDS.on(on, method="consultation", purchase_of_services=True).value == 2
        assert MINIMUM_BIDS.on(on, method="consultation", purchase_of_services=False).value == 3


@pytest.mark.article("财政部令第102号 第二十四条")
class TestAContractLastsAYearAndAtMostThree:
    def test_since_2020(self):
        assert TERM_LIMIT.on(day("2020-03-01")).value == 12
        assert LONGEST_TERM.on(day("2020-03-01")).value == 36

    def test_no_checked_act_set_a_term_before(self):
        assert TERM_LIMIT.find(day("2020-02-29")) is None


@pytest.mark.article("财库〔2026〕2号")
class TestAFigureDecidesOnLowPricesOnlySinceFebruary2026:
    def test_forty_five_percent_of_the_ceiling(self):
        assert LOW_PRICE_BELOW_CEILING.on(day("2026-02-01")).value == 45
        assert LOW_PRICE_BELOW_CEILING.find(day("2026-01-31")) is None


class TestListsOfTheLecture:
    @pytest.mark.article("六安市财政局讲座 第55行")
    def test_a_contract_has_eight_mandatory_clauses(self):
        assert len(MANDATORY_CLAUSES.on(day("2015-06-01")).value) == 8

    def test_grades_are_bands_of_a_hundred(self):
        bands = GRADE_BANDS.on(day("2026-06-01")).value

        assert bands == ((90, "优"), (80, "良"), (60, "中"), (0, "差"))


def test_a_duty_nobody_knows_is_refused():
    with pytest.raises(UnknownDuty):
        due("dance", since=day("2026-06-01"))
