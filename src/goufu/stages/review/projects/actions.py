"""What people do to a project. One function, one line of the ledger."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import Actor, Party
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, give_standing, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_ref
from goufu.base.workflow.separation import check_other_person
from goufu.law.calendar import day_of
from goufu.stages.review.budgets import actions as budgets
from goufu.stages.review.budgets import rules as budget_rules
from goufu.stages.review.projects import rules
from goufu.stages.review.projects.models import Project, TargetKind
from goufu.stages.review.projects.sheets import (
    Application,
    Approval,
    Feasibility,
    Opinion,
    Park,
    Reasons,
    Remark,
)

REQUIRED_TARGETS = (
    TargetKind.QUANTITY,
    TargetKind.QUALITY,
    TargetKind.TIMELINESS,
    TargetKind.COST,
)


@action
def open_project(*, sheet: Application, actor: Actor, at: datetime) -> Project:
    """Write an idea down; the project gets the number that it keeps through all stages.

    Raises:
        NotAPurchaser: a body of this kind may not purchase under the law of the day.
    """
    assert actor.organisation_id is not None
    purchaser = Organisation.objects.get(pk=actor.organisation_id)
    rules.check_purchaser(
        name=purchaser.name, kind=purchaser.kind, on=day_of(at), place=purchaser.place
    )
    ref = next_ref(purchaser.place, sheet.year, "XM")
    finance = finance_of(purchaser.place)
    project = Project(
        ref=ref,
        project_code=ref,
        place=purchaser.place,
        purchaser=purchaser,
        finance=finance,
        handler_account_id=actor.account_id,
        sample=purchaser.sample,
        **_application(sheet),
    )
    give_standing(ref, Party.PURCHASER, purchaser.pk)
    give_standing(ref, Party.SECTOR, purchaser.parent_id or purchaser.pk)
    give_standing(ref, Party.FINANCE, finance.pk)
    open_dossier(project, actor=actor, at=at, budget_fen=sheet.budget_fen)
    return project


@action
def edit(*, ref: str, sheet: Application, actor: Actor, at: datetime) -> Project:
    """Change the application while it is still a draft."""
    project: Project = Project.objects.locked(ref)
    project.set(**_application(sheet))
    advance(project, "edit", actor=actor, at=at, budget_fen=sheet.budget_fen)
    return project


@action
def assess(*, ref: str, sheet: Feasibility, actor: Actor, at: datetime) -> Project:
    """Answer the three-way class and the five tests, each with its grounds.

    Raises:
        MayNotBeBought: class 1, or on the negative list of the day.
        DearerThanOwn, TestNotMet: a test is not met; park the project instead.
    """
    project: Project = Project.objects.locked(ref)
    check_step(project, "assess", actor=actor, at=at)
    rules.check_item(
        content=sheet.content_kind.value,
        service_class=int(sheet.service_class.value),
        on=day_of(at),
        place=project.place,
    )
    rules.check_cheaper(buy_fen=project.budget_fen, own_fen=sheet.own_cost_fen)
    tests = _tests(sheet)
    rules.check_feasible(tests)

    project.set(
        content_kind=sheet.content_kind.value,
        service_class=sheet.service_class.value,
        own_cost_fen=sheet.own_cost_fen,
        tests=[{"name": t.name, "met": t.met, "grounds": t.grounds} for t in tests],
    )
    advance(project, "assess", actor=actor, at=at, service_class=sheet.service_class.value)
    return project


@action
def reopen(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Project:
    """Take an assessed project back to its application."""
    project: Project = Project.objects.locked(ref)
    advance(project, "reopen", actor=actor, at=at, remark=sheet.remark)
    return project


@action
def park(*, ref: str, sheet: Park, actor: Actor, at: datetime) -> Project:
    """一时看不准的、有疑问的,深入研究,待条件成熟了再推进."""
    project: Project = Project.objects.locked(ref)
    project.set(parked_reason=sheet.reason, look_again_on=sheet.look_again_on)
    advance(
        project,
        "park",
        actor=actor,
        at=at,
        reason=sheet.reason,
        look_again_on=sheet.look_again_on.isoformat(),
    )
    return project


@action
def unpark(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Project:
    """Take a parked project up again."""
    project: Project = Project.objects.locked(ref)
    project.set(look_again_on=None)
    advance(project, "unpark", actor=actor, at=at, remark=sheet.remark)
    return project


@action
def submit(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Project:
    """Hand the application in to the department's own review.

    Raises:
        TargetsMissing: a required kind of target is not set.
    """
    project: Project = Project.objects.locked(ref)
    check_step(project, "submit", actor=actor, at=at)
    rules.check_targets(
        project.target_kinds(),
        required={kind.value: str(kind.label) for kind in REQUIRED_TARGETS},
    )
    project.set(handler_account_id=actor.account_id)
    advance(project, "submit", actor=actor, at=at, remark=sheet.remark)
    return project


@action
def pass_department(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> Project:
    """Pass the department's own review; the reviewer is not the handler."""
    project: Project = Project.objects.locked(ref)
    check_step(project, "pass_department", actor=actor, at=at)
    _check_reviewer(project, actor, at)
    project.set(department_reviewer_id=actor.account_id)
    advance(project, "pass_department", actor=actor, at=at, opinion=sheet.opinion)
    return project


