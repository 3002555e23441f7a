"""What people do to a survey."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from goufu.base.doors.sheets import Sheet
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.review.surveys import queries, rules
from goufu.stages.review.surveys.models import Access, Given, Survey, Used
from goufu.stages.review.surveys.sheets import (
    CloseSurvey,
    DraftSurvey,
    PublishSurvey,
    StartSurvey,
    as_kept,
)


@action
def draft_survey(*, sheet: DraftSurvey, actor: Actor, at: datetime, parent_ref: str = "") -> Survey:
    """Draft a survey, about another dossier where it is opened from its page.

    Raises:
        DaysNotInOrder, TooFewOptions: see ``rules``.
    """
    survey = Survey(
        ref=next_ref(actor.place, day_of(at).year, "DC"),
        place=actor.place,
        body_id=actor.organisation_id or 0,
        about_ref=parent_ref,
        **_facts(sheet, at),
    )
    open_dossier(survey, actor=actor, at=at, about=parent_ref, questions=len(sheet.questions))
    return survey


@action
def change_survey(*, ref: str, sheet: DraftSurvey, actor: Actor, at: datetime) -> Survey:
    """Change a draft."""
    survey: Survey = Survey.objects.locked(ref)
    check_step(survey, "change", actor=actor, at=at)
    survey.set(**_facts(sheet, at))
    advance(survey, "change", actor=actor, at=at, questions=len(sheet.questions))
    return survey


@action
def start_survey(*, ref: str, sheet: StartSurvey, actor: Actor, at: datetime) -> Survey:
    """Open a survey for answers; its questions stay as they are from now on.

    Raises:
        NoQuestions, DaysNotInOrder: see ``rules``.
    """
    survey: Survey = Survey.objects.locked(ref)
    check_step(survey, "start", actor=actor, at=at)
    if not survey.questions:
        raise rules.NoQuestions
    rules.check_days(survey.opens_on, survey.closes_on, today=day_of(at))
    advance(survey, "start", actor=actor, at=at, questions=survey.questions, **sheet.model_dump())
    return survey


@action
def answer(
    *, ref: str, answers: Sheet, key: str, visitor: str, actor: Actor, at: datetime
) -> Survey:
    """Answer a survey as somebody of the public, once.

    Args:
        key: needed where keys were given out.
        visitor: the mark of the visitor, where anybody may answer.

    Raises:
        NotOpen, KeyNeeded, AnsweredAlready: see ``rules``.
    """
    survey: Survey = Survey.objects.locked(ref)
    check_step(survey, "answer", actor=actor, at=at)
    _check_open(survey, at)
    by_key = survey.access == Access.KEYS
    mark = f"key:{queries.check_key(survey, key)}" if by_key else visitor
    _used, new = Used.objects.get_or_create(survey=survey, mark=mark)
    if not new:
        raise rules.AnsweredAlready
    return _take_in(survey, "answer", answers, actor, at, paper=False)


@action
def enter_paper(*, ref: str, answers: Sheet, key: str, actor: Actor, at: datetime) -> Survey:
    """Enter an answer that came on paper; with its key where keys were given out.

    Raises:
        NotOpen, KeyNeeded, AnsweredAlready: see ``rules``.
    """
    survey: Survey = Survey.objects.locked(ref)
    check_step(survey, "enter_paper", actor=actor, at=at)
    _check_open(survey, at)
    if survey.access == Access.KEYS:
        mark = f"key:{queries.check_key(survey, key)}"
        _used, new = Used.objects.get_or_create(survey=survey, mark=mark)
        if not new:
            raise rules.AnsweredAlready
    return _take_in(survey, "enter_paper", answers, actor, at, paper=True)


def _take_in(
    survey: Survey, verb: str, answers: Sheet, actor: Actor, at: datetime, *, paper: bool
) -> Survey:
    Given.objects.create(id=uuid4(), survey=survey, paper=paper, answers=dict(as_kept(answers)))
    # The ledger says that an answer came, not what it says.
    advance(survey, verb, actor=actor, at=at)
    return survey


@action
def close_survey(
    *, ref: str, actor: Actor, at: datetime, sheet: CloseSurvey | None = None
) -> Survey:
    """Close a survey before its last day with a reason; after it the clock does."""
    survey: Survey = Survey.objects.locked(ref)
    reason = sheet.reason if sheet else ""
    advance(survey, "close", actor=actor, at=at, answers=survey.given.count(), reason=reason)
    return survey


@action
def publish_survey(*, ref: str, sheet: PublishSurvey, actor: Actor, at: datetime) -> Survey:
    """Publish what came of it; what few said is not shown."""
    survey: Survey = Survey.objects.locked(ref)
    survey.set(conclusion=sheet.conclusion, published_on=day_of(at))
    answers = survey.given.count()
    advance(survey, "publish", actor=actor, at=at, answers=answers, conclusion=sheet.conclusion)
    return survey


def _check_open(survey: Survey, at: datetime) -> None:
    rules.check_open(
        survey.title,
        since=survey.opens_on,
        until=survey.closes_on,
        open_now=survey.state == "open",
        on=day_of(at),
    )


def _facts(sheet: DraftSurvey, at: datetime) -> dict[str, Any]:
    rules.check_days(sheet.opens_on, sheet.closes_on, today=day_of(at))
    rows = []
    for number, row in enumerate(sheet.questions, start=1):
        rules.check_options(number, row.kind.value, row.listed())
        rows.append(
            {
                "number": number,
                "kind": row.kind.value,
                "text": row.text,
                "options": list(row.listed()),
                "required": row.required,
            }
        )
    return {
        "title": sheet.title,
        "introduction": sheet.introduction,
        "opens_on": sheet.opens_on,
        "closes_on": sheet.closes_on,
        "access": sheet.access.value,
        "keys": sheet.keys if sheet.access is Access.KEYS else 0,
        "questions": rows,
    }
