"""What people do with a challenge."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from goufu.base.deadlines import duties
from goufu.base.deadlines.models import Deadline
from goufu.base.people.roles import THE_CLOCK, Actor, Role
from goufu.base.workflow import holds
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.values.challenge import SUSPENSION_LIMIT
from goufu.law.words import Word
from goufu.stages.procurement.challenges import queries, rules
from goufu.stages.procurement.challenges.models import Challenge, Outcome
from goufu.stages.procurement.challenges.sheets import (
    Answer,
    ChallengeLetter,
    Reasons,
    Remark,
    Suspension,
)
from goufu.stages.procurement.challenges.workflow import ANSWER, CHALLENGE, PROVIDER
from goufu.stages.procurement.tenders import actions as tenders
from goufu.stages.procurement.tenders.actions.papers import own_document
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.sheets import Reasons as TenderReasons


@action
def raise_challenge(
    *, parent_ref: str, sheet: ChallengeLetter, actor: Actor, at: datetime
) -> Challenge:
    """Challenge the document, the process or the result of a tender; the answer's period starts.

    Raises:
        TookNoPart: only who has offered may challenge.
        NotThereYet, TooLate, OncePerStep: what, until when, how often.
    """
    tender: Tender = Tender.objects.locked(parent_ref)
    check_opening(
        tender,
        by=PROVIDER,
        label=CHALLENGE.opened,
        actor=actor,
        anyone=True,
        through_hold=True,
    )
    since = _check(tender, sheet, actor, day_of(at))

    challenge = Challenge(
        ref=child_ref(tender.project_code, "ZY"),
        project_code=tender.project_code,
        title=tender.title,
        place=tender.place,
        tender=tender,
        challenger_id=actor.organisation_id or 0,
        subject=sheet.subject.value,
        facts=sheet.facts,
        grounds=sheet.grounds,
        request=sheet.request,
        document=own_document(sheet.document, tender.ref, actor),
        received_on=day_of(at),
    )
    open_dossier(
        challenge,
        actor=actor,
        at=at,
        tender=tender.ref,
        subject=challenge.subject,
        since=str(since),
    )
    ANSWER.open(challenge, since=day_of(at))
    return challenge


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


@action
def answer(*, ref: str, sheet: Answer, actor: Actor, at: datetime) -> Challenge:
    """Answer the challenge; the purchase goes on, or starts again where it has to.

    Raises:
        ContractSigned: the purchase cannot start again, the project has gone past it.
    """
    challenge: Challenge = Challenge.objects.locked(ref)
    check_step(challenge, "answer", actor=actor, at=at)
    if sheet.outcome is Outcome.UPHELD_RESTART:
        _check_can_restart(challenge)

    holds.lift(challenge.project_code, by=challenge.ref, at=at)
    challenge.set(outcome=sheet.outcome.value, answer=sheet.answer, answered_on=day_of(at))
    advance(
        challenge,
        "answer",
        actor=actor,
        at=at,
        tender=challenge.tender.ref,
        subject=challenge.subject,
        outcome=challenge.outcome,
    )
    if sheet.outcome is Outcome.UPHELD_RESTART:
        tenders.annul(
            ref=challenge.tender.ref,
            sheet=TenderReasons(reason=sheet.answer),
            actor=THE_CLOCK,
            at=at,
        )
    return challenge


@action
def withdraw(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Challenge:
    """Take the challenge back; the purchase goes on."""
    challenge: Challenge = Challenge.objects.locked(ref)
    check_step(challenge, "withdraw", actor=actor, at=at)
    holds.lift(challenge.project_code, by=challenge.ref, at=at)
    duties.cancel(challenge.ref, on=day_of(at))
    advance(challenge, "withdraw", actor=actor, at=at, reason=sheet.reason)
    return challenge


def _check(tender: Tender, sheet: ChallengeLetter, actor: Actor, on: date) -> date:
    """Ask who, how often, what and until when; return the day from which the period counts."""
    subject = str(sheet.subject.label)
    rules.check_took_part(
        name=actor.organisation, took_part=queries.took_part(tender, actor.organisation_id)
    )
    earlier = queries.earlier_challenge(tender, actor.organisation_id, sheet.subject)
    if earlier is not None:
        raise rules.OncePerStep(
            name=actor.organisation, subject=Word(subject), challenge=earlier.ref
        )
    since = rules.check_subject(
        subject=subject, since=queries.should_have_known(tender, sheet.subject)
    )
    rules.check_in_time(since=since, on=on, place=tender.place)
    return since


def _check_can_restart(challenge: Challenge) -> None:
    project, tender = challenge.tender.project, challenge.tender
    if tender.state in tender.WORKFLOW.final - {"result_published"}:
        raise rules.ContractSigned(state=Word(tender.state_name))
    rules.check_can_restart(state=project.state_name, purchasing=project.state == "purchasing")


def _last_day(challenge: Challenge, actor: Actor, at: datetime) -> date | None:
    """Return how long finance may suspend; the purchaser suspends until it has answered."""
    if actor.role is not Role.PROCUREMENT_SUPERVISION:
        return None
    limit = SUSPENSION_LIMIT.find(day_of(at), place=challenge.place)
    return day_of(at) + timedelta(days=limit.value) if limit else None


def _let_answers_run(project_code: str) -> None:
    """Keep the periods for answering going: a suspension must not put the answer off."""
    Deadline.objects.filter(
        project_code=project_code, dossier_kind=CHALLENGE.name, suspended_on__isnull=False
    ).update(suspended_on=None)
