"""What the law asks of the money. No database, no clock, no HTTP."""

from __future__ import annotations

from goufu.law.money import yuan
from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import say

EXISTING = "政府购买服务流程规范（讲座） 项目编审三（一）"


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


class AlreadyCompiled(Refusal):
    code = "budgets.already_compiled"
    sentence = say("{department} {year} 年的购买服务预算已经编报（{ref}）。")
    remedy = say("请在已编报的预算上继续办理，不必重复编报。")


@rule("budgets.existing_money", clause=EXISTING)
def check_enough_left(*, ref: str, left_fen: int, wanted_fen: int) -> None:
    """所需资金列入财政预算，从部门预算经费或经批准的专项资金等既有预算中统筹。不是新增一块资金。"""
    if wanted_fen > left_fen:
        raise NotEnoughMoney(
            ref=ref, left=yuan(left_fen), wanted=yuan(wanted_fen), gap=yuan(wanted_fen - left_fen)
        )