@action
def pass_sector(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> Project:
    """Pass the sector head's review."""
    project: Project = Project.objects.locked(ref)
    check_step(project, "pass_sector", actor=actor, at=at)
    _check_reviewer(project, actor, at)
    advance(project, "pass_sector", actor=actor, at=at, opinion=sheet.opinion)
    return project


@action
def approve(*, ref: str, sheet: Approval, actor: Actor, at: datetime) -> Project:
    """Find the money in an existing line, reserve it, take the project into the budget."""
    project: Project = Project.objects.locked(ref)
    check_step(project, "approve", actor=actor, at=at)
    _check_reviewer(project, actor, at)
    draws = _draws(sheet, project.budget_fen)
    lines = budgets.reserve_from(
        draws,
        project_code=project.project_code,
        department_id=project.purchaser_id,
        year=project.year,
        at=at,
        about=_about(project, at),
    )
    project.set(budget_line_ref=lines[0].ref)
    advance(
        project,
        "approve",
        actor=actor,
        at=at,
        opinion=sheet.opinion,
        budget_line=lines[0].ref,
        amount_fen=project.budget_fen,
        draws=[[draw.line_ref, draw.fen] for draw in draws],
    )
    return project


def _draws(sheet: Approval, fen: int) -> list[budgets.Draw]:
    """Return what each line gives; the first one gives what the others leave."""
    others = [budgets.Draw(row.budget_line, row.amount_fen) for row in sheet.other_lines]
    rest = budget_rules.rest_for_the_first(wanted_fen=fen, others_fen=[one.fen for one in others])
    return [budgets.Draw(sheet.budget_line, rest), *others]


def _about(project: Project, at: datetime) -> budgets.About:
    item = project.item
    return budgets.About(
        title=project.title,
        item_code=item.code,
        item_name=item.name,
        quantity=project.quantity,
        unit=project.unit,
        central=budget_rules.is_central(
            code=item.code, marked=item.central, on=day_of(at), place=project.place
        ),
    )


@action
def return_for_correction(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Project:
    """Send the application back with what is wrong with it."""
    project: Project = Project.objects.locked(ref)
    advance(project, "return_for_correction", actor=actor, at=at, reason=sheet.reason)
    return project


@action
def refuse(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Project:
    """对不符合规定的,不予实施并作出解释."""
    project: Project = Project.objects.locked(ref)
    project.set(refusal_reasons=sheet.reason)
    advance(project, "refuse", actor=actor, at=at, reason=sheet.reason)
    return project


@action
def withdraw(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Project:
    """Take the project back before finance has it."""
    project: Project = Project.objects.locked(ref)
    advance(project, "withdraw", actor=actor, at=at, reason=sheet.reason)
    return project


@action
def announce(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Project:
    """Tell society what is going to be bought: background, project, qualification, needs."""
    project: Project = Project.objects.locked(ref)
    project.set(announced_on=day_of(at))
    advance(
        project,
        "announce",
        actor=actor,
        at=at,
        remark=sheet.remark,
        background=project.background,
        provider_requirements=project.provider_requirements,
        service_needs=project.content,
    )
    return project


def _application(sheet: Application) -> dict[str, Any]:
    facts = sheet.model_dump()
    facts["targets"] = [row.model_dump(mode="json") for row in sheet.targets]
    return facts


def _tests(sheet: Feasibility) -> list[rules.Answered]:
    return [
        rules.Answered(
            name=str(Feasibility.model_fields[name].title),
            met=getattr(sheet, name),
            grounds=getattr(sheet, f"{name}_grounds"),
        )
        for name in ("definable", "measurable", "providers", "competition")
    ]


def _check_reviewer(project: Project, actor: Actor, at: datetime) -> None:
    check_other_person(
        actor,
        project.handler_account_id,
        step="project_review",
        earlier_step="project",
        on=day_of(at),
        place=project.place,
    )
