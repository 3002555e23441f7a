"""An open agreement, and deals: by choice, by second bidding, by turns."""

from __future__ import annotations

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.frameworks import actions, queries, sheets
from goufu.stages.procurement.frameworks.models import Framework
from goufu.stages.procurement.frameworks.rules import deal, entry
from goufu.stages.procurement.plans.rules import MoreThanReserved
from tests.walk import morning_of
from tests.walk_frameworks import PLAN, FrameworkWalk
from tests.walk_procurement import moment_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> FrameworkWalk:
    return FrameworkWalk()


def due(walk: FrameworkWalk, whose: str) -> dict[str, str]:
    found = Deadline.objects.filter(ref=walk.entry(whose).ref, met_on__isnull=True)
    return {one.duty: str(one.due_on) for one in found}


class TestAnOpenAgreement:
    @pytest.mark.article("财政部令第110号 第三十八条")
    @pytest.mark.article("财政部令第110号 第三十九条第一款")
    @pytest.mark.article("财政部令第110号 第三十九条第二款")
    @pytest.mark.article("财政部令第110号 第四十条第一款")
    def test_is_joined_at_any_time_at_the_fixed_fee(self, walk):
        walk.open_framework()
        with pytest.raises(entry.NotTheFixedFee):
            walk.responded("alpha", on="2026-04-09")
        walk.responded("alpha", on="2026-04-09", price_fen=12_000)
        # Seven working days from 9 April, then two from the 20th.
        assert due(walk, "alpha") == {"answer_framework_application": "2026-04-20"}
        walk.entry_did("admit", "alpha", by="handler", on="2026-04-20", opinion="符合条件")
        assert due(walk, "alpha") == {"publish_framework_entry": "2026-04-22"}
        walk.entry_did("publish", "alpha", by="handler", on="2026-04-22")
        assert (walk.entry("alpha").state, due(walk, "alpha")) == ("signed", {})
        assert Notice.objects.filter(source_ref=walk.entry("alpha").ref).count() == 1
        walk.responded("beta", on="2026-09-30", price_fen=12_000)

    @pytest.mark.article("财政部令第110号 第三十九条第二款")
    def test_who_is_refused_is_told_why(self, walk):
        walk.open_framework().responded("alpha", on="2026-04-09", price_fen=12_000)
        walk.entry_did(
            "refuse",
            "alpha",
            by="handler",
            on="2026-04-10",
            reason="未取得养老服务备案，不符合条件",
        )
        assert walk.entry("alpha").state == "refused"
        assert walk.entry("alpha").reason

    @pytest.mark.article("财政部令第110号 第二十条第二款")
    def test_is_left_at_any_time(self, walk):
        walk.open_framework().responded("alpha", on="2026-04-09", price_fen=12_000)
        walk.entry_did("admit", "alpha", by="handler", on="2026-04-10", opinion="符合条件")
        walk.entry_did("publish", "alpha", by="handler", on="2026-04-10")
        walk.entry_did("ask_to_leave", "alpha", on="2026-05-06", reason="业务方向调整，申请退出")
        with pytest.raises(entry.OpenMayLeave):
            walk.entry_did(
                "refuse_exit", "alpha", by="handler", on="2026-05-07", reason="希望继续履行框架协议"
            )
        assert due(walk, "alpha") == {"publish_framework_exit": "2026-05-08"}
        walk.entry_did("publish_exit", "alpha", by="handler", on="2026-05-08")
        assert walk.entry("alpha").state == "left"

    def test_ends_with_its_term(self, walk):
        walk.open_framework()
        walk.responded("alpha", on="2027-04-07", price_fen=12_000)
        with pytest.raises(entry.NotCollecting):
            walk.responded("beta", on="2027-04-08", price_fen=12_000)


class TestOfACentralAgency:
    @pytest.mark.article("财政部令第110号 第八条第一款")
    def test_the_plan_is_reviewed_by_finance(self, walk):
        sheet = sheets.FrameworkSheet.model_validate(
            {**PLAN, "case": "small_catalogue_items", "users": "place"}
        )
        at, central = morning_of("2026-03-24"), walk.who("central")
        framework = actions.open_central(sheet=sheet, actor=central, at=at)
        with pytest.raises(NotAParty):
            actions.submit(
                ref=framework.ref, sheet=sheets.Remark(), actor=_other_agency(walk), at=at
            )
        walk.framework_did("submit", on="2026-03-25", by="central")
        with pytest.raises(NotNow):
            walk.framework_did(
                "publish_call", on="2026-03-26", by="central",
                closes_at=moment_of("2026-04-28T09:00"),
            )  # fmt: skip
        walk.framework_did(
            "return_plan", on="2026-03-26", by="supervision", reason="请补充完整的需求调查材料"
        )
        walk.framework_did("submit", on="2026-03-26", by="central")
        walk.framework_did("accept", on="2026-03-27", by="supervision", opinion="同意")
        assert Framework.objects.get(ref=framework.ref).state == "planned"
        assert not queries.visible_to(walk.who("handler")).exists()


def _other_agency(walk: FrameworkWalk):
    from goufu.base.organisations.kinds import Function, Kind
    from goufu.base.people.roles import Role

    walk.town.settle("far", "远方集采中心", Kind.PUBLIC_BENEFIT_1, Function.CENTRAL_AGENCY)
    return walk.town.appoint("far", Role.CENTRAL_AGENCY, "far")


