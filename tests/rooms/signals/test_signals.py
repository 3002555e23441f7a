"""Offers are looked at after the opening and before the award, by the clock; people judge."""

from __future__ import annotations

import io
import threading
import zipfile
from datetime import timedelta

import pytest
from django.db import connection

from goufu.base.documents.store import store
from goufu.base.ledger.models import Entry
from goufu.base.people.models import SignIn
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.law.calendar import day_of
from goufu.stages.procurement.signals import actions, queries, sheets
from goufu.stages.procurement.signals.cards import SignalCard
from goufu.stages.procurement.signals.models import Scan, Signal
from goufu.stages.procurement.tenders.rules.scoring import NotTheLeader
from tests.rooms.signals.files import docx
from tests.rooms.signals.test_what_is_looked_for import text_of
from tests.walk import morning_of
from tests.walk_procurement import ProcurementWalk, moment_of

pytestmark = pytest.mark.django_db

OPENING = "2015-04-20"
WHY = "核对了两份文件的来源，供应商承认由同一人编制"


@pytest.fixture
def walk() -> ProcurementWalk:
    return ProcurementWalk().up_to_opening()


def attach(walk: ProcurementWalk, by: str, content: bytes, name: str) -> None:
    file = io.BytesIO(content)
    file.name = name
    offer = walk.offer(by)
    document = store(
        file=file,
        ref=offer.ref,
        project_code="",
        place=offer.place,
        kind="bid",
        title=name,
        actor=walk.who(by),
        at=morning_of(OPENING),
    )
    offer.set(document=document)


def planted(walk: ProcurementWalk) -> ProcurementWalk:
    """Let alpha and beta hand in files that come from one original."""
    attach(walk, "alpha", docx(text_of("甲"), author="王五", origin="00A77B3E"), "甲.docx")
    attach(walk, "beta", docx(text_of("乙"), author="王五", origin="00A77B3E"), "乙.docx")
    return walk.ticked(at=f"{OPENING}T10:30")


def signal_of(walk: ProcurementWalk, kind: str) -> Signal:
    return Signal.objects.filter(tender=walk.tender, kind=kind).order_by("-strong").first()


def judged(walk: ProcurementWalk, *, by: str = "expert_1", outcome: str = "collusion") -> Signal:
    return actions.judge(
        ref=signal_of(walk, "same_author").ref,
        sheet=sheets.Judgement.model_validate({"outcome": outcome, "reason": WHY}),
        actor=walk.who(by),
        at=morning_of(OPENING),
    )


class TestLooking:
    def test_honest_offers_are_looked_at_and_nothing_is_noted(self, walk):
        walk.ticked(at=f"{OPENING}T10:30")
        scan = Scan.objects.get(tender=walk.tender)
        assert (scan.moment, scan.offers, scan.found) == ("opening", 3, 0)
        assert not Signal.objects.exists()

    def test_planted_files_are_found_with_the_evidence_of_both(self, walk):
        signal = signal_of(planted(walk), "same_author")
        assert signal.strong
        assert set(signal.offers) == {walk.offer("alpha").ref, walk.offer("beta").ref}
        assert [row["what"] for row in signal.evidence] == ["文档来源编号：00A77B3E"] * 2

    def test_people_who_signed_in_from_one_place_while_offers_were_made(self, walk):
        for by, address in (("alpha", "10.2.2.2"), ("beta", "10.2.2.2"), ("gamma", "10.2.2.3")):
            at = moment_of("2015-04-15T10:00")
            SignIn.objects.create(
                account_id=walk.who(by).account_id, began_at=at, seen_at=at, address=address
            )
        walk.ticked(at=f"{OPENING}T10:30")
        assert signal_of(walk, "same_place").evidence[0]["where"] == "10.2.2.2"

    def test_a_sign_in_after_the_closing_says_nothing(self, walk):
        for by in ("alpha", "beta"):
            at = moment_of("2015-04-21T10:00")
            SignIn.objects.create(
                account_id=walk.who(by).account_id, began_at=at, seen_at=at, address="10.2.2.2"
            )
        walk.ticked(at=f"{OPENING}T10:30")
        assert not Signal.objects.exists()

    def test_a_file_that_cannot_be_read_is_said_and_stops_nothing(self, walk, monkeypatch):
        attach(walk, "alpha", docx("甲"), "甲.docx")

        def damaged(*_args, **_facts):
            raise zipfile.BadZipFile("cut off")

        monkeypatch.setattr("goufu.stages.procurement.signals.papers.traces_of", damaged)
        walk.ticked(at=f"{OPENING}T10:30")
        assert Scan.objects.get(tender=walk.tender).unread == ["甲.docx"]

    def test_the_clock_looks_again_before_the_award_and_notes_nothing_twice(self, walk):
        planted(walk)
        before = set(Signal.objects.values_list("ref", flat=True))
        walk.ticked(at=f"{OPENING}T10:40")
        walk.seated(on=OPENING).scored(on=OPENING).concluded(on=OPENING)
        walk.ticked(at=f"{OPENING}T16:00")
        assert set(Scan.objects.values_list("moment", flat=True)) == {"opening", "award"}
        assert set(Signal.objects.values_list("ref", flat=True)) == before

    def test_before_the_opening_nothing_is_looked_at(self):
        walk = ProcurementWalk().up_to_notice().three_bids(on="2015-04-15")
        walk.ticked(at="2015-04-16T09:00")
        assert not Scan.objects.exists()


