"""Applicants are examined item by item; the qualified are the list, the others learn why not."""

from __future__ import annotations

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.base.workflow.declare import NotNow
from goufu.stages.disclosure.notices.models import Notice, NoticeKind
from goufu.stages.procurement.prequalifications import rules
from goufu.stages.procurement.prequalifications.cards import ApplicationCard
from goufu.stages.procurement.tenders.queries import visible_to
from goufu.stages.procurement.tenders.rules import inviting
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from tests.walk_prequalification import PrequalificationWalk

pytestmark = pytest.mark.django_db
IN_TIME, CLOSES, DAY = "2026-04-09T10:00", "2026-04-10T09:00", "2026-04-10"
FOUR = ("pool_1", "pool_2", "pool_3", "alpha")
WHY = "未提交登记证书，不能证明依法登记"


@pytest.fixture
def closed(called) -> PrequalificationWalk:
    return called.applied(*FOUR, at=IN_TIME).ticked(at=CLOSES)


class TestItemByItem:
    def test_nobody_fails_without_a_reason(self, closed):
        row = {
            "application": closed.application("alpha").ref,
            "item_id": closed.prequalification.items.first().pk,
            "finding": "failed",
        }
        with pytest.raises(rules.FailedWithoutReason):
            closed.prequalification_did("examine", on=DAY, findings=[row])

    def test_nor_on_what_the_document_does_not_ask(self, closed):
        row = {"application": "X", "item_id": 999_999, "finding": "passed"}
        with pytest.raises(rules.NoSuchItem):
            closed.prequalification_did("examine", on=DAY, findings=[row])

    def test_there_is_no_result_before_all_are_examined(self, closed):
        with pytest.raises(rules.ExaminationIncomplete) as refused:
            closed.concluded_prequalification(on=DAY)
        assert refused.value.params["missing"] == 8

    def test_the_purchaser_may_examine_too(self, closed):
        closed.examined(on=DAY, by="handler").concluded_prequalification(on=DAY)
        assert closed.prequalification.state == "passed"

    def test_not_before_the_closing(self, called):
        called.applied(*FOUR, at=IN_TIME)
        with pytest.raises(NotNow):
            called.prequalification_did(
                "examine",
                on="2026-04-09",
                findings=[{"application": "X", "item_id": 1, "finding": "passed"}],
            )


@pytest.mark.article("财政部令第87号 第十四条第二款")
class TestTheResult:
    def test_is_told_to_each_with_its_own_reason(self, closed):
        closed.examined(on=DAY, failing={"alpha": WHY}).concluded_prequalification(on=DAY)

        assert closed.application("alpha").state == "not_qualified"
        assert closed.application("pool_1").state == "qualified"
        own = ApplicationCard.of(closed.application("alpha"), closed.who("alpha"))
        assert own.result_reason == f"依法登记，具有养老服务经验：{WHY}"
        told = Message.objects.filter(ref=closed.application("alpha").ref)
        assert told.filter(account_id=closed.who("alpha").account_id).exists()
        others = {closed.who(word).account_id for word in FOUR[:3]}
        assert not told.filter(account_id__in=others).exists()

    def test_is_the_list_from_which_an_invited_tender_draws(self, closed):
        closed.examined(on=DAY, failing={"alpha": WHY}).concluded_prequalification(on=DAY)
        listed = closed.tender.candidates.select_related("provider")
        assert {one.provider_id for one in listed} == {
            closed.who(word).organisation_id for word in FOUR[:3]
        }
        assert not listed.filter(invited=True).exists()
        assert "list_sha256" in Entry.objects.get(event="tender.take_applicants").facts
        # Twice as many as are drawn are not needed: 第十四条第三款 is for the other two ways.
        closed.drawn(3, on="2026-04-13").called(on="2026-04-14", closes="2026-05-12T09:00")
        with pytest.raises(offer_rules.NotInvited):
            closed.bid("alpha", at="2026-04-20T10:00")
        closed.bid("pool_1", at="2026-04-20T10:00")

    def test_takes_the_names_to_nobody_else(self, closed):
        closed.examined(on=DAY, failing={"alpha": WHY}).concluded_prequalification(on=DAY)
        assert not visible_to(closed.who("pool_1")).exists()
        facts = Entry.objects.get(event="tender.take_applicants").facts
        assert not any(
            closed.town.organisations["pool_1"].name in str(one) for one in facts.values()
        )


