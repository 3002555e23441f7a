"""Another method at or above the threshold: consent, publicity, objections, approval."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.jobs import clockwork
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.law.calendar import day_of
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.method_changes import actions, doors, queries, rules, sheets
from goufu.stages.procurement.method_changes.cards import MethodChangeCard
from goufu.stages.procurement.plans import lists
from goufu.stages.procurement.plans.rules import OnlyOpenTender
from tests.rooms.plans.law_rows import threshold
from tests.walk import morning_of
from tests.walk_plans import APPLICATION, SINGLE, change_did, change_of
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db
ARGUMENT = {
    "arguers": [
        {"name": "周某", "unit": "示例研究院", "title": "研究员", "opinion": "异议所称机构无资质"}
    ],
    "argument": "经补充论证，仅拟定供应商具备资质，异议不成立",
    "answers": [{"number": 1, "answer": "所称机构没有相应资质，异议不成立"}],
}
CONSULTATION = {
    "method": "consultation",
    "grounds": ["purchase_of_services"],
    "method_reason": "政府购买服务项目，需要磋商明确服务要求",
}


@pytest.fixture(autouse=True)
def _at_the_threshold():
    """Let the province have set a threshold that the plan just reaches."""
    with threshold(168_000_000):
        yield


@pytest.fixture
def walk() -> ProcurementWalk:
    walk = ProcurementWalk()
    walk.up_to_announcement()
    return walk


def single(walk: ProcurementWalk) -> ProcurementWalk:
    """Apply for a single source on Monday 23 March 2015, with the sector's consent."""
    walk.planned(on="2015-03-23", **SINGLE)
    change_did(walk, "open_change", on="2015-03-23", **APPLICATION)
    change_did(walk, "ask_consent", on="2015-03-23")
    change_did(walk, "consent", on="2015-03-23", by="sector_head", opinion="同意申请")
    return walk


def public(walk: ProcurementWalk) -> ProcurementWalk:
    """Publish it that Monday: the fifth working day after it is Monday the 30th."""
    single(walk)
    change_did(walk, "publish", on="2015-03-23")
    return walk


def objected(walk: ProcurementWalk, *, on: str, by: str = "") -> None:
    actor = walk.who(by) if by else THE_PUBLIC
    sheet = sheets.Objection(text="另有两家机构也具备相应资质，不是唯一供应商")
    actions.object_to(ref=change_of(walk).ref, sheet=sheet, actor=actor, at=morning_of(on))


def tick(day: str) -> None:
    clockwork.run(at=morning_of(day))


class TestWhoHasToAsk:
    @pytest.mark.article("政府采购法 第二十七条")
    @pytest.mark.article("政府采购法实施条例 第二十三条")
    def test_a_plan_that_wants_another_method_at_the_threshold(self, walk):
        walk.planned(on="2015-03-23", **CONSULTATION)
        assert doors.may_be_asked(walk.plan, walk.who("handler"), date(2015, 3, 23))
        change_did(walk, "open_change", on="2015-03-23", **APPLICATION)
        assert change_of(walk).method == "consultation"
        assert not doors.may_be_asked(walk.plan, walk.who("handler"), date(2015, 3, 23))

    def test_below_it_nobody(self, walk):
        with threshold(168_000_001):
            walk.planned(on="2015-03-23", **CONSULTATION)
            with pytest.raises(rules.NotNeeded):
                change_did(walk, "open_change", on="2015-03-23", **APPLICATION)

    def test_an_open_tender_never(self, walk):
        walk.planned(on="2015-03-23")
        with pytest.raises(rules.NotNeeded):
            change_did(walk, "open_change", on="2015-03-23", **APPLICATION)

    def test_once_at_a_time(self, walk):
        walk.planned(on="2015-03-23", **CONSULTATION)
        change_did(walk, "open_change", on="2015-03-23", **APPLICATION)
        with pytest.raises(rules.AskedAlready):
            change_did(walk, "open_change", on="2015-03-24", **APPLICATION)
        change_did(walk, "withdraw", on="2015-03-24", reason="改为公开招标，不再申请")
        change_did(walk, "open_change", on="2015-03-25", **APPLICATION)

    def test_before_the_plan_has_gone_out(self, walk):
        walk.planned(on="2015-03-23")
        walk.plan_did("submit", on="2015-03-24", by="handler")
        with pytest.raises(rules.NotADraft):
            change_did(walk, "open_change", on="2015-03-24", **APPLICATION)


