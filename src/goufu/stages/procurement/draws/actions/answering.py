"""An expert says yes or no, or says nothing; a seat falls empty."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.stages.procurement.draws import queries
from goufu.stages.procurement.draws.actions.calling import go_on, unnamed
from goufu.stages.procurement.draws.models import Candidate, Draw, Gone, Outcome
from goufu.stages.procurement.draws.rules import answers as rules
from goufu.stages.procurement.draws.sheets import Accept, Decline, EmptySeat, Nothing


@action
def accept(*, ref: str, sheet: Accept, actor: Actor, at: datetime) -> Draw:
    """Say yes; who does so declares to be tied to nobody who takes part.

    Raises:
        NotCalled, AnsweredTooLate, TiesNotDenied: see ``rules.answers``.
    """
    draw: Draw = Draw.objects.locked(ref)
    check_step(draw, "accept", actor=actor, at=at)
    candidate = _called(draw, actor, at, Outcome.CALLED)
    rules.check_unbound(unbound=sheet.unbound)

    _answered(candidate, Outcome.ACCEPTED, "", at)
    entry = advance(draw, "accept", actor=unnamed(actor), at=at, code=candidate.code)
    go_on(draw, entry, at=at)
    return draw


@action
def decline(*, ref: str, sheet: Decline, actor: Actor, at: datetime) -> Draw:
    """Say no, or take a yes back before the assessment; the next in order is called.

    Raises:
        NotCalled, AnsweredTooLate, SeatedAlready: see ``rules.answers``.
    """
    draw: Draw = Draw.objects.locked(ref)
    check_step(draw, "decline", actor=actor, at=at)
    candidate = _called(draw, actor, at, Outcome.CALLED, Outcome.ACCEPTED)
    if candidate.seated:
        raise rules.SeatedAlready

    outcome = Outcome.STOOD_ASIDE if sheet.recusal else Outcome.DECLINED
    _answered(candidate, outcome, sheet.reason, at)
    # Why stays between the expert and those who supervise: it may say who the expert is.
    entry = advance(
        draw, "decline", actor=unnamed(actor), at=at, code=candidate.code, recusal=sheet.recusal
    )
    go_on(draw, entry, at=at)
    return draw


@action
def pass_over(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Draw:  # noqa: ARG001
    """Pass over those who have not answered in time."""
    draw: Draw = Draw.objects.locked(ref)
    check_step(draw, "pass_over", actor=actor, at=at)
    late = list(queries.late(at).filter(draw=draw))
    for candidate in late:
        candidate.outcome = Outcome.NO_REPLY
        candidate.save(update_fields=["outcome"])
    if late:
        codes = [one.code for one in late]
        entry = advance(draw, "pass_over", actor=actor, at=at, codes=codes)
        go_on(draw, entry, at=at)
    return draw


@action
def empty_seat(*, ref: str, sheet: EmptySeat, actor: Actor, at: datetime) -> Draw:
    """Note before the assessment that somebody who said yes does not come.

    Raises:
        NoSuchSeat, SeatedAlready: see ``rules.answers``.
    """
    draw: Draw = Draw.objects.locked(ref)
    check_step(draw, "empty_seat", actor=actor, at=at)
    candidate = next((one for one in queries.accepted(draw) if one.short == sheet.seat), None)
    if candidate is None:
        raise rules.NoSuchSeat
    if candidate.seated:
        raise rules.SeatedAlready
    _empty(draw, candidate, sheet.ground, sheet.reason, actor=actor, at=at)
    return draw


def vacate(draw: Draw, candidate_id: int, *, ground: Gone, reason: str, at: datetime) -> None:
    """Take an expert off the committee, as the tender says; the next in order is called."""
    draw.set(replacing=True)
    candidate = draw.candidates.get(pk=candidate_id)
    candidate.seated = False
    _empty(draw, candidate, ground, reason, actor=THE_CLOCK, at=at)


def _empty(
    draw: Draw, candidate: Candidate, ground: Gone, reason: str, *, actor: Actor, at: datetime
) -> None:
    candidate.outcome, candidate.words = Outcome(ground.value), reason
    candidate.save(update_fields=["outcome", "words", "seated"])
    entry = advance(
        draw, "empty_seat", actor=actor, at=at, code=candidate.code, ground=ground.value
    )
    go_on(draw, entry, at=at)


def _called(draw: Draw, actor: Actor, at: datetime, *outcomes: Outcome) -> Candidate:
    candidate = queries.call_of(draw, actor.account_id, *outcomes)
    if candidate is None:
        raise rules.NotCalled
    if candidate.outcome == Outcome.CALLED and candidate.answer_by is not None:
        rules.check_in_time(answer_by=candidate.answer_by, at=at)
    return candidate


def _answered(candidate: Candidate, outcome: Outcome, words: str, at: datetime) -> None:
    candidate.outcome, candidate.words, candidate.answered_at = outcome, words, at
    candidate.save(update_fields=["outcome", "words", "answered_at"])
