"""What is late, and what was split: finance watches how plans are carried out. No Django."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goufu.law.provisions import Answer
from goufu.law.refusals import Refusal
from goufu.law.splitting import Group, Purchase, splitting
from goufu.law.values.procurement import OPEN_TENDER_THRESHOLD, SPLITTING_TEST
from goufu.law.words import say


class NotLate(Refusal):
    code = "plans.not_late"
    sentence = say("计划开始日期是 {day}，还没有过，不必催办。")
    remedy = say("请待计划开始日期过后仍未交办的再催办。")


class PressedToday(Refusal):
    code = "plans.pressed_today"
    sentence = say("今天（{day}）已经催办过。")
    remedy = say("请给对方办理的时间，改日再催。")


@dataclass(frozen=True)
class Suspicion:
    """Purchases that count together, and the threshold that they exceed, in fen."""

    group: Group
    threshold_fen: int
    test: Answer


def is_late(*, planned_start: date, on: date) -> bool:
    """Test whether a purchase should have begun before that day."""
    return planned_start < on


def check_may_press(*, planned_start: date, pressed_on: date | None, on: date) -> None:
    """Refuse to press for what is not late, and twice a day."""
    if not is_late(planned_start=planned_start, on=on):
        raise NotLate(day=planned_start.isoformat())
    if pressed_on == on:
        raise PressedToday(day=on.isoformat())


def suspected(purchases: Sequence[Purchase], *, on: date, place: str) -> list[Suspicion]:
    """Return the groups of purchases that count as one that was split, by the law of the day.

    Where the day has no test, or the place no threshold, nothing can be suspected.
    """
    test = SPLITTING_TEST.find(on, place=place)
    threshold = OPEN_TENDER_THRESHOLD.find(on, place=place, subject="services")
    if test is None or threshold is None:
        return []
    limit = int(threshold.value)
    found = splitting(purchases, threshold_fen=limit, on=on, place=place)
    return [Suspicion(group, limit, test) for group in found.groups]