@pytest.mark.article("政府采购法 第三十六条第一款第（一）项")
class TestFewerThanThree:
    @pytest.fixture
    def short(self, closed) -> PrequalificationWalk:
        failing = {"alpha": WHY, "pool_1": WHY}
        return closed.examined(on=DAY, failing=failing).concluded_prequalification(on=DAY)

    def test_three_are_enough_and_two_are_not(self, short):
        assert (short.prequalification.state, short.prequalification.qualified) == ("too_few", 2)
        assert not short.tender.candidates.exists()
        with pytest.raises(inviting.NoListYet):
            short.called(on="2026-04-13", closes="2026-05-12T09:00")

    def test_it_is_announced_again(self, short):
        short.prequalified(*FOUR, on="2026-04-13", closes="2026-04-24T09:00", examined="2026-04-24")
        assert short.prequalification.state == "passed"
        assert short.tender.candidates.count() == 4

    def test_or_another_way_is_taken(self, short):
        words = [f"pool_{one}" for one in range(1, 6)]
        short.listed("pool", *words, "alpha", on="2026-04-13").drawn(3, on="2026-04-13")

    def test_or_the_tender_fails_and_everybody_is_told(self, short):
        reason = "资格预审合格的供应商只有两家，不足三家"
        short.prequalification_did("give_up", on="2026-04-13", reason=reason)
        assert short.prequalification.state == "failed"
        assert (short.tender.state, short.tender.failure_ground) == ("failed", "too_few")
        assert short.application("pool_2").state == "void"
        said = dict(Notice.objects.get(kind=NoticeKind.FAILURE).lines)
        assert said["项目终止的原因"] == reason


class TestLookingAgain:
    def test_takes_the_list_back_and_tells_anew(self, closed):
        closed.examined(on=DAY, failing={"alpha": WHY}).concluded_prequalification(on=DAY)
        closed.prequalification_did(
            "reexamine", on="2026-04-13", reason="登记证书在附件第三页，原审查有误"
        )
        assert closed.application("alpha").state == "opened"
        assert not closed.tender.candidates.exists()
        assert closed.application("alpha").evidence.filter(finding="failed").count() == 1
        closed.examined(on="2026-04-13").concluded_prequalification(on="2026-04-13")
        assert closed.tender.candidates.count() == 4
        assert closed.application("alpha").result_reason == ""

    def test_not_once_lots_are_drawn_or_invitations_are_out(self, closed):
        closed.examined(on=DAY).concluded_prequalification(on=DAY).drawn(3, on="2026-04-13")
        with pytest.raises(inviting.AlreadyDrawn):
            closed.prequalification_did("reexamine", on="2026-04-13", reason="重新核对申请材料内容")
        closed.called(on="2026-04-14", closes="2026-05-12T09:00")
        with pytest.raises(rules.ListIsUsed):
            closed.prequalification_did("reexamine", on="2026-04-14", reason="重新核对申请材料内容")


class TestCalledOff:
    def test_with_the_purchase_and_everybody_is_told(self, closed):
        closed.tender_did("cancel", on="2026-04-13", by="head", reason="采购任务因机构改革取消")
        assert closed.prequalification.state == "ended"
        assert {one.state for one in closed.prequalification.applications.all()} == {"void"}
        assert Notice.objects.filter(kind=NoticeKind.FAILURE).count() == 1
