"""An evaluation on its way from the targets that were set to the use of its result."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.organisations.kinds import Function, Kind
from goufu.base.people.roles import Role
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.law.provisions import NothingInForce
from goufu.stages.performance.evaluations import actions, queries, rules, sheets
from goufu.stages.performance.evaluations.cards import EvaluationCard
from goufu.stages.performance.evaluations.doors import third_parties, to_be_scored
from goufu.stages.review.projects.models import EarlierResult
from tests.walk import APPLICATION, morning_of
from tests.walk_performance import SCORES, PerformanceWalk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> PerformanceWalk:
    walk = PerformanceWalk().up_to_filing()
    return walk.delivered("100000", on="2015-12-30", final=True)


@pytest.fixture
def commissioned(walk) -> PerformanceWalk:
    return walk.commissioned(on="2016-01-10")


@pytest.fixture
def scored(commissioned) -> PerformanceWalk:
    return commissioned.evaluation_scored(on="2016-02-20")


def rows(**by_name: dict[str, str]) -> list[dict[str, str]]:
    changed = deepcopy(SCORES)
    for row in changed:
        row.update(by_name.get(row["name"], {}))
    return changed


def all_score(score: str) -> list[dict[str, str]]:
    return [{**row, "score": score} for row in SCORES]


class TestItOpensWithTheEndOfTheContract:
    def test_with_the_targets_of_the_application(self, walk):
        evaluation = walk.evaluation

        assert (evaluation.ref, evaluation.state) == (f"{walk.ref}-PJ1", "planned")
        assert evaluation.target_names() == [row["name"] for row in APPLICATION["targets"]]

    def test_not_before(self):
        walk = PerformanceWalk().up_to_filing().delivered(on="2015-08-05")

        assert not queries.visible_to(walk.who("performance"))


@pytest.mark.article("政府购买服务流程规范（讲座） 绩效评审二")
class TestTheCommission:
    def test_a_third_party_gets_its_part_in_the_project(self, walk):
        assert not queries.visible_to(walk.who("third"))
        walk.commissioned(on="2016-01-10")

        assert queries.visible_to(walk.who("third")).get() == walk.evaluation
        assert walk.evaluation.scheme

    @pytest.mark.parametrize("side", ["care", "civil", "alpha"])
    def test_none_of_the_sides_nor_their_parents_evaluates(self, walk, side):
        one = walk.town.organisations[side]
        one.functions = [*one.functions, str(Function.THIRD_PARTY)]
        one.save(update_fields=["functions"])
        with pytest.raises(rules.NotIndependent):
            walk.commissioned(on="2016-01-10", third=side)

    def test_nor_one_that_the_provider_runs(self, walk):
        one = walk.town.settle(
            "daughter", "甲中心评价部", Kind.ENTERPRISE, Function.THIRD_PARTY, parent="alpha"
        )
        with pytest.raises(rules.NotIndependent):
            walk.commissioned(on="2016-01-10", third="daughter")
        assert str(one.pk) in dict(third_parties(walk.evaluation, walk.who("performance"), None))

    def test_nor_one_that_does_not_evaluate(self, walk):
        with pytest.raises(rules.NotAThirdParty):
            walk.commissioned(on="2016-01-10", third="agency")

    def test_only_finance_commissions(self, walk):
        for word, refusal in (("handler", NotYours), ("budget", NotYours), ("third", NotYours)):
            with pytest.raises(refusal):
                walk.commissioned(on="2016-01-10", by=word)


class TestTheScores:
    def test_make_a_weighted_total(self, scored):
        assert scored.evaluation.total == Decimal("92.00")
        assert scored.evaluation.scores[0]["target"] == "1200"

    def test_the_record_binds_them_without_telling_them(self, scored):
        facts = Entry.objects.get(event="evaluation.score").facts

        assert list(facts) == ["scores_sha256"]

    @pytest.mark.article("讲座 二、5 根据服务数量和质量支付费用")
    def test_a_target_that_was_not_set_beforehand_is_not_scored(self, commissioned):
        extra = {"name": "媒体报道", "actual": "3篇", "score": "100", "weight": "0"}
        with pytest.raises(rules.TargetNotInTheApplication):
            commissioned.evaluation_scored(on="2016-02-20", rows=[*SCORES, extra])

    @pytest.mark.article("讲座 二、5 根据服务数量和质量支付费用")
    def test_no_target_is_passed_over_or_scored_twice(self, commissioned):
        four = [{**row, "weight": "25"} for row in SCORES[1:]]
        with pytest.raises(rules.TargetsNotScored) as refused:
            commissioned.evaluation_scored(on="2016-02-20", rows=four)
        assert "服务人次" in str(refused.value)
        with pytest.raises(rules.TargetTwice):
            commissioned.evaluation_scored(on="2016-02-20", rows=[*SCORES, SCORES[0]])

    @pytest.mark.article("政府购买服务流程规范（讲座） 绩效评审二")
    @pytest.mark.parametrize("weight", ["19.99", "20.01"])
    def test_the_weights_make_a_hundred(self, commissioned, weight):
        with pytest.raises(rules.WeightsNotWhole):
            commissioned.evaluation_scored(on="2016-02-20", rows=rows(服务人次={"weight": weight}))

    def test_only_the_one_commissioned_scores(self, commissioned):
        with pytest.raises(rules.NotTheEvaluator):
            commissioned.evaluation_scored(on="2016-02-20", by="performance")
        with pytest.raises(NotYours):
            commissioned.evaluation_scored(on="2016-02-20", by="alpha")

    def test_another_third_party_has_no_part_in_it(self, commissioned):
        commissioned.town.settle("other", "别的事务所", Kind.ENTERPRISE, Function.THIRD_PARTY)
        commissioned.town.appoint("other", Role.THIRD_PARTY, "other")
        with pytest.raises(NotAParty):
            commissioned.evaluation_scored(on="2016-02-20", by="other")

    def test_a_report_that_came_back_begins_with_what_was_scored(self, scored):
        actions.return_report(
            ref=scored.evaluation.ref,
            sheet=sheets.Return(reason="满意度样本不足，请补充调查"),
            actor=scored.who("performance"),
            at=morning_of("2016-02-22"),
        )
        initial = to_be_scored(scored.evaluation, scored.who("third"), None)
        assert initial["rows"][0]["score"] == "100"

        scored.evaluation_scored(on="2016-02-25", rows=rows(老人满意度={"score": "78"}))
        assert scored.evaluation.total == Decimal("90.00")

    def test_finance_may_evaluate_itself(self, walk):
        walk.commissioned(on="2016-01-10", third=None)
        with pytest.raises(NotAParty):
            walk.evaluation_scored(on="2016-02-20", by="third")
        walk.evaluation_scored(on="2016-02-20", by="performance")

        with pytest.raises(rules.SameScorer):
            walk.evaluation_concluded(on="2016-03-01", by="performance")
        walk.town.appoint("performance_2", Role.PERFORMANCE, "finance", "冯绩效")
        walk.evaluation_concluded(on="2016-03-01", by="performance_2")
        assert walk.evaluation.state == "concluded"


class TestTheConclusion:
    @pytest.mark.article("财预〔2020〕10号（此前参照）")
    @pytest.mark.parametrize(
        ("score", "grade"),
        [
            ("90", "优"),
            ("89.99", "良"),
            ("80", "良"),
            ("79.99", "中"),
            ("60", "中"),
            ("59.99", "差"),
        ],
    )
    def test_the_grade_follows_from_the_total(self, commissioned, score, grade):
        commissioned.evaluation_scored(on="2016-02-20", rows=all_score(score)).evaluation_concluded(
            on="2016-03-01"
        )

        evaluation = commissioned.evaluation
        assert (evaluation.grade, evaluation.grade_is_worst) == (grade, grade == "差")
        card = EvaluationCard.of(evaluation, commissioned.who("handler"))
        assert card.grade_clause == "财预〔2020〕10号（此前参照）"
        assert card.grade_unverified is True

    @pytest.mark.article("财预〔2020〕10号")
    def test_the_bands_are_those_of_the_day(self):
        from datetime import date

        assert rules.grade_of(Decimal(85), on=date(2026, 3, 1), place="CN-3415") == rules.Grade(
            "良", worst=False, clause="财预〔2020〕10号", verified=False
        )
        with pytest.raises(NothingInForce):
            rules.grade_of(Decimal(85), on=date(2010, 12, 31), place="CN")

    def test_it_needs_a_report(self, commissioned):
        with pytest.raises(NotNow):
            commissioned.evaluation_concluded(on="2016-03-01")

    def test_the_third_party_does_not_conclude(self, scored):
        with pytest.raises(NotYours):
            scored.evaluation_concluded(on="2016-03-01", by="third")

    def test_before_it_the_sides_do_not_see_the_scores(self, scored):
        for word in ("alpha", "handler", "budget"):
            card = EvaluationCard.of(scored.evaluation, scored.who(word))
            assert (card.total, card.report, card.targets[0].score) == (None, "", None)
        assert EvaluationCard.of(scored.evaluation, scored.who("performance")).total == 92

        scored.evaluation_concluded(on="2016-03-01")
        card = EvaluationCard.of(scored.evaluation, scored.who("alpha"))
        assert (card.total, card.grade, card.targets[0].score) == (92, "优", 100)


@pytest.mark.article("政府购买服务流程规范（讲座） 绩效评审二")
class TestTheUse:
    def test_takes_the_project_to_its_evaluated_state(self, scored):
        scored.evaluation_concluded(on="2016-03-01").used(on="2016-03-10")

        assert scored.project.state == "evaluated"
        facts = Entry.objects.get(event="evaluation.use_result").facts
        assert (facts["grade"], facts["budget_decision"]) == ("优", "keep")
        with pytest.raises(NotNow):
            scored.used(on="2016-03-11")

    @pytest.mark.parametrize("decision", ["prefer", "keep", "adjust", "cut"])
    def test_a_poor_grade_does_not_go_on(self, commissioned, decision):
        commissioned.evaluation_scored(
            on="2016-02-20", rows=all_score("59.99")
        ).evaluation_concluded(on="2016-03-01")
        with pytest.raises(rules.PoorGradeGoesOn):
            commissioned.used(on="2016-03-10", decision=decision)

    @pytest.mark.parametrize("decision", ["stop", "reargue"])
    def test_a_poor_grade_stops_or_is_argued_anew(self, commissioned, decision):
        commissioned.evaluation_scored(on="2016-02-20", rows=all_score("0")).evaluation_concluded(
            on="2016-03-01"
        )
        commissioned.used(on="2016-03-10", decision=decision)

        assert commissioned.evaluation.state == "used"

    def test_only_the_budget_decides_and_only_after_the_conclusion(self, scored):
        with pytest.raises(NotNow):
            scored.used(on="2016-03-01")
        scored.evaluation_concluded(on="2016-03-01")
        for word in ("performance", "handler", "head"):
            with pytest.raises(NotYours):
                scored.used(on="2016-03-10", by=word)


@pytest.mark.article("六安市财政局讲座 第27、58行")
def test_the_result_is_kept_for_the_next_project_of_the_item(scored):
    walk = scored.evaluation_concluded(on="2016-03-01").used(on="2016-03-10")

    kept = EarlierResult.objects.get(project_code=walk.ref)
    assert (kept.grade, kept.total) == (walk.evaluation.grade, str(walk.evaluation.total))
    assert (kept.budget_decision, kept.year) == ("继续安排", 2015)
