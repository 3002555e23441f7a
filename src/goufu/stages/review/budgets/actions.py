"""What people do to budgets. One function, one line of the ledger."""

from __future__ import annotations

from datetime import datetime

from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.review.budgets import rules
from goufu.stages.review.budgets.models import BudgetLine, DepartmentBudget, Reservation
from goufu.stages.review.budgets.sheets import (
    CloseLine,
    CompileBudget,
    EnterLine,
    PublishBudget,
    ReplyBudget,
)


@action
def enter_line(*, sheet: EnterLine, actor: Actor, at: datetime) -> BudgetLine:
    """Enter a line that the department's budget has already."""
    department = Organisation.objects.get(pk=sheet.department_id)
    line = BudgetLine(
        ref=next_ref(department.place, sheet.year, "YS"),
        title=sheet.title,
        place=department.place,
        department=department,
        finance=finance_of(department.place),
        year=sheet.year,
        functional_class=sheet.functional_class,
        special_fund=sheet.special_fund,
        amount_fen=sheet.amount_fen,
    )
    open_dossier(line, actor=actor, at=at, amount_fen=sheet.amount_fen)
    return line


@action
def close_line(*, ref: str, sheet: CloseLine, actor: Actor, at: datetime) -> BudgetLine:
    """Close a line; what is reserved on it stays reserved."""
    line: BudgetLine = BudgetLine.objects.locked(ref)
    advance(line, "close", actor=actor, at=at, reason=sheet.reason)
    return line


def reserve(
    *, line_ref: str, project_code: str, department_id: int, year: int, fen: int, at: datetime
) -> BudgetLine:
    """Keep money of an existing line for a project; part of the approving action.

    Raises:
        NotEnoughMoney: the line has less left than the project asks for.
        WrongDepartment, WrongYear: the line is not the project's to use.
    """
    line: BudgetLine = BudgetLine.objects.locked(line_ref)
    if line.department_id != department_id:
        department = Organisation.objects.get(pk=department_id)
        raise rules.WrongDepartment(
            ref=line.ref, owner=line.department.name, department=department.name
        )
    if line.year != year:
        raise rules.WrongYear(ref=line.ref, line_year=line.year, year=year)
    rules.check_enough_left(ref=line.ref, left_fen=line.left_fen, wanted_fen=fen)

    Reservation.objects.create(line=line, project_code=project_code, amount_fen=fen, made_at=at)
    line.set(reserved_fen=line.reserved_fen + fen)
    return line


def release(*, project_code: str, at: datetime) -> int:
    """Give a project's money back to its line; return how much, in fen."""
    reservation = (
        Reservation.objects.select_for_update()
        .filter(project_code=project_code, released_at__isnull=True)
        .first()
    )
    if reservation is None:
        return 0
    line: BudgetLine = BudgetLine.objects.locked(reservation.line.ref)
    line.set(reserved_fen=line.reserved_fen - reservation.amount_fen)
    reservation.released_at = at
    reservation.save(update_fields=["released_at"])
    return reservation.amount_fen


@action
def compile_budget(*, sheet: CompileBudget, actor: Actor, at: datetime) -> DepartmentBudget:
    """Open the department's purchase-of-services budget of a year.

    Raises:
        AlreadyCompiled: the department has one for that year.
    """
    # Whoever compiles at the same moment waits here.
    department = Organisation.objects.select_for_update(no_key=True).get(pk=sheet.department_id)
    earlier = DepartmentBudget.objects.filter(department=department, year=sheet.year).first()
    if earlier is not None:
        raise rules.AlreadyCompiled(department=department.name, year=sheet.year, ref=earlier.ref)
    budget = DepartmentBudget(
        ref=next_ref(department.place, sheet.year, "BM"),
        title=f"{sheet.year} {department.short_name}",
        place=department.place,
        department=department,
        finance=finance_of(department.place),
        year=sheet.year,
    )
    open_dossier(budget, actor=actor, at=at)
    return budget


@action
def reply_budget(*, ref: str, sheet: ReplyBudget, actor: Actor, at: datetime) -> DepartmentBudget:
    """Reply the department budget and the purchase budget in one step.

    The periods of disclosure start here.
    """
    budget: DepartmentBudget = DepartmentBudget.objects.locked(ref)
    budget.set(reply_number=sheet.reply_number, replied_on=day_of(at))
    advance(budget, "reply", actor=actor, at=at, reply_number=sheet.reply_number)
    return budget


@action
def publish_budget(
    *, ref: str, sheet: PublishBudget, actor: Actor, at: datetime
) -> DepartmentBudget:
    """Record where the department has made its budget public."""
    budget: DepartmentBudget = DepartmentBudget.objects.locked(ref)
    advance(budget, "publish", actor=actor, at=at, address=sheet.address)
    return budget
