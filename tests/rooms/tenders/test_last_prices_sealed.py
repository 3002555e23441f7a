"""Last prices are sealed like offers: nobody reads one before two custodians open all at once."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from goufu.base.ledger.keys import as_pem, public_hex, signing_key
from goufu.base.ledger.models import Entry
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.procurement.sealing import envelope, receipt, rules
from goufu.stages.procurement.sealing.keyfile import new_key, public_text
from goufu.stages.procurement.tenders import lists
from goufu.stages.procurement.tenders.cards import OfferCard, TenderCard
from goufu.stages.procurement.tenders.models import FinalOffer
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from goufu.stages.procurement.tenders.rules import talks
from tests import walk_sealing
from tests.rooms.tenders.conftest import kept
from tests.walk_last_prices import DAY, all_in, asked, lose
from tests.walk_methods import LAST, MethodsWalk
from tests.walk_procurement import moment_of


@pytest.fixture(scope="module")
def kept_walk(django_db_setup, django_db_blocker) -> Iterator[MethodsWalk]:
    """A negotiation whose last prices are asked for, until two in the afternoon."""
    with kept(django_db_blocker, asked, make=MethodsWalk) as walk:
        yield walk


@pytest.fixture
def walk(kept_walk, db) -> MethodsWalk:
    return kept_walk


class TestHandingIn:
    def test_the_server_keeps_an_envelope_and_no_price(self, walk):
        walk.final("alpha", at=f"{DAY}T12:00")

        final = FinalOffer.objects.get(offer=walk.offer("alpha"))
        assert (final.price_fen, final.statement) == (None, "")
        assert envelope.digest(final.envelope) == final.seal
        line = Entry.objects.get(event="offer.give_final")
        assert line.facts["seal"] == final.seal
        assert "150000000" not in json.dumps(line.facts)
        for reader in ("alpha", "beta", "agency", "expert_1", "supervision"):
            assert OfferCard.of(walk.offer("alpha"), walk.who(reader)).last_price_fen is None

    def test_its_receipt_is_the_suppliers_alone_and_can_be_checked(self, walk):
        walk.final("alpha", at=f"{DAY}T12:00")

        own = OfferCard.of(walk.offer("alpha"), walk.who("alpha")).last_price_receipt
        assert OfferCard.of(walk.offer("alpha"), walk.who("agency")).last_price_receipt == ""
        text = FinalOffer.objects.get().envelope
        receipt.check_receipt(json.loads(own), text, as_pem(public_hex(signing_key())).encode())
        told = json.loads(json.loads(own)["text"])
        assert told["tender"] == walk.offer("alpha").ref
        assert told["received_at"] == f"{DAY}T12:00:00.000+08:00"

    def test_late_by_a_millisecond_is_refused_with_both_times_and_changes_nothing(self, walk):
        walk.final("beta", at=f"{DAY}T13:59:59.999")
        with pytest.raises(talks.FinalClosed) as refused:
            walk.final("alpha", at=f"{DAY}T14:00:00.000")
        assert refused.value.params == {
            "until": f"{DAY} 14:00:00.000",
            "received": f"{DAY} 14:00:00.000",
        }
        with pytest.raises(talks.FinalClosed):
            walk.final("alpha", at=f"{DAY}T14:00:00.001")
        assert FinalOffer.objects.count() == 1
        assert Entry.objects.filter(event="offer.give_final").count() == 1

    def test_what_came_in_time_counts_although_the_clock_was_quicker(self, walk):
        walk.final("beta", at=f"{DAY}T12:00").final("gamma", at=f"{DAY}T12:00")
        walk.ticked(at=f"{DAY}T14:00")
        walk.final("alpha", at=f"{DAY}T13:59:59.999")
        walk.finals_unlocked("handler", at=f"{DAY}T14:05")
        with pytest.raises(talks.FinalOfferGiven):
            walk.final("alpha", at=f"{DAY}T13:59:59.999")

    def test_an_envelope_for_the_tender_for_another_or_to_other_keys_is_refused(self, walk):
        ref, alpha = walk.offer("alpha").ref, walk.who("alpha")
        others = {one: public_text(new_key()) for one in envelope.CUSTODIANS}
        wrong = [
            walk_sealing.sealed(walk.tender, alpha, price_fen=1),
            walk_sealing.sealed(walk.tender, walk.who("beta"), about=ref, price_fen=1),
            walk_sealing.sealed(walk.tender, alpha, about=ref, price_fen=1, attachment="0" * 64),
            envelope.seal(
                {"price_fen": 1}, tender=ref, bidder=str(alpha.organisation_id), keys=others
            ),
        ]
        for text in wrong:
            with pytest.raises(rules.EnvelopeForAnother):
                walk.of_offer("give_final", "alpha", at=f"{DAY}T12:00", envelope=text)
        with pytest.raises(rules.NotAnEnvelope):
            walk.of_offer("give_final", "alpha", at=f"{DAY}T12:00", envelope="1500000.00")
        assert not FinalOffer.objects.exists()

    def test_the_agreed_price_of_a_single_source_is_no_step_of_a_negotiation(self, walk):
        with pytest.raises(NotNow):
            walk.of_offer("agree_price", "alpha", at=f"{DAY}T12:00", price_fen=1)


class TestOpening:
    def test_two_of_three_open_all_at_once_and_one_cannot(self, walk):
        all_in(walk).finals_unlocked("supervision", at=f"{DAY}T12:10")
        with pytest.raises(rules.NotUnlocked) as refused:
            walk.of_tender("open_final_offers", at=f"{DAY}T12:11", by="agency")
        assert refused.value.clause == "政府采购法 第三十八条第（五）项"
        with pytest.raises(rules.BroughtAlready):
            walk.finals_unlocked("supervision", at=f"{DAY}T12:12")

        walk.finals_unlocked("agency", at=f"{DAY}T12:13")
        assert walk.offer("alpha").price_fen == 160_000_000
        walk.of_tender("open_final_offers", at=f"{DAY}T12:14", by="agency")
        assert {word: walk.offer(word).price_fen for word in LAST} == LAST
        assert walk.tender.state == "evaluating"
        line = Entry.objects.get(event="tender.open_final_offers")
        assert [one["price_fen"] for one in line.facts["offers"]] == list(LAST.values())
        assert line.facts["unlocked_by"] == ["agency", "supervision"]

    def test_nobody_is_given_a_box_before_the_closing_and_none_its_content(self, walk):
        walk.final("alpha", at=f"{DAY}T12:00")
        assert lists.unlocked_here(walk.tender, walk.who("agency"))["offers"] == {}
        walk.final("beta", at=f"{DAY}T12:00").final("gamma", at=f"{DAY}T12:00")
        given = lists.unlocked_here(walk.tender, walk.who("agency"))["offers"]
        assert set(given) == {walk.offer(word).ref for word in LAST}
        assert all(
            "sealed" not in head and set(head["boxes"]) == {"agency"} for head in given.values()
        )

    def test_pieces_of_the_first_offers_open_no_last_price(self, walk):
        all_in(walk)
        old = walk.tender.unlockings.get(what="offers", custodian="supervision").pieces
        with pytest.raises(rules.WrongPieces):
            walk.of_tender(
                "bring_pieces", at=f"{DAY}T12:10", by="supervision", pieces=json.dumps(old)
            )

    def test_only_custodians_bring_pieces_and_only_the_agency_opens(self, walk):
        all_in(walk)
        with pytest.raises(NotYours):
            walk.of_tender("bring_pieces", at=f"{DAY}T12:10", by="alpha", pieces="{}")
        with pytest.raises(NotAParty):
            walk.of_tender("bring_pieces", at=f"{DAY}T12:10", by="school_handler", pieces="{}")
        with pytest.raises(NotYours):
            walk.of_tender("open_final_offers", at=f"{DAY}T12:10", by="expert_1")

    def test_one_lost_key_does_no_harm_and_supervision_is_told(self, walk):
        all_in(walk)
        lose(walk, "agency")
        assert Entry.objects.filter(event="tender.note_lost_key").count() == 1
        walk.finals_opened(at=f"{DAY}T12:20")
        assert walk.offer("alpha").price_fen == LAST["alpha"]

    def test_with_two_lost_the_purchase_ends_and_the_prices_go_back_unread(self, walk):
        all_in(walk)
        lose(walk, "agency", "supervision")
        with pytest.raises(rules.TooManyLost):
            walk.finals_unlocked("handler", at=f"{DAY}T12:20")
        walk.tender_did(
            "fail", on=DAY, by="agency", ground="unreadable", reason="两把开标钥匙遗失，无法解锁"
        )
        assert walk.tender.state == "failed"
        assert set(FinalOffer.objects.values_list("envelope", "price_fen")) == {("", None)}

    def test_an_altered_envelope_stops_the_opening(self, walk):
        all_in(walk)
        final = FinalOffer.objects.get(offer=walk.offer("beta"))
        FinalOffer.objects.filter(pk=final.pk).update(envelope=final.envelope.replace("A", "B", 1))
        with pytest.raises(offer_rules.SealBroken):
            walk.finals_unlocked("handler", at=f"{DAY}T12:20")

    @pytest.mark.parametrize(
        "content",
        [{"price_fen": 0}, {"price_fen": "150000000"}, {"price_fen": 1, "discount": 2}, {}],
    )
    def test_a_last_price_that_is_none_is_set_aside_and_the_others_are_opened(self, walk, content):
        walk.final("beta", at=f"{DAY}T12:00").final("gamma", at=f"{DAY}T12:00")
        ref = walk.offer("alpha").ref
        text = walk_sealing.sealed(walk.tender, walk.who("alpha"), about=ref, **content)
        walk.of_offer("give_final", "alpha", at=f"{DAY}T12:01", envelope=text)
        walk.finals_opened(at=f"{DAY}T12:20")

        assert (walk.offer("alpha").state, walk.offer("beta").price_fen) == ("unread", LAST["beta"])
        assert "不是一份响应文件" in walk.offer("alpha").opening_note
        assert Entry.objects.filter(event="offer.set_aside_final").count() == 1

    def test_one_that_does_not_open_is_set_aside_once_the_third_has_tried(self, walk):
        walk.final("beta", at=f"{DAY}T12:00").final("gamma", at=f"{DAY}T12:00")
        ref = walk.offer("alpha").ref
        bad = json.loads(
            walk_sealing.sealed(walk.tender, walk.who("alpha"), about=ref, price_fen=5)
        )
        bad["boxes"]["purchaser"] = bad["boxes"]["agency"]
        text = json.dumps(bad, sort_keys=True)
        walk.of_offer("give_final", "alpha", at=f"{DAY}T12:01", envelope=text)
        walk.finals_unlocked("handler", "supervision", at=f"{DAY}T12:10")
        with pytest.raises(rules.ThirdNeeded):
            walk.of_tender("open_final_offers", at=f"{DAY}T12:11", by="agency")
        walk.finals_unlocked("agency", at=f"{DAY}T12:12")
        walk.of_tender("open_final_offers", at=f"{DAY}T12:13", by="agency")
        assert walk.offer("alpha").price_fen == 5  # agency and supervision have opened it

    def test_the_times_of_unlocking_are_on_the_tenders_page(self, walk):
        all_in(walk).finals_opened(at=f"{DAY}T12:20")
        lines = TenderCard.of(walk.tender, walk.who("agency")).opening_keys
        at = moment_of(f"{DAY}T12:20")
        assert [one.unlocked_at for one in lines] == [at, None, at]

    def test_a_new_group_asks_for_last_prices_anew(self, walk):
        all_in(walk).finals_opened(at=f"{DAY}T12:20")
        walk.tender_did(
            "reform_committee", on=DAY, by="agency", reason="两名专家应当回避，重新组建小组"
        )
        assert not FinalOffer.objects.exists()
        assert walk.offer("alpha").price_fen == 160_000_000
        assert not walk.tender.unlockings.filter(what="finals").exists()
