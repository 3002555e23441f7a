"""What people fill in about budgets."""

from __future__ import annotations

from goufu.base.doors.sheets import (
    Line,
    Money,
    OptionalLine,
    Reason,
    Reference,
    Sheet,
    Whole,
    field,
)
from goufu.law.words import say


class EnterLine(Sheet):
    department_id: Reference = field(say("部门"))
    title: Line = field(say("预算项目名称"))
    year: Whole = field(say("预算年度"), ge=2000, le=2100)
    functional_class: OptionalLine = field(say("功能分类（类款项）"), default="")
    special_fund: bool = field(say("经批准的专项资金"), default=False)
    amount_fen: Money = field(say("预算金额"), gt=0)


class CloseLine(Sheet):
    reason: Reason = field(say("封存理由"))


class CompileBudget(Sheet):
    department_id: Reference = field(say("部门"))
    year: Whole = field(say("预算年度"), ge=2000, le=2100)


class ReplyBudget(Sheet):
    reply_number: Line = field(say("批复文号"))


class PublishBudget(Sheet):
    address: Line = field(say("公开地址"), hint=say("门户网站或指定平台的网址"))
