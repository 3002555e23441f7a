"""How a project is going to be bought: for how much, in which way, through whom."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.base.workflow.models import Standing
from goufu.law import provisions
from goufu.law.values.procurement import OPEN_TENDER_THRESHOLD
from goufu.law.words import fill
from goufu.stages.procurement.plans import lists, queries, rules
from goufu.stages.procurement.plans.cards import PlanCard
from goufu.stages.procurement.plans.rules.method import Wanted
from goufu.stages.review.catalogue.models import GuidanceItem
from tests.rooms.plans.law_rows import central_items, threshold
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db
CONSULTATION = {
    "method": "consultation",
    "grounds": ["purchase_of_services"],
    "method_reason": "政府购买服务项目，服务要求需与供应商磋商明确",
}


@pytest.fixture
def walk() -> ProcurementWalk:
    walk = ProcurementWalk()
    walk.up_to_announcement()
    return walk


@pytest.fixture
def today() -> ProcurementWalk:
    """Return a project of this year, under today's law."""
    walk = ProcurementWalk(year=2026)
    walk.up_to_announcement()
    return walk


class TestTheMoneyIsThere:
    @pytest.mark.article("预算法 第十三条")
    def test_a_project_without_an_approved_budget_has_no_plan(self):
        walk = ProcurementWalk()
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12")

        with pytest.raises(rules.NoApprovedBudget):
            walk.planned(on="2014-10-13")

    @pytest.mark.article("政府购买服务流程规范（讲座） 实施购买")
    def test_a_project_that_is_not_announced_has_no_plan(self):
        walk = ProcurementWalk()
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
        walk.reviewed(on="2014-12-11").approved(on="2014-12-24").replied(on="2015-02-10")

        with pytest.raises(rules.NotToBeBoughtNow):
            walk.planned(on="2015-02-11")

    @pytest.mark.article("政府采购法 第六条")
    def test_the_plan_stays_within_the_reserved_money(self, walk):
        with pytest.raises(rules.MoreThanReserved) as refused:
            walk.planned(on="2015-03-23", amount_fen=168_000_001)

        assert "1,680,000.01" in str(refused.value)

    def test_all_of_the_reserved_money_may_be_planned(self, walk):
        walk.planned(on="2015-03-23", amount_fen=168_000_000)

        assert walk.plan.state == "draft"
        assert walk.plan.ref == f"{walk.ref}-JH1"


