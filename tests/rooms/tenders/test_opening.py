"""The opening: two of three unlock, the agency reads out; lost keys, spoilt offers, objections."""

from __future__ import annotations

import itertools
import json

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.procurement.sealing import actions as keys
from goufu.stages.procurement.sealing import envelope, rules
from goufu.stages.procurement.sealing.keyfile import new_key, public_text
from goufu.stages.procurement.sealing.sheets import KeyReason
from goufu.stages.procurement.tenders import actions, lists, sheets
from goufu.stages.procurement.tenders.cards import OfferCard, OpeningCard, TenderCard
from goufu.stages.procurement.tenders.models import Offer, TenderKey
from goufu.stages.procurement.tenders.rules import award as award_rules
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from goufu.stages.procurement.tenders.rules import opening as at_the_opening
from tests import walk_sealing
from tests.walk import morning_of
from tests.walk_procurement import PRICES, moment_of

pytestmark = pytest.mark.django_db
DAY = "2015-04-20"
WHY = "两把开标钥匙遗失，无法解锁"
LOST = KeyReason(reason="保存钥匙文件的电脑损坏")


@pytest.fixture
def closed(announced):
    return announced.three_bids(on="2015-04-15").ticked(at=f"{DAY}T09:00")


def bring(walk, word: str, found: dict | str) -> None:
    text = found if isinstance(found, str) else json.dumps(found)
    walk.tender_did("bring_pieces", on=DAY, by=word, pieces=text)


def of(walk, word: str) -> dict:
    return json.loads(walk_sealing.pieces(walk.tender, walk.who(word))["pieces"])


def lose(walk, *custodians: str) -> None:
    holders = {"purchaser": "head", "agency": "agency", "supervision": "supervision"}
    for custodian in custodians:
        key = TenderKey.objects.get(tender=walk.tender, custodian=custodian).key
        by = walk.who(holders[custodian])
        keys.report_lost(ref=key.ref, sheet=LOST, actor=by, at=moment_of(f"{DAY}T09:05"))


class TestTwoOfThree:
    @pytest.mark.article("招标投标法 第三十四条")
    @pytest.mark.parametrize(
        "two", [*itertools.combinations(("handler", "agency", "supervision"), 2)]
    )
    def test_any_two_of_them_open(self, closed, two):
        closed.unlocked(on=DAY, by=two).bids_opened(on=DAY)
        read = {one.provider.name: one.price_fen for one in Offer.objects.filter(state="opened")}
        assert sorted(read.values()) == sorted(PRICES.values())

    def test_one_alone_is_not_enough_and_is_told_who_is_missing(self, closed):
        closed.unlocked(on=DAY, by=("supervision",))
        with pytest.raises(rules.NotUnlocked) as refused:
            closed.bids_opened(on=DAY)
        assert "采购监管部门" in str(refused.value)
        assert not Offer.objects.exclude(price_fen=None).exists()

    def test_nobody_else_unlocks_and_nobody_twice(self, closed):
        pieces = of(closed, "handler")
        for word in ("alpha", "expert_1", "budget", "inspector", "reviewer"):
            with pytest.raises(NotYours):
                bring(closed, word, pieces)
        with pytest.raises(NotAParty):
            bring(closed, "central", pieces)
        bring(closed, "handler", pieces)
        with pytest.raises(rules.BroughtAlready):
            bring(closed, "head", pieces)

    def test_before_the_closing_nobody_gets_a_box_or_unlocks(self, announced):
        announced.three_bids(on="2015-04-15")
        assert lists.unlocked_here(announced.tender, announced.who("agency"))["offers"] == {}
        with pytest.raises(NotNow):
            bring(announced, "agency", of(announced, "agency"))

    def test_a_box_is_given_to_its_own_custodian_without_the_content(self, closed):
        given = lists.unlocked_here(closed.tender, closed.who("agency"))
        for head in given["offers"].values():
            assert list(head["boxes"]) == ["agency"]
            assert "sealed" not in head
            assert "iv" not in head

    def test_pieces_are_those_of_this_offer_and_of_every_offer(self, closed):
        right = of(closed, "agency")
        first, second, third = right
        for wrong in (
            {**right, first: right[second], second: right[first]},
            {first: right[first], second: right[second]},
            {**right, "TB9": right[third]},
            {**right, first: ["00" * 32, "11" * 32]},
            of(closed, "supervision"),
        ):
            with pytest.raises(rules.WrongPieces):
                bring(closed, "agency", wrong)
        for nonsense in ("no json", "[]", '{"a": 1}', '{"a": [1]}'):
            with pytest.raises(rules.NotPieces):
                bring(closed, "agency", nonsense)
        with pytest.raises(rules.NothingRead):
            bring(closed, "agency", dict.fromkeys(right, "box"))
        assert not closed.tender.unlockings.exists()