@pytest.mark.article("财政部令第74号 第四条")
@pytest.mark.article("财政部令第74号 第五条")
@pytest.mark.article("财库〔2014〕214号 第四条")
class TestTheSectorAgreesFirst:
    def test_without_its_consent_finance_is_not_asked(self, walk):
        walk.planned(on="2015-03-23", **CONSULTATION)
        change_did(walk, "open_change", on="2015-03-23", **APPLICATION)
        with pytest.raises(rules.ConsentMissing) as refused:
            change_did(walk, "submit", on="2015-03-24")
        assert refused.value.clause == "财库〔2014〕214号 第四条"

        change_did(walk, "ask_consent", on="2015-03-24")
        change_did(walk, "consent", on="2015-03-25", by="sector_head", opinion="同意")
        change_did(walk, "submit", on="2015-03-26")
        assert change_of(walk).state == "finance_review"

    def test_an_invited_tender_needs_none(self, walk):
        invited = {
            "method": "invited_tender",
            "grounds": ["limited_suppliers"],
            "method_reason": "具有特殊性，仅三家机构具备条件",
        }
        walk.planned(on="2015-03-23", **invited)
        change_did(walk, "open_change", on="2015-03-23", **APPLICATION)
        change_did(walk, "submit", on="2015-03-24")
        assert change_of(walk).state == "finance_review"

    def test_a_changed_application_is_agreed_to_anew(self, walk):
        single(walk)
        change_did(walk, "publish", on="2015-03-23")
        tick("2015-03-31")
        change_did(walk, "submit", on="2015-03-31")
        reason = {"reason": "理由不充分，请补充资质依据"}
        change_did(walk, "return_for_correction", on="2015-04-01", by="supervision", **reason)
        change_did(walk, "edit", on="2015-04-02", **APPLICATION)
        with pytest.raises(rules.ConsentMissing):
            change_did(walk, "submit", on="2015-04-02")

    def test_it_sends_the_application_back(self, walk):
        walk.planned(on="2015-03-23", **CONSULTATION)
        change_did(walk, "open_change", on="2015-03-23", **APPLICATION)
        change_did(walk, "ask_consent", on="2015-03-24")
        reason = {"reason": "请先论证能否公开招标"}
        change_did(walk, "return_to_purchaser", on="2015-03-25", by="sector_head", **reason)
        assert change_of(walk).state == "draft"