class TestTheMethodFitsTheAmount:
    @pytest.mark.article("政府采购法 第二十七条")
    def test_at_the_threshold_another_method_waits_for_its_approval(self, walk):
        with threshold(168_000_000):
            walk.planned(on="2015-03-23", **CONSULTATION)
            with pytest.raises(rules.OnlyOpenTender) as refused:
                walk.plan_did("submit", on="2015-03-24", by="handler")

        assert refused.value.clause == "政府采购法实施条例 第二十三条"
        assert walk.plan.state == "draft"

    def test_the_threshold_that_was_found_is_kept(self, walk):
        with threshold(100_000_000):
            walk.planned(on="2015-03-23")

        assert walk.plan.threshold_fen == 100_000_000
        assert PlanCard.of(walk.plan, walk.who("handler")).threshold_fen == 100_000_000

    def test_below_the_threshold_open_tender_is_allowed(self, walk):
        with threshold(168_000_001):
            walk.planned(on="2015-03-23")

        assert walk.plan.method == "open_tender"

    def test_below_the_threshold_a_ground_is_enough(self, walk):
        with threshold(168_000_001):
            walk.planned(on="2015-03-23", **CONSULTATION)
            walk.plan_did("submit", on="2015-03-24", by="handler")

        assert (walk.plan.method, walk.plan.state) == ("consultation", "under_review")
        assert walk.plan.grounds == ["purchase_of_services"]

    def test_another_method_needs_one_of_its_grounds(self, walk):
        wrong = {**CONSULTATION, "grounds": ["sole_supplier"]}
        with threshold(168_000_001), pytest.raises(rules.NoGround) as refused:
            walk.planned(on="2015-03-23", **wrong)

        assert "政府购买服务项目" in str(refused.value)
        assert refused.value.clause.startswith("财库〔2014〕214号 第三条")

    def test_and_the_reason_why_the_ground_is_there(self, walk):
        with threshold(168_000_001), pytest.raises(rules.NoReason):
            walk.planned(on="2015-03-23", **{**CONSULTATION, "method_reason": ""})

    @pytest.mark.parametrize(
        ("method", "ground"),
        [
            ("invited_tender", "limited_suppliers"),
            ("negotiation", "complex"),
            ("consultation", "price_not_computable"),
            ("single_source", "follow_on"),
        ],
    )
    def test_every_method_that_the_day_knows_for_services_can_be_chosen(self, walk, method, ground):
        with threshold(168_000_001):
            walk.planned(
                on="2015-03-23", method=method, grounds=[ground], method_reason="符合该情形"
            )

        assert walk.plan.method == method

    def test_a_framework_agreement_is_not_bought_by_a_plan(self):
        wanted = Wanted("framework", 100, ("beneficiaries_choose",), "由服务对象自主选择")
        with pytest.raises(rules.NotCarriedOutHere):
            rules.check_method(wanted, on=date(2026, 3, 23), place="CN-3415")

    def test_an_unknown_threshold_is_said_and_open_tender_goes_on(self, walk):
        walk.planned(on="2015-03-23")

        why = Entry.objects.get(event="plan.open").why
        said = [line for line in why if line["code"] == OPEN_TENDER_THRESHOLD.key]
        assert said[0]["sentence"] == "公开招标数额标准未设定，按公开招标办理。"
        assert PlanCard.of(walk.plan, walk.who("handler")).threshold_note == "未设定"

    def test_the_rules_that_let_the_method_be_used_are_kept_and_no_others(self, walk):
        walk.planned(on="2015-03-23")

        why = {line["code"] for line in Entry.objects.get(event="plan.open").why}
        assert "procurement/main_method" in why
        assert "procurement/method_grounds" not in why

    def test_a_method_that_no_ground_opens_to_services_is_refused(self, walk):
        with pytest.raises(rules.NotForServices) as refused:
            walk.planned(on="2015-03-23", method="inquiry")

        assert refused.value.clause == "财政部令第74号 第三条"

    def test_a_method_that_the_day_does_not_know_is_refused(self, walk):
        with pytest.raises(rules.UnknownMethodThatDay):
            walk.planned(on="2015-03-23", method="framework")


class TestTheRoute:
    @pytest.mark.article("政府采购法 第十八条")
    def test_what_is_in_the_central_catalogue_goes_to_the_central_agency(self, walk):
        GuidanceItem.objects.filter(pk=walk.project.item_id).update(central=True)
        with pytest.raises(rules.MustGoToCentralAgency):
            walk.planned(on="2015-03-23")

        central = walk.town.organisations["central"].pk
        walk.planned(on="2015-03-23", route="central_agency", agency_id=central)
        assert walk.plan.route == "central_agency"

    @pytest.mark.article("政府采购法 第十八条")
    def test_the_catalogue_that_the_province_entered_decides(self, walk):
        GuidanceItem.objects.filter(pk=walk.project.item_id).update(central=True)
        code = GuidanceItem.objects.get(pk=walk.project.item_id).code

        with central_items(code), pytest.raises(rules.MustGoToCentralAgency):
            walk.planned(on="2015-03-23")
        with central_items("别的编码"):
            walk.planned(on="2015-03-23")
        assert walk.plan.route == "agency"

    def test_the_agency_is_registered_for_its_route(self, walk):
        with pytest.raises(rules.NotSuchAnAgency):
            walk.planned(on="2015-03-23", agency_id=walk.town.organisations["alpha"].pk)
        with pytest.raises(rules.NotSuchAnAgency):
            walk.planned(on="2015-03-23", agency_id=walk.town.organisations["central"].pk)

    def test_the_form_offers_the_agencies(self, walk):
        offered = lists.agencies(None, walk.who("handler"), date(2015, 3, 23))

        assert {int(pk) for pk, _ in offered} == {
            walk.town.organisations["agency"].pk,
            walk.town.organisations["central"].pk,
        }


