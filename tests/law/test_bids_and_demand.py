"""Bids, deposits, collusion, management of demand and the share of smaller firms."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.law.calendar import last_day
from goufu.law.values import bids, demand, procurement, sme

YUAN, WAN = 100, 1_000_000


def day(text: str) -> date:
    return date.fromisoformat(text)


NOW = day("2026-06-01")


def due(period, since: str) -> date:
    found = period.on(day(since))
    return last_day(found.value, found.unit, after=day(since))


@pytest.mark.article("政府采购法实施条例 第二十一条第二款")
class TestApplicationsForPrequalificationAreOpenForFiveWorkingDays:
    def test_over_the_breaks_of_autumn(self):
        assert due(bids.PREQUALIFICATION_PERIOD, "2026-09-24") == day("2026-10-09")

    def test_since_the_regulation(self):
        assert bids.PREQUALIFICATION_PERIOD.find(day("2015-02-28")) is None
        assert bids.PREQUALIFICATION_PERIOD.on(day("2015-03-01")).value == 5


@pytest.mark.article("财政部令第87号 第二十七条第三款")
class TestAPrequalificationDocumentChangesThreeDaysBeforeTheClosing:
    def test_since_october_2017(self):
        found = bids.PREQUALIFICATION_CHANGE_LEAD.on(day("2017-10-01"))

        assert (found.value, found.unit) == (3, "calendar_day")
        assert bids.PREQUALIFICATION_CHANGE_LEAD.find(day("2017-09-30")) is None


@pytest.mark.article("财政部令第74号 第四十条")
class TestObjectionsToASingleSourceAreArguedWithinFiveWorkingDays:
    def test_of_the_end_of_the_publicity(self):
        assert due(bids.OBJECTION_ARGUMENT_PERIOD, "2026-09-30") == day("2026-10-13")

    def test_since_february_2014(self):
        assert bids.OBJECTION_ARGUMENT_PERIOD.find(day("2014-01-31")) is None
        assert bids.OBJECTION_ARGUMENT_PERIOD.on(day("2014-02-01")).value == 5


@pytest.mark.article("财政部令第87号 第十四条第一款")
@pytest.mark.article("财政部令第87号 第十四条第三款")
@pytest.mark.article("财政部令第87号 第十四条第四款")
class TestAnInvitedTenderDrawsThreeFromAListOfTwiceAsMany:
    def test_before_two_of_the_purchasers_staff(self):
        drawn = bids.INVITED_LEAST.on(NOW).value

        assert (drawn, drawn * bids.INVITED_LIST_MULTIPLE.on(NOW).value) == (3, 6)
        assert bids.INVITED_DRAW_WATCHERS.on(NOW).value == 2


@pytest.mark.article("财政部令第87号 第三十八条第一款")
@pytest.mark.article("财政部令第87号 第二十九条第二款")
@pytest.mark.article("财政部令第87号 第三十八条第三款")
class TestADepositIsReturnedInFiveWorkingDaysOrBearsInterest:
    @pytest.mark.parametrize(
        "period", [bids.WITHDRAWAL_REFUND_PERIOD, bids.TERMINATION_REFUND_PERIOD]
    )
    def test_after_a_withdrawal_and_after_the_end(self, period):
        assert due(period, "2026-04-30") == day("2026-05-11")
        assert period.find(day("2017-09-30")) is None

    def test_a_fifth_above_the_base_rate(self):
        assert bids.LATE_REFUND_RATE.on(day("2017-10-01")).value == 120


@pytest.mark.article("政府采购法实施条例 第三十三条第一款")
@pytest.mark.article("财库〔2019〕38号 三")
class TestADepositIsNeverCashAndDueAtTheClosing:
    def test_four_forms(self):
        assert "guarantee" in bids.DEPOSIT_FORMS.on(NOW).value
        assert "cash" not in bids.DEPOSIT_FORMS.on(NOW).value

    def test_due_with_the_bid_since_september_2019(self):
        assert bids.DEPOSIT_DUE.on(day("2019-09-01")).value == "bid_closing"
        assert bids.DEPOSIT_DUE.find(day("2019-08-31")) is None


@pytest.mark.article("财政部令第74号 第二十条第二款")
@pytest.mark.article("财库〔2014〕214号 第三十一条第二款")
@pytest.mark.article("财政部令第87号 第二十三条")
class TestADepositIsKeptWhereABidIsWithdrawnAfterTheClosing:
    @pytest.mark.parametrize("method", ["negotiation", "inquiry", "consultation", "open_tender"])
    def test_in_every_method(self, method):
        assert "withdrew_after_closing" in bids.DEPOSIT_WITHHELD.on(NOW, method=method).value


@pytest.mark.article("财政部令第87号 第二十四条")
@pytest.mark.article("政府采购法实施条例 第三十条")
@pytest.mark.article("财政部令第87号 第十二条")
class TestADocumentCostsNoMoreThanItsMakingAndTellsTheBudget:
    @pytest.mark.parametrize(
        ("electronic", "price"), [(False, "cost_only"), (True, "free_of_charge")]
    )
    def test_an_electronic_one_is_free(self, electronic, price):
        assert bids.DOCUMENT_PRICE.on(NOW, electronic=electronic).value == price

    def test_no_floor_but_a_ceiling_within_the_budget(self):
        assert bids.BUDGET_DISCLOSURE.on(NOW).value == "required"
        assert bids.PRICE_FLOOR.on(NOW).value == "forbidden"
        assert bids.PRICE_CEILING.on(NOW).value == "allowed_within_budget"


@pytest.mark.article("财政部令第87号 第六十三条")
@pytest.mark.article("财政部令第87号 第三十七条")
@pytest.mark.article("政府采购法实施条例 第七十四条")
@pytest.mark.article("政府采购法实施条例 第十八条")
class TestSixSignsAreDeemedCollusionAndSevenActsAre:
    def test_deposits_from_one_account_and_prices_at_regular_steps(self):
        signs = bids.COLLUSION_SIGNS.on(day("2017-10-01")).value

        assert len(signs) == 6
        assert {"one_deposit_account", "alike_or_regular"} <= set(signs)
        assert bids.COLLUSION_SIGNS.find(day("2017-09-30")) is None

    def test_acts_since_march_2015(self):
        assert len(bids.COLLUSION_ACTS.on(day("2015-03-01")).value) == 7
        assert bids.COLLUSION_ACTS.find(day("2015-02-28")) is None

    def test_suppliers_under_one_head_do_not_bid_together(self):
        assert "same_head" in bids.BARRED_TOGETHER.on(NOW).value

    def test_six_reasons_make_a_bid_invalid(self):
        assert len(bids.INVALID_REASONS.on(NOW).value) == 6


@pytest.mark.article("财政部令第87号 第二十八条")
class TestWhoTookTheDocumentIsSecretUntilTheClosing:
    def test_of_bids(self):
        assert bids.TAKERS_SECRET_UNTIL.on(NOW).value == "bid_closing"


@pytest.mark.article("政府采购法 第三十六条")
@pytest.mark.article("财政部令第74号 第三十七条")
@pytest.mark.article("财政部令第74号 第四十三条")
@pytest.mark.article("财政部令第74号 第五十条")
@pytest.mark.article("财库〔2014〕214号 第三十四条")
class TestAPurchaseEndsWhereThereAreTooFewOrABreachHarmsIt:
    @pytest.mark.parametrize("method", ["open_tender", "negotiation", "inquiry", "consultation"])
    def test_too_few_suppliers(self, method):
        assert "too_few_suppliers" in bids.TERMINATION_REASONS.on(NOW, method=method).value

    def test_a_single_source_ends_where_the_price_is_over_budget(self):
        reasons = bids.TERMINATION_REASONS.on(NOW, method="single_source").value

        assert "price_over_budget" in reasons
        assert "too_few_suppliers" not in reasons


@pytest.mark.article("财库〔2021〕22号 第十一条第一款")
@pytest.mark.article("财库〔2021〕22号 第十一条第一款第（一）项")
@pytest.mark.article("财库〔2021〕22号 第十条第二款")
@pytest.mark.article("财库〔2021〕22号 第十一条第二款")
class TestDemandIsSurveyedOfThreeFromTenMillionOnOrForThePublic:
    def test_services_and_works(self):
        assert procurement.DEMAND_SURVEY_BUDGET.on(NOW).value == 1000 * WAN
        assert demand.SURVEY_BUDGET_OF_WORKS.on(NOW).value == 3000 * WAN

    def test_public_services_whatever_they_cost(self):
        assert "public_interest" in demand.SURVEY_CASES.on(NOW).value

    def test_three_are_asked_and_a_survey_holds_a_year(self):
        assert demand.SURVEY_SUBJECTS.on(NOW).value == 3
        assert demand.SURVEY_VALIDITY.on(NOW).value == 12

    def test_since_july_2021(self):
        assert demand.SURVEY_SUBJECTS.find(day("2021-06-30")) is None
        assert demand.SURVEY_SUBJECTS.on(day("2021-07-01")).value == 3


@pytest.mark.article("财库〔2021〕22号 第十八条")
class TestNoMoreThanTwoLikeContractsAreAsked:
    def test_as_a_qualification(self):
        assert demand.LIKE_CONTRACTS_MOST.on(NOW).value == 2


@pytest.mark.article("财库〔2021〕22号 第二十九条")
@pytest.mark.article("财库〔2021〕22号 第三十一条")
@pytest.mark.article("财库〔2021〕22号 第三十三条第二款、第二十三条第六款")
@pytest.mark.article("财库〔2021〕22号 第二十六条")
class TestWhatIsSurveyedIsAlsoReviewedInDepth:
    def test_the_same_purchases(self):
        assert demand.KEY_REVIEW_CASES.on(NOW).value == demand.SURVEY_CASES.on(NOW).value
        assert demand.REVIEW_KINDS.on(NOW).value == ("general_review", "key_review")
        assert "no_discrimination" in demand.KEY_REVIEW_PARTS.on(NOW).value

    def test_the_plan_that_is_filed_names_budget_and_method(self):
        assert {"plan_budget", "method"} <= set(demand.PLAN_CONTENTS.on(NOW).value)


@pytest.mark.article("财库〔2020〕46号 第七条")
@pytest.mark.article("财库〔2020〕46号 第八条第一款")
@pytest.mark.article("财库〔2020〕46号 第九条第二款")
@pytest.mark.article("财库〔2020〕46号 第六条第二款")
class TestPurchasesUpToTwoMillionAreReservedForSmallerFirms:
    @pytest.mark.parametrize(
        ("subject", "wan"), [("services", 200), ("goods", 200), ("works", 400)]
    )
    def test_by_what_is_bought(self, subject, wan):
        assert sme.RESERVE_WHOLE_UP_TO.on(NOW, subject=subject).value == wan * WAN

    def test_of_larger_ones_thirty_percent_and_of_that_sixty(self):
        assert sme.RESERVE_SHARE.on(NOW).value == 30
        assert sme.SMALL_SHARE.on(NOW).value == 60
        assert sme.CONSORTIUM_SHARE.on(NOW).value == 30

    def test_framework_agreements_are_exempt(self):
        assert "framework_purchase" in sme.RESERVE_EXEMPTIONS.on(NOW).value

    def test_since_2021(self):
        assert sme.RESERVE_SHARE.find(day("2020-12-31")) is None
        assert sme.RESERVE_SHARE.on(day("2021-01-01")).value == 30


@pytest.mark.article("保障中小企业款项支付条例 第九条")
@pytest.mark.article("保障中小企业款项支付条例 第十七条")
class TestASmallerFirmIsPaidInThirtyDaysAndNeverLaterThanSixty:
    def test_from_memory_of_the_first_day(self):
        assert due(sme.PAYMENT_PERIOD, "2026-03-02") == day("2026-04-01")
        assert due(sme.PAYMENT_PERIOD_MOST, "2026-03-02") == day("2026-05-06")
        assert sme.LATE_INTEREST.on(NOW).value == 5
        assert not sme.PAYMENT_PERIOD.on(day("2025-06-01")).verified

    def test_not_the_day_before(self):
        assert sme.PAYMENT_PERIOD.find(day("2025-05-31")) is None
