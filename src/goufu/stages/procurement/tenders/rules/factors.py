"""What the document may score, and how its grades must lie."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goufu.law.labels import WORDS
from goufu.law.price_scores import deduction_ranges, is_within
from goufu.law.refusals import Refusal
from goufu.law.values.procurement import LOW_PRICE_HIGHEST_SHARE, SCORING_FACTOR_BANS
from goufu.law.why import rule
from goufu.law.words import Word, say

GRADES = "政府采购法实施条例 第三十四条"
QUALIFICATION = "qualification"
# How a document speaks of what may not be scored. Words of the trade, not of the law.
SPOKEN: Mapping[str, re.Pattern[str]] = {
    "registered_capital": re.compile("注册资本|注册资金|实缴资本"),
    "total_assets": re.compile("资产总额|总资产|净资产"),
    "turnover": re.compile("营业收入|营业额|销售额|年产值"),
    "staff": re.compile("从业人员(?!.{0,4}(证|资格|健康))|员工人数|职工人数|企业人数"),
    "profit": re.compile("利润"),
    "tax_paid": re.compile("纳税额|纳税总额|缴税额"),
    "regional_record": re.compile("(本|我|该)(省|市|县|区|地).{0,8}(业绩|奖|荣誉)"),
    "sector_record": re.compile("(本|我|该)(行业|系统|部门).{0,8}(业绩|奖|荣誉)"),
}


class FactorForbidden(Refusal):
    code = "tenders.factor_forbidden"
    sentence = say("评审因素“{criterion}”涉及{what}，不得作为评审因素。")
    remedy = say("请删去该评审因素，或者改为与服务质量相关、与采购需求对应的量化指标。")


class GradesOutOfRange(Refusal):
    code = "tenders.grades_out_of_range"
    clause = GRADES
    sentence = say(
        "评审因素“{criterion}”的分档“{grade}”不在 0 至 {maximum} 分之间，或者与其他分档重叠。"
    )
    remedy = say("请让各档分值依次排列、互不重叠，最高一档到满分 {maximum} 分。")


class GradesOfNothing(Refusal):
    code = "tenders.grades_of_nothing"
    status = 422
    clause = GRADES
    sentence = say("分档“{grade}”对应的评审因素序号 {number} 不存在。")
    remedy = say("请填写评审因素的序号，从 1 起。")


class ObjectiveWithoutGrades(Refusal):
    code = "tenders.objective_without_grades"
    clause = GRADES
    sentence = say("客观评审因素“{criterion}”没有设置各区间对应的分值。")
    remedy = say(
        "请在“评审因素分档”中写明每一区间对应的分值；不能量化的，改为主观分或者实质性要求。"
    )


class CutOutOfRange(Refusal):
    code = "tenders.cut_out_of_range"
    sentence = say("价格扣除比例 {cut}% 不在规定的 {least}% 至 {most}% 之间。")
    remedy = say("请按当日规定的幅度确定；专门面向中小企业采购的填 0。")


class NoCutToday(Refusal):
    code = "tenders.no_cut_today"
    clause = ""
    sentence = say("当日没有规定小微企业价格扣除，扣除比例应为 0。")
    remedy = say("请将扣除比例改为 0。")


class LowShareTooHigh(Refusal):
    code = "tenders.low_share_too_high"
    sentence = say("异常低价比例 {share}% 超过采购文件可提高到的上限 {most}%。")
    remedy = say("请调低该比例，或者留空按规定的比例执行。")


@dataclass(frozen=True)
class Grade:
    """One grade of a criterion, in points."""

    name: str
    least: Decimal
    most: Decimal


@dataclass(frozen=True)
class Factor:
    """A criterion as the document describes it."""

    name: str
    how: str
    maximum: Decimal
    objective: bool = False
    grades: Sequence[Grade] = ()


def check_factors(
    factors: Sequence[Factor], *, qualifications: Sequence[str], method: str, on: date, place: str
) -> None:
    """Refuse to score what the law of the day forbids to score."""
    law = SCORING_FACTOR_BANS.find(on, place=place, method=method)
    for factor in factors if law is not None else ():
        assert law is not None
        for code in law.value:
            if _speaks_of(code, factor, qualifications):
                raise FactorForbidden(
                    criterion=factor.name, what=Word(WORDS[code]), clause=law.cite
                )


@rule("tenders.grades_in_order", clause=GRADES)
def check_grades(factor: Factor) -> None:
    """采用综合评分法的，评审标准中的分值设置应当与评审因素的量化指标相对应。"""
    if factor.objective and not factor.grades:
        raise ObjectiveWithoutGrades(criterion=factor.name)
    reached = Decimal(0)
    ordered = sorted(factor.grades, key=lambda one: (one.least, one.most))
    for number, grade in enumerate(ordered):
        if grade.least > grade.most or (number and grade.least < reached):
            raise _out_of_range(factor, grade)
        reached = grade.most
    if ordered and reached != factor.maximum:
        raise _out_of_range(factor, ordered[-1])


def check_cuts(*, small: Decimal, shared: Decimal, on: date, place: str) -> None:
    """Refuse cuts of prices outside the ranges of the day; none at all is always allowed."""
    ranges = deduction_ranges(subject="services", on=on, place=place)
    for number, cut in enumerate((small, shared)):
        if not cut:
            continue
        if not ranges:
            raise NoCutToday
        law = ranges[min(number, len(ranges) - 1)]
        if not is_within(cut, law):
            least, most = law.value
            raise CutOutOfRange(cut=cut.normalize(), least=least, most=most, clause=law.cite)


def check_low_shares(shares: Sequence[int | None], *, on: date, place: str) -> None:
    """Refuse to raise the shares of low prices above what the law of the day allows."""
    law = LOW_PRICE_HIGHEST_SHARE.find(on, place=place)
    for share in shares:
        if share is not None and law is not None and share > law.value:
            raise LowShareTooHigh(share=share, most=law.value, clause=law.cite)


def _speaks_of(code: str, factor: Factor, qualifications: Sequence[str]) -> bool:
    if code == QUALIFICATION:
        return any(
            factor.name in (one, f"{one}资格") or factor.how == one for one in qualifications
        )
    return bool(SPOKEN[code].search(f"{factor.name} {factor.how}"))


def _out_of_range(factor: Factor, grade: Grade) -> GradesOutOfRange:
    return GradesOutOfRange(
        criterion=factor.name, grade=grade.name, maximum=factor.maximum.normalize()
    )
