"""A seat falls empty during the evaluation."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.law.values.experts import REPLACED_OPINIONS, REPLACEMENT
from goufu.stages.parties.experts.models import ExpertService
from goufu.stages.procurement.draws import queries as drawn
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.models import Member, Points
from goufu.stages.procurement.tenders.rules import committee as rules
from goufu.stages.procurement.tenders.rules import scoring
from tests.rooms.draws.conftest import DAY
from tests.walk_procurement import POINTS

pytestmark = pytest.mark.django_db


def who_leads(walk) -> str:
    return walk.word_of(walk.tender.members.get(leader=True).account_id)


def other_expert(walk) -> str:
    found = walk.tender.members.filter(leader=False, capacity="expert").order_by("number").first()
    return walk.word_of(found.account_id)


def absent(walk, word: str) -> None:
    walk.tender_did(
        "record_absence", on=DAY, by="agency",
        member=str(walk.number_of(word)), ground="absent", reason="评审开始后离场未归",
    )  # fmt: skip


class TestAnExpertIsMissing:
    @pytest.mark.article("财库〔2016〕198号 第十七条")
    def test_the_next_in_order_is_called_and_takes_the_seat(self, seated):
        gone, following = other_expert(seated), drawn.next_in(seated.draw, 1)
        absent(seated, gone)
        assert seated.tender.members.count() == 4
        assert seated.experts_called() == [seated.word_of(following.expert.account_id)]

        newcomer = seated.experts_called()[0]
        seated.experts_accepted(on=DAY)
        assert seated.draw.state == "filled"
        assert seated.number_of(newcomer) == 6
        seated.pledged(newcomer, on=DAY, leader=None)
        assert drawn.seats_wanted(seated.tender.ref) == seated.tender.members.count() == 5
        assert "draw_more" in REPLACEMENT.on(date(2017, 1, 1)).value

    @pytest.mark.article("财政部令第87号 第四十九条第一款")
    def test_what_the_one_who_left_gave_does_not_count(self, seated):
        gone = other_expert(seated)
        seated.tender_did("score", on=DAY, by=gone, points=seated.marks(POINTS))
        assert Points.objects.count() == 6
        absent(seated, gone)

        assert (Points.objects.count(), Points.everyone.count()) == (0, 6)
        with pytest.raises(scoring.NotOnTheCommittee):
            seated.tender_did("score", on=DAY, by=gone, points=seated.marks(POINTS))
        assert not queries.visible_to(seated.who(gone)).exists()
        assert not queries.offers_visible_to(seated.who(gone)).exists()
        assert REPLACED_OPINIONS.on(date(2017, 10, 1), method="open_tender").value == "invalid"

    def test_the_evaluation_does_not_end_while_a_seat_is_empty(self, seated):
        sitting = [
            seated.word_of(one.account_id) for one in seated.tender.members.order_by("number")
        ]
        gone, leader = other_expert(seated), who_leads(seated)
        seated.scored(on=DAY, words=tuple(word for word in sitting if word != gone))
        absent(seated, gone)
        with pytest.raises(rules.CommitteeIncomplete):
            seated.tender_did("conclude", on=DAY, by=leader, report="结束评标")

        newcomer = seated.experts_called()[0]
        seated.experts_accepted(on=DAY).pledged(newcomer, on=DAY, leader=None)
        seated.scored(on=DAY, words=(newcomer,)).conforming(on=DAY, by=leader)
        seated.tender_did("conclude", on=DAY, by=leader, report="结束评标")
        assert Member.everyone.filter(tender=seated.tender).count() == 6

    def test_when_the_leader_goes_the_others_choose_anew(self, seated):
        leader, other = who_leads(seated), other_expert(seated)
        seated.tender_did("stand_aside", on=DAY, by=leader, reason="发现与投标人有利害关系")
        with pytest.raises(rules.NoLeaderYet):
            seated.tender_did("score", on=DAY, by=other, points=seated.marks(POINTS))

        seated.experts_accepted(on=DAY)
        members = [
            seated.word_of(one.account_id) for one in seated.tender.members.order_by("number")
        ]
        seated.pledged(*members, on=DAY, leader=other)
        assert who_leads(seated) == other

    def test_today_all_who_served_or_did_not_come_are_rated(self, seated):
        assert drawn.rated_for(seated.tender.ref).count() == 4
        absent(seated, other_expert(seated))
        seated.experts_accepted(on=DAY)
        assert drawn.rated_for(seated.tender.ref).count() == 5
        assert not ExpertService.objects.exists()  # In 2015 nobody was rated yet.

    def test_an_unknown_number_or_a_representative_is_refused(self, seated):
        for number in ("99", "x", str(seated.number_of("handler_2"))):
            facts = {"member": number, "ground": "absent", "reason": "未到场"}
            with pytest.raises(rules.NoSuchMember):
                seated.tender_did("record_absence", on=DAY, by="agency", **facts)


class TestTheRepresentative:
    def test_is_replaced_by_the_purchaser(self, seated):
        facts = {
            "member": str(seated.number_of("handler_2")),
            "appointment_id": seated.who("handler").appointment_id,
            "reason": "原代表生病",
        }
        seated.tender_did("replace_representative", on=DAY, by="head", **facts)

        assert seated.number_of("handler") == 6
        assert seated.tender.members.count() == 5
        with pytest.raises(rules.NoSuchMember):
            seated.tender_did("replace_representative", on=DAY, by="head", **facts)


class TestWhenNobodyCanBeHad:
    @pytest.mark.article("财政部令第87号 第四十九条第二款")
    def test_the_evaluation_stops_and_another_committee_is_drawn(self, seated):
        old = seated.draw.ref
        seated.tender_did("score", on=DAY, by=who_leads(seated), points=seated.marks(POINTS))
        seated.tender_did(
            "reform_committee", on=DAY, by="agency", reason="评审专家无法及时补足，停止评审"
        )

        assert seated.tender.state == "opened"
        assert seated.draw.ref != old
        assert (seated.tender.members.count(), Points.objects.count()) == (0, 0)
        seated.committed(on=DAY).revealed(on=DAY).experts_accepted(on=DAY).appointed(on=DAY)
        assert min(seated.tender.members.values_list("number", flat=True)) == 6