class TestADirectChoice:
    @pytest.mark.article("财政部令第110号 第十七条")
    @pytest.mark.article("财政部令第110号 第三十二条")
    def test_names_an_entrant_with_reasons_and_opens_the_contract(self, walk):
        walk.up_to_framework()
        with pytest.raises(deal.ChooseOne):
            walk.dealt(on="2026-06-01")
        with pytest.raises(deal.ChooseOne):
            walk.dealt(on="2026-06-01", to="alpha", grounds="")
        with pytest.raises(deal.ChooseOne):
            walk.dealt(on="2026-06-01", to="delta")
        walk.dealt(on="2026-06-01", to="alpha")
        assert (walk.deal.state, walk.deal.total_fen) == ("fixed", 980_000)
        contract = Contract.objects.get(tender_ref=walk.deal.ref)
        assert (contract.award_fen, contract.provider_id) == (
            980_000, walk.who("alpha").organisation_id
        )  # fmt: skip
        with pytest.raises(deal.NoNoticeAsked):
            walk.deal_did("publish_deal", on="2026-06-02")

    @pytest.mark.article("财政部令第110号 第十四条")
    def test_is_for_those_for_whom_the_agreement_was_made(self, walk):
        walk.up_to_framework()
        with pytest.raises(deal.NotAUser):
            walk.dealt(on="2026-06-01", to="alpha", by="school_handler")

    def test_costs_no_more_than_is_reserved(self, walk):
        walk.up_to_framework()
        with pytest.raises(MoreThanReserved):
            walk.dealt(on="2026-06-01", to="alpha", quantity="17143")
        walk.dealt(on="2026-06-01", to="alpha", quantity="17142")


class TestASecondBidding:
    @pytest.mark.article("财政部令第110号 第三十三条")
    @pytest.mark.article("财政部令第110号 第十三条")
    @pytest.mark.article("财政部令第110号 第三十五条第一款")
    def test_the_lowest_wins_below_the_agreed_price_and_it_is_published(self, walk):
        walk.up_to_framework(way="second_bidding")
        closes = {"closes_at": moment_of("2026-06-05T12:00")}
        with pytest.raises(deal.GiveThemTime):
            walk.dealt(on="2026-06-01", closes_at=moment_of("2026-06-01T10:00"))
        with pytest.raises(deal.NotByChoice):
            walk.dealt(on="2026-06-01", to="alpha", **closes)
        walk.dealt(on="2026-06-01", **closes)
        with pytest.raises(deal.AboveTheAgreedPrice):
            walk.deal_did("bid", by="alpha", on="2026-06-02", price_fen=9_801)
        with pytest.raises(NotAParty):
            walk.deal_did("bid", by="delta", on="2026-06-02", price_fen=9_000)
        walk.deal_did("bid", by="alpha", on="2026-06-02", price_fen=9_700)
        walk.deal_did("bid", by="beta", on="2026-06-03", price_fen=9_500)
        walk.deal_did("bid", by="alpha", on="2026-06-04", price_fen=9_600)
        with pytest.raises(deal.StillBidding):
            walk.deal_did("fix", on="2026-06-05")
        with pytest.raises(deal.BiddingOver):
            walk.deal_did("bid", by="alpha", on="2026-06-08", price_fen=9_000)
        walk.deal_did("fix", on="2026-06-08")
        assert (walk.deal.entry, walk.deal.price_fen) == (walk.entry("beta"), 9_500)
        clock = Deadline.objects.get(ref=walk.deal.ref, duty="publish_framework_deal")
        assert str(clock.due_on) == "2026-06-10"
        walk.deal_did("publish_deal", on="2026-06-10")
        assert Notice.objects.filter(source_ref=walk.deal.ref, state="published").exists()

    def test_nobody_bids_and_it_comes_to_nothing(self, walk):
        walk.up_to_framework(way="second_bidding")
        walk.dealt(on="2026-06-01", closes_at=moment_of("2026-06-05T12:00"))
        with pytest.raises(deal.NobodyBid):
            walk.deal_did("fix", on="2026-06-08")
        walk.deal_did("give_up", on="2026-06-08", reason="没有入围供应商报价，调整需求后再竞价")
        assert walk.deal.state == "void"


class TestTurns:
    @pytest.mark.article("财政部令第110号 第三十四条")
    def test_each_once_a_round_the_best_first(self, walk):
        walk.up_to_framework(way="taking_turns")
        given = []
        for day in range(1, 6):
            walk.dealt(on=f"2026-06-0{day}", quantity="10")
            given.append(walk.deal.entry)
        alpha, beta, gamma = (walk.entry(by) for by in ("alpha", "beta", "gamma"))
        assert given == [alpha, beta, gamma, alpha, beta]

    def test_whose_turn_is_left_out_waits_for_the_next(self):
        waiting = [deal.Turn(1, 1, 1), deal.Turn(2, 2, 0), deal.Turn(3, 3, 1)]
        assert deal.whose_turn(waiting) == 2
        with pytest.raises(deal.NobodyIsIn):
            deal.whose_turn([])
