"""Corrections of a document that is out: never in place, the closing put off where need be."""

from __future__ import annotations

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.workflow.declare import NotNow
from goufu.law.calendar import BEIJING
from goufu.law.values.bids import UNCHANGEABLE
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.tenders.rules import correcting as rules
from goufu.stages.procurement.tenders.rules import document, timing
from goufu.stages.procurement.tenders.rules.offers import BiddingClosed
from tests.opened_papers import docx_words
from tests.walk_procurement import DOCUMENT, ProcurementWalk, moment_of

pytestmark = pytest.mark.django_db
PRICE = "分项报价，含一切税费"


@pytest.fixture
def announced() -> ProcurementWalk:
    """Offers come in from 30 March to 20 April of 2015, nine o'clock."""
    walk = ProcurementWalk()
    walk.up_to_notice()
    return walk


def closes(walk: ProcurementWalk) -> str:
    at = walk.tender.closes_at
    assert at is not None
    return f"{at.astimezone(BEIJING):%Y-%m-%dT%H:%M}"


def after_correcting(*, method: str, on: str, closing: str) -> rules.Closing:
    """Ask for the closing after a correction that touches offers."""
    return rules.closing_after_correction(
        closing=moment_of(closing),
        wanted=None,
        affects=True,
        method=method,
        at=moment_of(f"{on}T10:00"),
        place="CN-3415",
    )


@pytest.mark.article("政府采购法实施条例 第三十一条第二款")
class TestWhatMayAffectOffersIsToldAtLeastFifteenDaysBeforeTheClosing:
    """澄清或者修改的内容可能影响投标文件编制的，应当在投标截止时间至少15日前通知；不足15日的，应当顺延。"""

    def test_on_the_last_day_the_closing_stays(self, announced):
        announced.corrected(on="2015-04-05", price_requirements=PRICE)

        assert closes(announced) == "2015-04-20T09:00"

    def test_on_the_day_after_it_is_put_off_at_the_same_hour(self, announced):
        announced.corrected(on="2015-04-06", price_requirements=PRICE)

        assert closes(announced) == "2015-04-21T09:00"
        kept = announced.tender.corrections.get()
        assert kept.clause == "政府采购法实施条例 第三十一条第二款"

    def test_a_weekend_is_no_day_to_be_put_off_to(self, announced):
        announced.corrected(on="2015-04-10", price_requirements=PRICE)  # to Saturday, 25 April

        assert closes(announced) == "2015-04-27T09:00"

    def test_what_does_not_affect_offers_puts_nothing_off(self, announced):
        announced.corrected(on="2015-04-10", price_requirements=PRICE, affects_offers=False)

        assert closes(announced) == "2015-04-20T09:00"

    def test_a_wanted_day_that_is_too_soon_is_refused(self, announced):
        with pytest.raises(rules.LeadTooShort) as refused:
            announced.corrected(
                on="2015-04-10",
                price_requirements=PRICE,
                closes_at=moment_of("2015-04-24T09:00"),
            )

        assert refused.value.params["earliest"] == "2015-04-25"
        assert announced.tender.price_requirements == DOCUMENT["price_requirements"]
        assert not announced.tender.corrections.exists()

    def test_the_first_day_that_is_long_enough_is_taken(self, announced):
        announced.corrected(
            on="2015-04-10", price_requirements=PRICE, closes_at=moment_of("2015-04-25T10:00")
        )

        assert closes(announced) == "2015-04-25T10:00"

    def test_offers_come_in_until_the_new_closing(self, announced):
        announced.corrected(on="2015-04-06", price_requirements=PRICE)
        announced.ticked(at="2015-04-20T09:00")
        announced.bid("alpha", at="2015-04-21T08:59").ticked(at="2015-04-21T09:00")

        assert announced.tender.state == "closed"


@pytest.mark.article("财政部令第74号 第二十九条第二款")
class TestNegotiationIsToldThreeWorkingDaysBefore:
    """应当在提交首次响应文件截止之日3个工作日前通知，不足3个工作日的，应当顺延。"""

    def test_on_the_last_day_and_on_the_day_after(self):
        last = after_correcting(method="negotiation", on="2015-04-14", closing="2015-04-17T09:00")
        after = after_correcting(method="negotiation", on="2015-04-15", closing="2015-04-17T09:00")

        assert last.at == moment_of("2015-04-17T09:00")
        assert after.at == moment_of("2015-04-20T09:00")  # over the weekend
        assert "第二十九条第二款" in after.clause


@pytest.mark.article("财政部令第74号 第四十五条第二款")
class TestInquiryIsToldThreeWorkingDaysBefore:
    """应当在提交响应文件截止之日3个工作日前通知，不足3个工作日的，应当顺延。"""

    def test_on_the_last_day_and_on_the_day_after(self):
        last = after_correcting(method="inquiry", on="2015-04-14", closing="2015-04-17T09:00")
        after = after_correcting(method="inquiry", on="2015-04-15", closing="2015-04-17T09:00")

        assert (last.clause, after.at) == ("", moment_of("2015-04-20T09:00"))


@pytest.mark.article("财库〔2014〕214号 第十条第四款")
class TestConsultationIsToldFiveDaysBefore:
    """应当在提交首次响应文件截止时间至少5日前通知；不足5日的，应当顺延。"""

    def test_on_the_last_day_and_on_the_day_after(self):
        last = after_correcting(method="consultation", on="2015-04-15", closing="2015-04-20T09:00")
        after = after_correcting(method="consultation", on="2015-04-16", closing="2015-04-20T09:00")

        assert last.at == moment_of("2015-04-20T09:00")
        assert after.at == moment_of("2015-04-21T09:00")
        assert after.clause == "财库〔2014〕214号 第十条第四款"


