"""The duties that run by a clock, and the day on which each is due.

The same code answers the question ``deadline`` and opens the deadlines of the rooms.

An award letter of 2026-09-03 makes ``due("sign_contract", …)`` end on 2026-10-08, after the break.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from goufu.law import calendar
from goufu.law.duty_table import DUTIES, Duty
from goufu.law.methods import METHODS, is_method
from goufu.law.provisions import Answer, NothingInForce
from goufu.law.refusals import Refusal
from goufu.law.values.counting import WEEKEND_END
from goufu.law.words import Word, say

__all__ = ["DUTIES", "Due", "Duty", "MethodNeeded", "UnknownDuty", "UnknownMethod", "due"]


class MethodNeeded(Refusal):
    """The period hangs on the method on that day, and no method was given."""

    code = "missing_field"
    status = 422
    field = "method"
    sentence = say("“{duty}”的期限因采购方式而不同，请写明采购方式。")
    remedy = say("采购方式可以是：{methods}。")


class UnknownMethod(Refusal):
    """No such method."""

    code = "unknown_value"
    status = 422
    field = "method"
    sentence = say("没有“{method}”这种采购方式。")
    remedy = say("采购方式可以是：{methods}。")


class UnknownDuty(Refusal):
    """No such duty."""

    code = "unknown_value"
    status = 422
    field = "duty"
    sentence = say("没有“{duty}”这项期限。")
    remedy = say("期限一览见 goufu law ask deadline --help。")


@dataclass(frozen=True)
class Due:
    """When a duty is due, and by which rule.

    Attributes:
        verdict: ``due``, or ``unregulated`` where the law of the day sets no such period for
            the method; then all but ``duty`` and ``since`` is empty.
        reasons: the rule that was counted first, then what is only shown.
        rolled_by: the rule that let an ordinary weekend move the last day, where one did.
    """

    duty: str
    since: date
    verdict: Literal["due", "unregulated"]
    due_on: date | None
    value: int | str | None
    unit: str | None
    clause: str
    quote: str
    in_force_from: date | None
    verified: bool
    place: str
    reasons: tuple[Answer, ...] = ()
    rolled_by: Answer | None = None


def due(
    duty: str,
    *,
    since: date,
    place: str = "CN",
    method: str | None = None,
) -> Due:
    """Say when ``duty`` is due, by the law of the day of its event.

    Args:
        since: the day of the event, which is not counted.
        method: asked where the period hangs on it, ignored elsewhere.

    Raises:
        NothingInForce: the law of that day and place knows no such duty.
        MethodNeeded, UnknownMethod, UnknownDuty: the question is not complete.
        UnknownYear: the count runs into a year whose holiday notice is not known.
    """
    if duty not in DUTIES:
        raise UnknownDuty(duty=duty)
    if method is not None and not is_method(method):
        raise UnknownMethod(method=method, methods="、".join(METHODS))
    about = DUTIES[duty]
    if about.by_method and method is None:
        raise MethodNeeded(duty=Word(about.title), methods="、".join(METHODS))
    answer = _period(about, since, place, method)
    if answer is None:
        return _unregulated(about, since, place)
    seen = about.also.find(since, place=place) if about.also else None
    due_on = _last_day(about, answer, since)
    rolled, by = _roll(about, answer, due_on, since, place)
    return Due(
        duty=duty,
        since=since,
        verdict="due",
        due_on=rolled,
        value=answer.value,
        unit=answer.unit,
        clause=answer.cite,
        quote=answer.quote,
        in_force_from=answer.in_force_from,
        verified=answer.verified,
        place=answer.place,
        reasons=(answer,) if seen is None else (answer, seen),
        rolled_by=by,
    )


def _period(about: Duty, since: date, place: str, method: str | None) -> Answer | None:
    """Look the period up; None where the law of the day is silent on the method."""
    case: dict[str, Any] = {"method": method} if _hangs_on_method(about, method) else {}
    answer = about.period.find(since, place=place, **case)
    if answer is not None:
        return answer
    if not about.period.is_regulated(since, place=place):
        raise NothingInForce(day=since.isoformat(), place=place, title=Word(about.period.title))
    if method is None:
        raise MethodNeeded(duty=Word(about.title), methods="、".join(METHODS))
    return None


def _hangs_on_method(about: Duty, method: str | None) -> bool:
    return method is not None and "method" in about.period.case


def _roll(
    about: Duty, answer: Answer, due_on: date, since: date, place: str
) -> tuple[date, Answer | None]:
    """Move a last day on an ordinary weekend where the rule of the day of the event says so."""
    if about.counting != "forwards" or answer.unit != "calendar_day":
        return due_on, None
    if calendar.is_working(due_on):
        return due_on, None
    rule = WEEKEND_END.find(since, place=place)
    if rule is None or rule.value != "rolls":
        return due_on, None
    return calendar.next_working_day(due_on), rule


def _last_day(about: Duty, answer: Answer, since: date) -> date:
    if about.counting == "yearly":
        return _next_fixed_day(str(answer.value), since)
    if about.counting == "backwards":
        return since - timedelta(days=int(answer.value))
    return calendar.last_day(int(answer.value), answer.unit, after=since)


def _next_fixed_day(month_and_day: str, since: date) -> date:
    """Return the next such day of a year on or after ``since``; fixed days do not roll."""
    this_year = date.fromisoformat(f"{since.year:04d}-{month_and_day}")
    if this_year >= since:
        return this_year
    if since.year == date.max.year:
        raise calendar.UnknownYear(year=since.year + 1)
    return this_year.replace(year=since.year + 1)


def _unregulated(about: Duty, since: date, place: str) -> Due:
    return Due(
        duty=about.name,
        since=since,
        verdict="unregulated",
        due_on=None,
        value=None,
        unit=None,
        clause="",
        quote="",
        in_force_from=None,
        verified=True,
        place=place,
    )
