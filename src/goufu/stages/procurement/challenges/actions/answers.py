"""The answer, and what is really done about the purchase because of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow import holds
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.values.challenge import EFFECTS
from goufu.stages.procurement.challenges import queries, rules
from goufu.stages.procurement.challenges.actions.letters import check_addressed
from goufu.stages.procurement.challenges.models import (
    CHANGES_RESULT,
    Challenge,
    Outcome,
    Subject,
)
from goufu.stages.procurement.challenges.sheets import Answer, FinanceReport
from goufu.stages.procurement.prequalifications import actions as prequalifications
from goufu.stages.procurement.prequalifications.models import Prequalification
from goufu.stages.procurement.tenders import actions as tenders
from goufu.stages.procurement.tenders.models import ENDED, InvalidGround, Offer, Tender
from goufu.stages.procurement.tenders.sheets import Invalid
from goufu.stages.procurement.tenders.sheets import Reasons as TenderReasons


@action
def answer(*, ref: str, sheet: Answer, actor: Actor, at: datetime) -> Challenge:
    """Answer the challenge; the purchase goes on, is corrected, or starts again where it has to.

    Raises:
        NotAddressedToYou, AnswerIncomplete: who answers, and what an answer says.
        ContractSigned: the result cannot be changed, the project has gone past it.
        OnlyForTheDocument, BiddingOver, NobodyNamed, ResultStands, TooFewLeft …: the effect does
            not fit the purchase as it stands.
    """
    challenge: Challenge = Challenge.objects.locked(ref)
    tender: Tender = Tender.objects.locked(challenge.tender.ref)
    check_step(challenge, "answer", actor=actor, at=at)
    check_addressed(challenge, actor)
    _check_contents(challenge, sheet, day_of(at))
    fallen = _check_effect(challenge, tender, sheet, day_of(at))

    holds.lift(challenge.project_code, by=challenge.ref, at=at)
    challenge.set(
        outcome=sheet.outcome.value,
        answer=sheet.answer,
        answer_facts=sheet.facts,
        answer_grounds=sheet.grounds,
        answered_on=day_of(at),
        dropped_offer=fallen.ref if fallen else "",
    )
    advance(challenge, "answer", actor=actor, at=at, **_said(challenge, tender))
    if challenge.prequalification is not None and tender.published_at is None:
        _carry_out_before(challenge.prequalification, sheet, at)
    else:
        _carry_out(tender, sheet, fallen, at)
    law = EFFECTS.find(day_of(at), place=challenge.place)
    if sheet.outcome in CHANGES_RESULT and law is not None:
        advance(challenge, "await_report", actor=THE_CLOCK, at=at)
    return challenge


@action
def report_to_finance(*, ref: str, sheet: FinanceReport, actor: Actor, at: datetime) -> Challenge:
    """Report in writing that an answer has changed the result."""
    challenge: Challenge = Challenge.objects.locked(ref)
    check_step(challenge, "report_to_finance", actor=actor, at=at)
    challenge.set(report=sheet.report, reported_on=day_of(at))
    advance(
        challenge,
        "report_to_finance",
        actor=actor,
        at=at,
        report=sheet.report,
        outcome=challenge.outcome,
        tender=challenge.tender.ref,
    )
    return challenge


def _check_contents(challenge: Challenge, sheet: Answer, on: date) -> None:
    said = {
        "matters_and_answer": bool(sheet.answer),
        "facts": bool(sheet.facts.strip()),
        "grounds_of_law": bool(sheet.grounds.strip()),
    }
    rules.check_answer(said, on=on, place=challenge.place)


def _check_effect(challenge: Challenge, tender: Tender, sheet: Answer, on: date) -> Offer | None:
    """Ask whether the effect fits the purchase as it stands; return the candidate who falls."""
    if sheet.outcome is Outcome.UPHELD_CORRECT:
        document = challenge.prequalification or tender
        rules.check_correction(
            subject=str(challenge.get_subject_display()),
            of_document=challenge.subject == Subject.DOCUMENT,
            change=sheet.correction,
            state=document.state_name,
            is_open=document.state == "open",
        )
    if sheet.outcome is Outcome.UPHELD_RESTART:
        _check_not_past(tender)
    if sheet.outcome is Outcome.UPHELD_NEXT:
        return _check_next(tender, sheet, on)
    return None


def _check_next(tender: Tender, sheet: Answer, on: date) -> Offer:
    clause = rules.check_effect(
        "next_candidate", decided=tender.winner_id is not None, on=on, place=tender.place
    )
    _check_not_past(tender)
    candidates = queries.qualified(tender).filter(rank__isnull=False)
    fallen = candidates.filter(ref=sheet.offer or "").first()
    if fallen is None:
        raise rules.NobodyNamed(clause=clause)
    if tender.winner_id is not None and tender.winner_id != fallen.pk:
        raise rules.ResultStands(provider=fallen.provider.name, clause=clause)
    rules.check_enough_left(
        count=queries.qualified(tender).exclude(pk=fallen.pk).count(),
        method=tender.method,
        on=on,
        place=tender.place,
        clause=clause,
    )
    return fallen


def _check_not_past(tender: Tender) -> None:
    rules.check_not_past(
        tender=tender.ref,
        state=tender.state_name,
        over=tender.state in ENDED,
        signed=queries.is_signed(tender),
    )


def _carry_out(tender: Tender, sheet: Answer, fallen: Offer | None, at: datetime) -> None:
    """Do to the purchase what the answer says, as the platform."""
    do: dict[str, Any] = {"ref": tender.ref, "actor": THE_CLOCK, "at": at}
    if sheet.outcome is Outcome.UPHELD_RESTART:
        tenders.annul(**do, sheet=TenderReasons(reason=sheet.answer))
    if sheet.outcome is Outcome.UPHELD_CORRECT:
        tenders.amend(**do, sheet=TenderReasons(reason=sheet.correction))
    if fallen is not None and tender.winner_id == fallen.pk:
        tenders.set_aside_winner(**do, sheet=TenderReasons(reason=sheet.answer))
    elif fallen is not None:
        invalid = Invalid(offer=fallen.ref, ground=InvalidGround.OTHER, reason=sheet.answer)
        tenders.drop_offer(**do, sheet=invalid)


def _carry_out_before(one: Prequalification, sheet: Answer, at: datetime) -> None:
    """Do to a prequalification what the answer says: nobody has been asked to offer yet."""
    do: dict[str, Any] = {"ref": one.ref, "actor": THE_CLOCK, "at": at}
    if sheet.outcome is Outcome.UPHELD_RESTART:
        prequalifications.annul(**do, sheet=TenderReasons(reason=sheet.answer))
    if sheet.outcome is Outcome.UPHELD_CORRECT:
        prequalifications.amend(**do, sheet=TenderReasons(reason=sheet.correction))


def _said(challenge: Challenge, tender: Tender) -> dict[str, Any]:
    until = challenge.complain_until
    return {
        "tender": tender.ref,
        "subject": challenge.subject,
        "about": challenge.about,
        "outcome": challenge.outcome,
        "dropped_offer": challenge.dropped_offer,
        "complain_to": tender.project.finance.name,
        "complain_until": until.isoformat() if until else None,
    }
