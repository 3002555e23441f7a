"""Argued, decided together, agreed, published: where the law of the day has other ways."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.other_ways import actions, doors, queries, rules, sheets
from goufu.stages.procurement.other_ways.cards import OtherWayCard
from goufu.stages.procurement.other_ways.models import OtherWay, Way
from goufu.stages.procurement.plans.rules import plan as plans
from goufu.stages.procurement.tenders.rules.offers import MayNotProvide
from tests.rooms.tenders.conftest import kept
from tests.walk import morning_of
from tests.walk_aftermath import given_up
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db
FEN = 160_000_000
EXPERT = {"name": "周论证", "body": "六安职业学院", "title": "副教授", "opinion": "确无竞争条件"}
DECISION = {
    "decided_on": "2015-04-02",
    "deciders": [{"name": "张主任"}, {"name": "李副主任"}],
    "decision": "本市仅该机构具备夜间照护条件，同意委托",
}
AGREEMENT = {"price_fen": FEN, "agreement": "全年一万二千人次，按月考核，按季支付"}


@pytest.fixture(scope="module")
def announced_2015(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    """A project of 2015, announced and not planned."""
    with kept(django_db_blocker, lambda walk: walk.up_to_announcement(), 2015) as walk:
        yield walk


def _facts(walk: ProcurementWalk) -> dict[str, Any]:
    return {
        "way": "commission",
        "provider_id": walk.town.organisations["alpha"].pk,
        "amount_fen": FEN,
        "special": "服务对象为失能老人，需连续夜间照护",
        "not_competitive": "本市具备夜间照护条件的机构只有一家",
        "alternatives": "公开招标须有三家以上供应商，本项目不足三家",
        "tender_cost_fen": 168_000_000,
        "cost_basis": "按近两年同类合同单价测算",
        "why_this_provider": "持有夜间照护设施，已连续服务三年",
        "opinions": [EXPERT],
    }


def _argued(walk: ProcurementWalk, *, on: str = "2015-03-30", **changes: Any) -> OtherWay:
    return actions.open_other_way(
        parent_ref=walk.ref,
        sheet=sheets.Argument.model_validate({**_facts(walk), **changes}),
        actor=walk.who("handler"),
        at=morning_of(on),
    )


def _did(walk: ProcurementWalk, verb: str, *, on: str, by: str, **facts: Any) -> OtherWay:
    fn = getattr(actions, verb)
    sheet = getattr(sheets, fn.__annotations__["sheet"]).model_validate(facts)
    ref = OtherWay.objects.latest("id").ref
    return fn(ref=ref, sheet=sheet, actor=walk.who(by), at=morning_of(on))


def _decided(walk: ProcurementWalk, **changes: Any) -> OtherWay:
    return _did(walk, "decide", on="2015-04-03", by="head", **{**DECISION, **changes})


def _published(walk: ProcurementWalk) -> OtherWay:
    _decided(walk)
    _did(walk, "approve", on="2015-04-07", by="supervision", opinion="同意")
    _did(walk, "agree", on="2015-04-09", by="head", **AGREEMENT)
    return _did(walk, "publish", on="2015-04-10", by="head")


class TestWhereTheLawHasThem:
    @pytest.mark.article("六安市财政局讲座 第21行")
    @pytest.mark.parametrize("way", Way.values)
    def test_in_2015_any_of_the_six_may_be_argued(self, announced_2015, way):
        assert _argued(announced_2015, way=way).way == way
        assert announced_2015.project.state == "purchasing"

    @pytest.mark.article("财政部令第102号 第十九条")
    @pytest.mark.parametrize("way", Way.values)
    def test_until_the_end_of_february_2020(self, way):
        rules.check_way(way=way, on=date(2020, 2, 29), place="CN-3415")
        with pytest.raises(rules.NotAWayThatDay) as refused:
            rules.check_way(way=way, on=date(2020, 3, 1), place="CN-3415")

        assert refused.value.clause == "财政部令第102号 第十九条"
        assert "框架协议" in str(refused.value.remedy)

    def test_elsewhere_they_were_not_told(self):
        with pytest.raises(rules.NotAWayThatDay) as refused:
            rules.check_way(way="subsidy", on=date(2015, 6, 1), place="CN-11")

        assert refused.value.clause == ""

    def test_today_nothing_is_opened(self, announced_2015):
        with pytest.raises(rules.NotAWayThatDay):
            _argued(announced_2015, on="2020-03-02")

        assert announced_2015.project.state == "announced"
        offered = [
            doors.may_be_argued(announced_2015.project, announced_2015.who("handler"), day)
            for day in (date(2020, 2, 28), date(2020, 3, 2))
        ]
        assert offered == [True, False]


class TestTheArgument:
    def test_within_the_budget_and_from_one_who_may_provide(self, announced_2015):
        with pytest.raises(plans.MoreThanReserved):
            _argued(announced_2015, amount_fen=168_000_001)
        school = announced_2015.town.organisations["finance"].pk
        with pytest.raises(MayNotProvide):
            _argued(announced_2015, provider_id=school)

    def test_not_beside_a_plan_and_no_plan_beside_it(self, announced_2015):
        _argued(announced_2015)
        with pytest.raises(plans.NotToBeBoughtNow):
            announced_2015.planned(on="2015-04-01")
        with pytest.raises(plans.NotToBeBoughtNow):
            _argued(announced_2015)
        reason = "改为公开招标，不再采用委托方式"
        _did(announced_2015, "withdraw", on="2015-04-01", by="handler", reason=reason)
        announced_2015.planned(on="2015-04-01")
        with pytest.raises(plans.PlanAlreadyThere):
            _argued(announced_2015)

    def test_it_is_changed_until_it_is_decided(self, announced_2015):
        other_way = _argued(announced_2015)
        so_far = dict(doors.argued_so_far(other_way, announced_2015.who("handler"), None))
        _did(announced_2015, "argue", on="2015-03-31", by="handler", **{**so_far, "way": "subsidy"})
        assert OtherWay.objects.latest("id").way == "subsidy"
        _decided(announced_2015)
        with pytest.raises(NotNow):
            _did(announced_2015, "argue", on="2015-04-03", by="handler", **so_far)

    def test_who_argues_and_who_sees(self, announced_2015):
        with pytest.raises(NotAParty):
            actions.open_other_way(
                parent_ref=announced_2015.ref,
                sheet=sheets.Argument.model_validate(_facts(announced_2015)),
                actor=announced_2015.who("school_handler"),
                at=morning_of("2015-03-30"),
            )
        _argued(announced_2015)
        for by in ("handler", "head", "supervision", "inspector"):
            assert queries.visible_to(announced_2015.who(by)).exists(), by
        for by in ("alpha", "agency", "school_handler"):
            assert not queries.visible_to(announced_2015.who(by)).exists(), by


class TestTheDecision:
    def test_it_needs_experts_and_costs_that_carry_it(self, announced_2015):
        _argued(announced_2015, opinions=[])
        with pytest.raises(rules.NobodyHeard):
            _decided(announced_2015)
        OtherWay.objects.update(opinions=[EXPERT], tender_cost_fen=FEN - 1)
        with pytest.raises(rules.DearerUnexplained):
            _decided(announced_2015)
        OtherWay.objects.update(tender_cost_fen=FEN)

        assert _decided(announced_2015).deciders == ["张主任", "李副主任"]

    def test_it_is_taken_together_and_after_the_argument(self, announced_2015):
        _argued(announced_2015)
        with pytest.raises(rules.DecidedAlone):
            _decided(announced_2015, deciders=[{"name": "张主任"}, {"name": "张主任"}])
        for day in ("2015-03-29", "2015-04-04"):
            with pytest.raises(rules.DecidedBeforeArgued):
                _decided(announced_2015, decided_on=day)
        for by in ("handler", "supervision"):
            with pytest.raises(NotYours):
                _did(announced_2015, "decide", on="2015-04-03", by=by, **DECISION)

    def test_finance_agrees_or_sends_it_back(self, announced_2015):
        _argued(announced_2015)
        _decided(announced_2015)
        with pytest.raises(NotNow):
            _did(announced_2015, "agree", on="2015-04-03", by="head", **AGREEMENT)
        reason = "请补充对周边县区机构的调查"
        _did(
            announced_2015, "return_for_correction", on="2015-04-03", by="supervision",
            reason=reason,
        )  # fmt: skip
        assert OtherWay.objects.latest("id").state == "arguing"


class TestTheAgreement:
    def test_not_for_more_than_was_decided(self, announced_2015):
        _argued(announced_2015)
        _decided(announced_2015)
        _did(announced_2015, "approve", on="2015-04-07", by="supervision", opinion="同意")
        with pytest.raises(rules.AgreedForMore):
            _did(
                announced_2015, "agree", on="2015-04-09", by="head",
                **{**AGREEMENT, "price_fen": FEN + 1},
            )  # fmt: skip

    def test_published_it_tells_why_and_a_contract_is_drafted(self, announced_2015):
        _argued(announced_2015)
        other_way = _published(announced_2015)

        notice = Notice.objects.get(kind="other_way")
        assert notice.state == "published"
        said = dict(notice.lines)
        assert said["不符合竞争性条件的理由"] == other_way.not_competitive
        assert "周论证" in said["专家意见"]
        contract = Contract.objects.get(project_code=announced_2015.ref)
        assert (contract.award_fen, contract.provider_id) == (FEN, other_way.provider_id)
        assert contract.tender_ref == other_way.ref
        card = OtherWayCard.of(other_way, announced_2015.who("head"))
        assert (card.way, card.deciders) == ("委托", "张主任、李副主任")
        assert Entry.objects.get(event="other_way.publish").facts["provider_id"]

    def test_when_it_is_not_signed_the_project_goes_back(self, announced_2015):
        _argued(announced_2015)
        _published(announced_2015)
        given_up(announced_2015, on="2015-04-20")

        assert announced_2015.project.state == "announced"
        assert _argued(announced_2015, on="2015-04-21").ref.endswith("QT2")

    def test_only_the_head_agrees_and_publishes(self, announced_2015):
        _argued(announced_2015)
        _decided(announced_2015)
        _did(announced_2015, "approve", on="2015-04-07", by="supervision", opinion="同意")
        for by in ("handler", "supervision"):
            with pytest.raises(NotYours):
                _did(announced_2015, "agree", on="2015-04-09", by=by, **AGREEMENT)
