"""Each method played from plan to award, under the law of 2015 and under that of today."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.law.supposed import Change, Variant, suppose
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.plans import rules as plans
from goufu.stages.procurement.tenders.models import Offer
from tests.ocds import RECORDS, RELEASES, faults
from tests.rooms.open_data.test_releases import told
from tests.walk_methods import BARGAIN, GROUP, MethodsWalk

pytestmark = pytest.mark.django_db
YEARS = (2015, 2026)


@pytest.fixture(params=YEARS)
def walk(request) -> MethodsWalk:
    walk = MethodsWalk(year=request.param)
    walk.up_to_announcement()
    return walk


def inquiry_for_services() -> AbstractContextManager[None]:
    """Suppose that prices could be asked for services too, as before February 2014."""
    method = (("method", "inquiry"),)
    ground = (("ground", "uniform_and_stable"), *method, ("subject", "services"))
    return suppose(
        Variant(
            since=date(2014, 1, 1),
            changes=(
                Change("procurement/method_subjects", ("goods", "services"), method),
                Change("procurement/method_grounds", "allowed", ground),
            ),
        )
    )


def open_data_is_valid(walk: MethodsWalk) -> bool:
    """Ask the official schemas, and our own, of what is public with the award."""
    package = told(f"releases/{walk.tender.ref}")
    assert faults(package, RELEASES) == []
    assert faults(told(f"records/{walk.tender.ref}"), RECORDS) == []
    (release,) = package["releases"]
    return {"tender", "bids", "awards"} <= set(release)


def ranks(walk: MethodsWalk) -> dict[str, int | None]:
    return {by: walk.offer(by).rank for by in ("alpha", "beta", "gamma")}


@pytest.mark.article("政府采购法 第三十八条第（三）项")
@pytest.mark.article("财政部令第74号 第三十五条")
@pytest.mark.article("财政部令第74号 第八条")
@pytest.mark.article("财政部令第74号 第七条第一款")
def test_a_negotiation_goes_to_the_lowest_last_price(walk):
    y = walk.year
    walk.up_to_last_prices("negotiation").opinions(on=f"{y}-04-13").concluded(on=f"{y}-04-13")

    assert ranks(walk) == {"alpha": 1, "gamma": 2, "beta": 3}
    assert walk.offer("alpha").total_score is None
    walk.to_the_result("alpha")
    assert walk.tender.winner.price_fen == 150_000_000
    assert walk.tender.state_name == "结果已公告"
    assert walk.offer("beta").state_name == "未成交"
    titles = set(Notice.objects.filter(project_code=walk.ref).values_list("title", flat=True))
    assert any(title.endswith("竞争性谈判公告") for title in titles)
    assert any(title.endswith("成交结果公告") for title in titles)
    assert open_data_is_valid(walk)


@pytest.mark.article("财库〔2014〕214号 第二十三条")
@pytest.mark.article("财库〔2014〕214号 第二十五条")
@pytest.mark.article("财库〔2014〕214号 第十四条第一款")
def test_a_consultation_goes_to_the_highest_score_with_the_last_price(walk):
    y = walk.year
    walk.up_to_last_prices("consultation")
    walk.scored(on=f"{y}-04-13", words=GROUP).concluded(on=f"{y}-04-13")

    best = walk.offer("alpha")
    assert (best.price_score, best.quality_score, best.rank) == (20, 73, 1)
    walk.to_the_result("alpha")
    assert walk.tender.winner_id == best.pk
    assert open_data_is_valid(walk)


@pytest.mark.article("政府采购法 第三十四条")
def test_an_invited_tender_is_open_to_the_drawn_alone_and_scored_like_an_open_one(walk):
    y, pool = walk.year, walk.pool()
    walk.ready_by("invited_tender").listed("pool", *pool, on=f"{y}-03-28").drawn(4, on=f"{y}-03-28")
    walk.called(on=f"{y}-03-30", closes=f"{y}-04-21T09:00")
    ids = walk.tender.candidates.filter(invited=True).values_list("provider_id", flat=True)
    asked = [word for word in pool if walk.town.organisations[word].pk in ids]
    assert len(asked) == 4

    walk.answered_by(*asked[:3], at=f"{y}-04-20T10:00", closes=f"{y}-04-21T09:00")
    members = ("expert_1", "expert_2", "expert_3", "expert_4", "handler_2")
    points = {asked[0]: ("46", "27"), asked[1]: ("42", "25"), asked[2]: ("38", "24")}
    walk.seated(on=f"{y}-04-21").scored(on=f"{y}-04-21", words=members, **points)
    walk.concluded(on=f"{y}-04-21").reported(on=f"{y}-04-22").awarded(on=f"{y}-04-23", to=asked[0])
    walk.result_published(on=f"{y}-04-24")

    assert walk.offer(asked[0]).state == "won"
    kinds = set(Notice.objects.filter(project_code=walk.ref).values_list("kind", flat=True))
    assert "tender" not in kinds
    assert "result" in kinds
    assert open_data_is_valid(walk)


@pytest.mark.article("财政部令第74号 第四十一条")
@pytest.mark.article("财政部令第74号 第四十二条")
def test_with_a_single_source_price_and_quality_are_agreed_and_put_on_record(walk):
    y = walk.year
    walk.ready_by("single_source").listed("sole", "alpha", on=f"{y}-03-28", by="purchaser")
    walk.called(on=f"{y}-03-30", closes=f"{y}-04-02T09:00")
    walk.answered_by("alpha", at=f"{y}-04-01T10:00", closes=f"{y}-04-02T09:00")
    walk.seated(on=f"{y}-04-02", words=("expert_1", "handler_2"))
    walk.met("alpha", at=f"{y}-04-02T11:00")
    walk.finals_asked(at=f"{y}-04-02T11:30", until=f"{y}-04-02T15:00")
    walk.final("alpha", at=f"{y}-04-02T12:00", fen=148_000_000)
    record = {**BARGAIN, "held_on": f"{y}-04-02"}
    walk.tender_did("record_bargain", on=f"{y}-04-03", by="expert_1", **record)
    walk.opinions(on=f"{y}-04-03", words=("expert_1", "handler_2")).concluded(on=f"{y}-04-03")
    walk.reported(on=f"{y}-04-07").awarded(on=f"{y}-04-08").result_published(on=f"{y}-04-09")

    won = walk.offer("alpha")
    assert (won.state, won.price_fen, won.final.first_price_fen) == (
        "won",
        148_000_000,
        160_000_000,
    )
    assert open_data_is_valid(walk)


class TestInquiry:
    @pytest.mark.article("财政部令第74号 第三条")
    def test_services_are_not_bought_by_inquiry_since_february_2014(self, walk):
        with pytest.raises(plans.NotForServices) as refused:
            walk.planned_by("inquiry")
        assert "财政部令第74号 第三条" in refused.value.clause

    @pytest.mark.article("政府采购法 第四十条第（三）项")
    @pytest.mark.article("财政部令第74号 第四十七条")
    @pytest.mark.article("财政部令第74号 第四十八条")
    def test_where_it_may_be_used_the_one_price_decides(self, walk):
        y = walk.year
        with inquiry_for_services():
            walk.ready_by("inquiry").called(on=f"{y}-03-30", closes=f"{y}-04-13T09:00")
            walk.answered_by(
                "alpha", "beta", "gamma", at=f"{y}-04-10T10:00", closes=f"{y}-04-13T09:00"
            )
            walk.seated(on=f"{y}-04-13", words=GROUP).opinions(on=f"{y}-04-13")
            walk.concluded(on=f"{y}-04-13").to_the_result("alpha")

        assert ranks(walk) == {"alpha": 1, "beta": 2, "gamma": 3}
        assert not Entry.objects.filter(event="offer.give_final").exists()
        assert walk.offer("alpha").price_fen == 160_000_000
        assert open_data_is_valid(walk)


def test_the_report_and_the_decision_have_their_clocks_by_the_method(walk):
    y = walk.year
    walk.up_to_last_prices("negotiation").opinions(on=f"{y}-04-13").concluded(on=f"{y}-04-13")

    due = Deadline.objects.get(project_code=walk.ref, duty="deliver_assessment_report")
    assert (due.method, str(due.due_on)) == ("negotiation", f"{y}-04-15")
    walk.reported(on=f"{y}-04-14")
    assert Deadline.objects.get(project_code=walk.ref, duty="decide_award").due_on is not None


def test_the_seal_of_an_offer_is_the_one_of_the_first_response(walk):
    walk.up_to_last_prices("negotiation")

    for offer in Offer.objects.filter(tender=walk.tender):
        said = Entry.objects.filter(ref=offer.ref, event="offer.open").get().facts
        assert offer.seal == said["seal"]
