"""What other rooms' steps set going here; wired in ``config/switchboard.py``."""

from __future__ import annotations

from decimal import Decimal

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.advance import advance
from goufu.law.calendar import day_of
from goufu.stages.review.budgets.models import DepartmentBudget
from goufu.stages.review.catalogue import actions as catalogue
from goufu.stages.review.projects import queries
from goufu.stages.review.projects.models import EarlierResult, Project


def take_up(entry: Entry) -> None:
    """Take the projects of a budget up into the year. Listens to ``department_budget.reply``."""
    budget = DepartmentBudget.objects.get(ref=entry.ref)
    for project in queries.awaiting_reply(entry.facts["project_codes"]):
        advance(project, "take_up", actor=THE_CLOCK, at=entry.happened_at, budget=budget.ref)
        catalogue.list_project(
            place=project.place,
            year=project.year,
            at=entry.happened_at,
            project_code=project.project_code,
            budget_ref=budget.ref,
            title=project.title,
            purchaser=project.purchaser.name,
            item_code=project.item.code,
            item_name=project.item.name,
            class_name=project.item.parent.name if project.item.parent else "",
            amount_fen=project.budget_fen,
        )


def list_projects(entry: Entry) -> None:
    """Start each purchaser's period to announce. Listens to ``catalogue.publish``."""
    codes = entry.facts["project_codes"]
    for project in Project.objects.filter(project_code__in=codes).order_by("id"):
        advance(project, "list", actor=THE_CLOCK, at=entry.happened_at, catalogue=entry.ref)


def move(entry: Entry, verb: str) -> None:
    """Take the project of a later room's dossier one step on."""
    project: Project = Project.objects.locked(entry.project_code)
    advance(project, verb, actor=THE_CLOCK, at=entry.happened_at, after=entry.ref)


def remember_result(entry: Entry) -> None:
    """Keep how a project came out for the next ones. Listens to ``evaluation.conclude``.

    Of a project bought in lots the weakest counts: the next budget should not rest on the others.
    """
    project = Project.objects.get(project_code=entry.project_code)
    kept = EarlierResult.objects.filter(project_code=project.project_code).first()
    if kept is not None and Decimal(kept.total) < Decimal(entry.facts["total"]):
        return
    EarlierResult.objects.update_or_create(
        project_code=project.project_code,
        defaults={
            "title": project.title,
            "year": project.year,
            "purchaser_id": project.purchaser_id,
            "item_id": project.item_id,
            "total": entry.facts["total"],
            "grade": entry.facts["grade"],
            "concluded_on": day_of(entry.happened_at),
        },
    )


def remember_use(entry: Entry) -> None:
    """Keep what the result means for the next budget. Listens to ``evaluation.use_result``."""
    EarlierResult.objects.filter(project_code=entry.project_code).update(
        budget_decision=entry.facts["budget_decision_name"]
    )
