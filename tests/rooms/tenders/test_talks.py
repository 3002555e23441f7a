"""Negotiation and consultation: equal chance, changes, last prices; what the law refuses there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.declare import NotNow
from goufu.stages.procurement.tenders import actions
from goufu.stages.procurement.tenders.cards import OfferCard, TenderCard
from goufu.stages.procurement.tenders.models import FinalOffer
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from goufu.stages.procurement.tenders.rules import scoring
from goufu.stages.procurement.tenders.rules import talks as rules
from goufu.stages.procurement.tenders.sheets import Nothing
from tests.rooms.tenders.conftest import kept
from tests.walk_methods import SAID, MethodsWalk
from tests.walk_procurement import moment_of

pytestmark = pytest.mark.django_db
DAY = "2015-04-13"
CHANGE = {"part": "service", "content": "每次服务时间改为不少于一小时三十分钟"}


def _negotiating(walk: MethodsWalk) -> None:
    walk.up_to_announcement()
    walk.up_to_talks("negotiation")


@pytest.fixture(scope="module")
def talks(django_db_setup, django_db_blocker) -> Iterator[MethodsWalk]:
    """A negotiation whose group is seated, of 13 April 2015; nobody was met yet."""
    with kept(django_db_blocker, _negotiating, make=MethodsWalk) as walk:
        yield walk


@pytest.fixture
def walk(talks) -> MethodsWalk:
    return talks


def met_all(walk: MethodsWalk, at: str = f"{DAY}T10:30") -> MethodsWalk:
    return walk.met("alpha", "beta", "gamma", at=at)


@pytest.mark.article("政府采购法 第三十八条第（四）项")
@pytest.mark.article("财政部令第74号 第三十一条")
@pytest.mark.article("财库〔2014〕214号 第十九条")
class TestEverySupplierHasTheSameChance:
    def test_nobody_is_met_again_before_the_others_had_their_turn(self, walk):
        walk.met("alpha", at=f"{DAY}T10:00")

        with pytest.raises(rules.NotTheirTurn) as refused:
            walk.met("alpha", at=f"{DAY}T10:10")
        assert refused.value.params["waiting"].count("、") == 1
        walk.met("beta", "gamma", at=f"{DAY}T10:20").met("alpha", at=f"{DAY}T10:30")
        assert [one.round for one in walk.offer("alpha").meetings.order_by("id")] == [1, 2]

    def test_last_prices_are_asked_only_after_everybody_was_met_equally_often(self, walk):
        with pytest.raises(rules.NotAllHeard):
            walk.finals_asked(at=f"{DAY}T11:00", until=f"{DAY}T14:00")
        met_all(walk).met("alpha", at=f"{DAY}T10:40")
        with pytest.raises(rules.NotAllHeard):
            walk.finals_asked(at=f"{DAY}T11:00", until=f"{DAY}T14:00")

        walk.met("beta", "gamma", at=f"{DAY}T10:50")
        walk.finals_asked(at=f"{DAY}T11:00", until=f"{DAY}T14:00")
        assert walk.tender.state_name == "提交最后报价中"

    def test_a_meeting_is_put_on_record_by_the_leader_after_it_was_held(self, walk):
        facts = {"offer": walk.offer("alpha").ref, "said": SAID}
        with pytest.raises(scoring.NotTheLeader):
            walk.met("alpha", at=f"{DAY}T10:00", by="expert_2")
        with pytest.raises(scoring.NotOnTheCommittee):
            walk.met("alpha", at=f"{DAY}T10:00", by="expert_5")
        with pytest.raises(rules.HeldInTheFuture):
            walk.of_tender(
                "record_meeting",
                at=f"{DAY}T10:00",
                by="expert_1",
                held_at=moment_of(f"{DAY}T10:01"),
                **facts,
            )

    def test_a_supplier_reads_its_own_meetings_and_never_those_of_another(self, walk):
        met_all(walk)

        of_alpha = TenderCard.of(walk.tender, walk.who("alpha")).meetings
        assert [one.provider for one in of_alpha] == [walk.offer("alpha").provider.name]
        assert TenderCard.of(walk.tender, walk.who("delta")).meetings == []
        assert len(TenderCard.of(walk.tender, walk.who("expert_2")).meetings) == 3
        said = Entry.objects.filter(event="tender.record_meeting").values_list("facts", flat=True)
        assert SAID not in str(list(said))


@pytest.mark.article("财政部令第74号 第三十二条")
@pytest.mark.article("财库〔2014〕214号 第二十条")
class TestWhatTheTalksMayChange:
    def test_technical_service_and_contract_terms_only(self, walk):
        for part in ("qualification", "budget", "criteria", "other"):
            with pytest.raises(rules.MayNotChange) as refused:
                self.proposed(walk, part=part)
            assert refused.value.clause == "财政部令第74号 第三十二条"
        self.proposed(walk)
        assert walk.tender.changes.get().confirmed is None

    def proposed(self, walk: MethodsWalk, by: str = "expert_1", **changes: str) -> None:
        walk.of_tender("propose_change", at=f"{DAY}T10:35", by=by, **{**CHANGE, **changes})

    @pytest.mark.article("财政部令第74号 第十一条")
    def test_only_where_the_document_said_what_might_change(self, walk):
        walk.tender.set(may_change="")
        with pytest.raises(rules.ChangeNotForeseen):
            self.proposed(walk)

    def test_the_purchasers_representative_confirms_and_all_are_told_together(self, walk):
        met_all(walk)
        self.proposed(walk)
        assert TenderCard.of(walk.tender, walk.who("alpha")).changes == []
        with pytest.raises(rules.ChangePending):
            walk.met("alpha", at=f"{DAY}T10:40")
        with pytest.raises(scoring.NotOnTheCommittee):
            self.answered(walk, by="handler")

        self.answered(walk)
        for by in ("alpha", "beta", "gamma"):
            told = TenderCard.of(walk.tender, walk.who(by)).changes
            assert [one.content for one in told] == [CHANGE["content"]]
        with pytest.raises(rules.NoChangePending):
            self.answered(walk)

    def answered(self, walk: MethodsWalk, by: str = "handler_2", agreed: bool = True) -> None:
        walk.of_tender(
            "confirm_change", at=f"{DAY}T10:45", by=by, agreed=agreed, answer="同意该项变动"
        )

    def test_everybody_hands_in_anew_before_last_prices(self, walk):
        met_all(walk)
        self.proposed(walk)
        self.answered(walk)
        for by in ("alpha", "beta"):
            walk.of_offer("respond_again", by, at=f"{DAY}T10:50", service_plan="每次九十分钟")

        with pytest.raises(rules.ChangeNotAnswered) as refused:
            walk.finals_asked(at=f"{DAY}T11:00", until=f"{DAY}T14:00")
        assert refused.value.params["waiting"] == walk.offer("gamma").provider.name
        walk.of_offer("respond_again", "gamma", at=f"{DAY}T10:55", service_plan="每次九十分钟")
        walk.finals_asked(at=f"{DAY}T11:00", until=f"{DAY}T14:00")

    def test_what_is_not_agreed_to_binds_nobody(self, walk):
        met_all(walk)
        self.proposed(walk)
        self.answered(walk, agreed=False)

        with pytest.raises(rules.NothingChanged):
            walk.of_offer("respond_again", "alpha", at=f"{DAY}T10:50", service_plan="每次九十分钟")
        assert TenderCard.of(walk.tender, walk.who("alpha")).changes == []
        walk.finals_asked(at=f"{DAY}T11:00", until=f"{DAY}T14:00")


@pytest.mark.article("政府采购法 第三十八条第（五）项")
@pytest.mark.article("财政部令第74号 第三十三条")
@pytest.mark.article("财库〔2014〕214号 第二十一条")
class TestLastPrices:
    def asked(self, walk: MethodsWalk) -> MethodsWalk:
        return met_all(walk).finals_asked(at=f"{DAY}T11:00", until=f"{DAY}T14:00")

    def test_they_are_secret_until_all_are_in_and_opened_together_then(self, walk):
        self.asked(walk).final("alpha", at=f"{DAY}T11:10").final("beta", at=f"{DAY}T11:20")
        for reader in ("agency", "expert_1", "beta", "handler", "head"):
            card = OfferCard.of(walk.offer("alpha"), walk.who(reader))
            assert (card.last_price_fen, card.price_fen) == (None, 160_000_000), reader
        said = Entry.objects.get(ref=walk.offer("alpha").ref, event="offer.give_final").facts
        assert "150000000" not in str(said)

        walk.final("gamma", at=f"{DAY}T11:30")
        assert walk.tender.state == "final_closed"
        assert OfferCard.of(walk.offer("alpha"), walk.who("agency")).last_price_fen is None
        walk.finals_opened(at=f"{DAY}T11:40")
        assert walk.tender.state == "evaluating"
        assert OfferCard.of(walk.offer("alpha"), walk.who("agency")).last_price_fen == 150_000_000

    def test_it_is_named_once(self, walk):
        self.asked(walk).final("alpha", at=f"{DAY}T11:10")
        with pytest.raises(rules.FinalOfferGiven):
            walk.final("alpha", at=f"{DAY}T11:11", fen=1)
        with pytest.raises(rules.FinalOfferGiven):
            walk.of_offer("leave", "alpha", at=f"{DAY}T11:12", reason="本单位另有安排，不再参加")

    def test_late_is_late_and_who_named_none_is_out(self, walk):
        self.asked(walk).final("alpha", at=f"{DAY}T13:59").final("beta", at=f"{DAY}T13:59")
        with pytest.raises(rules.FinalClosed):
            walk.final("gamma", at=f"{DAY}T14:00")
        with pytest.raises(rules.FinalNotDue):
            actions.close_final_offers(
                ref=walk.tender.ref,
                sheet=Nothing(),
                actor=THE_CLOCK,
                at=moment_of(f"{DAY}T13:59"),
            )

        walk.ticked(at=f"{DAY}T14:00").ticked(at=f"{DAY}T14:01")
        assert (walk.tender.state, walk.offer("gamma").state) == ("final_closed", "opened")
        assert Entry.objects.filter(event="tender.close_final_offers").count() == 1

    @pytest.mark.article("财政部令第74号 第三十三条第一款")
    def test_two_last_prices_are_too_few_for_a_negotiation(self, walk):
        self.asked(walk).final("alpha", at=f"{DAY}T11:10").final("beta", at=f"{DAY}T11:20")
        walk.ticked(at=f"{DAY}T14:00")

        with pytest.raises(offer_rules.TooFewOffers) as refused:
            walk.finals_unlocked(at=f"{DAY}T14:10")
        assert refused.value.clause == "财政部令第74号 第三十三条第一款"
        walk.tender_did(
            "fail", on=DAY, by="agency", ground="too_few", reason="提交最后报价的供应商不足三家"
        )
        assert walk.tender.state_name == "采购活动终止"
        assert not FinalOffer.objects.exclude(envelope="").exists()

    def test_the_time_that_is_set_lies_ahead(self, walk):
        met_all(walk)
        with pytest.raises(rules.FinalTimePast):
            walk.finals_asked(at=f"{DAY}T11:00", until=f"{DAY}T11:00")

    def test_nobody_names_one_before_it_is_asked_for(self, walk):
        with pytest.raises(rules.NoTalksNow):
            walk.final("alpha", at=f"{DAY}T10:30")

    def test_in_a_suspended_project_the_time_runs_on_later(self, walk):
        met_all(walk).finals_asked(at=f"{DAY}T11:00", until="2015-04-14T14:00")
        walk.challenged(on="2015-04-14", subject="process", process_step="opening")
        walk.suspended(on="2015-04-14")
        walk.ticked(at="2015-04-14T15:00")
        assert walk.tender.state == "final_offers"
        walk.answered(on="2015-04-15").ticked(at="2015-04-15T10:01")

        assert walk.tender.final_until == moment_of("2015-04-15T14:00")
        walk.final("alpha", at="2015-04-15T13:59")
        with pytest.raises(rules.FinalClosed):
            walk.final("beta", at="2015-04-15T14:00")


@pytest.mark.article("财政部令第74号 第三十四条")
@pytest.mark.article("财库〔2014〕214号 第二十二条")
class TestLeaving:
    REASON = "本单位人员另有安排，不再参加本项目"

    def test_a_supplier_may_leave_before_its_last_price(self, walk):
        walk.of_offer("leave", "gamma", at=f"{DAY}T10:00", reason=self.REASON)

        assert walk.offer("gamma").state_name == "已退出"
        with pytest.raises(NotNow):
            walk.final("gamma", at=f"{DAY}T10:01")
        walk.met("alpha", "beta", at=f"{DAY}T10:30")
        with pytest.raises(offer_rules.TooFewOffers):
            walk.finals_asked(at=f"{DAY}T11:00", until=f"{DAY}T14:00")

    def test_when_the_last_one_waited_for_leaves_no_more_prices_are_taken(self, walk):
        met_all(walk).finals_asked(at=f"{DAY}T11:00", until=f"{DAY}T14:00")
        walk.final("alpha", at=f"{DAY}T11:10").final("beta", at=f"{DAY}T11:20")
        walk.of_offer("leave", "gamma", at=f"{DAY}T11:30", reason=self.REASON)

        assert walk.tender.state == "final_closed"


@pytest.mark.article("财政部令第74号 第三十条")
@pytest.mark.article("财库〔2014〕214号 第十六条")
def test_who_does_not_answer_the_demand_is_not_negotiated_with(talks):
    talks.tender_did(
        "declare_invalid",
        on=DAY,
        by="expert_1",
        offer=talks.offer("gamma").ref,
        ground="other",
        reason="未实质性响应谈判文件的服务要求",
    )
    assert talks.offer("gamma").state_name == "响应无效"
    with pytest.raises(offer_rules.NoSuchOffer):
        talks.met("gamma", at=f"{DAY}T10:30")