class TestTheLawOfTheDay:
    @pytest.mark.article("政府采购法实施条例 第七十四条")
    def test_before_the_signs_were_listed_the_ban_on_acting_together_is_cited(self, walk):
        assert signal_of(planted(walk), "same_author").clause == "政府采购法实施条例 第七十四条"

    @pytest.mark.article("财政部令第87号 第三十七条")
    def test_since_then_the_list_is_cited(self):
        law = actions._law_of("same_author", day_of(morning_of("2026-04-20")), "CN-34")
        assert law is not None
        assert (law.cite, law.verified) == ("财政部令第87号 第三十七条", True)


class TestPeopleJudge:
    def test_the_leader_records_what_the_committee_makes_of_it(self, walk):
        planted(walk).seated(on=OPENING)
        signal = judged(walk)
        assert (signal.state, signal.outcome, signal.reason) == ("judged", "collusion", WHY)
        assert signal.judged_by == f"评标委员会成员{walk.number_of('expert_1')}"

    def test_an_offer_is_not_invalid_by_that(self, walk):
        planted(walk).seated(on=OPENING)
        judged(walk)
        assert walk.offer("alpha").state == "opened"

    def test_another_member_does_not_record_it(self, walk):
        planted(walk).seated(on=OPENING)
        with pytest.raises(NotTheLeader):
            judged(walk, by="expert_2")

    def test_the_agency_does_not_judge(self, walk):
        planted(walk).seated(on=OPENING)
        with pytest.raises(NotYours):
            judged(walk, by="agency")

    def test_it_is_judged_once(self, walk):
        planted(walk).seated(on=OPENING)
        judged(walk)
        with pytest.raises(NotNow):
            judged(walk, outcome="explained")

    def test_what_cannot_be_cleared_up_is_referred_to_supervision(self, walk):
        planted(walk)
        signal = actions.refer(
            ref=signal_of(walk, "same_author").ref,
            sheet=sheets.Referral(referral="两份文件出自同一来源，请依法调查"),
            actor=walk.who("agency"),
            at=morning_of(OPENING),
        )
        assert signal.state == "referred"
        assert queries.visible_to(walk.who("supervision")).filter(pk=signal.pk).exists()


class TestWhoSeesThem:
    @pytest.mark.parametrize("by", ["agency", "handler", "head", "supervision"])
    def test_those_who_buy_and_watch(self, walk, by):
        planted(walk)
        assert queries.visible_to(walk.who(by)).exists()

    def test_a_member_of_the_committee_and_no_other_expert(self, walk):
        planted(walk).seated(on=OPENING)
        assert queries.visible_to(walk.who("expert_1")).exists()
        assert not queries.visible_to(walk.who("expert_5")).exists()

    @pytest.mark.parametrize("by", ["alpha", "beta", "gamma"])
    def test_no_bidder_ever(self, walk, by):
        planted(walk)
        assert not queries.visible_to(walk.who(by)).exists()

    def test_the_record_of_the_project_does_not_tell_of_it(self, walk):
        planted(walk)
        lines = Entry.objects.filter(event="signal.open")
        assert lines.exists()
        assert not lines.exclude(project_code="").exists()

    def test_the_page_says_that_it_is_no_verdict(self, walk):
        card = SignalCard.of(signal_of(planted(walk), "same_author"), walk.who("agency"))
        assert card.note.startswith("线索不是结论")


@pytest.mark.django_db(transaction=True)
def test_two_ticks_at_once_look_once():
    walk = ProcurementWalk().up_to_opening()
    attach(walk, "alpha", docx("甲", origin="00A77B3E"), "甲.docx")
    attach(walk, "beta", docx("乙", origin="00A77B3E"), "乙.docx")
    at = moment_of(f"{OPENING}T10:30") + timedelta(minutes=1)
    ref, start = walk.tender.ref, threading.Barrier(2)

    def tick() -> None:
        start.wait()
        actions.scan(ref=ref, sheet=sheets.Nothing(), actor=THE_CLOCK, at=at)
        connection.close()

    threads = [threading.Thread(target=tick) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert Scan.objects.count() == 1
    assert Signal.objects.filter(strong=True).count() == 1
