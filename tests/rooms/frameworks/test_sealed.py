"""Responses to a closed call are sealed like offers: two of three keys open all at once."""

from __future__ import annotations

import json
from functools import partial

import pytest

from goufu.base.ledger.keys import as_pem, public_hex, signing_key
from goufu.base.ledger.models import Entry as Line
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.procurement.frameworks import actions, lists, queries, sheets
from goufu.stages.procurement.frameworks.cards import EntryCard, FrameworkCard
from goufu.stages.procurement.frameworks.models import Entry, Framework
from goufu.stages.procurement.frameworks.rules import entry
from goufu.stages.procurement.sealing import actions as keys
from goufu.stages.procurement.sealing import envelope, receipt, rules
from goufu.stages.procurement.sealing.keyfile import new_key, public_text
from goufu.stages.procurement.sealing.sheets import KeyReason, Pieces
from goufu.stages.procurement.tenders.rules.offers import SealBroken
from tests import walk_sealing
from tests.at_once import at_once
from tests.rooms.tenders.test_no_one_can_read import PLAN, PRICE, opens_nothing
from tests.walk import morning_of
from tests.walk_frameworks import PLAN as DOCUMENT
from tests.walk_frameworks import PRICES, RESPONSE, FrameworkWalk
from tests.walk_procurement import moment_of

CLOSING = "2026-05-06T09:00"
CONTENT = {name: RESPONSE[name] for name in ("plan", "location", "contact")}
LOST = KeyReason(reason="保存钥匙文件的电脑损坏")


def called() -> FrameworkWalk:
    return FrameworkWalk().up_to_call()


def three(walk: FrameworkWalk) -> FrameworkWalk:
    for word in ("alpha", "beta", "gamma"):
        walk.responded(word, on="2026-04-20")
    return walk


def lose(walk: FrameworkWalk, *words: str) -> None:
    for word in words:
        key = queries.key_of(walk.framework, walk.who(word)).key
        at = morning_of("2026-05-06")
        keys.report_lost(ref=key.ref, sheet=LOST, actor=walk.who(word), at=at)


def opened(walk: FrameworkWalk, *, by: str = "handler") -> None:
    actions.open_responses(
        ref=walk.framework.ref,
        sheet=sheets.Remark(),
        actor=walk.who(by),
        at=moment_of("2026-05-06T10:00"),
    )


@pytest.mark.django_db
class TestHandingIn:
    def test_the_server_keeps_an_envelope_and_no_price(self):
        walk = called().responded("alpha", on="2026-04-20")

        entered = walk.entry("alpha")
        assert (entered.price_fen, entered.plan, entered.location) == (None, "", "")
        assert envelope.digest(entered.envelope) == entered.seal
        line = Line.objects.get(event="framework_entry.open")
        assert line.facts["seal"] == entered.seal
        card = EntryCard.of(entered, walk.who("alpha"))
        assert card.price_fen is None
        told = json.loads(card.receipt)
        receipt.check_receipt(told, entered.envelope, as_pem(public_hex(signing_key())).encode())
        assert json.loads(told["text"])["tender"] == walk.framework.ref

    def test_an_envelope_for_another_or_to_other_keys_is_refused(self):
        walk = called()
        others = {one: public_text(new_key()) for one in envelope.CUSTODIANS}
        own = str(walk.who("alpha").organisation_id)
        wrong = [
            walk.response("beta", price_fen=1),
            envelope.seal({}, tender=walk.framework.ref, bidder=own, keys=others),
            envelope.seal(
                {}, tender="KJ", bidder=own,
                keys=lists.sealed_here(walk.framework, walk.who("alpha"))["keys"],
            ),
        ]  # fmt: skip
        for text in wrong:
            with pytest.raises(rules.EnvelopeForAnother):
                actions.respond(
                    parent_ref=walk.framework.ref,
                    sheet=sheets.Response(envelope=text, declared=True),
                    actor=walk.who("alpha"),
                    at=morning_of("2026-04-20"),
                )
        assert not Entry.objects.exists()

    @pytest.mark.article("财政部令第110号 第九条")
    def test_what_came_in_time_counts_although_the_clock_was_quicker(self):
        walk = called().responded("alpha", on="2026-04-20").responded("beta", on="2026-04-20")
        walk.ticked(at=CLOSING).responded("gamma", at="2026-05-06T08:59:59.999")
        with pytest.raises(entry.ResponsesClosed):
            walk.entry_did("withdraw_response", "gamma", on="2026-05-06")
        walk.responses_unlocked("handler", at="2026-05-06T09:10")
        with pytest.raises(entry.NotCollecting):
            walk.responded("delta", at="2026-05-06T08:59:59.999")

    def test_a_withdrawn_response_is_thrown_away_unread(self):
        walk = called().responded("alpha", on="2026-04-20")
        walk.entry_did("withdraw_response", "alpha", on="2026-04-21")
        assert (walk.entry("alpha").state, walk.entry("alpha").envelope) == ("withdrawn", "")

    def test_there_is_no_sealed_response_to_an_open_agreement(self):
        walk = FrameworkWalk().open_framework()
        with pytest.raises(entry.NotCollecting):
            actions.respond(
                parent_ref=walk.framework.ref,
                sheet=sheets.Response(envelope="{}", declared=True),
                actor=walk.who("alpha"),
                at=morning_of("2026-04-20"),
            )


