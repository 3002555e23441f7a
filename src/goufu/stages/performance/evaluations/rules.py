"""What an evaluation must answer and who may give it. No database, no clock, no HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from goufu.law.grades import grade
from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import say

FLOW = "政府购买服务流程规范（讲座） 绩效评审二"
TARGETS = "讲座 二、5 根据服务数量和质量支付费用"
WHOLE = Decimal(100)
CENT = Decimal("0.01")


class NotIndependent(Refusal):
    code = "evaluations.not_independent"
    clause = FLOW
    sentence = say("{name}是本项目的{party}，不能作为第三方评价本项目。")
    remedy = say("请委托与购买主体、承接主体没有隶属和利害关系的机构。")


class NotAThirdParty(Refusal):
    code = "evaluations.not_a_third_party"
    clause = FLOW
    sentence = say("{name}没有登记为第三方机构。")
    remedy = say("请从第三方机构名录中选择。")


class NotTheEvaluator(Refusal):
    code = "evaluations.not_the_evaluator"
    status = 403
    clause = FLOW
    sentence = say("本项目的绩效评价由{evaluator}实施，不由{organisation}打分。")
    remedy = say("请由受委托的一方打分并出具报告。")


class TargetNotInTheApplication(Refusal):
    code = "evaluations.target_not_in_the_application"
    clause = TARGETS
    sentence = say("“{name}”不是项目申报书的绩效目标。")
    remedy = say("绩效目标要事先制定：只能按申报书的绩效目标打分。")


class TargetsNotScored(Refusal):
    code = "evaluations.targets_not_scored"
    clause = TARGETS
    sentence = say("以下绩效目标没有打分：{missing}。")
    remedy = say("申报书的每一项绩效目标都要写明实际完成值和得分。")


class TargetTwice(Refusal):
    code = "evaluations.target_twice"
    clause = TARGETS
    sentence = say("“{name}”打了两次分。")
    remedy = say("每一项绩效目标一行。")


class WeightsNotWhole(Refusal):
    code = "evaluations.weights_not_whole"
    clause = FLOW
    sentence = say("各项权重合计 {total}，应为 100。")
    remedy = say("请调整权重，使合计为 100。")


class SameScorer(Refusal):
    code = "evaluations.same_scorer"
    status = 403
    clause = FLOW
    sentence = say("{name}打的分，不能再由本人作出评价结论。")
    remedy = say("请由另一位工作人员作出结论。")


class PoorGradeGoesOn(Refusal):
    code = "evaluations.poor_grade_goes_on"
    clause = FLOW
    sentence = say("评价等级为“{grade}”，下年预算不能是“{decision}”。")
    remedy = say("请选择停止安排，或者重新论证。")


class TiedToASide(Refusal):
    code = "evaluations.tied_to_a_side"
    clause = FLOW
    sentence = say("{name}申报过与{sides}的关联关系，不能作为第三方评价本项目。")
    remedy = say("请委托与购买主体、承接主体没有隶属和利害关系的机构。")


class Suspended(Refusal):
    code = "evaluations.third_party_suspended"
    sentence = say("{name}在第三方机构库中已被暂停，不能委托评价。")
    remedy = say("请另行委托在库的第三方机构，或者由财政部门自行组织评价。")


@dataclass(frozen=True)
class Scored:
    """One target: its score out of a hundred and its weight in percent."""

    name: str
    score: Decimal
    weight: Decimal


@dataclass(frozen=True)
class Grade:
    """The word for a total, by which act, and whether it is the worst there is."""

    word: str
    worst: bool
    clause: str
    verified: bool


@rule("evaluations.independent", clause=FLOW)
def check_independent(*, name: str, party: str) -> None:
    """购买主体、财政部门组织或委托社会中介机构等第三方,对购买服务项目进行绩效评价"""
    if party:
        raise NotIndependent(name=name, party=party)


@rule("evaluations.no_tie_declared", clause=FLOW)
def check_no_tie(*, name: str, tied_to: Sequence[str]) -> None:
    """购买主体、财政部门组织或委托社会中介机构等第三方,对购买服务项目进行绩效评价"""
    if tied_to:
        raise TiedToASide(name=name, sides="、".join(tied_to))


def check_not_suspended(*, name: str, suspended: bool) -> None:
    """Refuse a third party that the register has put aside."""
    if suspended:
        raise Suspended(name=name)


@rule("evaluations.targets_set_beforehand", clause=TARGETS)
def check_targets(scored: Sequence[Scored], *, targets: Sequence[str]) -> None:
    """绩效目标要事先制定"""
    names = [one.name for one in scored]
    for number, name in enumerate(names):
        if name not in targets:
            raise TargetNotInTheApplication(name=name)
        if name in names[:number]:
            raise TargetTwice(name=name)
    missing = [name for name in targets if name not in names]
    if missing:
        raise TargetsNotScored(missing="、".join(missing))


@rule("evaluations.weights_make_a_whole", clause=FLOW)
def check_weights(scored: Sequence[Scored]) -> None:
    """对购买服务项目进行绩效评价,形成绩效报告。"""
    total = sum((one.weight for one in scored), Decimal(0))
    if total != WHOLE:
        raise WeightsNotWhole(total=format(total.normalize(), "f"))


def total_of(scored: Sequence[Scored]) -> Decimal:
    """Return the weighted total, two decimals, half up.

    >>> total_of([Scored("a", Decimal("93.5"), Decimal(60)), Scored("b", Decimal(80), Decimal(40))])
    Decimal('88.10')
    """
    weighted = sum((one.score * one.weight for one in scored), Decimal(0)) / WHOLE
    return weighted.quantize(CENT, rounding=ROUND_HALF_UP)


def grade_of(total: Decimal, *, on: date, place: str) -> Grade:
    """Return the grade of a total by the bands of the day.

    Raises:
        NothingInForce: no bands are known for that day.
    """
    found = grade(total, on=on, place=place)
    return Grade(found.word, found.worst, found.by.cite, found.by.verified)


@rule("evaluations.poor_grade_has_consequences", clause=FLOW)
def check_use(*, grade: str, worst: bool, decision: str, ends_or_reargues: bool) -> None:
    """绩效评价结果,作为结算购买服务资金、编制以后年度项目预算等方面的重要参考依据。"""
    if worst and not ends_or_reargues:
        raise PoorGradeGoesOn(grade=grade, decision=decision)


@rule("evaluations.concluded_by_another", clause=FLOW)
def check_another_concludes(*, name: str, same: bool) -> None:
    """评分和作出评价结论由不同人员办理。"""
    if same:
        raise SameScorer(name=name)
