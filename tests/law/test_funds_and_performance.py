"""Parties, funds, contracts, performance and supervision: what else the two laws say."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from goufu.law.calendar import last_day
from goufu.law.questions import ask
from goufu.law.values import (
    budget,
    central,
    challenge,
    contract,
    credit,
    items,
    parties,
    performance,
    supervision,
)

WAN = 1_000_000  # fen


def day(text: str) -> date:
    return date.fromisoformat(text)


SEED, NOW = day("2015-12-24"), day("2026-06-01")
OLD, NEW = day("2020-02-29"), day("2020-03-01")


@pytest.mark.article("政府采购法 第二十二条第一款")
@pytest.mark.article("政府采购法 第二十二条第一款第（五）项")
@pytest.mark.article("政府采购法 第二十二条第二款")
@pytest.mark.article("政府采购法实施条例 第十九条第一款")
@pytest.mark.article("政府采购法实施条例 第二十条")
@pytest.mark.article("财库〔2022〕3号")
class TestAProviderIsSoundAndFreeOfGraveBreachesForThreeYears:
    def test_six_conditions(self):
        assert len(parties.PROVIDER_CONDITIONS.on(SEED).value) == 6
        assert parties.CLEAN_YEARS.on(SEED).value == 3
        assert parties.SPECIFIC_CONDITIONS.on(SEED).value == "without_discrimination"

    def test_what_is_grave_and_what_discriminates_since_the_regulation(self):
        assert "heavy_fine" in parties.GRAVE_BREACHES.on(day("2015-03-01")).value
        assert len(parties.DISCRIMINATIONS.on(day("2015-03-01")).value) == 8
        assert parties.DISCRIMINATIONS.find(day("2015-02-28")) is None

    def test_a_heavy_fine_is_two_million_from_memory(self):
        found = parties.HEAVY_FINE.on(day("2022-02-08"))

        assert (found.value, found.verified) == (200 * WAN, False)
        assert parties.HEAVY_FINE.find(day("2022-02-07")) is None


@pytest.mark.article("国务院机构改革方案（2018年）")
@pytest.mark.article("监察法")
@pytest.mark.article("党和国家机构改革方案（2023年）")
@pytest.mark.article("六安市财政局讲座 第60、62行")
class TestBodiesOfOversightAreCalledAsTheyWereOnTheDay:
    @pytest.mark.parametrize(
        ("body", "then", "now"),
        [
            ("market_regulator", "工商行政管理部门", "市场监督管理部门"),
            ("supervision", "监察部门", "纪检监察机关"),
            ("civil_affairs", "民政部门", "民政部门、社会工作部门"),
        ],
    )
    def test_then_and_now(self, body, then, now):
        assert parties.OVERSIGHT_NAMES.on(SEED, body=body).value == then
        assert parties.OVERSIGHT_NAMES.on(NOW, body=body).value == now


# What training on the measures of 2020 works through, and under which entry of the list it falls.
WORKED = [
    ("school-roll checks, admission, setting of exams", "own_duty", "may_not_be_bought"),
    ("hiring of police, licences delegated", "own_duty", "may_not_be_bought"),
    ("new pipes inside the management of facilities", "works_with_service", "may_not_be_bought"),
    ("window guides hired by the month for two years", "hiring", "may_not_be_bought"),
    ("upkeep of public facilities", "service", "may_be_bought"),
]


@pytest.mark.article("财政部令第102号 第十条")
@pytest.mark.article("财政部令第102号 第五条、第三十三条")
@pytest.mark.article("财政部令第102号 第六条、第八条")
class TestWorkedCasesOfTheNegativeList:
    @pytest.mark.parametrize(("case", "content", "verdict"), WORKED, ids=[one[0] for one in WORKED])
    def test_today(self, case, content, verdict):
        facts = {"content": content, "on": "2026-06-01", "place": "CN-3415"}
        if content == "service":
            facts["service_class"] = 2

        assert ask("item", facts)["verdict"] == verdict

    @pytest.mark.parametrize(
        ("body", "kind", "provider", "purchaser"),
        [
            ("a public university", "public_benefit_2", "allowed", "forbidden"),
            ("a centre of disease control", "public_benefit_1", "forbidden", "forbidden"),
            ("a public school", "public_benefit_1", "forbidden", "forbidden"),
        ],
        ids=["university", "disease control", "school"],
    )
    def test_public_institutions(self, body, kind, provider, purchaser):
        facts = {"kind": kind, "on": "2026-06-01", "place": "CN"}

        assert ask("provider", facts)["verdict"] == provider
        assert ask("purchaser", facts)["verdict"] == purchaser


@pytest.mark.article("财预〔2017〕87号 二")
@pytest.mark.article("财政部令第102号 第九条")
class TestWorksAreNotBoughtInTheNameOfServices:
    def test_since_may_2017(self):
        assert "irrigation" in items.BARRED_WORKS.on(day("2017-05-28")).value
        assert items.BARRED_WORKS.find(day("2017-05-27")) is None
        assert "not_to_shed_duty" in items.SUITABILITY.on(NEW).value


@pytest.mark.article("六安市财政局讲座 第50行")
@pytest.mark.article("预算法 第十三条")
@pytest.mark.article("预算法 第五十七条")
@pytest.mark.article("预算法 第六十一条")
@pytest.mark.article("财预〔2017〕87号 三")
class TestServicesAreBoughtWithinTheBudget:
    def test_existing_money_replied_together_in_anhui(self):
        assert len(budget.SOURCES.on(SEED, place="CN-3415").value) == 2
        assert "replied_together" in budget.COMPILED_WITH.on(SEED, place="CN-3415").value
        assert budget.SOURCES.find(SEED, place="CN") is None

    def test_nothing_is_carried_out_without(self):
        assert budget.WITHOUT_BUDGET.on(day("2015-01-01")).value == "not_carried_out"
        assert budget.WITHOUT_BUDGET.find(day("2014-12-31")) is None
        assert budget.WITHOUT_BUDGET.on(day("2017-05-28")).cite == "财预〔2017〕87号 三"

    def test_by_the_treasury_and_evaluated_by_every_unit(self):
        assert budget.PAYMENT_CHANNEL.on(SEED).value == "treasury_centralised"
        assert budget.EVALUATION_DUTY.on(SEED).value == "every_unit"
        assert budget.LINKED_PLAN.on(NOW).value == "medium_term_plan"


@pytest.mark.article("国办发〔2019〕55号")
class TestCentralUnitsHaveThresholdsOfTheirOwn:
    def test_from_memory_since_2020(self):
        first = day("2020-01-01")

        assert central.OPEN_TENDER_THRESHOLD.on(first).value == 200 * WAN
        assert central.PROCUREMENT_THRESHOLD.on(first, subject="services").value == 100 * WAN
        assert central.PROCUREMENT_THRESHOLD.on(first, subject="works").value == 120 * WAN
        assert not central.OPEN_TENDER_THRESHOLD.on(first).verified
        assert central.OPEN_TENDER_THRESHOLD.find(day("2019-12-31")) is None


@pytest.mark.article("政府采购法 第四十八条第一款")
@pytest.mark.article("政府采购法实施条例 第七十二条第一款第（四）项")
@pytest.mark.article("政府采购法 第五十条第一款")
@pytest.mark.article("政府采购法 第三十一条第（三）项")
class TestAContractIsNotHandedOnButPartsMayBeWithConsent:
    def test_consent_and_no_transfer(self):
        assert contract.SUBCONTRACT.on(SEED).value == "with_consent"
        assert contract.TRANSFER.on(day("2015-03-01")).value == "forbidden"
        assert contract.TRANSFER.find(day("2015-02-28")) is None
        assert contract.UNILATERAL_CHANGE.on(SEED).value == "forbidden"

    def test_one_source_adds_a_tenth_at_most(self):
        assert contract.SINGLE_SOURCE_ADDITION_CAP.on(SEED).value == 10


@pytest.mark.article("政府采购法 第四十二条第四款")
@pytest.mark.article("政府采购法实施条例 第四十六条")
@pytest.mark.article("政府采购法实施条例 第四十五条第一款")
class TestFilesMayBeElectronicAndSayHowThePurchaseWent:
    def test_since_the_regulation(self):
        assert contract.ELECTRONIC_FILES.on(day("2015-03-01")).value == "permitted"
        assert contract.ELECTRONIC_FILES.find(day("2015-02-28")) is None
        assert len(contract.RECORD_CONTENTS.on(SEED).value) == 7
        assert len(contract.ACCEPTANCE_CONTENTS.on(SEED).value) == 3


@pytest.mark.article("财政部令第102号 第二十七条")
@pytest.mark.article("财政部令第102号 第二十九条")
class TestAProviderKeepsALedgerAndBorrowsWithoutThePurchasersSurety:
    @pytest.mark.parametrize(
        ("rule", "value"),
        [
            (contract.PROVIDER_LEDGER, "required"),
            (contract.SUPPLIER_FINANCING, "permitted"),
            (contract.PURCHASER_GUARANTEE, "forbidden"),
        ],
        ids=["ledger", "financing", "surety"],
    )
    def test_since_march_2020(self, rule, value):
        assert rule.find(OLD) is None
        assert rule.on(NEW).value == value


@pytest.mark.article("财办库〔2023〕243号")
class TestAChangeOfTheContractIsPublishedInTwoWorkingDaysFromMemory:
    def test_not_verified(self):
        found = contract.CHANGE_PUBLICATION_PERIOD.on(day("2026-02-12"))

        assert last_day(found.value, found.unit, after=day("2026-02-12")) == day("2026-02-14")
        assert not found.verified


@pytest.mark.article("政府采购法实施条例 第五十八条第一款")
@pytest.mark.article("行政复议法（申请期限）")
@pytest.mark.article("行政诉讼法（2014 修正，起诉期限）")
class TestTimeForTestsIsNotCountedAndADecisionMayBeReviewed:
    def test_expert_time_stops_the_clock(self):
        assert "expert_time" in challenge.UNCOUNTED_TIME.on(day("2015-03-01")).value
        assert challenge.UNCOUNTED_TIME.find(day("2015-02-28")) is None

    def test_sixty_days_or_six_months_from_memory(self):
        assert challenge.REVIEW_APPLICATION_PERIOD.on(NOW).value == 60
        lawsuit = challenge.LAWSUIT_PERIOD.on(NOW)
        assert (lawsuit.value, lawsuit.unit, lawsuit.verified) == (6, "month", False)


@pytest.mark.article("六安市财政局讲座 第57行")
@pytest.mark.article("财政部令第102号 第二十条")
class TestQualityStandardsCameFirstThenAnAssessmentBeforeTheFact:
    def test_the_last_day_and_the_day_after(self):
        assert performance.BEFORE_START.on(OLD).value == "quality_standards"
        assert performance.BEFORE_START.on(NEW).value == "ex_ante_assessment"
        assert len(performance.QUALITY_STANDARD_ASPECTS.on(SEED, place="CN-34").value) == 6


@pytest.mark.article("六安市财政局讲座 第58行")
@pytest.mark.article("六安市财政局讲座 第27、58行")
@pytest.mark.article("财政部令第102号 第二十一条")
class TestTheResultServesSettlementThenPolicy:
    def test_the_last_day_and_the_day_after(self):
        assert "settlement" in performance.USES_OF_RESULT.on(OLD).value
        assert "settlement" not in performance.USES_OF_RESULT.on(NEW).value
        assert "policy_adjustment" in performance.USES_OF_RESULT.on(NEW).value
        assert "third_party" in performance.EVALUATORS.on(SEED).value


@pytest.mark.article("财预〔2020〕10号")
@pytest.mark.article("财预〔2020〕10号 附件")
@pytest.mark.article("财预〔2020〕10号；中央部门项目支出绩效自评表（2021年起）")
class TestIndicatorsStandUnderFiveHeadsAndWeighAHundred:
    @pytest.mark.parametrize("head", ["decision", "process", "output", "benefit", "satisfaction"])
    def test_every_head_has_indicators(self, head):
        found = performance.INDICATORS.on(NOW, head=head)

        assert found.value
        assert not found.verified

    @pytest.mark.parametrize("on", ["2020-12-31", "2021-01-01"])
    def test_the_weights_of_each_day_make_a_hundred(self, on):
        weights = dict(performance.SELF_EVALUATION_WEIGHTS.on(day(on)).value)

        assert sum(weights.values()) == 100
        assert weights["output"] == (50 if on < "2021" else 40)
        assert ("cost" in weights) == (on >= "2021")

    def test_output_and_benefit_weigh_sixty_at_least(self):
        assert performance.OUTPUT_AND_BENEFIT_LEAST.on(NOW).value == 60

    def test_bands_of_qualitative_indicators_leave_no_gap(self):
        bands = performance.QUALITATIVE_BANDS.on(NOW).value

        assert (bands[0][1], bands[-1][2]) == (100, 0)
        assert all(upper[2] == lower[1] for upper, lower in pairwise(bands))

    def test_targets_name_quantity_quality_timeliness_and_cost(self):
        assert set(performance.DEMANDED_TARGETS.on(NOW).value) == {
            "quantity",
            "quality",
            "timeliness",
            "cost",
        }


@pytest.mark.article("六安市财政局讲座 第59行")
@pytest.mark.article("六安市财政局讲座 第62行")
@pytest.mark.article("六安市财政局讲座 第76行")
@pytest.mark.article("政府采购法 第五十九条第二款")
@pytest.mark.article("政府采购法 第六十六条")
@pytest.mark.article("政府采购法实施条例 第六十条第一款")
class TestFinanceSupervisesFundsAndTheWholeProcess:
    def test_in_anhui(self):
        assert "fund_performance" in supervision.FINANCE_SUBJECTS.on(SEED, place="CN-34").value
        assert len(supervision.FUND_ABUSES.on(SEED, place="CN-34").value) == 3
        assert "audit" in supervision.INSPECTORS.on(SEED, place="CN-34").value
        assert len(credit.INCENTIVES.on(SEED, place="CN-34").value) == 6

    def test_of_procurement_three_contents(self):
        assert len(supervision.INSPECTION_CONTENTS.on(SEED).value) == 3

    def test_a_central_agency_answers_for_more_since_the_regulation(self):
        assert len(supervision.CENTRAL_AGENCY_ASSESSMENT.on(day("2015-02-28")).value) == 5
        assert len(supervision.CENTRAL_AGENCY_ASSESSMENT.on(day("2015-03-01")).value) == 11


@pytest.mark.article("财库〔2021〕22号 第三十六条")
class TestWhoDoesNotSurveyDemandIsTalkedTo:
    def test_since_july_2021(self):
        assert supervision.DEMAND_FOLLOW_UP.on(day("2021-07-01")).value[0] == "talk"
        assert supervision.DEMAND_FOLLOW_UP.find(day("2021-06-30")) is None
