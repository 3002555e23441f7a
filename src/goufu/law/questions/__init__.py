"""Questions that the law floor answers: one answer, whichever door it came through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goufu.law.calendar import UnknownYear
from goufu.law.provisions import NothingInForce
from goufu.law.questions.committee import COMMITTEE
from goufu.law.questions.contract_change import CONTRACT_CHANGE
from goufu.law.questions.contract_term import CONTRACT_TERM
from goufu.law.questions.deadline import DEADLINE
from goufu.law.questions.deposit import DEPOSIT
from goufu.law.questions.fields import WrongFacts, read_facts
from goufu.law.questions.grade import GRADE
from goufu.law.questions.item import ITEM
from goufu.law.questions.low_price import LOW_PRICE
from goufu.law.questions.methods import METHOD_CHOICE
from goufu.law.questions.price_scores import PRICE_SCORES
from goufu.law.questions.provider import PROVIDER
from goufu.law.questions.purchaser import PURCHASER
from goufu.law.questions.question import Question, Verdict
from goufu.law.questions.same_person import SAME_PERSON
from goufu.law.questions.splitting import SPLITTING
from goufu.law.questions.uscc import USCC
from goufu.law.refusals import Refusal
from goufu.law.words import Translate, as_is, fill, say

__all__ = ["QUESTIONS", "Question", "UnknownQuestion", "WrongFacts", "as_error", "ask", "question"]

QUESTIONS: Mapping[str, Question] = {
    one.name: one
    for one in (
        DEADLINE,
        PURCHASER,
        PROVIDER,
        ITEM,
        METHOD_CHOICE,
        COMMITTEE,
        PRICE_SCORES,
        LOW_PRICE,
        SPLITTING,
        CONTRACT_TERM,
        CONTRACT_CHANGE,
        DEPOSIT,
        GRADE,
        SAME_PERSON,
        USCC,
    )
}
_DAYS = ("from", "on")


class UnknownQuestion(Refusal):
    """The law floor answers no such question."""

    code = "unknown_question"
    status = 404
    sentence = say("没有“{question}”这个问题。")
    remedy = say("可以问：{questions}。")


def question(name: Any) -> Question:
    """Return the question of that name.

    Raises:
        UnknownQuestion: there is none.
    """
    found = QUESTIONS.get(name) if isinstance(name, str) else None
    if found is None:
        raise UnknownQuestion(question=str(name)[:40], questions="、".join(QUESTIONS))
    return found


def ask(name: str, facts: Any, *, translate: Translate = as_is) -> dict[str, Any]:
    """Answer a question as JSON types.

    Args:
        facts: as they come out of JSON; checked strictly here.
        translate: puts marked texts into the reader's language.

    Raises:
        UnknownQuestion: there is no such question (a door answers 404).
        Refusal: the facts are wrong, or nothing was in force that day (a door answers 422); what
            is wrong is in its ``field`` if one field is.
    """
    asked = question(name)
    return answer_to(asked, facts).as_json(translate)


def answer_to(asked: Question, facts: Any) -> Verdict:
    """Read the facts and find the verdict; say on which field a refusal hangs."""
    read = read_facts(asked.fields, facts)
    try:
        return asked.answer(read)
    except (NothingInForce, UnknownYear) as refusal:
        refusal.field = next(day for day in _DAYS if day in read)
        raise


def as_error(refusal: Refusal, *, translate: Translate = as_is) -> dict[str, str]:
    """Return a refusal as the error object of the doors: code, sentence, and field if one is wrong.

    >>> as_error(UnknownQuestion(question="?", questions="deadline"))["code"]
    'unknown_question'
    """
    error = {
        "code": refusal.code,
        "sentence": fill(refusal.sentence_template, refusal.params, translate),
    }
    return error if refusal.field is None else {**error, "field": refusal.field}
