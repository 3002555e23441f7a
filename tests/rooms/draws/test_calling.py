"""The lot falls, experts are called in its order, say yes or no or nothing."""

from __future__ import annotations

import pytest

from goufu.base.jobs import clockwork
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.procurement.draws import lottery, queries
from goufu.stages.procurement.draws.cards import DrawCard
from goufu.stages.procurement.draws.rules import answers as rules
from tests.rooms.draws.conftest import DAY
from tests.walk_draws import VALUE, at

pytestmark = pytest.mark.django_db


class TestTheLot:
    @pytest.mark.article("政府采购法实施条例 第三十九条")
    def test_the_order_follows_from_list_secret_and_value(self, fixed):
        draw = fixed.draw
        (order,) = lottery.orders(draw.commitment, secret=draw.secret, value=VALUE)
        fixed.revealed(on=DAY, value=f"  {VALUE.replace(' ', '   ')} ")

        drawn = list(fixed.draw.candidates.order_by("place").values_list("code", flat=True))
        assert drawn == order
        called = fixed.draw.candidates.filter(outcome="called").values_list("code", flat=True)
        assert set(called) == set(order[:4])
        (other,) = lottery.orders(draw.commitment, secret=draw.secret, value=VALUE[:-1] + "9")
        assert other != order

    def test_not_before_the_value_is_out(self, fixed):
        with pytest.raises(rules.ValueNotThereYet):
            fixed.draw_did("reveal", by="agency", on=DAY, time="09:19", value=VALUE)

    def test_a_file_of_the_source_speaks_by_itself_and_against_what_is_typed(
        self, fixed, settings, tmp_path
    ):
        from dataclasses import replace

        settings.GOUFU = replace(settings.GOUFU, home=tmp_path)
        folder = tmp_path / "draw-values"
        folder.mkdir()
        (folder / "lottery-2015046 期.txt").write_text("01 02 03  04\n", "utf-8")
        with pytest.raises(rules.OtherThanTheSource):
            fixed.revealed(on=DAY)

        clockwork.run(at=at(DAY, "09:19"))
        assert fixed.draw.state == "committed"
        clockwork.run(at=at(DAY, "09:20"))
        assert (fixed.draw.state, fixed.draw.value) == ("calling", "01 02 03 04")

    def test_a_round_is_no_way_out_of_the_folder(self, fixed):
        fixed.draw.set(round="../../secret")
        assert queries.value_in_file(fixed.draw) is None


