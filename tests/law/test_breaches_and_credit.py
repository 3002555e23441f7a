"""What follows a breach, of whom and how much; the lists on which suppliers in breach stand."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.law.calendar import last_day
from goufu.law.provisions import NothingInForce
from goufu.law.values import credit, sanctions

WAN = 1_000_000  # fen


def day(text: str) -> date:
    return date.fromisoformat(text)


NOW, EVE, REGULATION = day("2026-06-01"), day("2015-02-28"), day("2015-03-01")


def fine(who: str, conduct: str, on: date = NOW) -> tuple[int, ...]:
    return tuple(sanctions.FINE.on(on, who=who, conduct=conduct).value)


def measures(who: str, conduct: str, on: date = NOW) -> set[str]:
    return set(sanctions.MEASURES.on(on, who=who, conduct=conduct).value)


@pytest.mark.article("政府采购法 第七十一条")
@pytest.mark.article("政府采购法实施条例 第六十六条第一款")
class TestAPurchaserThatAvoidsTheOpenTenderIsWarnedAndMayBeFined:
    def test_no_amount_was_set_before_the_regulation(self):
        assert "fine_possible" in measures("purchasing_unit", "method_instead_of_tender", EVE)
        with pytest.raises(NothingInForce):
            fine("purchasing_unit", "method_instead_of_tender", EVE)

    def test_up_to_a_hundred_thousand_yuan_since(self):
        assert fine("purchasing_unit", "method_instead_of_tender", REGULATION) == (0, 10 * WAN)


@pytest.mark.article("政府采购法 第七十二条")
@pytest.mark.article("政府采购法实施条例 第六十六条第二款")
class TestCollusionOfAPurchaserCostsFiftyToTwoHundredAndFiftyThousand:
    def test_since_the_regulation(self):
        assert fine("purchasing_unit", "colluded", REGULATION) == (5 * WAN, 25 * WAN)
        assert "confiscation" in measures("purchasing_unit", "colluded", EVE)


@pytest.mark.article("政府采购法 第七十七条第一款")
class TestASupplierThatGivesFalseMaterialIsFinedListedAndBanned:
    def test_five_to_ten_thousandths_and_one_to_three_years(self):
        found = sanctions.FINE.on(day("2003-01-01"), who="supplier", conduct="false_material")

        assert (found.value, found.unit) == ((5, 10), "per_mille")
        assert sanctions.BAN.on(NOW, who="supplier", conduct="false_material").value == (1, 3)
        assert {"bad_conduct_list", "ban", "award_void"} <= measures("supplier", "false_material")

    def test_the_award_stands_where_inspection_was_refused(self):
        assert "award_void" not in measures("supplier", "refused_inspection")


@pytest.mark.article("政府采购法实施条例 第七十二条第一款")
@pytest.mark.article("政府采购法实施条例 第七十二条第一款、政府采购法 第七十七条第一款")
@pytest.mark.article("政府采购法实施条例 第七十二条第二款")
@pytest.mark.article("政府采购法实施条例 第七十二条第三款")
class TestASupplierThatHandsTheContractOnIsTreatedLikewise:
    @pytest.mark.parametrize("conduct", ["transferred_contract", "fake_goods", "refused_to_sign"])
    def test_since_the_regulation(self, conduct):
        assert fine("supplier", conduct, REGULATION) == (5, 10)
        with pytest.raises(NothingInForce):
            fine("supplier", conduct, EVE)

    def test_a_bribe_to_the_committee_voids_the_award(self):
        assert "award_void" in measures("supplier", "bribed_committee")

    def test_a_change_of_qualification_untold_costs_five_thousandths(self):
        assert fine("supplier", "qualification_change_untold") == (5, 5)


@pytest.mark.article("政府采购法实施条例 第七十三条")
@pytest.mark.article("财政部令第94号 第三十七条")
class TestInventedComplaintsBringABan:
    def test_of_one_to_three_years(self):
        assert measures("supplier", "false_complaint") == {"bad_conduct_list", "ban"}
        assert sanctions.BAN.on(NOW, who="supplier", conduct="false_complaint").value == (1, 3)

    def test_three_groundless_ones_in_twelve_months_too_not_checked_with_the_text(self):
        found = sanctions.GROUNDLESS_COMPLAINTS.on(day("2018-03-01"))

        assert (found.value, found.verified) == (3, False)
        assert sanctions.GROUNDLESS_COMPLAINTS.find(day("2018-02-28")) is None


@pytest.mark.article("财政部令第74号 第五十四条")
class TestASupplierThatRefusesItsDutiesWithoutTenderIsBannedWhereItIsGrave:
    def test_then_and_now(self):
        assert "ban" in measures("supplier", "refused_duties", day("2014-02-01"))
        assert "ban" in measures("supplier", "refused_duties")

    def test_refusing_to_sign_is_the_regulations_matter_since_it_came(self):
        assert "fine" not in measures("supplier", "refused_to_sign", EVE)
        assert "fine" in measures("supplier", "refused_to_sign", REGULATION)


@pytest.mark.article("财库〔2020〕46号 第二十条第一款")
@pytest.mark.article("财库〔2020〕46号 第二十条第一款、政府采购法 第七十七条第一款")
class TestAFalseDeclarationOfASmallerFirmIsFalseMaterial:
    def test_the_same_fine_and_ban(self):
        assert fine("supplier", "false_sme_declaration") == fine("supplier", "false_material")


@pytest.mark.article("政府采购法 第七十四条")
@pytest.mark.article("政府采购法 第七十五条")
@pytest.mark.article("政府采购法 第七十六条")
class TestAPurchaserThatHidesFilesIsFined:
    def test_twenty_to_a_hundred_thousand(self):
        assert fine("purchasing_unit", "files_hidden_or_forged") == (2 * WAN, 10 * WAN)

    def test_payment_stops_where_the_central_agency_was_not_entrusted(self):
        assert "payment_stopped" in measures("purchasing_unit", "central_catalogue_not_entrusted")

    def test_results_unpublished_are_ordered_published(self):
        assert "order_to_correct" in measures("purchasing_unit", "standards_or_results_unpublished")


@pytest.mark.article("政府采购法 第七十八条")
@pytest.mark.article("政府采购法 第八十二条第二款")
@pytest.mark.article("政府采购法实施条例 第六十九条")
class TestAnAgencyInBreachMayBeBarredFromActing:
    def test_one_to_three_years(self):
        assert sanctions.BAN.on(NOW, who="agency", conduct="agency_breach").value == (1, 3)

    def test_a_central_agency_that_reports_falsely_is_fined(self):
        assert fine("central_agency", "false_results") == (2 * WAN, 20 * WAN)
        assert "disqualified" in measures("central_agency", "false_results")
        assert "confiscation" in measures("central_agency", "sought_profit")


@pytest.mark.article("政府采购法实施条例 第六十七条")
@pytest.mark.article("政府采购法实施条例 第六十八条")
class TestAPurchaserThatSplitsOrExceedsIsWarnedNotFined:
    @pytest.mark.parametrize("conduct", ["split_up", "supplements_over_cap", "filing_late"])
    def test_disciplined_and_told_of(self, conduct):
        assert measures("purchasing_unit", conduct) == {
            "order_to_correct",
            "warning",
            "discipline",
            "public_notice",
        }
        with pytest.raises(NothingInForce):
            fine("purchasing_unit", conduct)

    def test_no_acceptance_may_be_fined(self):
        assert fine("purchasing_unit", "no_acceptance") == (0, 10 * WAN)


@pytest.mark.article("政府采购法实施条例 第七十条")
@pytest.mark.article("政府采购法实施条例 第七十五条第一款")
@pytest.mark.article("政府采购法实施条例 第七十五条第二款")
@pytest.mark.article("政府采购法实施条例 第七十五条第三款")
class TestWhoDoesNotStandAsideIsFined:
    def test_staff_and_experts(self):
        assert fine("purchasing_staff", "did_not_stand_aside") == (2000 * 100, 2 * WAN)
        assert fine("expert", "did_not_stand_aside") == (2 * WAN, 5 * WAN)

    @pytest.mark.parametrize(
        ("conduct", "amounts"),
        [
            ("leaked_assessment", (2000 * 100, 2 * WAN)),
            ("not_independent_result_changed", (2 * WAN, 5 * WAN)),
            ("took_bribe", (2 * WAN, 5 * WAN)),
        ],
    )
    def test_an_expert_by_what_was_done(self, conduct, amounts):
        assert fine("expert", conduct) == amounts
        assert "opinion_void" in measures("expert", conduct)


@pytest.mark.article("政府采购法 第八十条")
@pytest.mark.article("政府采购法 第八十一条")
@pytest.mark.article("政府采购法 第八十三条")
@pytest.mark.article("政府采购法实施条例 第七十七条")
class TestStaffOfFinanceAnswerForAbuseAndDelay:
    @pytest.mark.parametrize(
        ("who", "conduct"),
        [
            ("finance_staff", "abused_power"),
            ("finance_staff", "complaint_late"),
            ("anyone", "blocked_suppliers"),
        ],
    )
    def test_they_are_disciplined(self, who, conduct):
        assert "discipline" in measures(who, conduct)


@pytest.mark.article("财政部令第87号 第七十七条")
@pytest.mark.article("财政部令第87号 第七十八条")
class TestAnAgencyThatSetsAFloorIsFinedAtMostThirtyThousand:
    def test_with_gain_and_without(self):
        assert sanctions.AGENCY_FINE.on(NOW, gained=True).value == 3 * WAN
        assert sanctions.AGENCY_FINE.on(NOW, gained=False).value == 1 * WAN
        assert sanctions.AGENCY_FINE_MULTIPLE.on(NOW).value == 3

    def test_a_purchaser_is_not_fined_for_it(self):
        assert "fine_possible" in measures("agency", "price_floor_set")
        assert "fine_possible" not in measures("purchasing_unit", "price_floor_set")
        assert "criminal_liability" in measures("purchasing_unit", "took_gifts")

    def test_since_october_2017(self):
        last = day("2017-09-30")
        assert sanctions.MEASURES.find(last, who="agency", conduct="price_floor_set") is None


@pytest.mark.article("政府采购法 第七十三条第（一）项")
@pytest.mark.article("政府采购法 第七十三条第（二）项")
@pytest.mark.article("政府采购法 第七十三条第（三）项")
@pytest.mark.article("政府采购法实施条例 第七十一条第一款第（一）项")
@pytest.mark.article("政府采购法实施条例 第七十一条第一款第（二）项")
@pytest.mark.article("政府采购法实施条例 第七十一条第一款第（三）项")
@pytest.mark.article("政府采购法实施条例 第七十一条第一款第（四）项")
class TestWhatBecomesOfThePurchaseHangsOnHowFarItCame:
    @pytest.mark.parametrize(
        ("stage", "first_then", "first_now"),
        [
            ("not_decided", "purchase_ended", "purchase_ended"),
            ("decided_unsigned", "contract_rescinded", "award_void"),
            ("signed_unperformed", "contract_rescinded", "contract_rescinded"),
            ("performed", "damages", "damages"),
        ],
    )
    def test_the_last_day_of_the_old_rule_and_the_first_of_the_new(
        self, stage, first_then, first_now
    ):
        assert sanctions.EFFECT_ON_PURCHASE.on(EVE, stage=stage).value[0] == first_then
        assert sanctions.EFFECT_ON_PURCHASE.on(REGULATION, stage=stage).value[0] == first_now


@pytest.mark.article("财库〔2021〕22号 第三十六条")
@pytest.mark.article("财政部令第94号 第三十六条")
@pytest.mark.article("财政部令第102号 第三十一条")
@pytest.mark.article("财政部令第102号 第三十二条")
@pytest.mark.article("财预〔2017〕87号 四")
class TestOtherRulesHaveMeasuresOfTheirOwn:
    @pytest.mark.parametrize(
        ("who", "conduct", "measure", "since"),
        [
            ("purchasing_unit", "no_survey_or_review", "talk", "2021-07-01"),
            ("purchasing_unit", "challenge_refused", "warning", "2018-03-01"),
            ("anyone", "funds_intercepted_or_diverted", "by_budget_law", "2020-03-01"),
            ("finance_staff", "breach_of_services_rules", "discipline", "2020-03-01"),
            ("purchasing_unit", "borrowed_under_the_name", "debt_accountability", "2017-05-28"),
        ],
    )
    def test_from_the_first_day(self, who, conduct, measure, since):
        assert measure in measures(who, conduct, day(since))
        eve = date.fromordinal(day(since).toordinal() - 1)
        assert sanctions.MEASURES.find(eve, who=who, conduct=conduct) is None


@pytest.mark.article("行政处罚法 第六十条")
@pytest.mark.article("行政处罚法 第六十一条")
@pytest.mark.article("行政处罚法 第六十四条")
@pytest.mark.article("行政处罚法 第七十二条")
class TestAPenaltyIsHeardDecidedAndServedInTime:
    def test_five_days_to_ask_and_ninety_to_decide(self):
        asked = sanctions.HEARING_REQUEST_PERIOD.on(NOW)
        decided = sanctions.DECISION_PERIOD.on(NOW)

        assert last_day(asked.value, asked.unit, after=day("2026-06-01")) == day("2026-06-06")
        assert last_day(decided.value, decided.unit, after=day("2026-06-01")) == day("2026-08-30")
        assert sanctions.HEARING_NOTICE_LEAD.on(NOW).value == 7
        assert sanctions.SERVICE_PERIOD.on(NOW).value == 7
        assert sanctions.LATE_PAYMENT_RATE.on(NOW).value == 3


@pytest.mark.article("政府采购法实施条例 第六十三条")
@pytest.mark.article("政府采购法实施条例 第十九条第二款")
@pytest.mark.article("财库〔2016〕125号")
@pytest.mark.article("财办库〔2014〕526号")
@pytest.mark.article("民政部令第60号")
@pytest.mark.article("财政部令第87号 第二十条第一款第（十五）项")
class TestListsOfBreachesAreSharedAndEnd:
    def test_bad_conduct_goes_to_the_shared_platform_since_the_regulation(self):
        assert credit.LIST_OF_SUPPLIERS.on(EVE).value == "bad_conduct_list"
        assert credit.LIST_OF_SUPPLIERS.on(REGULATION).value == "shared_credit_platform"

    def test_after_the_ban_a_supplier_may_take_part(self):
        assert credit.AFTER_BAN.on(NOW).value == "may_take_part"

    def test_three_lists_are_asked_and_the_document_says_how(self):
        assert len(credit.LISTS_ASKED.on(NOW).value) == 3
        assert "query_channels" in credit.DOCUMENT_SAYS.on(NOW).value

    def test_what_is_known_from_memory_says_so(self):
        assert not credit.ENTRY_FIELDS.on(NOW).verified
        assert not credit.SOCIAL_ORGANISATION_LISTS.on(NOW).verified
