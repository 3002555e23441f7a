"""What a survey asks, what answers it, what of the answers is shown. No database, no clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from goufu.law.refusals import Refusal
from goufu.law.words import say

SINGLE, MULTIPLE, SCALE, TEXT = "single", "multiple", "scale", "text"
SCALE_POINTS = ("1", "2", "3", "4", "5")
# House order: what fewer people said than this is not shown, so that nobody is known by it.
FEWEST = 3
LEAST_ANSWERS = 10
TENTH = Decimal("0.1")


class NoQuestions(Refusal):
    code = "surveys.no_questions"
    sentence = say("问卷还没有题目，不能开始。")
    remedy = say("请先填写题目。")


class TooFewOptions(Refusal):
    code = "surveys.too_few_options"
    status = 422
    field = "questions"
    sentence = say("第 {number} 题是选择题，至少要有两个不同的选项。")
    remedy = say("请在选项一栏用分号隔开各个选项。")


class DaysNotInOrder(Refusal):
    code = "surveys.days_not_in_order"
    status = 422
    field = "closes_on"
    sentence = say("截止日 {until} 应当不早于开始日 {since}，并且不早于今天。")
    remedy = say("请更正调查期限。")


class NotOpen(Refusal):
    code = "surveys.not_open"
    sentence = say("问卷“{title}”的填写期限是 {since} 至 {until}，现在不能填写。")
    remedy = say("结果公布后可以在本页查看。")


class KeyNeeded(Refusal):
    code = "surveys.key_needed"
    status = 403
    sentence = say("这份问卷凭答题码填写，答题码不对或者没有填写。")
    remedy = say("请使用发给您的链接，或者核对答题码。")


class AnsweredAlready(Refusal):
    code = "surveys.answered_already"
    sentence = say("这份问卷您已经填写过，每人一份。")
    remedy = say("如需更正，请联系发布单位。")


@dataclass(frozen=True)
class Question:
    """One question as it is kept: ``options`` of a scale are its points."""

    number: int
    kind: str
    text: str
    options: tuple[str, ...]
    required: bool

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Question:
        return cls(
            number=row["number"],
            kind=row["kind"],
            text=row["text"],
            options=tuple(row["options"]),
            required=row["required"],
        )

    @property
    def name(self) -> str:
        """The question's name in forms and answers."""
        return f"q{self.number}"


@dataclass(frozen=True)
class Tally:
    """How often each option was chosen; None where that is not shown.

    Attributes:
        answered: how many answered this question.
        mean: of a scale, where enough answered.
    """

    answered: int
    counts: tuple[int | None, ...]
    mean: Decimal | None = None


def check_days(since: date, until: date, *, today: date) -> None:
    """Refuse a period that ends before it begins, or has ended."""
    if until < since or until < today:
        raise DaysNotInOrder(since=since.isoformat(), until=until.isoformat())


def check_open(title: str, *, since: date, until: date, open_now: bool, on: date) -> None:
    """Refuse an answer outside the days of a survey; both ends belong to it."""
    if not open_now or not since <= on <= until:
        raise NotOpen(title=title, since=since.isoformat(), until=until.isoformat())


def check_options(number: int, kind: str, options: Sequence[str]) -> None:
    """Refuse a question that leaves no choice."""
    if kind in {SINGLE, MULTIPLE} and len(set(options)) < 2:  # noqa: PLR2004  (a choice has two)
        raise TooFewOptions(number=number)


def tally(question: Question, answers: Sequence[Any], *, protect: bool) -> Tally:
    """Count what was answered to one question.

    Args:
        answers: of everybody who answered it, an option, options or a text.
        protect: hide what few said.
    """
    if question.kind == TEXT:
        return Tally(len(answers), ())
    chosen = [one if isinstance(one, list) else [one] for one in answers]
    counts = [sum(option in one for one in chosen) for option in question.options]
    shown = _protected(counts, len(answers)) if protect else tuple(counts)
    mean = None
    if question.kind == SCALE and answers and (not protect or None not in shown):
        mean = (sum(map(Decimal, answers), Decimal()) / len(answers)).quantize(TENTH, ROUND_HALF_UP)
    return Tally(len(answers), shown, mean)


def _protected(counts: Sequence[int], total: int) -> tuple[int | None, ...]:
    """Hide small counts, and one more where the one that is hidden could be reckoned back.

    >>> _protected([40, 2, 8], 50)
    (40, None, None)
    >>> _protected([40, 10, 0], 50)
    (40, 10, 0)
    """
    if total < LEAST_ANSWERS:
        return tuple(None for _ in counts)
    hidden = {
        n for n, count in enumerate(counts) if 0 < count < FEWEST or total - FEWEST < count < total
    }
    if len(hidden) == 1:
        rest = [n for n, count in enumerate(counts) if n not in hidden and count]
        if rest:
            hidden.add(min(rest, key=lambda n: counts[n]))
    return tuple(None if n in hidden else count for n, count in enumerate(counts))


def share(count: int, of: int) -> Decimal:
    """Return a share in percent, to one place.

    >>> share(1, 3)
    Decimal('33.3')
    """
    return (
        (Decimal(100 * count) / of).quantize(TENTH, ROUND_HALF_UP)
        if of
        else Decimal(0).quantize(TENTH, ROUND_HALF_UP)
    )
