"""What citizens ask for is answered, and who asked stays between them and the body."""

from __future__ import annotations

import pytest

from goufu.base.notifications.models import Letter, Message
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.review.needs import actions, jobs, queries, rules
from goufu.stages.review.needs.cards import NeedCard
from goufu.stages.review.needs.models import Need
from goufu.stages.review.needs.sheets import (
    AnswerNeed,
    FileNeed,
    MergeNeed,
    OfferService,
    PublishCall,
    ReportCall,
    ScoreNeed,
    ShowNeed,
)
from tests.walk import Town, morning_of, small_town

pytestmark = [pytest.mark.django_db, pytest.mark.article("讲座 四、1 项目选择")]
AT = morning_of("2014-09-08")


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def need(town) -> Need:
    sheet = FileNeed(
        addressed_to_id=town.organisations["care"].pk,
        title="社区老年食堂",
        content="高龄老人做饭困难",
        beneficiaries="八十岁以上老人",
        proposer="刘女士",
        contact="100-0000-0001",
    )
    return actions.file_need(sheet=sheet, actor=THE_PUBLIC, at=AT)


def test_anybody_may_file_one(need):
    assert (need.state, need.ref) == ("filed", "3415-2014-XQ-0001")


def test_the_body_answers_once(town, need):
    sheet = AnswerNeed(answer="已列入明年计划")
    actions.take_up(ref=need.ref, sheet=sheet, actor=town.people["handler"], at=AT)
    with pytest.raises(NotNow):
        actions.decline(ref=need.ref, sheet=sheet, actor=town.people["handler"], at=AT)


def test_another_body_cannot_answer(town, need):
    with pytest.raises(NotAParty):
        actions.take_up(
            ref=need.ref,
            sheet=AnswerNeed(answer="代为答复"),
            actor=town.people["civil_handler"],
            at=AT,
        )


def test_the_public_cannot_answer_itself(need):
    with pytest.raises(NotYours):
        actions.take_up(ref=need.ref, sheet=AnswerNeed(answer="好的"), actor=THE_PUBLIC, at=AT)


@pytest.mark.parametrize(("reader", "name"), [("handler", "刘女士"), ("budget", "")])
def test_who_asked_is_shown_to_the_body_alone(town, need, reader, name):
    assert NeedCard.of(need, town.people[reader]).proposer == name


def test_other_bodies_and_providers_do_not_see_it(town, need):
    assert queries.visible_to(town.people["handler"]).count() == 1
    assert queries.visible_to(town.people["budget"]).count() == 1
    assert not queries.visible_to(town.people["civil_handler"]).exists()
    assert not queries.visible_to(town.people["alpha"]).exists()
    assert not queries.visible_to(THE_PUBLIC).exists()


def file(town, by="public", on=AT, **changes) -> Need:
    facts = {
        "addressed_to_id": town.organisations["care"].pk,
        "title": "社区助餐",
        "content": "独居老人吃饭难",
        "beneficiaries": "独居老人",
        **changes,
    }
    actor = THE_PUBLIC if by == "public" else town.people[by]
    return actions.file_need(sheet=FileNeed.model_validate(facts), actor=actor, at=on)


def do(verb, town, need, sheet, *, by="handler", on=AT, **facts) -> Need:
    actor = town.people[by]
    asked = sheet.model_validate(facts)
    return getattr(actions, verb)(ref=need.ref, sheet=asked, actor=actor, at=on)


class TestWhoSpeaksInIt:
    @pytest.mark.parametrize(
        ("by", "kind"),
        [("public", "citizen"), ("civil_handler", "department"), ("alpha", "provider")],
    )
    def test_is_said(self, town, by, kind):
        assert file(town, by=by).kind == kind

    def test_a_provider_says_what_it_could_do_itself(self, town):
        sheet = OfferService(
            addressed_to_id=town.organisations["care"].pk,
            title="助餐配送",
            content="三个社区没有食堂",
            beneficiaries="独居老人",
            offer="有中央厨房一处",
        )
        offered = actions.offer_service(sheet=sheet, actor=town.people["alpha"], at=AT)
        assert (offered.kind, offered.offer) == ("provider", "有中央厨房一处")
        assert queries.visible_to(town.people["alpha"]).get() == offered