@pytest.mark.article("政府采购法实施条例 第三十八条")
@pytest.mark.article("财政部令第74号 第三十八条")
class TestASingleSourceIsPublicForFiveWorkingDays:
    def test_its_notice_has_what_the_law_names(self, walk):
        public(walk)
        notice = Notice.objects.get(kind="single_source")
        said = dict(map(tuple, notice.lines))
        assert notice.state == "published"
        assert said["拟定供应商名称"] == "甲社会服务中心"
        assert said["公示期限"] == "2015-03-23 至 2015-03-30"
        assert "陈某，示例大学，教授" in said["专业人员论证意见"]

    @pytest.mark.parametrize("missing", ["supplier", "supplier_address", "experts"])
    def test_what_it_has_to_say_is_there(self, walk, missing):
        walk.planned(on="2015-03-23", **SINGLE)
        empty = () if missing == "experts" else ""
        change_did(walk, "open_change", on="2015-03-23", **{**APPLICATION, missing: empty})
        with pytest.raises(rules.ContentsMissing):
            change_did(walk, "publish", on="2015-03-23")
        assert not Notice.objects.filter(kind="single_source").exists()

    def test_it_ends_on_the_day_after_its_last(self, walk):
        public(walk)
        tick("2015-03-30")
        assert change_of(walk).state == "publicity"
        tick("2015-03-31")
        assert change_of(walk).state == "ready"
        change_did(walk, "submit", on="2015-03-31")

    def test_before_that_finance_is_not_asked(self, walk):
        single(walk)
        with pytest.raises(rules.PublicityMissing):
            change_did(walk, "submit", on="2015-03-24")
        change_did(walk, "publish", on="2015-03-24")
        with pytest.raises(NotNow):
            change_did(walk, "submit", on="2015-03-25")

    def test_an_emergency_is_not_made_public(self, walk):
        emergency = {**SINGLE, "grounds": ["emergency_single"], "method_reason": "突发灾情"}
        walk.planned(on="2015-03-23", **emergency)
        change_did(walk, "open_change", on="2015-03-23", **APPLICATION)
        with pytest.raises(rules.NoPublicityAsked):
            change_did(walk, "publish", on="2015-03-23")
        change_did(walk, "ask_consent", on="2015-03-23")
        change_did(walk, "consent", on="2015-03-23", by="sector_head", opinion="同意")
        change_did(walk, "submit", on="2015-03-23")
        assert change_of(walk).state == "finance_review"

    def test_a_consultation_cannot_be_published_so(self, walk):
        walk.planned(on="2015-03-23", **CONSULTATION)
        change_did(walk, "open_change", on="2015-03-23", **APPLICATION)
        with pytest.raises(NotNow):
            change_did(walk, "publish", on="2015-03-23")

    def test_it_is_not_published_twice(self, walk):
        public(walk)
        tick("2015-03-31")
        with pytest.raises(rules.PublicAlready):
            change_did(walk, "publish", on="2015-03-31")

    def test_from_then_on_providers_and_the_public_see_it(self, walk):
        single(walk)
        readers = (walk.who("beta"), THE_PUBLIC)
        assert not any(queries.visible_to(one).exists() for one in readers)
        change_did(walk, "publish", on="2015-03-23")
        assert all(queries.visible_to(one).exists() for one in readers)
        card = MethodChangeCard.of(change_of(walk), walk.who("beta"))
        assert (card.consent_opinion, card.supplier) == ("", "甲社会服务中心")


@pytest.mark.article("财政部令第74号 第三十九条")
class TestAnybodyObjects:
    def test_up_to_the_last_day_and_not_after_it(self, walk):
        public(walk)
        objected(walk, on="2015-03-30")
        with pytest.raises(rules.ObjectionsClosed):
            objected(walk, on="2015-03-31", by="beta")
        assert change_of(walk).objections.count() == 1

    def test_nobody_else_reads_who_it_was(self, walk):
        public(walk)
        objected(walk, on="2015-03-25", by="beta")
        card = MethodChangeCard.of(change_of(walk), walk.who("gamma"))
        assert walk.town.organisations["beta"].name not in str(card)
        assert "不是唯一供应商" in card.objections[0].text