class TestReviewThenFilingNow:
    @pytest.mark.article("政府购买服务流程规范（讲座） 实施购买")
    def test_in_2015_finance_reviews_the_plan(self, walk):
        walk.planned(on="2015-03-23")
        with pytest.raises(NotNow):
            walk.plan_filed(on="2015-03-24")

        walk.plan_accepted(on="2015-03-25")
        assert walk.plan.state == "under_way"
        assert walk.project.state == "purchasing"
        assert walk.tender.state == "draft"
        assert walk.tender.ref == f"{walk.ref}-ZB1"

    @pytest.mark.article("政府采购法实施条例 第二十九条")
    def test_today_the_plan_is_filed(self, today):
        today.planned(on="2026-03-23").intended(on="2026-03-23")
        with pytest.raises(NotNow):
            today.plan_did("submit", on="2026-03-24", by="handler")

        today.demanded(until="2026-03-24")
        today.plan_did("file_plan", on="2026-03-24", by="handler")
        assert today.plan.state == "accepted"
        assert today.project.state == "purchasing"
        assert Entry.objects.get(event="plan.file").clause == "政府采购法实施条例 第二十九条"

    def test_accepting_the_plan_gives_the_agency_its_standing(self, walk):
        walk.planned(on="2015-03-23")
        assert not queries.visible_to(walk.who("agency")).exists()

        walk.plan_accepted(on="2015-03-25")
        agency = walk.town.organisations["agency"]
        assert Standing.objects.filter(party="agency", organisation=agency).exists()
        assert queries.visible_to(walk.who("agency")).get() == walk.plan
        assert Message.objects.filter(event="plan.entrust", account__name="代理员").exists()

    def test_finance_returns_a_plan_with_reasons(self, walk):
        walk.planned(on="2015-03-23").plan_did("submit", on="2015-03-24", by="handler")
        walk.plan_did(
            "return_for_correction",
            on="2015-03-25",
            by="supervision",
            reason="请补充资金安排明细说明",
        )

        assert walk.plan.state == "draft"
        walk.plan_did("submit", on="2015-03-26", by="handler")
        assert walk.plan.state == "under_review"

    def test_a_draft_can_be_changed_and_taken_back(self, walk):
        walk.planned(on="2015-03-23")
        sheet = {**lists.plan_so_far(walk.plan, walk.who("handler"), date(2015, 3, 24))}
        walk.plan_did("edit", on="2015-03-24", by="handler", **{**sheet, "amount_fen": 160_000_000})
        assert walk.plan.amount_fen == 160_000_000

        walk.plan_did("withdraw", on="2015-03-25", by="handler", reason="需求调整，重新编制计划")
        walk.planned(on="2015-03-26")
        assert walk.plan.ref == f"{walk.ref}-JH2"


