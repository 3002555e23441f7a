"""What people do to a year's work plan and its tasks."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import child_ref, next_ref
from goufu.base.workflow.separation import check_other_person
from goufu.law.calendar import day_of
from goufu.stages.review.work_plans import rules, sheets
from goufu.stages.review.work_plans.models import KeyField, WorkPlan, WorkTask
from goufu.stages.review.work_plans.workflow import DO_TASK


@action
def open_plan(*, sheet: sheets.PlanSheet, actor: Actor, at: datetime) -> WorkPlan:
    """Draft the year's work plan of the actor's place.

    Raises:
        PlanIsThere: the place has one for the year.
        PhaseOutOfOrder, TaskOutsideTheYear: see ``rules``.
    """
    _check(sheet)
    # Whoever drafts at the same moment waits here.
    finance = Organisation.objects.select_for_update(no_key=True).get(pk=finance_of(actor.place).pk)
    earlier = WorkPlan.objects.filter(place=actor.place, year=sheet.year).first()
    if earlier is not None:
        raise rules.PlanIsThere(place=actor.place, year=sheet.year, ref=earlier.ref)
    plan = WorkPlan(
        ref=next_ref(actor.place, sheet.year, "FA"),
        title=f"{sheet.year} 年度政府购买服务工作推进方案",
        place=actor.place,
        finance=finance,
        drafter_account_id=actor.account_id,
        sample=finance.sample,
        **_facts(sheet),
    )
    open_dossier(plan, actor=actor, at=at)
    return plan


@action
def edit(*, ref: str, sheet: sheets.PlanSheet, actor: Actor, at: datetime) -> WorkPlan:
    """Change the plan while it is a draft; its year stays.

    Raises:
        PhaseOutOfOrder, TaskOutsideTheYear: see ``rules``.
    """
    plan: WorkPlan = WorkPlan.objects.locked(ref)
    check_step(plan, "edit", actor=actor, at=at)
    said = sheet.model_copy(update={"year": plan.year})
    _check(said)
    plan.set(**_facts(said), drafter_account_id=actor.account_id)
    advance(plan, "edit", actor=actor, at=at)
    return plan


@action
def submit(*, ref: str, sheet: sheets.Note, actor: Actor, at: datetime) -> WorkPlan:
    """Hand the draft to whoever approves it.

    Raises:
        NothingPlanned: it names no key field, no phase or no task.
    """
    plan: WorkPlan = WorkPlan.objects.locked(ref)
    check_step(plan, "submit", actor=actor, at=at)
    rules.check_complete(fields=len(plan.fields), phases=len(plan.phases), tasks=len(plan.tasks))
    advance(plan, "submit", actor=actor, at=at, note=sheet.note)
    return plan


@action
def send_back(*, ref: str, sheet: sheets.SendBack, actor: Actor, at: datetime) -> WorkPlan:
    """Send the draft back with what is wrong with it."""
    plan: WorkPlan = WorkPlan.objects.locked(ref)
    advance(plan, "send_back", actor=actor, at=at, reason=sheet.reason)
    return plan


@action
def approve(*, ref: str, sheet: sheets.Note, actor: Actor, at: datetime) -> WorkPlan:
    """Put the plan in force and give its tasks out; whoever drafted it does not approve it.

    Raises:
        SamePerson: the drafter approves.
    """
    plan: WorkPlan = WorkPlan.objects.locked(ref)
    check_step(plan, "approve", actor=actor, at=at)
    check_other_person(
        actor,
        plan.drafter_account_id,
        step="project_review",
        earlier_step="project",
        on=day_of(at),
        place=plan.place,
    )
    plan.set(approved_on=day_of(at))
    KeyField.objects.bulk_create(
        KeyField(
            plan=plan,
            year=plan.year,
            place=plan.place,
            name=row["name"],
            scope=row["scope"],
            item_id=row["item_id"],
        )
        for row in plan.fields
    )
    for row in plan.tasks:
        _give_out(plan, row, actor=actor, at=at)
    advance(plan, "approve", actor=actor, at=at, note=sheet.note, tasks=len(plan.tasks))
    return plan


@action
def close(*, ref: str, sheet: sheets.Summary, actor: Actor, at: datetime) -> WorkPlan:
    """Sum the year up.

    Raises:
        TasksInHand: a task is neither done nor dropped.
    """
    plan: WorkPlan = WorkPlan.objects.locked(ref)
    check_step(plan, "close", actor=actor, at=at)
    in_hand = plan.given_out.filter(state="in_hand").count()
    if in_hand:
        raise rules.TasksInHand(count=in_hand)
    plan.set(summary=sheet.summary, good_practice=sheet.good_practice)
    advance(plan, "close", actor=actor, at=at, summary=sheet.summary)
    return plan


@action
def report(*, ref: str, sheet: sheets.Progress, actor: Actor, at: datetime) -> WorkTask:
    """Tell finance how far the task has come."""
    task: WorkTask = WorkTask.objects.locked(ref)
    task.set(progress=sheet.progress, reported_on=day_of(at))
    advance(task, "report", actor=actor, at=at, progress=sheet.progress)
    return task


@action
def finish(*, ref: str, sheet: sheets.Progress, actor: Actor, at: datetime) -> WorkTask:
    """Tell finance that the task is done."""
    task: WorkTask = WorkTask.objects.locked(ref)
    today = day_of(at)
    task.set(progress=sheet.progress, reported_on=today, finished_on=today)
    in_time = today <= task.due_on
    advance(task, "finish", actor=actor, at=at, progress=sheet.progress, in_time=in_time)
    return task


@action
def postpone(*, ref: str, sheet: sheets.Postpone, actor: Actor, at: datetime) -> WorkTask:
    """Give a task another last day.

    Raises:
        DueInThePast: the new day is not after today.
    """
    task: WorkTask = WorkTask.objects.locked(ref)
    check_step(task, "postpone", actor=actor, at=at)
    rules.check_later(sheet.due_on, today=day_of(at))
    before = task.due_on
    task.set(due_on=sheet.due_on)
    DO_TASK.order(task, since=day_of(at), due_on=sheet.due_on)
    advance(
        task,
        "postpone",
        actor=actor,
        at=at,
        before=before.isoformat(),
        due_on=sheet.due_on.isoformat(),
        reason=sheet.reason,
    )
    return task


@action
def drop(*, ref: str, sheet: sheets.Drop, actor: Actor, at: datetime) -> WorkTask:
    """Take a task back."""
    task: WorkTask = WorkTask.objects.locked(ref)
    advance(task, "drop", actor=actor, at=at, reason=sheet.reason)
    return task


def _check(sheet: sheets.PlanSheet) -> None:
    rules.check_phases(
        [rules.Phase(row.name, row.first, row.last) for row in sheet.phases], year=sheet.year
    )
    rules.check_tasks([(row.content, row.due_on) for row in sheet.tasks], year=sheet.year)


def _facts(sheet: sheets.PlanSheet) -> dict[str, Any]:
    return sheet.model_dump(mode="json")


def _give_out(plan: WorkPlan, row: dict[str, Any], *, actor: Actor, at: datetime) -> None:
    task = WorkTask(
        ref=child_ref(plan.ref, "RW"),
        title=row["content"],
        place=plan.place,
        plan=plan,
        finance_id=plan.finance_id,
        lead_id=row["lead_id"],
        partners=row["partners"],
        due_on=date.fromisoformat(row["due_on"]),
        sample=plan.sample,
    )
    open_dossier(task, actor=actor, at=at, plan=plan.ref, due_on=row["due_on"])
    DO_TASK.order(task, since=day_of(at), due_on=task.due_on)
