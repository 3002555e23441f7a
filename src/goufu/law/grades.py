"""Which grade a score of an evaluation earns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goufu.law.provisions import Answer
from goufu.law.values.performance import GRADE_BANDS


@dataclass(frozen=True)
class Grade:
    """A grade, and by which bands.

    Attributes:
        lowest: the score from which on it is earned.
        worst: no band lies below it.
    """

    word: str
    lowest: Decimal
    worst: bool
    by: Answer


def grade(score: Decimal, *, on: date, place: str = "CN") -> Grade:
    """Return the grade of a score from 0 to 100 by the bands of the day.

    Raises:
        NothingInForce: no bands are known for that day.
    """
    by = GRADE_BANDS.on(on, place=place)
    bands = [(Decimal(str(lowest)), str(word)) for lowest, word in by.value]
    lowest, word = next(band for band in bands if score >= band[0])
    return Grade(word, lowest, word == min(bands)[1], by)
