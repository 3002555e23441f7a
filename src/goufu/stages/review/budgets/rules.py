"""What the law asks of the money. No database, no clock, no HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goufu.law.money import yuan
from goufu.law.refusals import Refusal
from goufu.law.values.catalogues import CENTRAL_ITEMS
from goufu.law.values.procurement import PROCUREMENT_THRESHOLD
from goufu.law.why import rule
from goufu.law.words import say

EXISTING = "政府购买服务流程规范（讲座） 项目编审三（一）"
PURPOSE = "预算法 第六十三条"
BUDGET_YEAR = "预算法 第十八条"
SUBJECT = "services"


class NotEnoughMoney(Refusal):
    code = "budgets.not_enough_money"
    clause = EXISTING
    sentence = say("预算行 {ref} 余额 {left} 元，不足以安排 {wanted} 元，差 {gap} 元。")
    remedy = say("请在既有部门预算内另选有余额的预算行，或调减项目金额；购买服务不新增资金。")


class WrongDepartment(Refusal):
    code = "budgets.wrong_department"
    clause = EXISTING
    sentence = say("预算行 {ref} 属于{owner}，不能用于{department}的项目。")
    remedy = say("请选择本部门既有预算行。")


class WrongYear(Refusal):
    code = "budgets.wrong_year"
    clause = EXISTING
    sentence = say("预算行 {ref} 是 {line_year} 年预算，项目属 {year} 年。")
    remedy = say("请选择项目所属年度的预算行。")


class NumberTaken(Refusal):
    code = "budgets.number_taken"
    sentence = say("指标编号 {number} 已登记为预算行 {ref}。")
    remedy = say("请核对编号；同一指标的金额变动，请用“追加、追减指标”办理。")


class LineClosed(Refusal):
    code = "budgets.line_closed"
    sentence = say("预算行 {ref} 已封存，不能再使用。")
    remedy = say("请另选可用的预算行。")


class NothingLeftForTheFirst(Refusal):
    code = "budgets.nothing_left_for_the_first"
    sentence = say("其他预算行合计 {others} 元，已达到或超过项目预算 {wanted} 元。")
    remedy = say(
        "各预算行金额之和应当等于项目预算；请调减其他预算行的金额，其余由第一条预算行安排。"
    )


class LineTwice(Refusal):
    code = "budgets.line_twice"
    sentence = say("预算行 {ref} 填了不止一次。")
    remedy = say("同一预算行只填一行，金额合并填写。")


class OnlyOneLine(Refusal):
    code = "budgets.transfer_within_one_line"
    sentence = say("调出和调入是同一条预算行 {ref}。")
    remedy = say("请选择两条不同的预算行。")


class FundsMixed(Refusal):
    code = "budgets.funds_mixed"
    clause = PURPOSE
    sentence = say("{source} 是{source_fund}，{target} 是{target_fund}，两种资金不得互相调剂。")
    remedy = say("请在同一资金性质的预算行之间调剂；改变资金用途须由财政部门另行下达指标。")


class YearStillRuns(Refusal):
    code = "budgets.year_still_runs"
    clause = BUDGET_YEAR
    sentence = say("{year} 预算年度尚未结束，不能收回余额。")
    remedy = say("请在预算年度结束后办理；年度内需要压减的，请用“追加、追减指标”。")


class BelowReserved(Refusal):
    code = "budgets.below_reserved"
    sentence = say("预算行 {ref} 已安排 {used} 元，最多可追减 {left} 元，不能追减 {wanted} 元。")
    remedy = say("请先撤回或者调减已安排的项目，再追减指标。")


class AlreadyCalled(Refusal):
    code = "budgets.already_called"
    sentence = say("{year} 年的预算编制已经布置（{ref}）。")
    remedy = say("请在已有的布置上催报，不必重复布置。")


class DayGoneBy(Refusal):
    code = "budgets.day_gone_by"
    sentence = say("报送截止日期 {day} 已经过去。")
    remedy = say("请填写今天或者以后的日期。")


class AlreadyCompiled(Refusal):
    code = "budgets.already_compiled"
    sentence = say("{department} {year} 年的购买服务预算已经编制（{ref}）。")
    remedy = say("请在已编制的预算上继续办理；批复以后的增减，请在该预算上编制调整预算。")


class NothingToSupplement(Refusal):
    code = "budgets.nothing_to_supplement"
    sentence = say("预算 {ref} 批复以后没有新列入或者撤销的项目。")
    remedy = say("财政审核通过新项目并列入预算后，再编制调整预算。")


class SupplementUnderWay(Refusal):
    code = "budgets.supplement_under_way"
    sentence = say("调整预算 {ref} 尚未批复，不能再编制下一次调整预算。")
    remedy = say("请先办完上一次调整预算；新列入的项目会自动编入编制中的预算。")


@rule("budgets.existing_money", clause=EXISTING)
def check_enough_left(*, ref: str, left_fen: int, wanted_fen: int) -> None:
    """所需资金列入财政预算，从部门预算经费或经批准的专项资金等既有预算中统筹。不是新增一块资金。"""
    if wanted_fen > left_fen:
        raise NotEnoughMoney(
            ref=ref, left=yuan(left_fen), wanted=yuan(wanted_fen), gap=yuan(wanted_fen - left_fen)
        )


@rule("budgets.draws_add_up", clause=EXISTING)
def rest_for_the_first(*, wanted_fen: int, others_fen: Sequence[int]) -> int:
    """所需资金列入财政预算，从部门预算经费或经批准的专项资金等既有预算中统筹。

    Returns what the first line has to give, so that all of them are the project's budget.
    """
    rest = wanted_fen - sum(others_fen)
    if rest <= 0:
        raise NothingLeftForTheFirst(others=yuan(sum(others_fen)), wanted=yuan(wanted_fen))
    return rest


def check_number_free(*, number: str, taken_by: str) -> None:
    """Refuse a number of the budget system that another line of the place and year has."""
    if taken_by:
        raise NumberTaken(number=number, ref=taken_by)


@rule("budgets.funds_kept_apart", clause=PURPOSE)
def check_same_fund(
    *, source: str, source_fund: str, target: str, target_fund: str, same: bool
) -> None:
    """不得擅自改变预算支出的用途。"""
    if not same:
        raise FundsMixed(
            source=source, source_fund=source_fund, target=target, target_fund=target_fund
        )


@rule("budgets.year_is_over", clause=BUDGET_YEAR)
def check_year_over(*, year: int, on: date) -> None:
    """预算年度自公历一月一日起，至十二月三十一日止。"""
    if on.year <= year:
        raise YearStillRuns(year=year)


def is_central(*, code: str, marked: bool, on: date, place: str) -> bool:
    """Test whether an item must go through a centralised agency.

    Where the place has entered its catalogue of the day, that decides; else the mark of the item.
    """
    catalogue = CENTRAL_ITEMS.find(on, place=place)
    return marked if catalogue is None else code in catalogue.value


def scope_of(*, central: bool, fen: int, on: date, place: str) -> str:
    """Say why a purchase belongs into the procurement budget, or that it does not.

    Where the place has not entered the threshold of the day the purchase is listed all the same:
    what is missing there could not be procured.
    """
    if central:
        return "central"
    limit = PROCUREMENT_THRESHOLD.find(on, place=place, subject=SUBJECT)
    if limit is None:
        return "unknown"
    return "above" if fen >= limit.value else "below"
