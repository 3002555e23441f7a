"""What members may give, and when it stands. How it becomes an order: ``rules.ranking``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from statistics import median

from goufu.law.price_scores import HUNDREDTHS
from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import Word, say

SCORING = "政府采购法实施条例 第四十一条"
FEW = 3  # so many are named in a sentence
FAR = Decimal("0.3")  # of what a criterion gives; where to look, not a rule of law


class NotOnTheCommittee(Refusal):
    code = "tenders.not_on_the_committee"
    status = 403
    clause = SCORING
    sentence = say("{name}不是本项目评标委员会成员。")
    remedy = say("评分只能由评标委员会成员本人办理。")


class NotTheLeader(Refusal):
    code = "tenders.not_the_leader"
    status = 403
    clause = ""
    sentence = say("“{step}”由评标组长办理。")
    remedy = say("请由评标组长办理。")


class AlreadyHandedIn(Refusal):
    code = "tenders.already_handed_in"
    clause = SCORING
    sentence = say("{name}的评分已提交，不能更改。")
    remedy = say("评分提交后由评标组长汇总；对汇总有异议的，在评标报告上签署不同意见。")


class NoSuchCriterion(Refusal):
    code = "tenders.no_such_criterion"
    status = 422
    clause = SCORING
    sentence = say("招标文件没有所选的评审因素。")
    remedy = say("请按招标文件规定的评审因素评分。")


class PointsOutOfRange(Refusal):
    code = "tenders.points_out_of_range"
    status = 422
    clause = SCORING
    sentence = say("“{criterion}”的得分 {points} 超出 0 至 {maximum} 分。")
    remedy = say("请按招标文件规定的分值评分。")


class PointsTooFine(Refusal):
    code = "tenders.points_too_fine"
    status = 422
    clause = ""
    sentence = say("“{criterion}”的得分 {points} 小数超过两位。")
    remedy = say("请保留两位小数。")


class PointsMissing(Refusal):
    code = "tenders.points_missing"
    clause = SCORING
    sentence = say("还有 {missing} 项未评分。")
    remedy = say("请对每一家有效投标的每一个评审因素评分后再提交。")


class NotAllHandedIn(Refusal):
    code = "tenders.not_all_handed_in"
    clause = SCORING
    sentence = say("还有 {waiting} 名成员未提交评分，不能汇总。")
    remedy = say("请待全体成员提交评分后汇总。")


class PointsOutsideGrades(Refusal):
    code = "tenders.points_outside_grades"
    status = 422
    clause = SCORING
    sentence = say("“{criterion}”的得分 {points} 不在任何一档之内：{grades}。")
    remedy = say("请按采购文件规定的分档评分。")


class ReasonsMissing(Refusal):
    code = "tenders.reasons_missing"
    clause = SCORING
    sentence = say("还有 {missing} 项评分没有写明理由：{items}。")
    remedy = say("请对主观分和不能由分档说明的得分逐项写明理由。")


class PointsChangedElsewhere(Refusal):
    code = "tenders.points_changed_elsewhere"
    clause = ""
    sentence = say(
        "{provider}的“{criterion}”已在另一个窗口改为 {points} 分（{at}），本次没有保存。"
    )
    remedy = say("请核对两处的得分，再决定是否以本次填写的为准。")


class NotHandedIn(Refusal):
    code = "tenders.not_handed_in"
    clause = ""
    sentence = say("{name}尚未提交评分，不需要退回。")
    remedy = say("该成员可以直接修改后提交。")


class ObjectiveScoresDiffer(Refusal):
    code = "tenders.objective_scores_differ"
    clause = SCORING
    sentence = say("成员对客观评审因素评分不一致：{items}。")
    remedy = say("请组长退回有误的评分，由该成员按响应文件核对后重新提交。")


class OutliersNotConsidered(Refusal):
    code = "tenders.outliers_not_considered"
    clause = SCORING
    sentence = say("有评分与其他成员相差较大：{items}。")
    remedy = say("请评审小组认定是否畸高、畸低：认定的，退回复核；不认定的，写明意见后汇总。")


def check_points(*, criterion: str, points: Decimal, maximum: Decimal) -> None:
    """Refuse points that the document does not allow."""
    if not 0 <= points <= maximum:
        raise PointsOutOfRange(criterion=criterion, points=points, maximum=maximum)
    if points != round(points, 2):
        raise PointsTooFine(criterion=criterion, points=points)


def check_may_still_score(*, name: str, handed_in: bool) -> None:
    """Refuse to change points that were handed in."""
    if handed_in:
        raise AlreadyHandedIn(name=name)


def check_all_given(*, missing: int) -> None:
    """Refuse to hand in an incomplete sheet."""
    if missing:
        raise PointsMissing(missing=missing)


def check_all_handed_in(*, waiting: int) -> None:
    """Refuse to add up before everybody has judged alone."""
    if waiting:
        raise NotAllHandedIn(waiting=waiting)


def check_leads(*, leads: bool, step: str) -> None:
    """Refuse a member who is not the leader."""
    if not leads:
        raise NotTheLeader(step=Word(step))


def hundredths(points: Decimal) -> int:
    """Return points as whole hundredths."""
    return int(points * HUNDREDTHS)


def points_of(whole: int) -> Decimal:
    """Return whole hundredths as points."""
    return Decimal(whole) / HUNDREDTHS


@rule("tenders.points_in_grades", clause=SCORING)
def check_grade(
    *, criterion: str, points: Decimal, grades: Sequence[tuple[str, Decimal, Decimal]]
) -> None:
    """评审小组成员应当根据采购文件规定的评审程序、评审方法和评审标准进行独立评审。

    Args:
        grades: name, least and most of each; without grades anything goes.
    """
    if grades and grade_of(points, grades) is None:
        said = "；".join(f"{name} {least}–{most}" for name, least, most in grades)
        raise PointsOutsideGrades(criterion=criterion, points=points, grades=said)


def grade_of(points: Decimal, grades: Sequence[tuple[str, Decimal, Decimal]]) -> str | None:
    """Return the best grade in which the points lie."""
    fitting = [name for name, least, most in grades if least <= points <= most]
    return fitting[-1] if fitting else None


def is_explained(*, reason: str, objective: bool, graded: bool) -> bool:
    """Test whether a score says why: in words, or by the grade of something that is counted."""
    return bool(reason.strip()) or (objective and graded)


def check_explained(items: Sequence[str]) -> None:
    """Refuse points without a reason."""
    if items:
        raise ReasonsMissing(missing=len(items), items="；".join(items[:FEW]))


def check_objective(items: Sequence[str]) -> None:
    """Refuse to add up while members count the same thing differently."""
    if items:
        raise ObjectiveScoresDiffer(items="；".join(items[:FEW]))


def check_outliers(items: Sequence[str], *, considered: str) -> None:
    """Refuse to add up before the committee has looked at points far from the others."""
    if items and not considered:
        raise OutliersNotConsidered(items="；".join(items[:FEW]))


def outliers(given: Mapping[int, Decimal], *, maximum: Decimal) -> list[int]:
    """Return the members whose points lie far from the middle of all, in their order.

    The law leaves it to the committee what is abnormally high or low; this is only where to look.

    >>> outliers({1: Decimal(40), 2: Decimal(41), 3: Decimal(12)}, maximum=Decimal(50))
    [3]
    """
    middle = median(given.values())
    return [one for one, points in given.items() if abs(points - middle) > maximum * FAR]
