"""Sealed offers: one each, in time, secret until the opening."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest

from goufu.base import clock
from goufu.base.documents.models import Document
from goufu.base.documents.reading import may_read
from goufu.base.documents.store import store
from goufu.base.ledger.models import Entry, Refused
from goufu.base.notifications.models import Letter, Message
from goufu.base.organisations.kinds import Kind
from goufu.base.workflow import holds
from goufu.base.workflow.advance import NotAParty, OnHold
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.law.values.parties import PROVIDER_KINDS
from goufu.stages.procurement.sealing.envelope import seal_file
from goufu.stages.procurement.tenders import actions, queries
from goufu.stages.procurement.tenders.cards import TenderCard
from goufu.stages.procurement.tenders.models import Offer
from goufu.stages.procurement.tenders.rules import offers as rules
from goufu.stages.procurement.tenders.sheets import Bid, Reasons
from tests import walk_sealing
from tests.visitors import Program, in_a_demo
from tests.walk_procurement import PRICES, moment_of

pytestmark = pytest.mark.django_db

OTHERS = (
    "handler",
    "head",
    "agency",
    "supervision",
    "budget",
    "inspector",
    "auditor",
    "expert_1",
    "beta",
    "sector_head",
)


class TestInTime:
    @pytest.mark.article("招标投标法 第二十八条")
    def test_the_last_second_is_in_time_and_the_moment_itself_is_not(self, announced):
        announced.bid("alpha", at="2015-04-20T08:59:59")
        with pytest.raises(rules.BiddingClosed):
            announced.bid("beta", at="2015-04-20T09:00:00")

    @pytest.mark.article("招标投标法 第二十九条")
    def test_it_can_be_replaced_and_withdrawn_until_then(self, announced):
        announced.bid("alpha", at="2015-04-15T10:00")
        offer, first = announced.offer("alpha"), announced.offer("alpha").seal
        alpha = announced.who("alpha")
        content = {"price_fen": 150_000_000, "service_plan": "改进后的方案"}
        sheet = Bid(envelope=walk_sealing.sealed(announced.tender, alpha, **content), declared=True)
        actions.replace_bid(
            ref=offer.ref, sheet=sheet, actor=alpha, at=moment_of("2015-04-16T10:00")
        )
        assert announced.offer("alpha").envelope == sheet.envelope
        assert announced.offer("alpha").seal != first

        late = moment_of("2015-04-20T09:00")
        reasons = Reasons(reason="本单位人员不足，撤回投标")
        for fn, filled in ((actions.replace_bid, sheet), (actions.withdraw_bid, reasons)):
            with pytest.raises(rules.BiddingClosed):
                fn(ref=offer.ref, sheet=filled, actor=alpha, at=late)
        actions.withdraw_bid(
            ref=offer.ref, sheet=reasons, actor=alpha, at=moment_of("2015-04-17T10:00")
        )
        announced.bid("alpha", at="2015-04-18T10:00")
        assert announced.offer("alpha").ref != offer.ref

    def test_the_clock_closes_at_the_moment_and_not_before(self, announced):
        announced.three_bids(on="2015-04-15").ticked(at="2015-04-20T08:59:59")
        assert announced.tender.state == "open"

        announced.ticked(at="2015-04-20T09:00").ticked(at="2015-04-20T09:00")
        assert announced.tender.state == "closed"
        assert Entry.objects.filter(event="tender.close").count() == 1
        with pytest.raises(rules.BiddingClosed):
            announced.bid("delta", at="2015-04-20T09:01")

    def test_a_suspension_puts_the_closing_off(self, announced):
        announced.bid("alpha", at="2015-04-15T10:00")
        code = announced.ref
        holds.place(code, by="X", reason="核查", clause="", at=moment_of("2015-04-16T09:00"))
        with pytest.raises(OnHold):
            announced.bid("beta", at="2015-04-17T10:00")
        announced.ticked(at="2015-04-20T09:00")
        assert announced.tender.state == "open"

        holds.lift(code, by="X", at=moment_of("2015-04-21T09:00"))
        announced.bid("beta", at="2015-04-24T10:00").ticked(at="2015-04-24T10:00")
        assert announced.tender.state == "open"
        assert announced.tender.closes_at == moment_of("2015-04-25T09:00")
        announced.ticked(at="2015-04-25T09:00")
        assert announced.tender.state == "closed"


class TestOneEach:
    def test_a_provider_offers_once(self, announced):
        announced.bid("alpha", at="2015-04-15T10:00")
        with pytest.raises(rules.OneOfferEach):
            announced.bid("alpha", at="2015-04-16T10:00")

    @pytest.mark.article("政府采购法 第二十二条")
    def test_the_conditions_are_declared(self, announced):
        with pytest.raises(rules.ConditionsNotDeclared):
            announced.bid("alpha", at="2015-04-15T10:00", declared=False)

    @pytest.mark.article("国办发〔2013〕96号；六安市财政局讲座 第24、26行")
    @pytest.mark.article("财政部令第102号 第六条、第八条")
    def test_who_may_provide_hangs_on_the_day(self, announced):
        kinds_then = PROVIDER_KINDS.on(date(2015, 4, 15)).value
        kinds_now = PROVIDER_KINDS.on(date(2026, 4, 15)).value
        assert "public_benefit_1" in kinds_then
        assert "public_benefit_1" not in kinds_now
        assert "rural_collective" in set(kinds_now) - set(kinds_then)

        provider = announced.town.organisations["alpha"]
        type(provider).objects.filter(pk=provider.pk).update(kind=Kind.STATE_ORGAN)
        with pytest.raises(rules.MayNotProvide):
            announced.bid("alpha", at="2015-04-15T10:00")

    def test_nobody_but_providers_offers(self, announced):
        for by in ("handler", "agency", "expert_1", "supervision"):
            with pytest.raises(NotYours):
                announced.bid(by, at="2015-04-15T10:00")

    def test_nobody_withdraws_the_offer_of_another(self, announced):
        announced.bid("alpha", at="2015-04-15T10:00")
        with pytest.raises(NotAParty):
            actions.withdraw_bid(
                ref=announced.offer("alpha").ref,
                sheet=Reasons(reason="替他人撤回已递交的投标文件"),
                actor=announced.who("beta"),
                at=moment_of("2015-04-16T10:00"),
            )


class TestSealed:
    def test_nobody_else_learns_that_there_is_an_offer(self, announced):
        announced.bid("alpha", at="2015-04-15T10:00")

        assert queries.offers_visible_to(announced.who("alpha")).count() == 1
        for word in OTHERS:
            assert not queries.offers_visible_to(announced.who(word)).exists(), word
            assert TenderCard.of(announced.tender, announced.who(word)).offers == []
        assert not Entry.objects.filter(project_code=announced.ref, dossier_kind="offer").exists()
        assert not Message.objects.filter(event__startswith="offer.").exists()

    def test_the_price_stands_nowhere_but_in_the_offer(self, announced):
        announced.bid("alpha", at="2015-04-15T10:00")
        with pytest.raises(rules.OneOfferEach):
            announced.bid("alpha", at="2015-04-15T11:00")

        told = [json.dumps([one.facts, one.why]) for one in Entry.objects.all()]
        told += [one.body + one.subject for one in Letter.objects.all()]
        told += [one.sentence for one in Refused.objects.all()]
        price = str(PRICES["alpha"])
        assert not [text for text in told if price in text or "的服务方案" in text]
        assert announced.offer("alpha").seal in "".join(told)

    def test_its_paper_is_read_by_nobody_before_the_opening(self, announced):
        sealed, told = seal_file(b"%PDF-1.4 plan", name="plan.pdf", tender=announced.tender.ref)
        paper = _paper(announced, "alpha", sealed)
        for by in PRICES:
            mine = {"document": paper.pk, "attachment": told} if by == "alpha" else {}
            announced.bid(by, at="2015-04-15T10:00", **mine)
        readers = ("agency", "expert_1", "head", "inspector", "beta")
        night = moment_of("2015-04-20T08:00")
        paper.refresh_from_db()
        assert may_read(paper, announced.who("alpha"), night)
        assert not [w for w in readers if may_read(paper, announced.who(w), night)]

        announced.ticked(at="2015-04-20T09:00")
        morning = moment_of("2015-04-20T09:30")
        assert not [w for w in readers if may_read(paper, announced.who(w), morning)]
        announced.bids_opened(on="2015-04-20").seated(on="2015-04-20")
        paper.refresh_from_db()
        noon = moment_of("2015-04-20T12:00")
        assert [w for w in readers if may_read(paper, announced.who(w), noon)] == [
            "agency",
            "expert_1",
            "inspector",
        ]
        opened = paper.versions.get(number=2)
        assert (opened.file_name, opened.media_type) == ("plan.pdf", "application/pdf")

    @pytest.mark.article("招标投标法 第三十六条")
    def test_an_offer_altered_behind_the_door_stops_the_opening(self, announced):
        announced.three_bids(on="2015-04-15").ticked(at="2015-04-20T09:00")
        announced.unlocked(on="2015-04-20")
        other = walk_sealing.sealed(
            announced.tender, announced.who("gamma"), price_fen=100_000_000, service_plan="更低的价"
        )
        Offer.objects.filter(pk=announced.offer("gamma").pk).update(envelope=other)

        with pytest.raises(rules.SealBroken) as refused:
            announced.bids_opened(on="2015-04-20")
        assert announced.offer("gamma").ref in str(refused.value)


class TestOpening:
    @pytest.mark.article("政府采购法 第三十六条第一款第（一）项")
    def test_two_offers_are_too_few_to_open(self, announced):
        announced.bid("alpha", at="2015-04-15T10:00").bid("beta", at="2015-04-15T10:00")
        announced.ticked(at="2015-04-20T09:00")

        with pytest.raises(rules.TooFewOffers) as refused:
            announced.bids_opened(on="2015-04-20")
        assert "不足 3 家" in str(refused.value)

    def test_how_many_there_are_is_not_told_to_those_who_may_not_open(self, announced):
        announced.bid("alpha", at="2015-04-15T10:00").ticked(at="2015-04-20T09:00")
        for by in ("handler", "alpha", "supervision"):
            with pytest.raises(NotYours):
                announced.tender_did("open_bids", on="2015-04-20", by=by)
        with pytest.raises(NotAParty):
            announced.tender_did("open_bids", on="2015-04-20", by="central")

    def test_not_before_bidding_has_closed_and_not_twice(self, announced):
        announced.three_bids(on="2015-04-15")
        with pytest.raises(NotNow):
            announced.bids_opened(on="2015-04-19")
        announced.ticked(at="2015-04-20T09:00").bids_opened(on="2015-04-20")
        with pytest.raises(NotNow):
            announced.bids_opened(on="2015-04-20")


def _paper(walk, by: str, content: bytes) -> Document:
    file = io.BytesIO(content)
    file.name = "sealed.txt"
    return store(
        file=file,
        ref="",
        project_code="",
        place=walk.town.place,
        kind="document",
        title="投标文件",
        actor=walk.who(by),
        at=moment_of("2015-04-15T09:00"),
    )


class TestWhatCounts:
    """Of a thousand who come in the last minute some wait for their turn until after it."""

    def test_is_when_the_request_was_here_in_full_and_not_when_its_turn_came(
        self, announced, settings, monkeypatch
    ):
        in_a_demo(settings)
        turn = moment_of("2015-04-20T09:00:04")
        monkeypatch.setattr(clock, "now", lambda: turn)
        in_time = _sent_over_json(announced, "alpha", arrived="2015-04-20T08:59:59.998")
        late = _sent_over_json(announced, "beta", arrived="2015-04-20T09:00:00.000")

        assert in_time.status_code == 201
        assert announced.offer("alpha").submitted_at == moment_of("2015-04-20T08:59:59.998")
        assert (late.status_code, late.json()["code"]) == (409, "tenders.bidding_closed")
        assert not Offer.objects.filter(provider=announced.town.organisations["beta"]).exists()

    def test_stays_so_when_the_clock_has_closed_the_tender_meanwhile(
        self, announced, settings, monkeypatch
    ):
        in_a_demo(settings)
        announced.ticked(at="2015-04-20T09:00:01")
        monkeypatch.setattr(clock, "now", lambda: moment_of("2015-04-20T09:00:04"))
        answer = _sent_over_json(announced, "alpha", arrived="2015-04-20T08:59:59.998")

        assert answer.status_code == 201, answer.json()


def _sent_over_json(walk, word: str, *, arrived: str):
    content = {"price_fen": 150_000_000, "service_plan": "专职团队逐次记录"}
    actor = walk.who(word)
    body = {"envelope": walk_sealing.sealed(walk.tender, actor, **content), "declared": True}
    return Program(actor).post(
        f"/tenders/{walk.tender.ref}/offers", body, arrived=moment_of(arrived)
    )