class TestMergedNeeds:
    def merged(self, town):
        into = file(town, title="老年食堂")
        one = file(town, contact="one@example.org")
        do("merge", town, one, MergeNeed, into_id=into.pk, reason="同一需求")
        return into, one

    def test_get_the_answer_of_the_one_they_were_merged_into(self, town):
        into, one = self.merged(town)
        do("take_up", town, into, AnswerNeed, answer="列入明年计划")
        one.refresh_from_db()
        assert (one.state, one.answer) == ("taken_up", "列入明年计划")

    def test_and_so_do_those_that_had_been_merged_into_them(self, town):
        one, deeper = self.merged(town)
        top = file(town, title="综合为老服务")
        do("merge", town, one, MergeNeed, into_id=top.pk, reason="同一需求")
        do("decline", town, top, AnswerNeed, answer="已有同类服务")
        deeper.refresh_from_db()
        assert (deeper.state, deeper.answer) == ("declined", "已有同类服务")

    def test_whoever_left_a_mail_address_gets_it_by_mail(self, town):
        into, _one = self.merged(town)
        do("take_up", town, into, AnswerNeed, answer="列入明年计划")
        letter = Letter.objects.get(channel="mail", address="one@example.org")
        assert "列入明年计划" in letter.body

    def test_a_telephone_number_is_no_mail_address(self, town):
        need = file(town, contact="100-0000-0001")
        do("take_up", town, need, AnswerNeed, answer="列入明年计划")
        assert not Letter.objects.filter(address="100-0000-0001").exists()

    def test_a_department_that_proposed_is_told_on_its_desk(self, town):
        need = file(town, by="civil_handler")
        do("take_up", town, need, AnswerNeed, answer="列入明年计划")
        account = town.people["civil_handler"].account_id
        assert Message.objects.get(account_id=account).ref == need.ref

    def test_not_into_themselves_nor_into_one_that_is_answered(self, town):
        need, done = file(town), file(town)
        with pytest.raises(rules.NotToItself):
            do("merge", town, need, MergeNeed, into_id=need.pk, reason="同一需求")
        do("decline", town, done, AnswerNeed, answer="不属于职责")
        with pytest.raises(rules.CannotMerge):
            do("merge", town, need, MergeNeed, into_id=done.pk, reason="同一需求")
        need.refresh_from_db()
        assert need.state == "filed"

    def test_nor_into_one_of_another_body(self, town):
        other = file(town, addressed_to_id=town.organisations["civil"].pk)
        with pytest.raises(rules.CannotMerge):
            do("merge", town, file(town), MergeNeed, into_id=other.pk, reason="同一需求")


class TestPriority:
    def test_is_the_sum_with_its_reasons_and_sorts_what_is_shown(self, town):
        low, high = file(town, title="低"), file(town, title="高")
        for need, points in ((low, 1), (high, 5)):
            do("score", town, need, ScoreNeed, publicness=points, urgency=points, reasons="理由")
            do("make_public", town, need, ShowNeed, public_title=need.title, public_text="公开内容")
        assert [one.title for one in queries.shown()] == ["高", "低"]
        high.refresh_from_db()
        assert high.priority == 10


class TestSupport:
    def shown(self, town):
        need = file(town)
        words = {"public_title": "社区助餐", "public_text": "独居老人助餐"}
        return do("make_public", town, need, ShowNeed, **words)

    def voice(self, need, mark):
        return actions.support(ref=need.ref, mark=mark, actor=THE_PUBLIC, at=AT)

    def test_counts_once_a_person(self, town):
        need = self.shown(town)
        self.voice(need, "a")
        with pytest.raises(rules.AlreadySupported):
            self.voice(need, "a")
        assert self.voice(need, "b").supporters == 2

    def test_needs_that_are_not_public_have_none(self, town):
        with pytest.raises(rules.NotShown):
            self.voice(file(town), "a")

    def test_nor_answered_ones(self, town):
        need = self.shown(town)
        do("decline", town, need, AnswerNeed, answer="不属于职责")
        with pytest.raises(NotNow):
            self.voice(need, "a")

    def test_merging_adds_up(self, town):
        into, one = self.shown(town), self.shown(town)
        self.voice(into, "a")
        self.voice(one, "b")
        do("merge", town, one, MergeNeed, into_id=into.pk, reason="同一需求")
        into.refresh_from_db()
        assert into.supporters == 3


class TestACall:
    def called(self, town, by="handler", opens="2014-09-01", closes="2014-09-10"):
        sheet = PublishCall.model_validate(
            {"title": "明年需求征集", "scope": "为老服务", "opens_on": opens, "closes_on": closes}
        )
        return actions.publish_call(sheet=sheet, actor=town.people[by], at=morning_of("2014-09-01"))

    @pytest.mark.parametrize(("on", "good"), [("2014-09-10", True), ("2014-09-11", False)])
    def test_takes_needs_to_its_last_day(self, town, on, good):
        call = self.called(town)
        if good:
            assert file(town, on=morning_of(on), call_id=call.pk).call == call
        else:
            with pytest.raises(rules.CallNotOpen):
                file(town, on=morning_of(on), call_id=call.pk)

    def test_closes_by_the_clock_on_the_day_after(self, town):
        call = self.called(town)
        assert list(jobs.clock_work(morning_of("2014-09-10"))) == []
        for do_it in jobs.clock_work(morning_of("2014-09-11")):
            do_it()
        call.refresh_from_db()
        assert call.state == "closed"

    def test_of_a_purchaser_is_for_itself(self, town):
        call = self.called(town)
        with pytest.raises(rules.CallOfAnother):
            file(town, call_id=call.pk, addressed_to_id=town.organisations["civil"].pk)

    def test_of_finance_is_for_all_purchasers_of_the_place(self, town):
        call = self.called(town, by="budget")
        assert file(town, call_id=call.pk, addressed_to_id=town.organisations["civil"].pk).call

    @pytest.mark.parametrize(
        ("opens", "closes"), [("2014-09-10", "2014-09-09"), ("2014-08-01", "2014-08-31")]
    )
    def test_has_days_in_order(self, town, opens, closes):
        with pytest.raises(rules.DaysNotInOrder):
            self.called(town, opens=opens, closes=closes)

    def test_is_reported_after_it_has_closed(self, town):
        call = self.called(town)
        sheet, actor = ReportCall(summary="收到两条"), town.people["handler"]
        with pytest.raises(NotNow):
            actions.report_call(ref=call.ref, sheet=sheet, actor=actor, at=AT)
        for do_it in jobs.clock_work(morning_of("2014-09-11")):
            do_it()
        at = morning_of("2014-09-12")
        assert actions.report_call(ref=call.ref, sheet=sheet, actor=actor, at=at).summary