class TestLostKeys:
    def test_one_lost_the_other_two_suffice(self, closed):
        lose(closed, "agency")
        closed.unlocked(on=DAY).bids_opened(on=DAY)
        assert closed.tender.state == "opened"

    @pytest.mark.article("政府采购法 第三十六条第一款")
    def test_two_lost_the_offers_go_back_unread_and_it_is_bought_again(self, closed):
        with pytest.raises(award_rules.KeysAreThere):
            closed.tender_did("fail", on=DAY, by="agency", ground="unreadable", reason=WHY)
        lose(closed, "agency", "supervision")
        with pytest.raises(rules.TooManyLost) as refused:
            bring(closed, "handler", of(closed, "handler"))
        assert "废标" in str(refused.value.remedy)
        with pytest.raises(rules.TooManyLost):
            closed.tender_did("open_bids", on=DAY, by="agency")

        closed.tender_did("fail", on=DAY, by="agency", ground="unreadable", reason=WHY)
        assert closed.tender.state == "failed"
        offers = Offer.objects.filter(tender=closed.tender)
        assert {(one.state, one.envelope, one.price_fen) for one in offers} == {
            ("returned", "", None)
        }

    def test_what_was_unlocked_before_is_thrown_away_with_a_failed_tender(self, closed):
        closed.unlocked(on=DAY, by=("supervision",))
        closed.tender_did("fail", on=DAY, by="agency", ground="misconduct", reason=WHY)
        assert not closed.tender.unlockings.exists()


class TestAnOfferThatCannotBeRead:
    @pytest.mark.article("国家发展改革委等八部委令第20号 第三十一条")
    def test_it_is_set_aside_and_the_others_are_opened(self, announced):
        broken = _broken(announced, "delta")
        announced.three_bids(on="2015-04-15").ticked(at=f"{DAY}T09:00")
        announced.unlocked(on=DAY, by=("handler",)).unlocked(on=DAY, by=("agency",))
        with pytest.raises(rules.ThirdNeeded) as refused:
            announced.bids_opened(on=DAY)
        assert broken.ref in str(refused.value)

        announced.unlocked(on=DAY, by=("supervision",)).bids_opened(on=DAY)
        broken.refresh_from_db()
        assert (broken.state, broken.price_fen) == ("unread", None)
        assert broken.opening_note
        told = Entry.objects.get(event="tender.open_bids").facts["offers"]
        assert {one["price_fen"] for one in told} == {None, *PRICES.values()}
        line = [one for one in OpeningCard.of(announced.tender, THE_PUBLIC).offers if one.note]
        assert len(line) == 4

    def test_where_the_third_key_is_lost_it_need_not_be_asked(self, announced):
        _broken(announced, "delta")
        announced.three_bids(on="2015-04-15").ticked(at=f"{DAY}T09:00")
        lose(announced, "supervision")
        announced.unlocked(on=DAY, by=("handler", "agency")).bids_opened(on=DAY)
        assert announced.offer("delta").state == "unread"

    def test_content_that_is_no_offer_is_set_aside(self, announced):
        announced.bid("delta", at="2015-04-15T10:00", price_fen=-5)
        announced.three_bids(on="2015-04-15").ticked(at=f"{DAY}T09:00").bids_opened(on=DAY)
        assert announced.offer("delta").state == "unread"
        assert announced.offer("alpha").state == "opened"


