"""What people do to a public question."""

from __future__ import annotations

from datetime import datetime

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.disclosure.consultation.models import Question
from goufu.stages.disclosure.consultation.sheets import Answer, Ask, SetAside
from goufu.stages.disclosure.consultation.workflow import ANSWER


@action
def ask(*, sheet: Ask, actor: Actor, at: datetime) -> Question:
    """Ask in public; no name is needed."""
    body = Organisation.objects.get(pk=sheet.addressed_to_id)
    question = Question(
        ref=next_ref(body.place, day_of(at).year, "ZX"),
        title=sheet.title,
        place=body.place,
        addressed_to=body,
        content=sheet.content,
        about_ref=sheet.about_ref,
        asker=sheet.asker,
        contact=sheet.contact,
    )
    open_dossier(question, actor=actor, at=at)
    if sheet.about_procurement:
        # The clock is the supplier's alone: 政府采购法实施条例 第五十二条.
        ANSWER.open(question, since=day_of(at))
    return question


@action
def answer(*, ref: str, sheet: Answer, actor: Actor, at: datetime) -> Question:
    """Answer in public."""
    question: Question = Question.objects.locked(ref)
    question.set(answer=sheet.answer, answered_on=day_of(at))
    advance(question, "answer", actor=actor, at=at, answer=sheet.answer)
    return question


@action
def set_aside(*, ref: str, sheet: SetAside, actor: Actor, at: datetime) -> Question:
    """Leave a question out of the public answers, with the reason in the ledger."""
    question: Question = Question.objects.locked(ref)
    advance(question, "set_aside", actor=actor, at=at, reason=sheet.reason)
    return question
