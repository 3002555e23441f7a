"""What must hold of a year's work plan. No database, no clock, no HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import say

LECTURE = "讲座 五、3 实施步骤"


class PlanIsThere(Refusal):
    code = "work_plans.plan_is_there"
    sentence = say("{place} {year} 年度推进方案已经有了（{ref}）。")
    remedy = say("请在原方案上修改；已印发的，请调整其任务期限或撤销任务。")


class PhaseOutOfOrder(Refusal):
    code = "work_plans.phase_out_of_order"
    status = 422
    clause = LECTURE
    sentence = say("“{name}”的起止时间不对：开始 {first}，结束 {last}。")
    remedy = say("各阶段应在 {year} 年内，开始不晚于结束，并按开始时间先后排列。")


class TaskOutsideTheYear(Refusal):
    code = "work_plans.task_outside_the_year"
    status = 422
    clause = LECTURE
    sentence = say("任务“{task}”的完成期限 {due} 不在 {year} 年内。")
    remedy = say("请把完成期限定在方案年度之内；跨年的工作分年度安排。")


class NothingPlanned(Refusal):
    code = "work_plans.nothing_planned"
    clause = LECTURE
    sentence = say("推进方案还缺：{missing}。")
    remedy = say("请补齐后再提交审定。")


class DueInThePast(Refusal):
    code = "work_plans.due_in_the_past"
    status = 422
    sentence = say("新的期限 {due} 不晚于今天。")
    remedy = say("请填写今天以后的日期；任务不再需要的，请撤销。")


class TasksInHand(Refusal):
    code = "work_plans.tasks_in_hand"
    sentence = say("还有 {count} 项任务没有办结，不能作年终总结。")
    remedy = say("请督促牵头单位报告完成，或者撤销不再需要的任务。")


@dataclass(frozen=True)
class Phase:
    """A phase of the year."""

    name: str
    first: date
    last: date


@rule("work_plans.phases_follow_one_another", clause=LECTURE)
def check_phases(phases: Sequence[Phase], *, year: int) -> None:
    """谋划部署、宣传培训、推动实施、检查完善，分阶段推进；后一阶段可在前一阶段结束前开始。"""
    begun = date(year, 1, 1)
    for phase in phases:
        if not begun <= phase.first <= phase.last or phase.last.year != year:
            raise PhaseOutOfOrder(name=phase.name, first=phase.first, last=phase.last, year=year)
        begun = phase.first


@rule("work_plans.tasks_are_of_the_year", clause=LECTURE)
def check_tasks(tasks: Sequence[tuple[str, date]], *, year: int) -> None:
    """各项任务在方案年度内完成。"""
    for task, due in tasks:
        if due.year != year:
            raise TaskOutsideTheYear(task=task, due=due, year=year)


@rule("work_plans.plan_is_complete", clause=LECTURE)
def check_complete(*, fields: int, phases: int, tasks: int) -> None:
    """推进方案写明年度重点领域、工作阶段和任务分工。"""
    named = {say("重点领域"): fields, say("工作阶段"): phases, say("任务"): tasks}
    missing = [name for name, count in named.items() if not count]
    if missing:
        raise NothingPlanned(missing="、".join(missing))


def check_later(due: date, *, today: date) -> None:
    """A task is not postponed into the past.

    Raises:
        DueInThePast: the new day is today or before.
    """
    if due <= today:
        raise DueInThePast(due=due)
