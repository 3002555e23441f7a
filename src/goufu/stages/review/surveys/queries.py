"""Questions to the surveys."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from goufu.base.codes import code_of, is_code_of
from goufu.base.people.roles import FINANCE, PURCHASERS, WATCHERS, Actor
from goufu.stages.review.surveys import rules
from goufu.stages.review.surveys.models import Access, Survey

CODE = "surveys"


@dataclass(frozen=True)
class Result:
    """What came of one question."""

    question: rules.Question
    tally: rules.Tally
    texts: tuple[str, ...]


def visible_to(actor: Actor) -> QuerySet[Survey]:
    """Return the surveys of one's own body; watchers see those of their place."""
    surveys = Survey.objects.select_related("body")
    if actor.role in WATCHERS:
        return surveys.filter(place__startswith=actor.place)
    if actor.role in FINANCE | PURCHASERS:
        return surveys.filter(body_id=actor.organisation_id or 0)
    return surveys.none()


def public() -> QuerySet[Survey]:
    """Return the surveys that anybody may know of."""
    return Survey.objects.exclude(state="draft").select_related("body")


def key_of(survey: Survey, number: int) -> str:
    """Return one of the keys of a survey: ``12-ABCDEFGH``."""
    return f"{number}-{code_of(CODE, f'{survey.ref}/{number}')}"


def check_key(survey: Survey, key: str) -> int:
    """Return the number of a key that belongs to this survey.

    Raises:
        KeyNeeded: it does not.
    """
    first, _, code = key.strip().partition("-")
    number = int(first) if first.isascii() and first.isdigit() else 0
    if not 0 < number <= survey.keys or not is_code_of(CODE, f"{survey.ref}/{number}", code):
        raise rules.KeyNeeded
    return number


def is_open_to_anybody(survey: Survey) -> bool:
    """Test whether one needs no key."""
    return survey.access == Access.ANYBODY


def results_of(survey: Survey, *, protect: bool) -> list[Result]:
    """Count the answers to each question; texts only where they are for the body that asked."""
    given = list(survey.given.order_by("pk").values_list("answers", flat=True))
    results = []
    for question in survey.asked():
        answers = [one[question.name] for one in given if question.name in one]
        is_text = question.kind == rules.TEXT
        texts = tuple(answers) if is_text and not protect else ()
        results.append(Result(question, rules.tally(question, answers, protect=protect), texts))
    return results
