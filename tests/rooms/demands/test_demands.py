"""What is bought is written down, surveyed, put before the public, reviewed by another person."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.base.workflow.separation import SamePerson
from goufu.stages.procurement.demands import actions, doors, queries, sheets
from goufu.stages.procurement.demands.cards import DemandCard
from goufu.stages.procurement.demands.rules import demand as rules
from goufu.stages.procurement.demands.rules import opinions
from goufu.stages.review.projects.rules.qualification import ShutsOut
from tests.walk import morning_of
from tests.walk_plans import (
    PARTS,
    REVIEW,
    SURVEY,
    demand_did,
    demand_of,
    review_demand,
    write_demand,
)
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db
DAY = "2026-03-23"


@pytest.fixture
def walk() -> ProcurementWalk:
    walk = ProcurementWalk(year=2026)
    walk.up_to_announcement()
    return walk


@pytest.fixture
def then() -> ProcurementWalk:
    """Return a project of 2015."""
    walk = ProcurementWalk()
    walk.up_to_announcement()
    return walk


def surveyed(walk: ProcurementWalk, *, until: str = DAY, **changes: object) -> None:
    facts = {**SURVEY, "since": until, "until": until, **changes}
    demand_did(walk, "record_survey", on=DAY, **facts)


class TestADemandIsWritten:
    def test_it_begins_with_what_the_application_says(self, walk):
        begun = doors.from_project(walk.project, walk.who("handler"), date(2026, 3, 23))

        assert begun["functions"] == walk.project.content
        assert begun["amount_fen"] == 168_000_000
        assert begun["quantity"] == "1200 人次"

    @pytest.mark.article("政府采购法 第六条")
    def test_within_the_budget_of_the_project(self, walk):
        with pytest.raises(rules.AboveBudget):
            write_demand(walk, on=DAY, amount_fen=168_000_001)
        assert write_demand(walk, on=DAY, amount_fen=168_000_000).state == "draft"

    def test_once_a_project(self, walk):
        write_demand(walk, on=DAY)
        with pytest.raises(rules.DemandThereAlready):
            write_demand(walk, on=DAY)

    def test_not_before_the_project_is_in_a_budget(self):
        walk = ProcurementWalk(year=2026)
        walk.drafted(on="2025-09-01")
        with pytest.raises(rules.NotInBudget):
            write_demand(walk, on="2025-09-02")

    def test_not_by_somebody_of_another_body(self, walk):
        with pytest.raises(NotAParty):
            demand_did(walk, "open_demand", on=DAY, by="school_handler", **_demand())
        with pytest.raises(NotYours):
            demand_did(walk, "open_demand", on=DAY, by="head", **_demand())

    def test_a_condition_that_shuts_somebody_out_is_refused_under_its_clause(self, walk):
        with pytest.raises(ShutsOut) as refused:
            write_demand(walk, on=DAY, qualification="注册资金不低于100万元")
        assert refused.value.clause == "财政部令第87号 第十七条"

    def test_others_do_not_see_it(self, walk):
        write_demand(walk, on=DAY)
        seen = {word: queries.visible_to(walk.who(word)).exists() for word in walk.town.people}
        assert not any(seen[word] for word in ("school_handler", "alpha", "expert_1", "agency"))
        assert seen["handler"]
        assert seen["supervision"]


def _demand() -> dict[str, object]:
    from tests.walk_plans import DEMAND

    return DEMAND


@pytest.mark.article("财库〔2021〕22号 第十八条")
class TestLikeContracts:
    def test_two_may_be_asked_for(self, walk):
        write_demand(walk, on=DAY, like_contracts=2, like_scope="居家养老上门服务")

    def test_a_third_needs_its_reason(self, walk):
        with pytest.raises(rules.TooManyLikeContracts):
            write_demand(walk, on=DAY, like_contracts=3, like_scope="居家养老上门服务")
        reason = "服务对象多，需多地同时开展"
        write_demand(walk, on=DAY, like_contracts=3, like_scope="上门服务", like_reason=reason)

    def test_what_counts_as_alike_is_said(self, walk):
        with pytest.raises(rules.LikeScopeMissing):
            write_demand(walk, on=DAY, like_contracts=1)

    def test_in_2015_no_rule_counted_them(self, then):
        assert write_demand(then, on="2015-03-23", like_contracts=9).like_contracts == 9


@pytest.mark.article("财库〔2021〕22号 第十条")
@pytest.mark.article("财库〔2021〕22号 第十条第二款")
class TestASurveyAsksThreeOfTheMarket:
    def test_two_are_too_few_without_a_reason(self, walk):
        write_demand(walk, on=DAY)
        two = SURVEY["subjects"][:2]
        with pytest.raises(rules.TooFewSubjects):
            surveyed(walk, subjects=two)
        surveyed(walk, subjects=two, few_reason="本省仅两家具备资质")

    def test_three_are_enough(self, walk):
        write_demand(walk, on=DAY)
        surveyed(walk)
        assert len(demand_of(walk).survey_subjects) == 3

    def test_those_who_are_served_are_not_counted_as_market(self, walk):
        write_demand(walk, on=DAY)
        surveyed(walk, subjects=[{"kind": "users", "name": "老人代表", "said": "希望固定人员"}])

    def test_it_has_been_made(self, walk):
        write_demand(walk, on=DAY)
        with pytest.raises(rules.SurveyInFuture):
            surveyed(walk, until="2026-03-24")


@pytest.mark.article("财库〔2021〕22号 第十一条")
class TestWhatMustBeSurveyed:
    def _submit(self, walk, **changes) -> None:
        plain = {"to_public": False, "risks": "有处置措施", **changes}
        write_demand(walk, on=DAY, **plain)
        demand_did(walk, "submit", on=DAY)

    def test_an_ordinary_purchase_need_not_be(self, walk):
        self._submit(walk)
        assert (demand_of(walk).state, demand_of(walk).review_kind) == ("review", "general_review")

    @pytest.mark.parametrize(
        "case", ["to_public", "public_interest", "complex_project", "other_by_purchaser"]
    )
    def test_these_cases_are(self, walk, case):
        with pytest.raises(rules.SurveyMissing) as refused:
            self._submit(walk, **{case: True})
        assert refused.value.clause.startswith("财库〔2021〕22号 第十一条")

    def test_from_ten_million_yuan_on(self):
        on, place = date(2026, 3, 23), "CN-3415"
        below = rules.Nature(999_999_999, False, False, False, False)
        at = rules.Nature(1_000_000_000, False, False, False, False)
        assert rules.cases_of(below, on=on, place=place) == ()
        assert rules.cases_of(at, on=on, place=place) == ("large_amount",)

    def test_a_survey_counts_for_a_year_to_the_day(self, walk):
        write_demand(walk, on=DAY, to_public=False, public_interest=True)
        surveyed(walk, until="2025-03-22")
        with pytest.raises(rules.SurveyMissing):
            demand_did(walk, "submit", on=DAY)
        surveyed(walk, until="2025-03-23")
        demand_did(walk, "submit", on=DAY)
        assert demand_of(walk).review_kind == "key_review"

    def test_an_emergency_is_simpler(self, walk):
        self._submit(walk, public_interest=True, emergency="突发灾情，需立即开展照料")
        assert demand_of(walk).review_kind == "general_review"

    @pytest.mark.article("财库〔2021〕22号 第二十五条")
    def test_its_risks_are_studied(self, walk):
        write_demand(walk, on=DAY, to_public=False, public_interest=True, risks="")
        surveyed(walk)
        with pytest.raises(rules.RisksMissing):
            demand_did(walk, "submit", on=DAY)

    def test_in_2015_nothing_was(self, then):
        write_demand(then, on="2015-03-23", to_public=False, public_interest=True, risks="")
        demand_did(then, "submit", on="2015-03-24")
        demand_did(then, "pass_review", on="2015-03-25", by="reviewer", opinion="同意")
        assert (demand_of(then).state, demand_of(then).review_kind) == ("passed", "")
        lines = Entry.objects.filter(ref=demand_of(then).ref)
        cited = {asked["clause"] for line in lines for asked in line.why}
        assert not [clause for clause in cited if "2021" in clause]


@pytest.mark.article("政府采购法实施条例 第十五条第二款")
class TestThePublicIsAskedAboutServicesToThePublic:
    def test_before_that_the_demand_is_not_reviewed(self, walk):
        write_demand(walk, on=DAY)
        surveyed(walk)
        with pytest.raises(opinions.OpinionsMissing):
            demand_did(walk, "submit", on=DAY)

    def test_the_rule_is_as_old_as_the_regulation(self, then):
        write_demand(then, on="2015-03-23")
        with pytest.raises(opinions.OpinionsMissing):
            demand_did(then, "submit", on="2015-03-24")

    def test_anybody_speaks_up_to_the_last_day_and_not_after_it(self, walk):
        self._asked(walk, until="2026-03-30")
        self._say(walk, on="2026-03-30")
        with pytest.raises(opinions.OpinionsClosed):
            self._say(walk, on="2026-03-31")
        assert demand_of(walk).opinions.count() == 1

    def test_it_is_summed_up_once_the_last_day_is_over(self, walk):
        self._asked(walk, until="2026-03-30")
        with pytest.raises(opinions.OpinionsStillOpen):
            demand_did(walk, "conclude_opinions", on="2026-03-30", summary="没有收到意见")
        demand_did(walk, "conclude_opinions", on="2026-03-31", summary="没有收到意见")
        assert demand_of(walk).state == "draft"

    def test_a_day_that_is_over_is_no_last_day(self, walk):
        write_demand(walk, on=DAY)
        with pytest.raises(opinions.OpinionsTooShort):
            demand_did(walk, "seek_opinions", on=DAY, until="2026-03-22")

    def test_what_was_said_is_for_the_purchaser(self, walk):
        self._asked(walk, until="2026-03-30")
        self._say(walk, on="2026-03-25")
        demand = demand_of(walk)
        assert DemandCard.of(demand, walk.who("handler")).opinions[0].text == "希望固定服务人员"
        assert DemandCard.of(demand, walk.who("supervision")).opinions == ()

    def _asked(self, walk, *, until: str) -> None:
        write_demand(walk, on=DAY)
        surveyed(walk)
        demand_did(walk, "seek_opinions", on=DAY, until=until)

    def _say(self, walk, *, on: str) -> None:
        actions.give_opinion(
            ref=demand_of(walk).ref,
            sheet=sheets.Opinion(text="希望固定服务人员"),
            actor=THE_PUBLIC,
            at=morning_of(on),
        )


@pytest.mark.article("财库〔2021〕22号 第二十九条")
class TestAnotherPersonReviews:
    def _at_review(self, walk) -> None:
        write_demand(walk, on=DAY)
        surveyed(walk)
        demand_did(walk, "seek_opinions", on=DAY, until=DAY)
        demand_did(walk, "conclude_opinions", on="2026-03-24", summary="没有收到意见")
        demand_did(walk, "submit", on="2026-03-24")

    @pytest.mark.article("财库〔2021〕22号 第三十条")
    @pytest.mark.article("财库〔2021〕22号 第三十一条")
    @pytest.mark.parametrize("left_out", PARTS)
    def test_every_part_that_the_law_names(self, walk, left_out):
        self._at_review(walk)
        rest = [{"part": part, "passed": part != left_out} for part in PARTS]
        with pytest.raises(rules.PartsNotReviewed):
            demand_did(
                walk, "pass_review", on="2026-03-25", by="reviewer", **{**REVIEW, "parts": rest}
            )
        assert demand_of(walk).state == "review"

    def test_a_legal_counsel_has_looked_at_the_contract(self, walk):
        self._at_review(walk)
        with pytest.raises(rules.LawyerMissing):
            demand_did(
                walk, "pass_review", on="2026-03-25", by="reviewer", **{**REVIEW, "lawyer": ""}
            )

    def test_then_it_has_passed(self, walk):
        self._at_review(walk)
        demand_did(walk, "pass_review", on="2026-03-25", by="reviewer", **REVIEW)
        assert demand_of(walk).passed_on == date(2026, 3, 25)
        assert queries.has_passed(walk.project)

    def test_the_form_begins_with_the_parts(self, walk):
        self._at_review(walk)
        begun = doors.parts_to_review(demand_of(walk), walk.who("reviewer"), date(2026, 3, 25))
        assert [row["part"] for row in begun["parts"]] == [*PARTS, "other_review"]

    @pytest.mark.article("政府采购法 第六十一条")
    def test_the_writer_does_not(self, walk):
        self._at_review(walk)
        demand = demand_of(walk)
        demand.set(written_by_id=walk.who("reviewer").account_id)
        with pytest.raises(SamePerson):
            demand_did(walk, "pass_review", on="2026-03-25", by="reviewer", **REVIEW)
        demand_did(walk, "pass_review", on="2026-03-25", by="head", **REVIEW)

    def test_it_is_returned_with_reasons_and_reviewed_again(self, walk):
        self._at_review(walk)
        reason = {"reason": "验收标准没有量化，请补充"}
        demand_did(walk, "return_for_correction", on="2026-03-25", by="reviewer", **reason)
        assert demand_of(walk).state == "draft"
        demand_did(walk, "submit", on="2026-03-26")
        demand_did(walk, "pass_review", on="2026-03-27", by="reviewer", **REVIEW)

    def test_it_is_taken_up_again_only_until_it_is_bought(self, walk):
        review_demand(walk, since="2026-03-23", until="2026-03-24")
        reason = {"reason": "预算调整，数量需要相应修改"}
        demand_did(walk, "revise", on="2026-03-25", **reason)
        assert not queries.has_passed(walk.project)
        demand_did(walk, "submit", on="2026-03-25")
        demand_did(walk, "pass_review", on="2026-03-25", by="reviewer", **REVIEW)

        walk.planned(on="2026-03-26").intended(on="2026-03-26").plan_filed(on="2026-03-27")
        with pytest.raises(rules.InPurchase):
            demand_did(walk, "revise", on="2026-03-28", **reason)

    def test_a_reviewed_demand_is_not_changed_in_silence(self, walk):
        review_demand(walk, since="2026-03-23", until="2026-03-24")
        with pytest.raises(NotNow):
            demand_did(walk, "edit", on="2026-03-25", **_demand())