@pytest.mark.article("财政部令第74号 第四十条")
class TestObjectionsAreArguedAnew:
    def _arguing(self, walk) -> None:
        public(walk)
        objected(walk, on="2015-03-25", by="beta")
        tick("2015-03-31")

    def test_within_five_working_days_after_the_publicity(self, walk):
        self._arguing(walk)
        assert change_of(walk).state == "arguing"
        duty = Deadline.objects.get(duty="argue_objections")
        assert duty.due_on == date(2015, 4, 7)  # 清明 on the sixth

    def test_until_then_finance_is_not_asked(self, walk):
        self._arguing(walk)
        with pytest.raises(NotNow):
            change_did(walk, "submit", on="2015-04-01")

    def test_each_who_objected_is_told(self, walk):
        self._arguing(walk)
        objections = change_of(walk).objections
        other = {**ARGUMENT, "answers": [{"number": 2, "answer": "不成立"}]}
        with pytest.raises(rules.NotEverybodyAnswered):
            change_did(walk, "dismiss_objections", on="2015-04-02", **other)
        assert not objections.exclude(answer="").exists()

        change_did(walk, "dismiss_objections", on="2015-04-02", **ARGUMENT)
        assert objections.get().answer == "所称机构没有相应资质，异议不成立"
        assert Deadline.objects.get(duty="argue_objections").met_on == date(2015, 4, 2)
        assert change_of(walk).state == "ready"
        change_did(walk, "submit", on="2015-04-02")

    def test_an_objection_that_is_right_ends_the_single_source(self, walk):
        self._arguing(walk)
        change_did(walk, "uphold_objections", on="2015-04-02", **ARGUMENT)
        assert change_of(walk).state == "dropped"
        with pytest.raises(OnlyOpenTender):
            walk.plan_did("submit", on="2015-04-03", by="handler")

        sheet = {**lists.plan_so_far(walk.plan, walk.who("handler"), date(2015, 4, 3))}
        back = {**sheet, "method": "open_tender", "grounds": [], "method_reason": ""}
        walk.plan_did("edit", on="2015-04-03", by="handler", **back)
        walk.plan_accepted(on="2015-04-07")
        assert walk.tender.method == "open_tender"


class TestFinanceOfTheCityDecides:
    def _submitted(self, walk) -> None:
        public(walk)
        tick("2015-03-31")
        change_did(walk, "submit", on="2015-03-31")

    def test_with_its_approval_the_plan_goes_on(self, walk):
        self._submitted(walk)
        with pytest.raises(OnlyOpenTender):
            walk.plan_did("submit", on="2015-03-31", by="handler")
        decision = {"number": "示例财购〔2015〕1号", "reason": "情形属实，公示无异议"}
        change_did(walk, "approve", on="2015-04-02", by="supervision", **decision)

        assert walk.plan.approval_ref == change_of(walk).ref
        walk.plan_did("submit", on="2015-04-03", by="handler")
        assert walk.plan.state == "under_review"

    def test_the_approval_is_of_this_method_and_this_amount(self, walk):
        walk.planned(on="2015-03-23", **{**SINGLE, "amount_fen": 168_000_000})
        walk.plan.set(
            approval_ref="示例", approved_method="single_source", approved_fen=167_999_999
        )
        with pytest.raises(OnlyOpenTender):
            walk.plan_did("submit", on="2015-03-24", by="handler")
        walk.plan.set(approved_fen=168_000_000)
        walk.plan_did("submit", on="2015-03-24", by="handler")

    def test_it_refuses_with_its_reason(self, walk):
        self._submitted(walk)
        reason = {"reason": "市场上另有供应商，不符合唯一供应商情形"}
        change_did(walk, "refuse", on="2015-04-02", by="supervision", **reason)
        assert change_of(walk).decision_reason.startswith("市场上另有供应商")
        with pytest.raises(OnlyOpenTender):
            walk.plan_did("submit", on="2015-04-03", by="handler")

    def test_a_county_asks_its_city(self, walk):
        assert rules.authority_place("CN-341502") == "CN-3415"
        self._submitted(walk)
        change = change_of(walk)
        other = walk.town.settle(
            "county_finance", "县财政局", walk.town.organisations["finance"].kind, place="CN-341502"
        )
        change.set(authority_id=other.pk)
        decision = {"number": "示例1号", "reason": "情形属实"}
        with pytest.raises(NotAParty):
            change_did(walk, "approve", on="2015-04-02", by="supervision", **decision)

    @pytest.mark.parametrize("by", ["handler", "head", "sector_head", "budget"])
    def test_nobody_else_does(self, walk, by):
        self._submitted(walk)
        with pytest.raises(NotYours):
            change_did(walk, "approve", on="2015-04-02", by=by, number="1", reason="情形属实")


def test_the_clock_ends_a_publicity_once(walk):
    public(walk)
    tick("2015-03-31")
    tick("2015-03-31")
    assert change_of(walk).state == "ready"
    assert day_of(morning_of("2015-03-31")) == date(2015, 3, 31)