@pytest.mark.article("财政部令第87号 第二十七条第一款")
class TestACorrectionMustNotChangeWhatIsBoughtNorTheQualification:
    """可以对已发出的招标文件进行必要的澄清或者修改，但不得改变采购标的和资格条件。"""

    def test_the_law_of_today_says_so_and_that_of_2015_did_not(self):
        before, since = moment_of("2017-09-30T09:00"), moment_of("2017-10-01T09:00")

        assert UNCHANGEABLE.find(before.date(), method="open_tender") is None
        law = UNCHANGEABLE.on(since.date(), method="open_tender")
        assert set(law.value) == {"main_subject", "applicant_qualification"}

    @pytest.mark.parametrize(
        ("changed", "stays", "refusal"),
        [(True, True, rules.QualificationStays), (False, False, rules.SubjectStays)],
    )
    def test_today_it_is_refused_under_its_clause(self, changed, stays, refusal):
        day = moment_of("2026-03-30T09:00").date()
        with pytest.raises(refusal) as refused:
            rules.check_unchangeable(
                qualification_changed=changed,
                subject_stays=stays,
                method="open_tender",
                on=day,
                place="CN-3415",
            )

        assert refused.value.clause == "财政部令第87号 第二十七条第一款"

    def test_in_2015_it_was_not(self, announced):
        announced.corrected(
            on="2015-04-02", qualification="依法登记，具有五年经验", subject_stays=False
        )

        assert announced.tender.qualification == "依法登记，具有五年经验"


class TestACorrection:
    def test_is_told_before_and_after_under_the_notice_that_it_corrects(self, announced):
        first = Notice.objects.get(source_ref=announced.tender.ref, kind="tender")
        before = first.lines

        announced.corrected(on="2015-04-06", price_requirements=PRICE)

        notice = Notice.objects.get(source_ref=announced.tender.ref, kind="correction")
        told = dict(notice.lines)
        assert told["投标报价要求"] == (
            f"更正前：{DOCUMENT['price_requirements']}\n更正后：{PRICE}"
        )
        assert told["提交截止和开启时间"] == "更正前：2015-04-20 09:00\n更正后：2015-04-21 09:00"
        assert told["首次公告日期"] == "2015-03-30"
        assert told["更正日期"] == "2015-04-06"
        assert announced.tender.papers.get(number=2).pdf_sha256 in told["更正后的采购文件"]
        assert notice.corrects == first
        first.refresh_from_db()
        assert first.lines == before

    def test_leaves_the_document_before_it_as_it_was(self, announced):
        paper = announced.tender.papers.get()
        digest = paper.pdf_sha256

        announced.corrected(on="2015-04-02", price_requirements=PRICE)

        first, second = announced.tender.papers.order_by("number")
        assert (first.state, second.state) == ("replaced", "handed_out")
        assert first.pdf.versions.get(number=1).sha256 == digest
        assert PRICE not in docx_words(first.docx, 1)
        assert PRICE in docx_words(second.docx, 2)
        assert second.pdf.public

    def test_of_the_points_is_held_to_the_law_as_the_document_was(self, announced):
        rows = [{"name": "服务方案", "maximum": "90", "how": "优良中差"}]
        with pytest.raises(document.PointsDoNotAddUp):
            announced.corrected(on="2015-04-02", criteria=rows)

        rows = [{"name": "服务方案", "maximum": "80", "how": "优良中差"}]
        announced.corrected(on="2015-04-02", criteria=rows)

        (change,) = announced.tender.corrections.get().changes
        assert change["label"] == "评审因素"
        assert "服务方案（80 分）" in change["after"]

    def test_of_nothing_is_refused(self, announced):
        with pytest.raises(rules.NothingCorrected):
            announced.corrected(on="2015-04-02")

        assert not Entry.objects.filter(event="tender.correct").exists()

    def test_of_the_closing_alone_makes_no_new_document(self, announced):
        announced.corrected(
            on="2015-04-02", affects_offers=False, closes_at=moment_of("2015-04-22T09:00")
        )

        assert announced.tender.papers.count() == 1
        assert closes(announced) == "2015-04-22T09:00"

    def test_never_closes_sooner(self, announced):
        with pytest.raises(rules.ClosesSooner):
            announced.corrected(on="2015-04-02", closes_at=moment_of("2015-04-17T09:00"))

    def test_does_not_let_the_document_be_taken_after_the_closing(self, announced):
        with pytest.raises(timing.SupplyAfterClosing):
            announced.corrected(on="2015-04-02", supply_until="2015-04-21")

    def test_comes_too_late_at_the_closing(self, announced):
        with pytest.raises(BiddingClosed):
            announced.corrected(on="2015-04-20", price_requirements=PRICE)
        announced.ticked(at="2015-04-20T10:00")
        with pytest.raises(NotNow):
            announced.corrected(on="2015-04-20", price_requirements=PRICE)

    def test_can_follow_another(self, announced):
        announced.corrected(on="2015-04-02", price_requirements=PRICE)
        announced.corrected(on="2015-04-03", commercial_terms="服务期至次年三月")

        assert list(announced.tender.corrections.values_list("number", flat=True)) == [1, 2]
        assert announced.tender.papers.count() == 3
        assert announced.tender.price_requirements == PRICE
