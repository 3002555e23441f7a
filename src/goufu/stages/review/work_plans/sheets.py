"""What people fill in about a year's work plan."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import (
    Line,
    LongText,
    OptionalLine,
    Reason,
    Reference,
    Sheet,
    Whole,
    field,
)
from goufu.law.words import say
from goufu.stages.review.work_plans.models import Scope


class FieldRow(Sheet):
    name: Line = field(say("领域"), hint=say("如 养老、社区、公共安全"))
    scope: Scope = field(say("层面"))
    item_id: Reference | None = field(say("目录事项"), default=None)


class PhaseRow(Sheet):
    name: Line = field(say("阶段"))
    first: date = field(say("开始"))
    last: date = field(say("结束"))
    work: Line = field(say("主要工作"))


class TaskRow(Sheet):
    content: Line = field(say("任务"))
    lead_id: Reference = field(say("牵头单位"))
    partners: OptionalLine = field(say("配合单位"), default="")
    due_on: date = field(say("完成期限"))


class PlanSheet(Sheet):
    year: Whole = field(say("年度"), ge=2000, le=2100)
    goal: Reason = field(say("目标和原则"))
    fields: tuple[FieldRow, ...] = field(
        say("年度重点领域"), default=(), hint=say("关联目录事项后，相应项目标为重点。")
    )
    phases: tuple[PhaseRow, ...] = field(say("工作阶段"), default=())
    tasks: tuple[TaskRow, ...] = field(say("任务分工"), default=())


class Note(Sheet):
    note: LongText = field(say("备注"), default="")


class SendBack(Sheet):
    reason: Reason = field(say("退回理由"))


class Summary(Sheet):
    summary: Reason = field(say("工作总结"))
    good_practice: LongText = field(say("好的做法和经验"), default="")


class Progress(Sheet):
    progress: Reason = field(say("进展情况"))


class Postpone(Sheet):
    due_on: date = field(say("新的完成期限"))
    reason: Reason = field(say("理由"))


class Drop(Sheet):
    reason: Reason = field(say("撤销理由"))
