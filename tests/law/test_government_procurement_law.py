"""政府采购法 and 预算法: the periods that have held since 2003 and 2015."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.law.duties import due
from goufu.law.money import percent
from goufu.law.provisions import NothingInForce, row_of_operator, supposing
from goufu.law.values.contract import RECORD_KEEPING, SUPPLEMENT_CAP
from goufu.law.values.procurement import METHOD_AT_THRESHOLD, MINIMUM_BIDS, OPEN_TENDER_THRESHOLD


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.article("政府采购法 第四十六条第一款")
class TestTheContractIsSignedWithinThirtyDaysOfTheAwardLetter:
    @pytest.mark.parametrize(
        ("sent_on", "due_on"),
        [
            ("2026-03-02", "2026-04-01"),
            ("2026-09-03", "2026-10-08"),
            ("2015-11-24", "2015-12-24"),
            ("2026-01-22", "2026-02-24"),
        ],
        ids=[
            "a plain month",
            "ends in the break of October",
            "old days",
            "ends in spring festival",
        ],
    )
    def test_the_last_day(self, sent_on, due_on):
        assert due("sign_contract", since=day(sent_on)).due_on == day(due_on)

    def test_an_ordinary_weekend_does_not_move_it(self):
        assert due("sign_contract", since=day("2026-06-12")).due_on == day("2026-07-12")  # Sunday

    def test_unless_the_place_lets_it_roll(self):
        rolls = row_of_operator(
            "counting/weekend_end",
            {
                "place": "CN-34",
                "value": "rolls",
                "in_force_from": day("2026-06-12"),
                "cite": "（示例）某省规定 第三条",
                "source": "example only, not law",
                "verified": False,
            },
        )
        with supposing("counting/weekend_end", [rolls]):
            found = due("sign_contract", since=day("2026-06-12"), place="CN-3415")
            before = due("sign_contract", since=day("2026-06-11"), place="CN-3415")
            elsewhere = due("sign_contract", since=day("2026-06-12"), place="CN-3701")

        assert found.due_on == day("2026-07-13")
        assert found.rolled_by is not None
        assert found.rolled_by.cite == "（示例）某省规定 第三条"
        assert before.due_on == day("2026-07-11")  # Saturday; the rule came a day later
        assert elsewhere.due_on == day("2026-07-12")

    def test_there_was_no_such_law_the_day_before_it_came_into_force(self):
        with pytest.raises(NothingInForce):
            due("sign_contract", since=day("2002-12-31"))


@pytest.mark.article("政府采购法 第四十七条")
class TestTheCopyIsFiledWithinSevenWorkingDaysOfSigning:
    def test_across_the_new_year(self):
        assert due("file_contract", since=day("2015-12-24")).due_on == day("2016-01-05")

    def test_made_up_saturdays_count(self):
        assert due("file_contract", since=day("2026-02-12")).due_on == day("2026-02-28")


@pytest.mark.article("政府采购法 第五十二条")
class TestASupplierMayChallengeWithinSevenWorkingDays:
    def test_from_the_end_of_the_result_notice_period(self):
        assert due("challenge", since=day("2025-12-02")).due_on == day("2025-12-11")


@pytest.mark.article("政府采购法 第五十三条")
@pytest.mark.article("政府采购法 第五十五条")
class TestAChallengeIsAnsweredWithinSevenWorkingDaysAndThenFifteenAreLeftToComplain:
    def test_over_spring_festival(self):
        answered_by = due("answer_challenge", since=day("2026-02-13")).due_on

        assert answered_by == day("2026-03-02")
        assert due("complain", since=answered_by).due_on == day("2026-03-23")


@pytest.mark.article("政府采购法 第五十六条")
class TestAComplaintIsDecidedWithinThirtyWorkingDays:
    def test_over_the_new_year(self):
        assert due("decide_complaint", since=day("2025-12-12")).due_on == day("2026-01-26")


@pytest.mark.article("政府采购法 第三十五条")
class TestBiddersHaveNoFewerThanTwentyDays:
    @pytest.mark.parametrize("method", ["open_tender", "invited_tender"])
    @pytest.mark.parametrize(
        ("issued_on", "closes_on"),
        [("2026-09-10", "2026-09-30"), ("2026-09-14", "2026-10-08")],
        ids=["the day before the break", "inside the break"],
    )
    def test_the_earliest_closing_day(self, method, issued_on, closes_on):
        found = due("response_period", since=day(issued_on), method=method)

        assert (found.due_on, found.value, found.unit) == (day(closes_on), 20, "calendar_day")


@pytest.mark.article("政府采购法 第三十六条第一款第（一）项")
class TestFewerThanThreeBidsAreNotEnough:
    def test_then_and_now(self):
        assert MINIMUM_BIDS.on(day("2015-06-01"), method="open_tender").value == 3
        assert MINIMUM_BIDS.on(day("2026-06-01"), method="open_tender").value == 3

    def test_one_is_enough_for_a_single_source(self):
        assert MINIMUM_BIDS.on(day("2026-06-01"), method="single_source").value == 1


@pytest.mark.article("政府采购法 第四十九条")
class TestSupplementsAddNoMoreThanTenPercent:
    def test_of_the_contract(self):
        cap = SUPPLEMENT_CAP.on(day("2026-06-01")).value

        assert percent(168_000_000, cap) == 16_800_000


@pytest.mark.article("政府采购法 第四十二条第一款")
class TestTheFilesAreKeptForFifteenYears:
    def test_from_2003(self):
        assert RECORD_KEEPING.on(day("2003-01-01")).value == 15


class TestTheThresholdIsSetByEachProvinceAndNotByThePlatform:
    def test_open_tender_is_what_it_asks_for(self):
        assert METHOD_AT_THRESHOLD.on(day("2015-06-01")).value == "open_tender"

    def test_the_refusal_says_where_to_set_it(self):
        with pytest.raises(NothingInForce) as refused:
            OPEN_TENDER_THRESHOLD.on(day("2026-06-01"), place="CN-34", subject="services")

        assert "公开招标数额标准" in str(refused.value)
        assert "系统管理员" in refused.value.remedy_text


@pytest.mark.article("预算法 第十四条第二款")
class TestADepartmentPublishesItsBudgetWithinTwentyDaysOfTheReply:
    def test_a_plain_february(self):
        assert due("publish_department_budget", since=day("2015-02-10")).due_on == day("2015-03-02")

    def test_not_yet_in_2014(self):
        with pytest.raises(NothingInForce):
            due("publish_department_budget", since=day("2014-12-31"))
