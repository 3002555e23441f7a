"""What an approval and an adjustment ask of the budget lines."""

from __future__ import annotations

from datetime import datetime

from goufu.law.calendar import day_of
from goufu.stages.review.budgets import actions as budgets
from goufu.stages.review.budgets import rules as budget_rules
from goufu.stages.review.budgets.models import Reservation
from goufu.stages.review.catalogue.models import CatalogueEntry
from goufu.stages.review.catalogue.queries import PUBLIC
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.sheets import Approval


def draws_of(sheet: Approval, fen: int) -> list[budgets.Draw]:
    """Return what each line gives; the first one gives what the others leave."""
    others = [budgets.Draw(row.budget_line, row.amount_fen) for row in sheet.other_lines]
    return _with_the_first(sheet.budget_line, others, fen)


def reserve_anew(project: Project, fen: int, at: datetime) -> None:
    """Change what is kept for a project: the first line gives more or less, the others the same.

    A catalogue that is not out yet says the new sum.
    """
    kept = Reservation.objects.filter(
        project_code=project.project_code, released_at__isnull=True
    ).order_by("id")
    others = [
        budgets.Draw(one.line.ref, one.amount_fen)
        for one in kept.select_related("line")
        if one.line.ref != project.budget_line_ref
    ]
    draws = _with_the_first(project.budget_line_ref, others, fen)
    budgets.release(project_code=project.project_code, at=at)
    keep(project, draws, at)
    listed = CatalogueEntry.objects.filter(project_code=project.project_code, ended_on=None)
    listed.exclude(catalogue__state__in=PUBLIC).update(amount_fen=fen)


def keep(project: Project, draws: list[budgets.Draw], at: datetime) -> str:
    """Keep money for a project; return the number of the first line.

    Raises:
        NotEnoughMoney, WrongDepartment, WrongYear, LineClosed, LineTwice: see ``budgets``.
    """
    lines = budgets.reserve_from(
        draws,
        project_code=project.project_code,
        department_id=project.purchaser_id,
        year=project.year,
        at=at,
        about=_about(project, at),
    )
    return lines[0].ref


def _with_the_first(line_ref: str, others: list[budgets.Draw], fen: int) -> list[budgets.Draw]:
    rest = budget_rules.rest_for_the_first(wanted_fen=fen, others_fen=[one.fen for one in others])
    return [budgets.Draw(line_ref, rest), *others]


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