class TestTheIntentionIsPublic:
    @pytest.mark.article("财库〔2020〕10号")
    def test_today_a_plan_needs_a_published_intention(self, today):
        today.planned(on="2026-03-23")
        with pytest.raises(rules.IntentionNotPublished) as refused:
            today.plan_filed(on="2026-03-24")

        assert refused.value.clause == "财库〔2020〕10号"

    def test_it_is_published_once(self, today):
        today.planned(on="2026-03-23").intended(on="2026-03-23")
        with pytest.raises(rules.IntentionAlreadyPublished):
            today.intended(on="2026-03-24")

        told = Entry.objects.get(event="plan.publish_intention").facts
        assert told["budget_fen"] == 168_000_000

    def test_what_could_not_be_foreseen_needs_none(self, today):
        today.planned(on="2026-03-23", urgency="突发灾情，需立即开展照料服务")
        today.plan_filed(on="2026-03-24")

        assert today.plan.state == "under_way"

    def test_in_2015_nobody_knew_of_intentions(self, walk):
        walk.planned(on="2015-03-23")
        with pytest.raises(NotNow):
            walk.intended(on="2015-03-23")


class TestNobodyElse:
    @pytest.mark.parametrize("by", ["head", "budget", "agency", "alpha", "inspector"])
    def test_only_the_handler_draws_up_a_plan(self, walk, by):
        with pytest.raises(NotYours):
            walk.planned(on="2015-03-23", by=by)

    def test_a_handler_of_another_body_does_not(self, walk):
        with pytest.raises(NotAParty):
            walk.planned(on="2015-03-23", by="school_handler")

    def test_there_is_one_live_plan_a_project(self, walk):
        walk.planned(on="2015-03-23")
        with pytest.raises(rules.PlanAlreadyThere) as refused:
            walk.planned(on="2015-03-24")

        assert walk.plan.ref in str(refused.value)

    def test_a_plan_is_accepted_once(self, walk):
        walk.planned(on="2015-03-23").plan_accepted(on="2015-03-25")
        with pytest.raises(NotNow):
            walk.plan_did("accept", on="2015-03-25", by="supervision", opinion="同意")

    def test_others_do_not_see_it(self, walk):
        walk.planned(on="2015-03-23")

        assert queries.visible_to(walk.who("handler")).exists()
        assert queries.visible_to(walk.who("supervision")).exists()
        for word in ("school_handler", "alpha", "expert_1", "agency"):
            assert not queries.visible_to(walk.who(word)).exists()


def test_refusals_are_whole_sentences(walk):
    refused = rules.NoReason(method="询价")
    assert fill(refused.sentence, refused.params) == "采用“询价”没有写明理由。"
    assert provisions.Provision(OPEN_TENDER_THRESHOLD.key).unit == "fen"


class TestTheFormSaysWhatTheLawSays:
    def test_of_every_method_whether_it_may_be_used_and_what_comes_first(self, walk):
        with threshold(168_000_000):
            (methods,) = lists.advice_on_project(
                walk.project, walk.who("handler"), date(2015, 3, 23)
            )

        told = {line.text: line for line in methods.lines}
        assert told["公开招标：应当采用"].outcome == "ok"
        single = told["单一来源：经财政部门批准可以采用"]
        assert "公示唯一供应商，不少于5个工作日" in single.note
        assert "主管预算单位同意" in single.note
        assert told["询价：不能采用"].outcome == "no"
        assert told["框架协议：不能采用"].clause

    def test_that_no_threshold_is_set(self, walk):
        (methods,) = lists.advice_on_project(walk.project, walk.who("handler"), date(2015, 3, 23))

        assert "未设定" in methods.note


class TestTheDemandComesFirst:
    @pytest.mark.article("财库〔2021〕22号 第二十九条")
    def test_today_a_plan_is_not_filed_before_its_demand_is_reviewed(self, today):
        today.planned(on="2026-03-23").intended(on="2026-03-23")
        with pytest.raises(rules.DemandNotReviewed) as refused:
            today.plan_did("file_plan", on="2026-03-24", by="handler")

        assert refused.value.clause == "财库〔2021〕22号 第二十九条"
        today.plan_filed(on="2026-03-24")
        assert today.plan.state == "under_way"

    def test_in_2015_nobody_asked_for_one(self, walk):
        walk.planned(on="2015-03-23").plan_accepted(on="2015-03-25")
        assert walk.plan.state == "under_way"
