"""Apply for another method, and for the consent of the sector's head body."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.words import Word
from goufu.stages.procurement.method_changes import queries, rules
from goufu.stages.procurement.method_changes.actions.steps import moved, said
from goufu.stages.procurement.method_changes.models import MethodChange
from goufu.stages.procurement.method_changes.sheets import Application, Opinion, Reasons, Remark
from goufu.stages.procurement.method_changes.workflow import HANDLER, METHOD_CHANGE
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.procurement.plans.workflow import PLAN


@action
def open_change(*, parent_ref: str, sheet: Application, actor: Actor, at: datetime) -> MethodChange:
    """Apply for the method that a draft plan wants and its amount does not allow by itself.

    Raises:
        NotADraft, NotNeeded, AskedAlready: there is nothing to apply for.
        NoFinanceBureau: no bureau of the city is registered.
    """
    plan: Plan = Plan.objects.locked(parent_ref)
    check_opening(plan, by=HANDLER, label=METHOD_CHANGE.opened, actor=actor)
    _check_may_ask(plan, day_of(at))
    change = MethodChange(
        ref=child_ref(plan.project_code, "BG"),
        project_code=plan.project_code,
        title=plan.title,
        place=plan.place,
        plan=plan,
        project=plan.project,
        authority=finance_of(rules.authority_place(plan.place)),
        **_of_plan(plan),
        **sheet.model_dump(mode="json"),
    )
    open_dossier(change, actor=actor, at=at, plan=plan.ref, **said(change))
    return change


@action
def edit(*, ref: str, sheet: Application, actor: Actor, at: datetime) -> MethodChange:
    """Change the application by what the plan says now; consent and publicity begin anew."""
    change: MethodChange = MethodChange.objects.locked(ref)
    check_step(change, "edit", actor=actor, at=at)
    choice = queries.choice_of_plan(change.plan, day_of(at))
    rules.check_needed(choice, plan=change.plan.ref, method=change.plan.method)
    change.set(
        **_of_plan(change.plan),
        **sheet.model_dump(mode="json"),
        consent_opinion="",
        consented_on=None,
        public_from=None,
        public_until=None,
        settled=False,
    )
    advance(change, "edit", actor=actor, at=at, **said(change))
    return change


@action
def ask_consent(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> MethodChange:
    """Hand the application to the sector's head body."""
    return moved(ref, "ask_consent", actor, at, remark=sheet.remark)


@action
def consent(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> MethodChange:
    """Agree that finance is asked."""
    change: MethodChange = MethodChange.objects.locked(ref)
    check_step(change, "consent", actor=actor, at=at)
    change.set(consent_opinion=sheet.opinion, consented_on=day_of(at))
    advance(change, "consent", actor=actor, at=at, opinion=sheet.opinion)
    return change


@action
def return_to_purchaser(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> MethodChange:
    """Send the application back with what is wrong with it."""
    return moved(ref, "return_to_purchaser", actor, at, reason=sheet.reason)


@action
def withdraw(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> MethodChange:
    """Take the application back."""
    return moved(ref, "withdraw", actor, at, reason=sheet.reason)


def _check_may_ask(plan: Plan, on: date) -> None:
    if plan.state != "draft":
        raise rules.NotADraft(plan=plan.ref, state=Word(PLAN.states[plan.state]))
    choice = queries.choice_of_plan(plan, on)
    rules.check_needed(choice, plan=plan.ref, method=plan.method)
    live = queries.live_change_of(plan)
    if live is not None:
        raise rules.AskedAlready(plan=plan.ref, change=live.ref, state=Word(live.state_name))


def _of_plan(plan: Plan) -> dict[str, Any]:
    return {
        "method": plan.method,
        "grounds": list(plan.grounds),
        "amount_fen": plan.amount_fen,
        "threshold_fen": plan.threshold_fen or 0,
    }
