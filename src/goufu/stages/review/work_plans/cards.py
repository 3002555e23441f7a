"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.review.work_plans.models import Scope, WorkPlan, WorkTask
from goufu.stages.review.work_plans.workflow import TASK


@dataclass(frozen=True)
class FieldLine:
    name: str = field(metadata={"label": say("领域")})
    scope: str = field(metadata={"label": say("层面")})


@dataclass(frozen=True)
class PhaseLine:
    name: str = field(metadata={"label": say("阶段")})
    first: date = field(metadata={"label": say("开始"), "kind": "day"})
    last: date = field(metadata={"label": say("结束"), "kind": "day"})
    work: str = field(metadata={"label": say("主要工作")})


@dataclass(frozen=True)
class TaskLine:
    content: str = field(metadata={"label": say("任务")})
    lead: str = field(metadata={"label": say("牵头单位")})
    partners: str = field(metadata={"label": say("配合单位")})
    due_on: date = field(metadata={"label": say("完成期限"), "kind": "day"})
    state: str = field(metadata={"label": say("状态"), "kind": "word"})
    progress: str = field(metadata={"label": say("进展情况")})


@dataclass(frozen=True)
class PlanCard:
    """A year's work plan with its tasks as they stand."""

    ref: str
    title: str
    state: str
    place: str
    year: int = field(metadata={"label": say("年度")})
    finance: str = field(metadata={"label": say("制定单位")})
    approved_on: date | None = field(metadata={"label": say("印发日期"), "kind": "day"})
    goal: str = field(metadata={"label": say("目标和原则"), "kind": "long_text"})
    fields: list[FieldLine] = field(metadata={"label": say("年度重点领域")})
    phases: list[PhaseLine] = field(metadata={"label": say("工作阶段")})
    tasks: list[TaskLine] = field(metadata={"label": say("任务分工")})
    summary: str = field(metadata={"label": say("工作总结"), "kind": "long_text"})
    good_practice: str = field(metadata={"label": say("好的做法和经验"), "kind": "long_text"})

    @classmethod
    def of(cls, plan: WorkPlan, reader: Actor) -> PlanCard:
        return cls(
            ref=plan.ref,
            title=plan.title,
            state=plan.state,
            place=plan.place,
            year=plan.year,
            finance=plan.finance.name,
            approved_on=plan.approved_on,
            goal=plan.goal,
            fields=[FieldLine(row["name"], str(Scope(row["scope"]).label)) for row in plan.fields],
            phases=[
                PhaseLine(
                    row["name"],
                    date.fromisoformat(row["first"]),
                    date.fromisoformat(row["last"]),
                    row["work"],
                )
                for row in plan.phases
            ],
            tasks=_given_out(plan) if plan.approved_on else _planned(plan),
            summary=plan.summary,
            good_practice=plan.good_practice,
        )


@dataclass(frozen=True)
class TaskCard:
    """One task of a plan."""

    ref: str
    title: str
    state: str
    plan: str = field(metadata={"label": say("推进方案"), "kind": "code"})
    lead: str = field(metadata={"label": say("牵头单位")})
    partners: str = field(metadata={"label": say("配合单位")})
    due_on: date = field(metadata={"label": say("完成期限"), "kind": "day"})
    progress: str = field(metadata={"label": say("进展情况"), "kind": "long_text"})
    reported_on: date | None = field(metadata={"label": say("最近报送"), "kind": "day"})
    finished_on: date | None = field(metadata={"label": say("完成日期"), "kind": "day"})

    @classmethod
    def of(cls, task: WorkTask, reader: Actor) -> TaskCard:
        return cls(
            ref=task.ref,
            title=task.title,
            state=task.state,
            plan=task.plan.ref,
            lead=task.lead.name,
            partners=task.partners,
            due_on=task.due_on,
            progress=task.progress,
            reported_on=task.reported_on,
            finished_on=task.finished_on,
        )


def _given_out(plan: WorkPlan) -> list[TaskLine]:
    return [
        TaskLine(
            content=task.title,
            lead=task.lead.name,
            partners=task.partners,
            due_on=task.due_on,
            state=TASK.states[task.state],
            progress=task.progress,
        )
        for task in sorted(plan.given_out.all(), key=lambda one: (one.due_on, one.pk))
    ]


def _planned(plan: WorkPlan) -> list[TaskLine]:
    names = dict(
        Organisation.objects.filter(pk__in=[row["lead_id"] for row in plan.tasks]).values_list(
            "pk", "name"
        )
    )
    return [
        TaskLine(
            content=row["content"],
            lead=names.get(row["lead_id"], ""),
            partners=row["partners"],
            due_on=date.fromisoformat(row["due_on"]),
            state=say("未下达"),
            progress="",
        )
        for row in plan.tasks
    ]
