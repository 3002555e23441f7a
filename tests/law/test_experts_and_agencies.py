"""Experts and agencies: who may assess, who stands aside, who is rated when."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.law.calendar import last_day, working_days_between
from goufu.law.values import agencies, experts


def day(text: str) -> date:
    return date.fromisoformat(text)


NOW = day("2026-06-01")


@pytest.mark.article("财库〔2016〕198号 第六条第（二）项")
@pytest.mark.article("财库〔2016〕198号 第六条第（五）项")
@pytest.mark.article("财库〔2016〕198号 第六条第（六）项")
class TestAnExpertIsExperiencedNotYetSeventyAndWithoutABadRecord:
    def test_from_the_first_day_of_the_measures(self):
        since = day("2017-01-01")

        assert experts.EXPERIENCE_YEARS.on(since).value == 8
        assert experts.AGE_LIMIT.on(since).value == 70
        assert experts.CLEAN_RECORD_YEARS.on(since).value == 3

    def test_nothing_is_known_of_the_day_before(self):
        assert experts.AGE_LIMIT.find(day("2016-12-31")) is None


@pytest.mark.article("政府采购法实施条例 第九条第一款")
@pytest.mark.article("政府采购法实施条例 第九条第一款第（一）项")
@pytest.mark.article("政府采购法实施条例 第九条第一款第（四）项")
class TestWhoIsTiedToASupplierStandsAside:
    def test_ties_of_three_years_and_kin_of_three_generations(self):
        assert experts.RECUSAL_YEARS.on(NOW).value == 3
        assert experts.KIN_GENERATIONS.on(NOW).value == 3
        assert set(experts.RECUSAL_KIN.on(NOW).value) == {
            "spouse",
            "lineal_blood",
            "collateral_within_three",
            "close_affinity",
        }

    def test_the_five_cases_in_the_order_of_the_law(self):
        ties = experts.RECUSAL_TIES.on(day("2015-03-01")).value

        assert ties[:3] == ("employed_by", "director_or_supervisor", "controlling_owner")
        assert ties[3:] == ("close_relative", "other_influence")

    def test_the_regulation_was_not_in_force_the_day_before(self):
        assert experts.RECUSAL_TIES.find(day("2015-02-28")) is None


@pytest.mark.article("财库〔2016〕198号 第十四条")
class TestExpertsAreDrawnNoEarlierThanTwoWorkingDaysBefore:
    def test_an_assessment_after_the_break_of_october(self):
        lead = experts.DRAW_LEAD.on(day("2026-10-09"), method="open_tender")

        assert (lead.value, lead.unit) == (2, "working_day")
        assert working_days_between(day("2026-09-30"), day("2026-10-09")) == lead.value

    @pytest.mark.parametrize("method", ["negotiation", "consultation"])
    def test_these_methods_are_exempt(self, method):
        assert experts.DRAW_LEAD.find(NOW, method=method) is None

    def test_an_inquiry_is_not(self):
        assert experts.DRAW_LEAD.on(NOW, method="inquiry").value == 2


@pytest.mark.article("财库〔2016〕198号 第二十一条第一款、第二十二条")
@pytest.mark.article("财库〔2018〕2号 第十八条第一款")
class TestAfterTheAssessmentAllRateOneAnotherWithinFiveWorkingDays:
    @pytest.mark.parametrize("period", [experts.RATING_PERIOD, agencies.RATING_PERIOD])
    def test_over_the_spring_festival(self, period):
        found = period.on(day("2026-02-12"))

        assert last_day(found.value, found.unit, after=day("2026-02-12")) == day("2026-02-26")

    def test_agencies_only_since_march_2018(self):
        assert agencies.RATING_PERIOD.find(day("2018-02-28")) is None
        assert agencies.RATING_PERIOD.on(day("2018-03-01")).value == 5


@pytest.mark.article("财库〔2016〕198号 第十三条")
@pytest.mark.article("政府采购法实施条例 第三十九条")
class TestExpertsAreDrawnAtRandomAndChosenOnlyWhereThatFails:
    def test_and_the_sector_head_agrees(self):
        assert experts.DRAW_POOL.on(NOW).value == "random_draw"
        assert "sector_head_agrees" in experts.SELF_SELECTION.on(NOW).value


@pytest.mark.article("财库〔2016〕198号 第二十三条")
class TestTheCentralAgencyPaysTheExpertsOfItsCatalogueAndThePurchaserTheOthers:
    @pytest.mark.parametrize(
        ("inside", "payer"), [(True, "central_agency_pays"), (False, "purchaser_pays")]
    )
    def test_by_the_catalogue(self, inside, payer):
        assert experts.FEE_PAYER.on(NOW, in_central_catalogue=inside).value == payer


@pytest.mark.article("财库〔2016〕198号 第二十条")
class TestTheNamesOfTheCommitteeAreSecretUntilTheResultIsOut:
    def test_and_no_longer(self):
        assert experts.NAMES_SECRET_UNTIL.on(NOW).value == "result_notice"


@pytest.mark.article("财库〔2016〕198号 第二十九条")
class TestSevenKindsOfConductPutAnExpertOnRecord:
    def test_leaking_is_one(self):
        conduct = experts.BAD_CONDUCT.on(NOW).value

        assert len(conduct) == 7
        assert "leaked_assessment" in conduct


@pytest.mark.article("财库〔2018〕2号 第十一条")
@pytest.mark.article("财库〔2018〕2号 第十一条第（三）项")
class TestAnAgencyHasFiveFullTimeStaffAndAnOffice:
    def test_since_march_2018(self):
        assert agencies.STAFF_LEAST.on(day("2018-03-01")).value == 5
        assert agencies.STAFF_LEAST.find(day("2018-02-28")) is None
        assert "own_office" in agencies.CONDITIONS.on(NOW).value


@pytest.mark.article("财库〔2018〕2号 第七条第二款")
class TestAnAgencyUpdatesItsEntryWithinTenWorkingDays:
    def test_over_a_made_up_saturday(self):
        found = agencies.CHANGE_UPDATE_PERIOD.on(day("2026-02-12"))

        assert last_day(found.value, found.unit, after=day("2026-02-12")) == day("2026-03-04")


@pytest.mark.article("财库〔2018〕2号 第六条")
@pytest.mark.article("财库〔2018〕2号 第十九条")
class TestAgenciesRegisterAndAreCheckedByLeadAndAtRandom:
    def test_both(self):
        assert agencies.REGISTER.on(NOW).value == "directory_registration"
        assert agencies.CHECK_KINDS.on(NOW).value == ("directed_check", "random_check")


@pytest.mark.article("政府采购法 第十九条第一款（2014年修正前）")
class TestUntilTheAmendmentOf2014AgenciesWereApproved:
    def test_to_its_eve_and_then_nothing_is_known_until_the_directory(self):
        assert agencies.REGISTER.on(day("2014-08-30")).value == "qualification_approval"
        assert agencies.REGISTER.find(day("2014-08-31")) is None
        assert agencies.REGISTER.find(day("2018-02-28")) is None


@pytest.mark.article("财库〔2018〕2号 第十三条")
@pytest.mark.article("财库〔2018〕2号 第十五条第二款")
class TestTheFeeOfAnAgencyIsAgreedAndDisclosed:
    def test_scale_and_amount(self):
        assert "agency_fee" in agencies.AGREEMENT_CONTENTS.on(NOW).value
        assert agencies.FEE_DISCLOSURE.on(NOW).value == ("fee_standard", "fee_amount")