class TestTheAnswers:
    def test_who_is_called_is_told_and_nobody_else(self, calling):
        told = Message.objects.filter(event="draw.reveal").select_related("account")

        assert {calling.word_of(one.account_id) for one in told} == set(calling.experts_called())

    def test_when_all_seats_are_taken_the_draw_is_done(self, calling):
        first, *others = calling.experts_called()
        calling.experts_accepted(*others, on=DAY)
        assert calling.draw.state == "calling"
        calling.experts_accepted(first, on=DAY)
        assert calling.draw.state == "filled"
        with pytest.raises(NotNow):
            calling.experts_accepted(first, on=DAY)

    @pytest.mark.article("政府采购法实施条例 第九条第一款")
    def test_who_says_yes_denies_ties_first(self, calling):
        with pytest.raises(rules.TiesNotDenied):
            calling.draw_did("accept", by=calling.experts_called()[0], on=DAY, unbound=False)

    def test_after_a_no_the_next_in_order_is_called(self, calling):
        before = calling.experts_called()
        fifth = calling.word_of(queries.next_in(calling.draw, 1).expert.account_id)
        calling.draw_did("decline", by=before[0], on=DAY, reason="当日出差")

        assert set(calling.experts_called()) == {*before[1:], fifth}
        line = Entry.objects.get(event="draw.decline")
        assert "出差" not in str(line.facts)
        with pytest.raises(rules.NotCalled):
            calling.experts_accepted(before[0], on=DAY)

    def test_a_yes_can_be_taken_back_before_the_assessment(self, calling):
        first = calling.experts_called()[0]
        calling.experts_accepted(on=DAY)
        calling.draw_did("decline", by=first, on=DAY, reason="发现应当回避", recusal=True)

        assert calling.draw.state == "calling"
        assert calling.draw.candidates.get(
            expert__account_id=calling.who(first).account_id
        ).outcome == ("stood_aside")

    def test_who_says_nothing_in_time_is_passed_over(self, calling):
        late = calling.experts_called()
        calling.experts_accepted(late[0], on=DAY)
        clockwork.run(at=at(DAY, "11:21"))
        assert set(calling.experts_called()) == set(late[1:])  # the last minute is still in time

        clockwork.run(at=at(DAY, "11:22"))
        assert len(calling.experts_called()) == 3
        assert not set(calling.experts_called()) & set(late)
        clockwork.run(at=at(DAY, "11:22"))
        assert Entry.objects.filter(event="draw.pass_over").count() == 1

    def test_an_answer_after_its_time_is_too_late_even_before_the_clock_strikes(self, calling):
        with pytest.raises(rules.AnsweredTooLate):
            calling.draw_did(
                "accept", by=calling.experts_called()[0], on=DAY, time="11:22", unbound=True
            )

    def test_others_cannot_answer(self, calling):
        other = next(w for w in ("expert_1", "expert_2", "expert_3", "expert_4", "expert_5")
                     if w not in calling.experts_called())  # fmt: skip
        with pytest.raises(rules.NotCalled):
            calling.experts_accepted(other, on=DAY)
        with pytest.raises(NotYours):
            calling.experts_accepted("agency", on=DAY)

    def test_an_absence_before_the_assessment_calls_the_next(self, calling):
        calling.experts_accepted(on=DAY)
        seat = queries.accepted(calling.draw).first()
        facts = {"ground": "absent", "reason": "约定时间未到"}
        with pytest.raises(rules.NoSuchSeat):
            calling.draw_did("empty_seat", by="agency", on=DAY, seat="x", **facts)
        calling.draw_did("empty_seat", by="agency", on=DAY, seat=seat.short, **facts)

        assert calling.draw.state == "calling"
        assert len(calling.experts_called()) == 1

    def test_a_draw_is_given_up_only_openly_and_another_begins(self, calling):
        calling.nominated("handler_2", on=DAY)
        old = calling.draw
        calling.draw_did("draw_anew", by="agency", on=DAY, reason="评审改期，原抽取的专家不能到场")

        assert calling.draw.ref != old.ref
        assert calling.draw.state == "draft"
        assert calling.draw.nominated.count() == 1
        told = Message.objects.filter(event="draw.draw_anew").select_related("account")
        assert "supervision" in {calling.word_of(one.account_id) for one in told}


class TestSelection:
    @pytest.fixture
    def short(self, closed):
        """The list is used up: five of the nine are left, two of them said no."""
        return closed

    @pytest.mark.article("财库〔2016〕198号 第十三条")
    def test_today_the_purchaser_chooses_with_the_sector_heads_consent(self):
        from datetime import date

        today = {"on": date(2026, 4, 20), "place": "CN-3415", "count": 1, "missing": 1}
        with pytest.raises(rules.NotComplex):
            rules.check_selection(complex_project=False, replacing=False, **today)
        rules.check_selection(complex_project=True, replacing=False, **today)
        with pytest.raises(rules.NotTheMissingNumber):
            rules.check_selection(complex_project=True, replacing=False, **{**today, "count": 2})

    @pytest.mark.article("财库〔2016〕198号 第十七条")
    def test_an_empty_seat_at_the_assessment_may_be_filled_so_too(self):
        from datetime import date

        rules.check_selection(
            complex_project=False, replacing=True, count=1, missing=1,
            on=date(2026, 4, 20), place="CN-3415",
        )  # fmt: skip

    def test_when_nobody_is_left_the_draw_is_short_and_in_2015_drawn_anew(self, calling):
        while calling.experts_called():
            calling.draw_did("decline", by=calling.experts_called()[0], on=DAY, reason="不能到场")

        assert calling.draw.state == "short"
        with pytest.raises(NotNow):
            calling.draw_did(
                "select", by="head", on=DAY, experts=[{"expert": "x"}], reason="难以确定"
            )
        calling.draw_did("draw_anew", by="agency", on=DAY, reason="候选专家已用尽，增加专业重抽")


def test_what_each_sees(calling):
    mine = calling.experts_called()[0]
    other = next(
        w for w in (f"expert_{n}" for n in range(1, 10)) if w not in calling.experts_called()
    )

    assert queries.visible_to(calling.who(mine)).get() == calling.draw
    assert not queries.visible_to(calling.who(other)).exists()
    assert not queries.visible_to(calling.who("alpha")).exists()
    card = DrawCard.of(calling.draw, calling.who(mine))
    assert (len(card.calls), card.left_out, card.my_answer_by) == (1, [], at(DAY, "11:21"))
    agency = DrawCard.of(calling.draw, calling.who("agency"))
    assert len(agency.calls) == 4
    assert {line.name for line in agency.calls} == {""}
