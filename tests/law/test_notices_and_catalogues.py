"""Official forms, what is published when and where, and the catalogues of services."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.law.calendar import last_day
from goufu.law.labels import WORDS
from goufu.law.values import catalogues, disclosure, notices


def day(text: str) -> date:
    return date.fromisoformat(text)


NOW, SEED = day("2026-06-01"), day("2015-12-24")
FORMS = [
    "notice_of_intention",
    "notice_of_prequalification",
    "notice_of_tender",
    "notice_of_invitation",
    "notice_of_result",
    "notice_of_correction",
    "notice_of_termination",
    "notice_of_contract",
    "notice_of_acceptance",
    "notice_of_single_source",
    "notice_of_complaint_decision",
    "notice_of_inspection_decision",
    "notice_of_central_agency_assessment",
]


@pytest.mark.article("财办库〔2020〕50号")
class TestThereAreThirteenOfficialForms:
    @pytest.mark.parametrize("form", FORMS)
    def test_their_fields_are_known_from_memory_since_july_2020(self, form):
        found = notices.FORM_FIELDS.on(day("2020-07-01"), form=form)

        assert not found.verified
        assert len(set(found.value)) == len(found.value)
        assert notices.FORM_FIELDS.find(day("2020-06-30"), form=form) is None

    def test_a_tender_notice_goes_from_the_number_to_the_contacts(self):
        fields = notices.FORM_FIELDS.on(NOW, form="notice_of_tender").value

        assert (fields[0], fields[-1]) == ("project_number", "contacts")
        assert [WORDS[name] for name in fields[2:4]] == ["采购方式", "预算金额"]


@pytest.mark.article("财政部令第87号 第十三条")
@pytest.mark.article("财政部令第87号 第六十九条第二款")
@pytest.mark.article("政府采购法实施条例 第四十三条第四款")
@pytest.mark.article("财政部令第74号 第十八条第二款")
@pytest.mark.article("财政部令第74号 第三十八条第二款")
@pytest.mark.article("财库〔2014〕214号 第七条第二款")
@pytest.mark.article("财库〔2014〕214号 第二十九条第二款")
@pytest.mark.article("财政部令第110号 第二十八条")
@pytest.mark.article("财政部令第110号 第三十五条第二款")
class TestTheRulesSayWhatANoticeMustContain:
    @pytest.mark.parametrize(
        ("notice", "field", "since"),
        [
            ("notice_of_tender", "bid_closing_opening", "2017-10-01"),
            ("notice_of_result", "expert_names", "2015-03-01"),
            ("notice_of_tender_result", "notice_period", "2017-10-01"),
            ("notice_of_deal_result", "winner", "2014-02-01"),
            ("notice_of_single_source", "argument_attachment", "2014-02-01"),
            ("notice_of_consultation", "budget", "2014-12-31"),
            ("notice_of_consultation_result", "main_subject", "2014-12-31"),
            ("notice_of_framework_entry", "entry_price_or_score", "2022-03-01"),
            ("notice_of_framework_deal", "winner", "2022-03-01"),
            ("notice_of_framework_summary", "all_providers_and_sums", "2022-03-01"),
            ("notice_of_open_framework_entry", "payment_standard", "2022-03-01"),
        ],
    )
    def test_from_the_first_day(self, notice, field, since):
        found = notices.MINIMUM_CONTENTS.on(day(since), notice=notice)
        eve = date.fromordinal(day(since).toordinal() - 1)

        assert field in found.value
        assert found.verified
        assert notices.MINIMUM_CONTENTS.find(eve, notice=notice) is None

    @pytest.mark.article("政府采购法实施条例 第二十一条第二款")
    @pytest.mark.article("财政部令第87号 第十五条")
    def test_a_prequalification_says_more_since_october_2017(self):
        old, new = (
            notices.MINIMUM_CONTENTS.on(day(on), notice="notice_of_prequalification").value
            for on in ("2017-09-30", "2017-10-01")
        )

        assert "prequalification_date" not in old
        assert "prequalification_date" in new


@pytest.mark.article("政府采购法实施条例 第四十三条第三款")
@pytest.mark.article("财库〔2018〕2号 第十五条第二款")
@pytest.mark.article("财库〔2020〕46号 第十三条第一款")
class TestMoreAndMoreIsPublishedWithTheResult:
    @pytest.mark.parametrize(
        ("on", "count"),
        [
            ("2015-03-01", 1),
            ("2016-12-31", 1),
            ("2017-01-01", 3),
            ("2018-03-01", 4),
            ("2021-01-01", 5),
        ],
    )
    def test_by_the_rules_of_the_day(self, on, count):
        assert len(notices.PUBLISHED_WITH_RESULT.on(day(on)).value) == count


@pytest.mark.article("政府采购法实施条例 第五十条")
class TestAPublishedContractKeepsItsSecrets:
    def test_of_state_and_trade(self):
        assert notices.CONTRACT_SECRETS.on(NOW).value == ("state_secrets", "trade_secrets")


@pytest.mark.article("行政处罚法 第四十八条")
class TestAWithdrawnPenaltyIsOffTheSiteInThreeDays:
    def test_of_the_withdrawal(self):
        found = notices.WITHDRAWN_PENALTY_PERIOD.on(NOW)

        assert last_day(found.value, found.unit, after=day("2026-06-01")) == day("2026-06-04")


@pytest.mark.article("财政部令第101号 第八条第一款")
@pytest.mark.article("财政部令第101号 第十一条")
@pytest.mark.article("财政部令第101号 第十三条")
@pytest.mark.article("财政部令第101号 第十四条")
class TestTheNamedSitePostsWithinOneWorkingDayAndPrevails:
    def test_received_before_a_break(self):
        found = disclosure.SITE_POSTING_PERIOD.on(day("2026-09-30"))

        assert last_day(found.value, found.unit, after=day("2026-09-30")) == day("2026-10-08")

    def test_since_march_2020(self):
        assert disclosure.SITE_POSTING_PERIOD.find(day("2020-02-29")) is None
        assert disclosure.PREVAILING_SITE.on(day("2020-03-01")).value == "ccgp_prevails"

    @pytest.mark.parametrize(("level", "site"), [("central", "ccgp"), ("local", "ccgp_branch")])
    def test_by_the_level_of_the_budget(self, level, site):
        assert disclosure.PROCUREMENT_CHANNELS.on(NOW, level=level).value == (site,)

    def test_nothing_published_is_changed_in_place(self):
        assert disclosure.PUBLISHED_RECORD.on(NOW).value == "forbidden"


@pytest.mark.article("六安市财政局讲座 第63行")
@pytest.mark.article("六安市财政局讲座 第64行")
@pytest.mark.article("六安市财政局讲座 第65行")
class TestTheLectureHasThingsPublishedBeforeDuringAndAfter:
    @pytest.mark.parametrize(
        ("stage", "what"),
        [
            ("before", "implementation_catalogue"),
            ("during", "evaluation_scheme"),
            ("after", "use_of_result"),
        ],
    )
    def test_in_anhui(self, stage, what):
        said = disclosure.BY_STAGE.on(SEED, place="CN-3415", stage=stage)

        assert what in said.value
        assert not said.verified
        assert (
            "city_platform"
            in disclosure.LOCAL_CHANNELS.on(SEED, place="CN-3415", stage=stage).value
        )

    def test_elsewhere_nothing_is_known(self):
        assert disclosure.BY_STAGE.find(SEED, place="CN-32", stage="before") is None


@pytest.mark.article("财预〔2017〕87号 五")
class TestContentProviderAmountAndResultOfEveryPurchaseArePublic:
    def test_since_may_2017(self):
        assert {"provider", "amount", "evaluation_result"} <= set(
            disclosure.PURCHASE_FACTS.on(day("2017-05-28")).value
        )
        assert disclosure.PURCHASE_FACTS.find(day("2017-05-27")) is None


@pytest.mark.article("政府信息公开条例 第三十三条")
class TestARequestForInformationIsAnsweredInTwentyWorkingDays:
    def test_of_its_receipt(self):
        found = disclosure.INFORMATION_REQUEST_PERIOD.on(NOW)

        assert last_day(found.value, found.unit, after=day("2026-06-01")) == day("2026-06-30")


def heads(scheme: str, on: date = SEED, place: str = "CN-34") -> tuple:
    return tuple(catalogues.HEADS.on(on, place=place, scheme=scheme).value)


@pytest.mark.article("财综〔2014〕96号 第十四条")
@pytest.mark.article("六安市财政局讲座 第17行")
@pytest.mark.article("六安市财政局讲座 第15行")
@pytest.mark.article("国办发〔2013〕96号；六安市财政局讲座 第13行")
@pytest.mark.article("中央本级政府购买服务指导性目录（2020年）")
class TestEachSchemeHasItsClasses:
    @pytest.mark.parametrize(
        ("scheme", "count"), [("T96", 6), ("G96", 7), ("ANHUI-9", 9), ("LECTURE", 4)]
    )
    def test_of_2015(self, scheme, count):
        assert len(heads(scheme)) == count
        assert not catalogues.HEADS.on(SEED, place="CN-34", scheme=scheme).verified

    def test_the_fifth_class_of_the_lecture_is_not_invented(self):
        assert "行业管理与协调服务" not in heads("LECTURE")

    def test_the_provisional_measures_end_with_february_2020(self):
        assert catalogues.HEADS.find(day("2020-03-01"), scheme="T96") is None

    def test_public_and_auxiliary_services_since_2020(self):
        assert heads("CN-2020", NOW) == (("A", "公共服务"), ("B", "政府履职辅助性服务"))

    @pytest.mark.parametrize(("head", "count"), [("A", 18), ("B", 12)])
    def test_codes_of_the_second_level_begin_with_their_head(self, head, count):
        items = catalogues.SECOND_LEVEL.on(NOW, scheme="CN-2020", head=head).value

        assert [code for code, _name in items] == [f"{head}{n:02d}" for n in range(1, count + 1)]

    def test_every_class_of_2015_but_the_last_has_examples(self):
        for head in heads("T96")[:-1]:
            assert catalogues.SECOND_LEVEL.on(SEED, scheme="T96", head=head).value
        assert catalogues.SECOND_LEVEL.find(SEED, scheme="T96", head="其他") is None


@pytest.mark.article("财政部令第102号 第十二条")
@pytest.mark.article("财政部令第102号 第十三条")
@pytest.mark.article("财政部令第102号 第十四条")
@pytest.mark.article("财预〔2017〕87号 二")
class TestWhatIsBoughtStandsInTheCatalogue:
    def test_of_ministry_or_province_since_2020(self):
        assert catalogues.LEVELS.on(day("2020-02-29")).value[-1] == "city_implementation"
        assert catalogues.LEVELS.on(day("2020-03-01")).value[-1] == "province_guidance"
        assert "opinions_asked" in catalogues.MAKING.on(NOW).value

    @pytest.mark.parametrize(
        ("on", "last"),
        [
            ("2017-05-27", "revised_in_time"),
            ("2017-05-28", "adjusted_and_filed_first"),
            ("2020-02-29", "adjusted_and_filed_first"),
            ("2020-03-01", "budgeted"),
        ],
    )
    def test_more_strictly_from_day_to_day(self, on, last):
        assert catalogues.FORCE.on(day(on)).value[-1] == last
