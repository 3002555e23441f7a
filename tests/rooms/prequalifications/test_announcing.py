"""A prequalification is announced: when, for whom, for how long, and what the notice says."""

from __future__ import annotations

import pytest

from goufu.base.documents.reading import may_read
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.declare import NotYours
from goufu.law.refusals import Refusal
from goufu.stages.disclosure.notices.models import Notice, NoticeKind
from goufu.stages.procurement.prequalifications import queries, rules
from goufu.stages.procurement.tenders.rules import correcting, inviting
from tests.walk_procurement import moment_of

pytestmark = pytest.mark.django_db
DAY, CLOSES = "2026-03-30", "2026-04-10T09:00"


def labels(notice: Notice) -> dict[str, str]:
    return dict(notice.lines)


@pytest.mark.article("政府采购法实施条例 第二十一条第二款")
class TestFiveWorkingDaysToApply:
    def test_the_fifth_will_do_and_the_fourth_will_not(self, invited):
        # Of the working days after 30 March 2026 the fifth is 7 April: 6 April is a holiday.
        with pytest.raises(rules.ClosesTooSoon) as refused:
            invited.applicants_sought(on=DAY, closes="2026-04-03T17:00")
        assert refused.value.clause == "政府采购法实施条例 第二十一条第二款"
        invited.applicants_sought(on=DAY, closes="2026-04-07T09:00", supply_until="2026-04-07")
        assert invited.prequalification.state == "open"


@pytest.mark.article("财政部令第87号 第十八条第一款")
class TestTheDocumentIsOnOfferForFiveWorkingDays:
    def test_the_fifth_will_do_and_the_fourth_will_not(self, invited):
        with pytest.raises(rules.SupplyTooShort) as refused:
            invited.applicants_sought(on=DAY, closes=CLOSES, supply_until="2026-04-03")
        assert refused.value.clause == "财政部令第87号 第十八条第一款"
        invited.applicants_sought(on=DAY, closes=CLOSES, supply_until="2026-04-07")

    def test_the_days_follow_one_another(self, invited):
        with pytest.raises(rules.DaysOutOfOrder):
            invited.applicants_sought(on=DAY, closes=CLOSES, supply_until="2026-04-11")
        with pytest.raises(rules.DaysOutOfOrder):
            invited.applicants_sought(on=DAY, closes=CLOSES, examined_on="2026-04-09")


@pytest.mark.article("财政部令第87号 第十五条")
@pytest.mark.article("财政部令第87号 第二十一条")
class TestTheNotice:
    def test_says_all_that_the_form_asks_for(self, called):
        notice = Notice.objects.get(kind=NoticeKind.PREQUALIFICATION)
        said = labels(notice)

        assert notice.state == "published"
        assert said["提交申请文件截止时间及地点"] == "2026-04-10 09:00，购服平台"
        assert said["资格预审日期"] == "2026-04-10"
        assert said["公告期限"] == "2026-03-30 至 2026-04-07"
        assert said["是否接受联合体"] == "不接受"
        assert "免费（财政部令第87号 第二十一条）" in said["领取资格预审文件"]
        assert said["申请人的资格要求"].splitlines() == [
            "1. 符合政府采购法第二十二条第一款规定的条件",
            "2. 依法登记，具有养老服务经验",
        ]

    def test_hands_the_document_out_to_everybody_and_not_the_tenders(self, called):
        paper = called.prequalification.paper
        at = moment_of("2026-03-31T10:00")

        assert paper.pdf.title == "资格预审文件（PDF）"
        assert may_read(paper.pdf, THE_PUBLIC, at)
        own = called.tender.papers.get(kind="invited_tender")
        assert not may_read(own.pdf, called.who("alpha"), at)
        assert queries.visible_to(called.who("alpha")).get() == called.prequalification


@pytest.mark.article("财政部令第87号 第十四条第二款")
class TestOnlyThePlatformListsTheQualified:
    def test_nobody_writes_them_down_by_hand(self, invited):
        with pytest.raises(inviting.ByPrequalificationOnly):
            invited.listed("prequalification", "pool_1", "pool_2", "pool_3", on=DAY)

    def test_nor_another_list_while_applications_come_in(self, called):
        words = [f"pool_{one}" for one in range(1, 6)]
        with pytest.raises(inviting.PrequalificationUnderWay):
            called.listed("pool", *words, "alpha", on="2026-03-31")
        with pytest.raises(inviting.NoListYet):
            called.called(on="2026-03-31", closes="2026-04-27T09:00")

    def test_a_list_that_was_drawn_from_stands(self, invited):
        words = [f"pool_{one}" for one in range(1, 6)]
        invited.listed("pool", *words, "alpha", on=DAY).drawn(3, on=DAY)
        with pytest.raises(inviting.AlreadyDrawn):
            invited.applicants_sought(on=DAY, closes=CLOSES)


class TestWhoAndWhen:
    def test_there_is_one_at_a_time(self, called):
        with pytest.raises(rules.UnderWay):
            called.applicants_sought(on="2026-03-31", closes="2026-04-13T09:00")

    def test_the_agency_announces_it(self, invited):
        invited.town.people["agency"], kept = invited.who("handler"), invited.who("agency")
        try:
            with pytest.raises(NotYours):
                invited.applicants_sought(on=DAY, closes=CLOSES)
        finally:
            invited.town.people["agency"] = kept

    def test_a_negotiation_does_not_find_its_suppliers_so(self, invited):
        invited.tender.set(method="negotiation")
        with pytest.raises(inviting.NotAWayHere) as refused:
            invited.applicants_sought(on=DAY, closes=CLOSES)
        assert refused.value.clause == "财政部令第74号 第十二条第一款"

    def test_what_is_refused_changes_nothing(self, invited):
        with pytest.raises(Refusal):
            invited.applicants_sought(on=DAY, closes="2026-04-01T09:00")
        assert invited.prequalification is None
        assert invited.tender.invitation == ""


@pytest.mark.article("财政部令第87号 第二十七条第三款")
class TestAChangeThreeDaysBefore:
    SAID = "证明材料可以为复印件，加盖单位公章。"

    def clarified(self, walk, on, **changes):
        walk.prequalification_did(
            "clarify", on=on, content=self.SAID, touches_applications=True, **changes
        )

    def test_on_the_third_day_the_closing_stays(self, called):
        self.clarified(called, "2026-04-07")
        assert called.prequalification.closes_at == moment_of(CLOSES)

    def test_the_day_after_it_is_put_off(self, called):
        with pytest.raises(rules.ChangedTooLate):
            self.clarified(called, "2026-04-08")
        with pytest.raises(correcting.ClosesSooner):
            self.clarified(called, "2026-04-08", closes_at=moment_of("2026-04-09T09:00"))
        self.clarified(called, "2026-04-08", closes_at=moment_of("2026-04-13T09:00"))

        assert called.prequalification.closes_at == moment_of("2026-04-13T09:00")
        assert str(called.prequalification.examined_on) == "2026-04-13"
        notice = Notice.objects.get(kind=NoticeKind.CORRECTION)
        assert notice.corrects.kind == NoticeKind.PREQUALIFICATION
        assert any(self.SAID in words for _, words in notice.lines)
