"""Draw a procurement plan up, take it to finance, take it back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.stages.procurement.demands.queries import has_passed
from goufu.stages.procurement.plans import queries
from goufu.stages.procurement.plans.actions.agencies import agency_for
from goufu.stages.procurement.plans.actions.splitting import mark_splitting
from goufu.stages.procurement.plans.models import Lot, Plan
from goufu.stages.procurement.plans.rules import method as methods
from goufu.stages.procurement.plans.rules import plan as rules
from goufu.stages.procurement.plans.sheets import Intention, Opinion, PlanSheet, Reasons, Remark
from goufu.stages.procurement.plans.workflow import HANDLER, PLAN
from goufu.stages.review.budgets.queries import reserved_for
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.workflow import PROJECT


@action
def open_plan(*, parent_ref: str, sheet: PlanSheet, actor: Actor, at: datetime) -> Plan:
    """Draw up the plan by which an announced project is bought.

    Raises:
        NoApprovedBudget, NotToBeBoughtNow: the project is not there yet, or is past it.
        PlanAlreadyThere: another plan of the project is still alive.
        MoreThanReserved, NoGround, NoReason, MustGoToCentralAgency …: see ``rules``.
    """
    project: Project = Project.objects.locked(parent_ref)
    check_opening(project, by=HANDLER, label=PLAN.opened, actor=actor)
    _check_project(project)
    threshold = _check(project, sheet, at)

    plan = Plan(
        ref=child_ref(project.project_code, "JH"),
        project_code=project.project_code,
        title=project.title,
        place=project.place,
        project=project,
        threshold_fen=threshold,
        handler_account_id=actor.account_id,
        **_facts(project, sheet),
    )
    open_dossier(plan, actor=actor, at=at, **_said(plan), lots=_lots_of(sheet))
    _divide(plan, sheet)
    mark_splitting(plan, on=day_of(at))
    return plan


@action
def edit(*, ref: str, sheet: PlanSheet, actor: Actor, at: datetime) -> Plan:
    """Change the plan while it is a draft."""
    plan: Plan = Plan.objects.locked(ref)
    check_step(plan, "edit", actor=actor, at=at)
    threshold = _check(plan.project, sheet, at)

    plan.set(**_facts(plan.project, sheet), threshold_fen=threshold)
    _divide(plan, sheet)
    advance(plan, "edit", actor=actor, at=at, **_said(plan), lots=_lots_of(sheet))
    mark_splitting(plan, on=day_of(at))
    return plan


@action
def publish_intention(*, ref: str, sheet: Intention, actor: Actor, at: datetime) -> Plan:
    """Tell the market beforehand what is going to be bought.

    Raises:
        IntentionAlreadyPublished: it was.
    """
    plan: Plan = Plan.objects.locked(ref)
    check_step(plan, "publish_intention", actor=actor, at=at)
    rules.check_intention_is_new(published_on=plan.intention_published_on)

    plan.set(intention_published_on=day_of(at))
    advance(
        plan,
        "publish_intention",
        actor=actor,
        at=at,
        title=plan.title,
        demand=sheet.demand,
        policy=sheet.policy,
        budget_fen=plan.amount_fen,
        planned_start=plan.planned_start.isoformat(),
    )
    return plan


@action
def submit(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Plan:
    """Hand the plan to finance for review, where the law of the day reviews plans.

    Raises:
        OnlyOpenTender, DemandNotReviewed, IntentionNotPublished …: see ``rules``.
    """
    plan: Plan = Plan.objects.locked(ref)
    check_step(plan, "submit", actor=actor, at=at)
    _check_ready(plan, at)

    plan.set(handler_account_id=actor.account_id)
    advance(plan, "submit", actor=actor, at=at, remark=sheet.remark)
    return plan


@action
def file_plan(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Plan:
    """File the plan with finance, where the law of the day only wants it on record."""
    plan: Plan = Plan.objects.locked(ref)
    check_step(plan, "file", actor=actor, at=at)
    _check_ready(plan, at)

    plan.set(handler_account_id=actor.account_id)
    return _accept(plan, "file", actor=actor, at=at, remark=sheet.remark)


@action
def accept(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> Plan:
    """Pass the plan; from now on it can be entrusted."""
    plan: Plan = Plan.objects.locked(ref)
    check_step(plan, "accept", actor=actor, at=at)
    return _accept(plan, "accept", actor=actor, at=at, opinion=sheet.opinion)


@action
def return_for_correction(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Plan:
    """Send the plan back with what is wrong with it."""
    plan: Plan = Plan.objects.locked(ref)
    advance(plan, "return_for_correction", actor=actor, at=at, reason=sheet.reason)
    return plan


@action
def withdraw(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Plan:
    """Take the plan back before anybody carries it out."""
    plan: Plan = Plan.objects.locked(ref)
    check_step(plan, "withdraw", actor=actor, at=at)
    accepted = plan.state == "accepted"
    advance(plan, "withdraw", actor=actor, at=at, reason=sheet.reason, accepted=accepted)
    mark_splitting(plan, on=day_of(at))
    return plan


def _accept(plan: Plan, verb: str, *, actor: Actor, at: datetime, **said: Any) -> Plan:
    plan.set(accepted_on=day_of(at))
    advance(plan, verb, actor=actor, at=at, **_said(plan), **said)
    return plan


def _check_project(project: Project) -> None:
    rules.check_budget_approved(project=project.ref, approved=queries.has_approved_budget(project))
    live = queries.live_plan_of(project)
    if live is not None:
        raise rules.PlanAlreadyThere(project=project.ref, plan=live.ref)
    rules.check_announced(
        project=project.ref,
        announced=project.state == "announced",
        state=PROJECT.states[project.state],
    )


def _check(project: Project, sheet: PlanSheet, at: datetime) -> int | None:
    rules.check_within_budget(
        amount_fen=sheet.amount_fen, reserved_fen=reserved_for(project.project_code)
    )
    wanted = methods.Wanted(
        method=sheet.method.value,
        amount_fen=sheet.amount_fen,
        grounds=tuple(one.value for one in sheet.grounds),
        reason=sheet.method_reason,
    )
    threshold = methods.check_method(wanted, on=day_of(at), place=project.place)
    rules.check_lots(lots_fen=[lot.amount_fen for lot in sheet.lots], amount_fen=sheet.amount_fen)
    agency_for(project, sheet.route, sheet.agency_id, on=day_of(at))
    return threshold


def _check_ready(plan: Plan, at: datetime) -> None:
    """Ask again by the law of the day on which the plan goes out."""
    rules.check_within_budget(
        amount_fen=plan.amount_fen, reserved_fen=reserved_for(plan.project_code)
    )
    on, wanted = day_of(at), queries.wanted_by(plan)
    threshold = methods.check_method(wanted, on=on, place=plan.place)
    methods.check_approved(wanted, threshold_fen=threshold, on=on, place=plan.place)
    rules.check_intention(
        published_on=plan.intention_published_on,
        urgency=plan.urgency,
        on=on,
        place=plan.place,
    )
    rules.check_demand_reviewed(
        project=plan.project.ref, passed=has_passed(plan.project), on=on, place=plan.place
    )


def _divide(plan: Plan, sheet: PlanSheet) -> None:
    """Write the lots down, in place of those that were there."""
    plan.lots.all().delete()
    Lot.objects.bulk_create(
        Lot(plan=plan, number=number, **row.model_dump())
        for number, row in enumerate(sheet.lots, start=1)
    )


def _lots_of(sheet: PlanSheet) -> list[dict[str, Any]]:
    return [{"title": lot.title, "amount_fen": lot.amount_fen} for lot in sheet.lots]


def _facts(project: Project, sheet: PlanSheet) -> dict[str, Any]:
    return {
        **sheet.model_dump(exclude={"lots"}),
        "method": sheet.method.value,
        "grounds": [one.value for one in sheet.grounds],
        "route": sheet.route.value,
        "agency_id": sheet.agency_id or project.purchaser_id,
    }


def _said(plan: Plan) -> dict[str, Any]:
    return {
        "amount_fen": plan.amount_fen,
        "method": plan.method,
        "grounds": plan.grounds,
        "method_reason": plan.method_reason,
        "approval": plan.approval_ref,
        "threshold_fen": plan.threshold_fen,
        "route": plan.route,
        "agency": plan.agency.name,
        "planned_start": plan.planned_start.isoformat(),
        "urgency": plan.urgency,
    }
