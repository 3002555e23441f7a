"""Compile, hand in, review, reply and publish a department's budgets for services."""

from __future__ import annotations

from datetime import datetime

from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref, next_ref
from goufu.base.workflow.separation import check_other_person
from goufu.law.calendar import day_of
from goufu.stages.review.budgets import queries, rules
from goufu.stages.review.budgets.actions.money import FINAL
from goufu.stages.review.budgets.models import BudgetItem, DepartmentBudget
from goufu.stages.review.budgets.sheets import (
    CompileBudget,
    HandIn,
    Opinion,
    PublishBudget,
    ReplyBudget,
    ReturnReason,
    SupplementBudget,
)
from goufu.stages.review.budgets.workflow import BUDGET, COMPILER


@action
def compile_budget(*, sheet: CompileBudget, actor: Actor, at: datetime) -> DepartmentBudget:
    """Compile the department's purchase and procurement budgets of a year.

    What finance has passed is in it; what it passes until it is handed in comes in by itself.

    Raises:
        AlreadyCompiled: the department has one for that year.
    """
    BUDGET.check_opener(actor)
    assert actor.organisation_id is not None
    # Whoever compiles at the same moment waits here.
    department = Organisation.objects.select_for_update(no_key=True).get(pk=actor.organisation_id)
    earlier = queries.budgets_of(department.pk, sheet.year).first()
    if earlier is not None:
        raise rules.AlreadyCompiled(department=department.name, year=sheet.year, ref=earlier.ref)
    budget = DepartmentBudget(
        ref=next_ref(department.place, sheet.year, "BM"),
        title=title_of(department, sheet.year),
        place=department.place,
        department=department,
        finance=finance_of(department.place),
        year=sheet.year,
        compiler_account_id=actor.account_id,
    )
    open_dossier(budget, actor=actor, at=at)
    gather(budget)
    return budget


@action
def supplement_budget(
    *, parent_ref: str, sheet: SupplementBudget, actor: Actor, at: datetime
) -> DepartmentBudget:
    """Compile a supplementary budget of what came in or fell away since the reply.

    Raises:
        SupplementUnderWay: the one before has no reply yet.
        NothingToSupplement: nothing has changed.
    """
    first: DepartmentBudget = DepartmentBudget.objects.locked(parent_ref)
    check_opening(first, by=COMPILER, label=BUDGET.opened, actor=actor)
    last = queries.budgets_of(first.department_id, first.year).latest("supplement")
    if last.state not in FINAL:
        raise rules.SupplementUnderWay(ref=last.ref)
    if not queries.items_waiting(first.department_id, first.year).exists():
        raise rules.NothingToSupplement(ref=last.ref)
    budget = DepartmentBudget(
        ref=child_ref(first.ref, "TZ"),
        title=first.title,
        place=first.place,
        department_id=first.department_id,
        finance_id=first.finance_id,
        year=first.year,
        supplement=last.supplement + 1,
        reason=sheet.reason,
        compiler_account_id=actor.account_id,
    )
    open_dossier(budget, actor=actor, at=at, supplements=first.ref, reason=sheet.reason)
    gather(budget)
    return budget


@action
def hand_in_budget(*, ref: str, sheet: HandIn, actor: Actor, at: datetime) -> DepartmentBudget:
    """Hand the budgets in to finance; whoever compiled them does not.

    Raises:
        SamePerson: the head compiled them.
    """
    budget: DepartmentBudget = DepartmentBudget.objects.locked(ref)
    check_step(budget, "hand_in", actor=actor, at=at)
    _check_other(budget, actor, at)
    totals = queries.totals_of(budget)
    advance(
        budget,
        "hand_in",
        actor=actor,
        at=at,
        remark=sheet.remark,
        items=totals.items,
        purchase_fen=totals.purchase_fen,
        procurement_fen=totals.procurement_fen,
    )
    return budget


@action
def pass_budget(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> DepartmentBudget:
    """Pass both budgets in one review."""
    budget: DepartmentBudget = DepartmentBudget.objects.locked(ref)
    check_step(budget, "pass_review", actor=actor, at=at)
    _check_other(budget, actor, at)
    budget.set(opinion=sheet.opinion)
    advance(budget, "pass_review", actor=actor, at=at, opinion=sheet.opinion)
    return budget


@action
def return_budget(*, ref: str, sheet: ReturnReason, actor: Actor, at: datetime) -> DepartmentBudget:
    """Send the budgets back, saying what is wrong; what came in meanwhile joins them."""
    budget: DepartmentBudget = DepartmentBudget.objects.locked(ref)
    advance(budget, "return_for_correction", actor=actor, at=at, reason=sheet.reason)
    gather(budget)
    return budget


@action
def reply_budget(*, ref: str, sheet: ReplyBudget, actor: Actor, at: datetime) -> DepartmentBudget:
    """Reply the department budget, the purchase and the procurement budget in one step.

    The periods of disclosure start here.
    """
    budget: DepartmentBudget = DepartmentBudget.objects.locked(ref)
    check_step(budget, "reply", actor=actor, at=at)
    totals = queries.totals_of(budget)
    budget.set(reply_number=sheet.reply_number, replied_on=day_of(at))
    advance(
        budget,
        "reply",
        actor=actor,
        at=at,
        reply_number=sheet.reply_number,
        project_codes=totals.project_codes,
        purchase_fen=totals.purchase_fen,
        procurement_fen=totals.procurement_fen,
    )
    return budget


@action
def publish_budget(
    *, ref: str, sheet: PublishBudget, actor: Actor, at: datetime
) -> DepartmentBudget:
    """Record where the department has made its budget public."""
    budget: DepartmentBudget = DepartmentBudget.objects.locked(ref)
    advance(budget, "publish", actor=actor, at=at, address=sheet.address)
    return budget


def title_of(department: Organisation, year: int) -> str:
    """Return what a department's budget of a year is called, in the language of the record."""
    return f"{year} 年{department.short_name}购买服务预算"


def gather(budget: DepartmentBudget) -> None:
    """Take in what stands in no budget yet, and strike what came in and fell away meanwhile."""
    waiting = queries.items_waiting(budget.department_id, budget.year)
    waiting.update(budget=budget)
    released = BudgetItem.objects.filter(budget=budget, amount_fen__lt=0)
    for minus in released.order_by("id"):
        plus = BudgetItem.objects.filter(
            budget=budget,
            project_code=minus.project_code,
            line_id=minus.line_id,
            amount_fen=-minus.amount_fen,
        ).first()
        if plus is not None:
            plus.delete()
            minus.delete()


def _check_other(budget: DepartmentBudget, actor: Actor, at: datetime) -> None:
    check_other_person(
        actor,
        budget.compiler_account_id,
        step="project_review",
        earlier_step="project",
        on=day_of(at),
        place=budget.place,
    )
