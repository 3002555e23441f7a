"""Ask the finance bureau of the city, and its decision."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.procurement.method_changes import queries, rules
from goufu.stages.procurement.method_changes.actions.steps import moved, said
from goufu.stages.procurement.method_changes.models import MethodChange
from goufu.stages.procurement.method_changes.sheets import Decision, Reasons, Remark
from goufu.stages.procurement.plans.actions.approval import note_approval


@action
def submit(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> MethodChange:
    """Ask the finance bureau of the city to approve.

    Raises:
        NotNeeded: by the law of the day, or as the plan is now, no approval is needed.
        ConsentMissing, PublicityMissing: what has to come first has not.
    """
    change: MethodChange = MethodChange.objects.locked(ref)
    check_step(change, "submit", actor=actor, at=at)
    on = day_of(at)
    choice = rules.check_needed(
        queries.choice_of(change, on), plan=change.plan.ref, method=change.method
    )
    consented = change.consented_on is not None
    rules.check_consent(choice, method=change.method, consented=consented)
    rules.check_publicity(choice, until=change.public_until, on=on, settled=change.settled)
    change.set(submitted_on=on)
    advance(change, "submit", actor=actor, at=at, remark=sheet.remark, **said(change))
    return change


@action
def approve(*, ref: str, sheet: Decision, actor: Actor, at: datetime) -> MethodChange:
    """Approve the method for the amount applied for; the plan may go on with it."""
    change: MethodChange = MethodChange.objects.locked(ref)
    check_step(change, "approve", actor=actor, at=at)
    change.set(decision_number=sheet.number, decision_reason=sheet.reason, decided_on=day_of(at))
    advance(
        change, "approve", actor=actor, at=at, number=sheet.number, reason=sheet.reason,
        **said(change),
    )  # fmt: skip
    note_approval(
        change.plan.ref,
        approval=change.ref,
        method=change.method,
        amount_fen=change.amount_fen,
        on=day_of(at),
    )
    return change


@action
def return_for_correction(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> MethodChange:
    """Send the application back with what is missing."""
    return moved(ref, "return_for_correction", actor, at, reason=sheet.reason)


@action
def refuse(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> MethodChange:
    """Refuse to approve, with the reason."""
    change: MethodChange = MethodChange.objects.locked(ref)
    check_step(change, "refuse", actor=actor, at=at)
    change.set(decision_reason=sheet.reason, decided_on=day_of(at))
    advance(change, "refuse", actor=actor, at=at, reason=sheet.reason)
    return change
