"""The reviews: department, sector, finance; passed, returned, refused, taken back."""

from __future__ import annotations

from datetime import datetime

from goufu.base.deadlines import duties
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.separation import check_other_person
from goufu.law.calendar import day_of
from goufu.stages.review.budgets import actions as budgets
from goufu.stages.review.projects import queries
from goufu.stages.review.projects.actions import money
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.sheets import Approval, Opinion, Reasons, Return


@action
def pass_department(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> Project:
    """Pass the department's own review; the reviewer is not the handler."""
    project: Project = Project.objects.locked(ref)
    check_step(project, "pass_department", actor=actor, at=at)
    check_reviewer(project, project.handler_account_id, actor, at)
    project.set(department_reviewer_id=actor.account_id)
    return _handed_on(project, "pass_department", actor, at, opinion=sheet.opinion)


@action
def pass_sector(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> Project:
    """Pass the sector head's review."""
    project: Project = Project.objects.locked(ref)
    check_step(project, "pass_sector", actor=actor, at=at)
    check_reviewer(project, project.handler_account_id, actor, at)
    return _handed_on(project, "pass_sector", actor, at, opinion=sheet.opinion)


@action
def approve(*, ref: str, sheet: Approval, actor: Actor, at: datetime) -> Project:
    """Find the money in an existing line, reserve it, take the project into the budget."""
    project: Project = Project.objects.locked(ref)
    check_step(project, "approve", actor=actor, at=at)
    check_reviewer(project, project.handler_account_id, actor, at)
    draws = money.draws_of(sheet, project.budget_fen)
    line = money.keep(project, draws, at)
    project.set(budget_line_ref=line)
    return _handed_on(
        project,
        "approve",
        actor,
        at,
        opinion=sheet.opinion,
        budget_line=line,
        amount_fen=project.budget_fen,
        draws=[[draw.line_ref, draw.fen] for draw in draws],
    )


@action
def return_for_correction(*, ref: str, sheet: Return, actor: Actor, at: datetime) -> Project:
    """Send the application back with what is wrong with it, field by field.

    What the form said then is kept, so that the next reader sees what was changed.
    """
    project: Project = Project.objects.locked(ref)
    wrong = [row.model_dump() for row in sheet.wrong]
    project.set(
        tests=[],
        returned={
            "reason": sheet.reason,
            "wrong": wrong,
            "by": actor.organisation,
            "on": day_of(at).isoformat(),
            "facts": queries.written_form_of(project),
        },
    )
    return _handed_on(project, "return_for_correction", actor, at, reason=sheet.reason, wrong=wrong)


@action
def refuse(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Project:
    """对不符合规定的,不予实施并作出解释."""
    project: Project = Project.objects.locked(ref)
    project.set(refusal_reasons=sheet.reason)
    return _handed_on(project, "refuse", actor, at, reason=sheet.reason)


@action
def withdraw(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Project:
    """Take the project back; what was reserved for it goes back to its line.

    What society was told already is answered by a notice: ``listed`` and ``announced`` say so to
    the switchboard.
    """
    project: Project = Project.objects.locked(ref)
    check_step(project, "withdraw", actor=actor, at=at)
    was = project.state
    released = budgets.release(project_code=project.project_code, at=at)
    duties.cancel(project.ref, on=day_of(at))
    return _handed_on(
        project,
        "withdraw",
        actor,
        at,
        reason=sheet.reason,
        released_fen=released,
        listed=was in {"catalogued", "announced"},
        announced=was == "announced",
    )


def check_reviewer(
    project: Project, handler_account_id: int | None, actor: Actor, at: datetime
) -> None:
    """Refuse whoever wrote the application.

    Raises:
        SamePerson: the law of the day keeps handling and reviewing apart.
    """
    check_other_person(
        actor,
        handler_account_id,
        step="project_review",
        earlier_step="project",
        on=day_of(at),
        place=project.place,
    )


def _handed_on(project: Project, verb: str, actor: Actor, at: datetime, **facts: object) -> Project:
    """Take the step; whoever it was passed on to, or pressed for, holds it no longer."""
    project.set(holder_account_id=None, reminded_on=None)
    advance(project, verb, actor=actor, at=at, **facts)
    return project
