"""Pages on which the public speaks: calls for needs, needs, surveys."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goufu.site.cards.parts import TagCard


@dataclass(frozen=True)
class CallLine:
    """A call for needs in a list."""

    title: str
    url: str
    body: str
    closes_on: date
    tag: TagCard
    days_left: int | None = None


@dataclass(frozen=True)
class NeedLine:
    """A need as anybody may read it; ``support_url`` is empty where it is answered."""

    number: str
    title: str
    text: str
    url: str
    addressed_to: str
    shown_on: date | None
    tag: TagCard
    supporters: int
    supported: bool = False
    support_url: str = ""
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True)
class NeedsPageCard:
    """What is being asked, what others miss, where the answer to one's own need is."""

    calls: list[CallLine]
    past: list[CallLine]
    needs: list[NeedLine]
    propose_url: str
    answer_url: str
    section: str = "needs"


@dataclass(frozen=True)
class NeedPageCard:
    """One need in public."""

    need: NeedLine
    key: str
    section: str = "needs"


@dataclass(frozen=True)
class CallPageCard:
    """One call for needs in public."""

    number: str
    title: str
    body: str
    scope: list[str]
    opens_on: date
    closes_on: date
    tag: TagCard
    received: int
    propose_url: str
    summary: str
    reported_on: date | None
    needs: list[NeedLine]
    section: str = "needs"


@dataclass(frozen=True)
class AnswerPageCard:
    """Look up the answer to one's own need by number and code."""

    action_url: str
    number: str = ""
    wrong: str = ""
    title: str = ""
    state: TagCard | None = None
    body: str = ""
    asked_on: date | None = None
    merged: bool = False
    answer: str = ""
    answered_on: date | None = None
    section: str = "needs"


@dataclass(frozen=True)
class SurveyPageCard:
    """A survey to be answered; ``closed`` says why it cannot be."""

    number: str
    title: str
    body: str
    introduction: str
    closes_on: date
    form: Any
    action_url: str
    key: str
    asks_for_key: bool = False
    survey_key: str = ""
    done: bool = False
    closed: str = ""
    results_url: str = ""
    paper: bool = False
    back_url: str = ""
    section: str = "needs"


@dataclass(frozen=True)
class AnswerBar:
    """One possible answer: how often it was given; no number where few gave it."""

    text: str
    count: str
    percent: str
    width: int


@dataclass(frozen=True)
class QuestionResult:
    """What came of one question."""

    number: int
    text: str
    kind: str
    answered: int
    bars: list[AnswerBar] = field(default_factory=list)
    mean: str = ""
    note: str = ""


@dataclass(frozen=True)
class ResultsPageCard:
    """What came of a survey."""

    number: str
    title: str
    body: str
    answers: int
    questions: list[QuestionResult]
    note: str
    xlsx_url: str = ""
    back_url: str = ""
    conclusion: str = ""
    section: str = "needs"