@pytest.mark.django_db
class TestTheThreeKeys:
    def test_the_keeper_of_the_third_is_an_agency_with_a_key(self):
        walk = FrameworkWalk()
        walk.up_to_announcement()
        walk.framework_planned(on="2026-03-24")
        walk.framework_did("consent", on="2026-03-26", by="sector_head", opinion="同意")
        walk.framework_did("file_plan", on="2026-03-27")
        closes = {"closes_at": moment_of(CLOSING)}
        for word in ("alpha", "central", "handler"):
            keeper = walk.who(word).organisation_id
            with pytest.raises(entry.NotAKeeper):
                walk.framework_did("publish_call", on="2026-04-08", keeper_id=keeper, **closes)
        key = keys.OpeningKey.objects.get(custodian="supervision")
        keys.revoke_key(
            ref=key.ref, sheet=LOST, actor=walk.who("supervision"), at=morning_of("2026-04-08")
        )
        walk.keys_there = lambda **_kw: walk  # nobody registers another one
        with pytest.raises(rules.NoOpeningKey) as refused:
            walk.framework_did("publish_call", on="2026-04-08", **closes)
        assert "采购监管部门" in str(refused.value.params["missing"])
        assert walk.framework.state == "planned"

    def test_of_a_central_agencys_call_an_agency_keeps_the_third(self):
        walk = FrameworkWalk()
        sheet = sheets.FrameworkSheet.model_validate(
            {**DOCUMENT, "case": "small_catalogue_items", "users": "place"}
        )
        at = morning_of("2026-03-24")
        actions.open_central(sheet=sheet, actor=walk.who("central"), at=at)
        walk.framework_did("submit", on="2026-03-25", by="central")
        walk.framework_did("accept", on="2026-03-26", by="supervision", opinion="同意")
        walk.framework_did(
            "publish_call", on="2026-04-08", by="central", closes_at=moment_of(CLOSING)
        )
        three(walk).ticked(at=CLOSING)
        walk.responses_unlocked("agency", "central", at="2026-05-06T09:10")
        with pytest.raises(NotYours):
            opened(walk, by="agency")
        opened(walk, by="central")
        assert walk.entry("beta").price_fen == PRICES["beta"]

    def test_the_keeper_unlocks_and_does_nothing_else(self):
        walk = three(called())
        framework, agency = walk.framework, walk.who("agency")
        assert FrameworkCard.of(framework, agency).responses == []
        assert Framework.objects.filter(queries.in_charge(agency)).exists()
        mine = {one.verb for one in framework.WORKFLOW.steps if agency.role in one.by}
        assert mine == {"bring_pieces"}

    def test_a_supplement_is_sealed_to_the_keys_of_its_day(self):
        walk = FrameworkWalk().up_to_framework()
        facts = {"ground": "broke_contract", "reason": "多次未按约定上门，经请求仍不履行"}
        walk.entry_did("remove", "gamma", by="handler", on="2026-06-10", **facts)
        old = queries.key_of(walk.framework, walk.who("agency")).key
        at = morning_of("2026-06-11")
        keys.revoke_key(ref=old.ref, sheet=LOST, actor=walk.who("agency"), at=at)
        more = {"closes_at": moment_of("2026-07-20T09:00"), "reason": "剩余供应商不能满足服务需要"}
        with pytest.raises(rules.NoOpeningKey):
            walk.framework_did("supplement", on="2026-06-25", **more)
        sheet = keys.NewKey(public_key=public_text(new_key()), valid_until="2030-12-31")
        keys.register_key(sheet=sheet, actor=walk.who("agency"), at=at)
        walk.framework_did("supplement", on="2026-06-25", **more)
        assert queries.key_of(walk.framework, walk.who("agency")).key != old
        assert walk.framework.keys.filter(round=1, key=old).exists()