class TestWhatIsSubmitted:
    @pytest.mark.article("财政部令第87号 第三十三条")
    def test_an_envelope_for_another_bidder_or_other_keys_is_refused(self, announced):
        def submit(text: str) -> None:
            actions.submit_bid(
                parent_ref=announced.tender.ref,
                sheet=sheets.Bid(envelope=text, declared=True),
                actor=announced.who("alpha"),
                at=moment_of("2015-04-15T10:00"),
            )

        content = {"price_fen": 1, "service_plan": "方案"}
        for_beta = walk_sealing.sealed(announced.tender, announced.who("beta"), **content)
        public = {one: public_text(new_key()) for one in envelope.CUSTODIANS}
        bidder = str(announced.who("alpha").organisation_id)
        other_keys = envelope.seal(content, tender=announced.tender.ref, bidder=bidder, keys=public)
        with_file = walk_sealing.sealed(
            announced.tender, announced.who("alpha"), attachment="ab" * 32, **content
        )
        for text in (for_beta, other_keys, with_file):
            with pytest.raises(rules.EnvelopeForAnother):
                submit(text)
        with pytest.raises(rules.NotAnEnvelope):
            submit("报价一百六十万元")
        assert not Offer.objects.filter(tender=announced.tender).exists()

    @pytest.mark.article("财政部令第87号 第三十三条")
    def test_late_by_a_millisecond_is_late_with_both_times_and_is_not_kept(self, announced):
        announced.bid("alpha", at="2015-04-20T08:59:59.999")
        with pytest.raises(offer_rules.BiddingClosed) as refused:
            announced.bid("beta", at="2015-04-20T09:00:00.001")
        assert "09:00:00.000" in str(refused.value)
        assert "09:00:00.001" in str(refused.value)
        assert Offer.objects.filter(tender=announced.tender).count() == 1

    def test_what_came_in_time_is_taken_although_the_clock_was_quicker(self, announced):
        announced.ticked(at="2015-04-20T09:00")
        announced.bid("alpha", at="2015-04-20T08:59:59.999")
        assert announced.offer("alpha").state == "sealed"

    def test_before_the_opening_nobody_reads_a_price_not_even_its_bidder(self, announced):
        announced.bid("alpha", at="2015-04-15T10:00")
        card = OfferCard.of(announced.offer("alpha"), announced.who("alpha"))
        assert (card.price_fen, card.service_plan) == (None, "")
        assert json.loads(card.receipt)["signature"]
        assert TenderCard.of(announced.tender, THE_PUBLIC).offers == []

    def test_what_is_withdrawn_or_replaced_is_not_kept(self, announced):
        announced.bid("alpha", at="2015-04-15T10:00")
        offer = announced.offer("alpha")
        reasons = sheets.Reasons(reason="本单位人员不足，撤回投标")
        alpha, at = announced.who("alpha"), moment_of("2015-04-16T10:00")
        actions.withdraw_bid(ref=offer.ref, sheet=reasons, actor=alpha, at=at)
        offer.refresh_from_db()
        assert (offer.state, offer.envelope) == ("withdrawn", "")


class TestBiddersAtTheOpening:
    def test_they_sign_in_once_it_begins(self, announced):
        announced.three_bids(on="2015-04-15")
        early = {"sheet": sheets.Attendance(), "actor": announced.who("alpha")}
        ref = announced.offer("alpha").ref
        with pytest.raises(at_the_opening.NotClosedForAttendance):
            actions.attend_opening(ref=ref, at=moment_of(f"{DAY}T08:59"), **early)
        announced.ticked(at=f"{DAY}T09:00")
        for minute in ("09:00", "09:30"):
            actions.attend_opening(ref=ref, at=moment_of(f"{DAY}T{minute}"), **early)
        assert announced.offer("alpha").attended_at == moment_of(f"{DAY}T09:00")
        assert Entry.objects.filter(event="offer.attend").count() == 1

    @pytest.mark.article("招标投标法实施条例 第四十四条第三款")
    @pytest.mark.article("财政部令第87号 第四十二条")
    def test_an_objection_is_made_at_the_opening_and_answered_there(self, announced):
        opened = announced.three_bids(on="2015-04-15").ticked(at=f"{DAY}T09:00")
        opened.bids_opened(on=DAY)
        alpha, agency = opened.who("alpha"), opened.who("agency")
        ref, at = opened.offer("alpha").ref, morning_of(DAY)
        objection = sheets.Objection(objection="唱标价格与我单位递交的报价表不一致")
        answer = sheets.ObjectionAnswer(answer="当场核对信封摘要与回执一致，异议不成立")
        with pytest.raises(at_the_opening.NoObjection):
            actions.answer_objection(ref=ref, sheet=answer, actor=agency, at=at)
        actions.object_to_opening(ref=ref, sheet=objection, actor=alpha, at=at)
        with pytest.raises(at_the_opening.ObjectedAlready):
            actions.object_to_opening(ref=ref, sheet=objection, actor=alpha, at=at)
        actions.answer_objection(ref=ref, sheet=answer, actor=agency, at=at)
        actions.confirm_record(ref=ref, sheet=sheets.Attendance(), actor=alpha, at=at)
        offer = opened.offer("alpha")
        assert offer.objection_answer == answer.answer
        assert offer.confirmed_at == at

        opened.seated(on=DAY)
        with pytest.raises(at_the_opening.OnlyAtTheOpening):
            actions.object_to_opening(
                ref=opened.offer("beta").ref, sheet=objection, actor=opened.who("beta"), at=at
            )


def _broken(walk, word: str) -> Offer:
    """Hand in an offer whose boxes for two custodians do not open."""
    text = walk_sealing.sealed(walk.tender, walk.who(word), price_fen=5, service_plan="方案")
    head = json.loads(text)
    head["boxes"]["agency"] = head["boxes"]["supervision"] = head["boxes"]["purchaser"]
    return actions.submit_bid(
        parent_ref=walk.tender.ref,
        sheet=sheets.Bid(envelope=json.dumps(head), declared=True),
        actor=walk.who(word),
        at=moment_of("2015-04-15T09:00"),
    )
