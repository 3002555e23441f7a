"""框架协议采购: its terms, shares and clocks, since 2022-03-01."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.law.calendar import last_day
from goufu.law.values import framework


def day(text: str) -> date:
    return date.fromisoformat(text)


FIRST, BEFORE = day("2022-03-01"), day("2022-02-28")
NOW = day("2026-06-01")


def due(period, since: str) -> date:
    found = period.on(day(since))
    return last_day(found.value, found.unit, after=day(since))


CLOCKS = [
    (framework.SIGNING_PERIOD, "2026-09-03", "2026-10-08"),
    (framework.FILING_PERIOD, "2026-09-22", "2026-10-09"),
    (framework.TELL_USERS_PERIOD, "2026-04-30", "2026-05-08"),
    (framework.EXIT_PUBLICATION_PERIOD, "2026-04-30", "2026-05-07"),
    (framework.DEAL_PUBLICATION_PERIOD, "2026-02-12", "2026-02-14"),
    (framework.SUMMARY_PERIOD, "2026-06-30", "2026-07-14"),
    (framework.OUTSIDE_DEAL_REPORT_PERIOD, "2026-06-26", "2026-06-29"),
    (framework.APPLICATION_PERIOD, "2026-02-12", "2026-02-28"),
    (framework.ENTRY_PUBLICATION_PERIOD, "2026-09-30", "2026-10-09"),
]


@pytest.mark.article("财政部令第110号 第二十九条第一款")
@pytest.mark.article("财政部令第110号 第三十条第一款")
@pytest.mark.article("财政部令第110号 第二十条第二款")
@pytest.mark.article("财政部令第110号 第三十五条第一款")
@pytest.mark.article("财政部令第110号 第三十五条第三款")
@pytest.mark.article("财政部令第110号 第三十七条第二款")
@pytest.mark.article("财政部令第110号 第三十九条第二款")
@pytest.mark.article("财政部令第110号 第四十条第一款")
class TestEachStepOfAFrameworkAgreementHasItsClock:
    @pytest.mark.parametrize(("period", "since", "due_on"), CLOCKS, ids=str)
    def test_the_last_day(self, period, since, due_on):
        assert due(period, since) == day(due_on)

    @pytest.mark.parametrize("period", [clock[0] for clock in CLOCKS], ids=lambda one: one.key)
    def test_none_the_day_before_the_measures(self, period):
        assert period.find(BEFORE) is None
        assert period.on(FIRST).verified


@pytest.mark.article("财政部令第110号 第十五条第二款")
class TestAFrameworkAgreementForServicesLastsTwoYearsAndForGoodsOne:
    @pytest.mark.parametrize(("subject", "months"), [("goods", 12), ("services", 24)])
    def test_ordinarily(self, subject, months):
        assert framework.TERM_LIMIT.on(FIRST, subject=subject).value == months
        assert framework.TERM_LIMIT.find(BEFORE, subject=subject) is None


@pytest.mark.article("财政部令第110号 第二十七条第一款")
@pytest.mark.article("财政部令第110号 第二十七条第二款")
class TestTwoMustRespondAndAFifthAtLeastOneIsEliminated:
    def test_two_suppliers_and_one_eliminated(self):
        assert framework.LEAST_SUPPLIERS.on(NOW).value == 2
        assert framework.LEAST_ELIMINATED.on(NOW).value == 1

    @pytest.mark.parametrize(("instruments", "share"), [(False, 20), (True, 40)])
    def test_more_of_instruments_chosen_by_quality(self, instruments, share):
        found = framework.ELIMINATION_SHARE.on(NOW, instruments_by_quality=instruments)

        assert (found.value, found.unit) == (share, "percent")


@pytest.mark.article("财政部令第110号 第三十一条第一款")
class TestMoreAreInvitedOnlyWhereFewerThanSevenTenthsAreLeft:
    def test_seventy_percent(self):
        found = framework.SUPPLEMENT_BELOW.on(NOW)

        assert (found.value, found.unit) == (70, "percent")


@pytest.mark.article("财政部令第110号 第四条第一款")
@pytest.mark.article("财政部令第110号 第三条第一款")
@pytest.mark.article("财政部令第110号 第三十二条")
class TestThereAreTwoKindsOfFrameworkAgreementAndThreeWaysToADeal:
    def test_beneficiaries_may_choose(self):
        assert framework.KINDS.on(NOW).value == ("closed_framework", "open_framework")
        assert "beneficiaries_choose" in framework.CASES.on(NOW).value
        assert framework.SECOND_STAGE.on(NOW).value[0] == "direct_choice"


@pytest.mark.article("财政部令第110号 第八条第一款")
@pytest.mark.article("财政部令第110号 第八条第二款")
class TestThePlanOfACentralAgencyIsReviewedThatOfASectorHeadIsFiled:
    @pytest.mark.parametrize(
        ("by", "handling"), [("central_agency", "review"), ("sector_unit", "file")]
    )
    def test_by_who_invites(self, by, handling):
        assert framework.PLAN_HANDLING.on(NOW, by=by).value == handling