@pytest.mark.django_db
class TestOpening:
    def test_two_of_three_open_all_at_once_and_one_cannot(self):
        walk = three(called()).ticked(at=CLOSING)
        walk.responses_unlocked("agency", at="2026-05-06T09:10")
        with pytest.raises(rules.NotUnlocked) as refused:
            opened(walk)
        assert refused.value.clause == "财政部令第110号 第九条"
        with pytest.raises(rules.BroughtAlready):
            walk.responses_unlocked("agency", at="2026-05-06T09:11")
        rows = [{"entry_id": walk.entry("alpha").pk, "qualified": True}]
        with pytest.raises(NotNow):
            walk.evaluated(on="2026-05-06", rows=rows)

        walk.responses_unlocked("supervision", at="2026-05-06T09:12")
        assert walk.entry("alpha").price_fen is None
        opened(walk)
        assert {word: walk.entry(word).price_fen for word in ("alpha", "beta", "gamma")} == {
            word: PRICES[word] for word in ("alpha", "beta", "gamma")
        }
        assert walk.entry("alpha").location == RESPONSE["location"]
        assert walk.entry("alpha").project_code == walk.framework.project_code
        lines = FrameworkCard.of(walk.framework, walk.who("handler")).opening_keys
        assert [one.unlocked_at is not None for one in lines] == [False, True, True]

    def test_nobody_is_given_a_box_before_the_closing(self):
        walk = three(called())
        assert lists.unlocked_here(walk.framework, walk.who("agency"))["offers"] == {}
        with pytest.raises(NotNow):
            walk.responses_unlocked("agency", at="2026-05-05T09:10")
        walk.ticked(at=CLOSING)
        given = lists.unlocked_here(walk.framework, walk.who("agency"))["offers"]
        assert len(given) == 3
        assert {tuple(head["boxes"]) for head in given.values()} == {("agency",)}
        assert not any("sealed" in head for head in given.values())

    def test_another_body_brings_nothing(self):
        walk = three(called()).ticked(at=CLOSING)
        for word in ("school_handler", "central"):
            with pytest.raises(NotAParty):
                actions.bring_pieces(
                    ref=walk.framework.ref,
                    sheet=Pieces(pieces="{}"),
                    actor=walk.who(word),
                    at=moment_of("2026-05-06T09:10"),
                )

    def test_one_lost_key_does_no_harm_and_all_are_told(self):
        walk = three(called()).ticked(at=CLOSING)
        lose(walk, "agency")
        assert Line.objects.filter(event="framework.note_lost_key").count() == 1
        walk.responses_opened(at="2026-05-06T09:30")
        assert walk.framework.state == "opened"

    def test_with_two_lost_the_call_fails_and_the_responses_go_back_unread(self):
        walk = three(called()).ticked(at=CLOSING)
        walk.responses_unlocked("handler", at="2026-05-06T09:10")
        lose(walk, "agency", "supervision")
        with pytest.raises(rules.TooManyLost):
            opened(walk)
        walk.framework_did("fail", on="2026-05-06", reason="两把开标钥匙遗失，响应文件无法开启")
        found = set(Entry.objects.values_list("state", "envelope", "price_fen"))
        assert found == {("void", "", None)}
        assert not walk.framework.unlockings.exists()
        assert walk.project.state == "announced"

    def test_an_altered_envelope_stops_the_opening(self):
        walk = three(called()).ticked(at=CLOSING)
        text = walk.entry("beta").envelope
        Entry.objects.filter(pk=walk.entry("beta").pk).update(envelope=text.replace("A", "B", 1))
        with pytest.raises(SealBroken):
            actions.bring_pieces(
                ref=walk.framework.ref,
                sheet=Pieces(pieces="{}"),
                actor=walk.who("handler"),
                at=moment_of("2026-05-06T09:10"),
            )

    def test_what_does_not_open_or_is_no_response_is_invalid_and_the_others_are_opened(self):
        walk = three(called())
        text = walk.response("delta", price_fen=1, plan="短")
        actions.respond(
            parent_ref=walk.framework.ref,
            sheet=sheets.Response(envelope=text, declared=True),
            actor=walk.who("delta"),
            at=morning_of("2026-04-21"),
        )
        walk.responses_opened()
        assert (walk.entry("delta").state, walk.entry("delta").price_fen) == ("invalid", None)
        assert "不是一份响应文件" in walk.entry("delta").reason
        assert walk.entry("alpha").state == "opened"


@pytest.mark.django_db(transaction=True)
def test_a_dump_and_all_keys_of_the_server_open_no_response():
    walk = called().responded("alpha", on="2026-04-20", plan=PLAN + "，全年无休", price_fen=PRICE)
    opens_nothing(walk.entry("alpha").envelope)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_never_do_a_thing_twice():
    walk = called()

    def answer(word: str, at: str = "2026-04-20T10:00"):
        text = walk.response(word, price_fen=PRICES[word], **CONTENT)
        return partial(
            actions.respond,
            parent_ref=walk.framework.ref,
            sheet=sheets.Response(envelope=text, declared=True),
            actor=walk.who(word),
            at=moment_of(at),
        )

    done = at_once(answer("alpha"), answer("alpha"))
    assert [type(one) for one in done if one is not None] == [entry.AlreadyThere]
    at_once(answer("beta"), answer("gamma"))
    assert Entry.objects.count() == 3

    walk.ticked(at=CLOSING)
    bring = [
        partial(
            actions.bring_pieces,
            ref=walk.framework.ref,
            sheet=Pieces(
                **walk_sealing.taken(
                    queries.key_of(walk.framework, walk.who(word)), queries.sealed(walk.framework)
                )
            ),
            actor=walk.who(word),
            at=moment_of("2026-05-06T09:10"),
        )
        for word in ("handler", "head", "supervision")
    ]
    done = at_once(*bring)
    assert [type(one) for one in done if one is not None] == [rules.BroughtAlready]
    done = at_once(partial(opened, walk), partial(opened, walk))
    assert [type(one) for one in done if one is not None] == [NotNow]
    assert Line.objects.filter(event="framework.open_responses").count() == 1
