"""What people fill in about budgets."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import Annotated

from pydantic import AfterValidator

from goufu.base.doors.sheets import (
    Line,
    LongText,
    Money,
    OptionalLine,
    Reason,
    Reference,
    ReferenceCode,
    Sheet,
    Shown,
    Whole,
    field,
)
from goufu.law.words import say
from goufu.stages.review.budgets.models import Fund

# The codes of 政府收支分类科目: 类 three digits, 款 and 项 two each.
FUNCTIONAL = re.compile(r"([0-9]{3}([0-9]{2}){0,2})?")
ECONOMIC = re.compile(r"([0-9]{3}([0-9]{2})?)?")
NOT_FUNCTIONAL = say("功能分类科目编码应为 3 位（类）、5 位（款）或 7 位（项）数字。")
NOT_ECONOMIC = say("经济分类科目编码应为 3 位（类）或 5 位（款）数字。")


def _functional(code: str) -> str:
    if not FUNCTIONAL.fullmatch(code):
        raise ValueError(NOT_FUNCTIONAL)
    return code


def _economic(code: str) -> str:
    if not ECONOMIC.fullmatch(code):
        raise ValueError(NOT_ECONOMIC)
    return code


FunctionalClass = Annotated[str, AfterValidator(_functional), Shown("text")]
EconomicClass = Annotated[str, AfterValidator(_economic), Shown("text")]


class Direction(Enum):
    """Whether a line is given more or less."""

    INCREASE = "increase"
    DECREASE = "decrease"

    @property
    def label(self) -> str:
        return DIRECTIONS[self.value]


DIRECTIONS = {"increase": say("追加"), "decrease": say("追减")}


class EnterLine(Sheet):
    department_id: Reference = field(say("部门"))
    title: Line = field(say("预算项目名称"))
    year: Whole = field(say("预算年度"), ge=2000, le=2100)
    number: OptionalLine = field(say("指标编号"), hint=say("预算管理系统中的编号"), default="")
    functional_class: FunctionalClass = field(
        say("功能分类（类款项）"), hint=say("如 2080299"), default=""
    )
    economic_class: EconomicClass = field(say("经济分类"), hint=say("如 30299"), default="")
    fund: Fund = field(say("资金性质"), default=Fund.CURRENT)
    amount_fen: Money = field(say("预算金额"), gt=0)


class LineRow(Sheet):
    """One line of the file of the budget system (指标); its number keeps it from coming twice."""

    number: Line = field(say("指标编号"), hint=say("预算管理系统中的编号；再次导入时按它对应"))
    department: Line = field(say("部门"), hint=say("部门全称、简称、曾用名或者统一社会信用代码"))
    title: Line = field(say("预算项目名称"))
    year: Whole = field(say("预算年度"), ge=2000, le=2100)
    functional_class: FunctionalClass = field(
        say("功能分类（类款项）"), hint=say("如 2080299"), default=""
    )
    economic_class: EconomicClass = field(say("经济分类"), hint=say("如 30299"), default="")
    fund: Fund = field(say("资金性质"), default=Fund.CURRENT)
    amount_fen: Money = field(say("预算金额"), gt=0)


class AdjustLine(Sheet):
    direction: Direction = field(say("追加或追减"))
    amount_fen: Money = field(say("调整金额"), gt=0)
    document: Line = field(say("指标文号"))
    reason: Reason = field(say("调整理由"))


class TakeBack(Sheet):
    document: Line = field(say("收回文号"))
    reason: Reason = field(say("收回理由"))


class ProposeTransfer(Sheet):
    target: ReferenceCode = field(say("调入预算行"))
    amount_fen: Money = field(say("调剂金额"), gt=0)
    reason: Reason = field(say("调剂理由"))


class Opinion(Sheet):
    opinion: Reason = field(say("审核意见"))


class ReturnReason(Sheet):
    reason: Reason = field(say("理由"), hint=say("理由将原文送达部门。"))


class CloseLine(Sheet):
    reason: Reason = field(say("封存理由"))


class CallForBudgets(Sheet):
    year: Whole = field(say("预算年度"), ge=2000, le=2100)
    due_on: date = field(say("报送截止日期"))
    document: Line = field(say("布置文号"))
    requirements: Reason = field(say("编制要求"))


class CompileBudget(Sheet):
    year: Whole = field(say("预算年度"), ge=2000, le=2100)


class SupplementBudget(Sheet):
    reason: Reason = field(say("调整理由"))


class HandIn(Sheet):
    remark: LongText = field(say("编制说明"), default="")


class ReplyBudget(Sheet):
    reply_number: Line = field(say("批复文号"))


class Remark(Sheet):
    remark: LongText = field(say("备注"), default="")


class PublishBudget(Sheet):
    address: Line = field(say("公开地址"), hint=say("门户网站或指定平台的网址"))
