"""The purchase stands still while a challenge is dealt with, and goes on."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from goufu.base.deadlines.models import Deadline
from goufu.base.people.roles import Actor, Role
from goufu.base.workflow import holds
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.values.challenge import SUSPENSION_LIMIT
from goufu.stages.procurement.challenges.models import Challenge
from goufu.stages.procurement.challenges.sheets import Remark, Suspension
from goufu.stages.procurement.challenges.workflow import CHALLENGE, INQUIRY


@action
def suspend(*, ref: str, sheet: Suspension, actor: Actor, at: datetime) -> Challenge:
    """Suspend the purchase until the challenge is dealt with; the answer's own clock runs on."""
    challenge: Challenge = Challenge.objects.locked(ref)
    step = check_step(challenge, "suspend", actor=actor, at=at)
    until = _last_day(challenge, actor, at)

    holds.place(
        challenge.project_code,
        by=challenge.ref,
        reason=sheet.reason,
        clause=step.clause,
        at=at,
        until=until,
    )
    _let_answers_run(challenge.project_code)
    advance(
        challenge,
        "suspend",
        actor=actor,
        at=at,
        reason=sheet.reason,
        until=until.isoformat() if until else None,
    )
    return challenge


@action
def resume(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Challenge:
    """Let the purchase go on before the challenge is answered."""
    challenge: Challenge = Challenge.objects.locked(ref)
    check_step(challenge, "resume", actor=actor, at=at)
    holds.lift(challenge.project_code, by=challenge.ref, at=at)
    advance(challenge, "resume", actor=actor, at=at, remark=sheet.remark)
    return challenge


def _last_day(challenge: Challenge, actor: Actor, at: datetime) -> date | None:
    """Return how long finance may suspend; the purchaser suspends until it has answered."""
    if actor.role is not Role.PROCUREMENT_SUPERVISION:
        return None
    limit = SUSPENSION_LIMIT.find(day_of(at), place=challenge.place)
    return day_of(at) + timedelta(days=limit.value) if limit else None


def _let_answers_run(project_code: str) -> None:
    """Keep the periods for answering going: a suspension must not put the answer off."""
    Deadline.objects.filter(
        project_code=project_code,
        dossier_kind__in=[CHALLENGE.name, INQUIRY.name],
        suspended_on__isnull=False,
    ).update(suspended_on=None)
