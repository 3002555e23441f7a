"""The committee asks in writing, the provider answers in its own name, the committee finds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law import money
from goufu.law.calendar import day_of
from goufu.law.labels import WORDS
from goufu.law.values.procurement import ARITHMETIC_CORRECTION_ORDER, LOW_PRICE_JUDGEMENT
from goufu.law.words import Word, say
from goufu.stages.procurement.tenders.actions.checking import invalidate
from goufu.stages.procurement.tenders.actions.members import as_member, leader_at
from goufu.stages.procurement.tenders.actions.opening import standing
from goufu.stages.procurement.tenders.actions.papers import own_document
from goufu.stages.procurement.tenders.models import (
    Explanation,
    ExplanationKind,
    InvalidGround,
    Offer,
    Tender,
)
from goufu.stages.procurement.tenders.rules import clarifications as rules
from goufu.stages.procurement.tenders.rules import corrections
from goufu.stages.procurement.tenders.sheets import (
    Acceptance,
    Contradiction,
    Nothing,
    ProviderAnswer,
    Question,
    Reasons,
)
from goufu.stages.procurement.tenders.workflow import COMMITTEE

ASKING = say("要求供应商书面说明")
CORRECTING = say("提出报价修正")
CONFIRMED, DECLINED = "供应商书面确认修正后的报价。", "供应商不确认修正后的报价。"


@action
def ask(*, parent_ref: str, sheet: Question, actor: Actor, at: datetime) -> Explanation:
    """Ask a provider in writing for a clarification, or to explain a low price.

    Raises:
        NotOnTheCommittee, NotTheLeader: the leader asks for the committee.
        NoSuchOffer, AlreadyAsked, AnswerTooSoon, ExplanationTooShort: see the rules.
    """
    tender, actor = _leader(parent_ref, ASKING, actor)
    kind = ExplanationKind.LOW_PRICE if sheet.low_price else ExplanationKind.MEANING
    rules.check_time_to_answer(
        until=sheet.answer_by,
        at=at,
        low_price=sheet.low_price,
        on=day_of(at),
        place=tender.place,
    )
    offer = standing(tender, sheet.offer)
    return _open(offer, kind, sheet.question, answer_by=sheet.answer_by, actor=actor, at=at)


@action
def propose_correction(
    *, parent_ref: str, sheet: Contradiction, actor: Actor, at: datetime
) -> Explanation:
    """Correct a price that contradicts itself, in the order of the law; the provider confirms.

    Raises:
        NoOrderOfCorrection: the law of the day has no order for the method.
        NoContradiction: what was entered agrees.
        NotAnAmount: the words are not a sum.
        NotOnTheCommittee, NotTheLeader, NoSuchOffer, AlreadyAsked, AnswerTooSoon.
    """
    tender, actor = _leader(parent_ref, CORRECTING, actor)
    rules.check_time_to_answer(
        until=sheet.answer_by, at=at, low_price=False, on=day_of(at), place=tender.place
    )
    law = ARITHMETIC_CORRECTION_ORDER.find(day_of(at), place=tender.place, method=tender.method)
    if law is None:
        raise rules.NoOrderOfCorrection
    offer = standing(tender, sheet.offer)
    found = corrections.corrected(_figures(offer, sheet), order=law.value)
    if not found.applied:
        raise rules.NoContradiction(provider=offer.provider.name)
    question = "；".join(WORDS[code] for code in found.applied)
    said = [f"{name}单价修正为{money.yuan(fen)}元" for name, fen in found.unit_prices.items()]
    return _open(
        offer,
        ExplanationKind.CORRECTION,
        "；".join(
            [f"{law.cite}：{question}", *said, f"修正后的报价 {money.yuan(found.price_fen)} 元"]
        ),
        answer_by=sheet.answer_by,
        actor=actor,
        at=at,
        corrected_fen=found.price_fen,
        rules_applied=list(found.applied),
    )


@action
def answer(*, ref: str, sheet: ProviderAnswer, actor: Actor, at: datetime) -> Explanation:
    """Answer the committee; a corrected price stands or falls with the answer.

    Raises:
        AnswerTooLate: the time that was set has passed.
    """
    question = _locked(ref)
    check_step(question, "answer", actor=actor, at=at)
    rules.check_answers_in_time(until=question.answer_by, at=at)
    is_correction = question.kind == ExplanationKind.CORRECTION
    question.set(
        answer=sheet.answer,
        agreed=sheet.agreed if is_correction else None,
        document=own_document(sheet.document, ref, actor),
        answered_at=at,
    )
    advance(question, "answer", actor=actor, at=at, tender=question.offer.tender.ref)
    if is_correction and sheet.agreed:
        question.offer.set(corrected_fen=question.corrected_fen)
        _decide(question, "accept", CONFIRMED, THE_CLOCK, at)
    elif is_correction:
        _decide(question, "reject", DECLINED, THE_CLOCK, at)
    return question


@action
def run_out(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Explanation:  # noqa: ARG001
    """Note that nobody answered in time; the committee finds on what it has."""
    question = _locked(ref)
    check_step(question, "run_out", actor=actor, at=at)
    if at > question.answer_by:
        advance(question, "run_out", actor=actor, at=at)
    return question


@action
def accept(*, ref: str, sheet: Acceptance, actor: Actor, at: datetime) -> Explanation:
    """Find that the answer stands.

    Raises:
        ChangesSubstance: nobody has confirmed that it changes nothing of substance.
        NotOnTheCommittee, NotTheLeader.
    """
    question, actor = _to_decide(ref, "accept", actor, at)
    rules.check_substance(unchanged=sheet.unchanged)
    return _decide(question, "accept", sheet.decision, actor, at)


@action
def reject(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Explanation:
    """Find that the answer does not stand; a price that stays unexplained makes an offer invalid.

    Raises:
        NotOnTheCommittee, NotTheLeader.
    """
    question, actor = _to_decide(ref, "reject", actor, at)
    return _decide(question, "reject", sheet.reason, actor, at)


def _decide(
    question: Explanation, verb: str, decision: str, actor: Actor, at: datetime
) -> Explanation:
    question.set(decision=decision, decided_at=at)
    advance(question, verb, actor=actor, at=at, tender=question.offer.tender.ref)
    if verb == "reject" and question.kind != ExplanationKind.MEANING:
        invalidate(
            question.offer,
            ground=InvalidGround.OTHER,
            reason=f"{_why_invalid(question, at)}：{decision}",
            at=at,
        )
    return question


def _why_invalid(question: Explanation, at: datetime) -> str:
    on, tender = day_of(at), question.offer.tender
    if question.kind == ExplanationKind.LOW_PRICE:
        cite = LOW_PRICE_JUDGEMENT.on(on, place=tender.place).cite
        return f"不能证明其报价合理性（{cite}）"
    law = ARITHMETIC_CORRECTION_ORDER.on(on, place=tender.place, method=tender.method)
    return f"不确认修正后的报价（{law.cite}）"


def _leader(ref: str, label: str, actor: Actor) -> tuple[Tender, Actor]:
    tender: Tender = Tender.objects.locked(ref)
    check_opening(tender, by=COMMITTEE, label=label, actor=actor)
    _check_evaluating(tender, label)
    return tender, as_member(actor, leader_at(tender, actor, label))


def _check_evaluating(tender: Tender, label: str) -> None:
    if tender.state != "evaluating":
        raise rules.NotInAssessment(tender=tender.ref, label=Word(label))


def _open(
    offer: Offer,
    kind: ExplanationKind,
    question: str,
    *,
    answer_by: datetime,
    actor: Actor,
    at: datetime,
    **more: Any,
) -> Explanation:
    earlier = offer.explanations.filter(kind=kind.value).exclude(
        state__in=("accepted", "rejected", "dropped")
    )
    for one in earlier.order_by("id")[:1]:
        raise rules.AlreadyAsked(provider=offer.provider.name, ref=one.ref)
    tender = offer.tender
    asked = Explanation(
        ref=child_ref(tender.project_code, "CQ"),
        project_code=tender.project_code,
        title=tender.title,
        place=tender.place,
        offer=offer,
        kind=kind.value,
        question=question,
        answer_by=answer_by,
        **more,
    )
    open_dossier(
        asked,
        actor=actor,
        at=at,
        tender=tender.ref,
        offer=offer.ref,
        kind=kind.value,
        answer_by=answer_by.isoformat(),
    )
    return asked


def _locked(ref: str) -> Explanation:
    """Return the question, its tender locked first: one order of locks."""
    question: Explanation = Explanation.objects.numbered(ref)
    Tender.objects.locked(question.offer.tender.ref)
    locked: Explanation = Explanation.objects.locked(ref)
    return locked


def _to_decide(ref: str, verb: str, actor: Actor, at: datetime) -> tuple[Explanation, Actor]:
    question = _locked(ref)
    step = check_step(question, verb, actor=actor, at=at)
    seat = leader_at(question.offer.tender, actor, step.label)
    return question, as_member(actor, seat)


def _figures(offer: Offer, sheet: Contradiction) -> corrections.Figures:
    return corrections.Figures(
        total_fen=offer.price_fen,
        inside_fen=sheet.inside_fen,
        words_fen=money.parse_words(sheet.words) if sheet.words else None,
        lines=tuple(
            corrections.PriceLine(row.name, row.quantity, row.unit_price_fen) for row in sheet.lines
        ),
    )
