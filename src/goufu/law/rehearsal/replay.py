"""Replay records under a supposed law, and say what would have come out otherwise.

Nothing is written and nobody is told: a replay only asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from goufu.law.calendar import UnknownYear
from goufu.law.provisions import Answer, NothingInForce
from goufu.law.rehearsal import after, before, tendering
from goufu.law.rehearsal.judgement import Case, Judgement, Key, Outcome, Rules
from goufu.law.rehearsal.record import Record
from goufu.law.supposed import Variant, suppose

# In the order in which a project meets them.
JUDGEMENTS: tuple[Judgement, ...] = (
    *before.JUDGEMENTS,
    *tendering.JUDGEMENTS,
    *after.JUDGEMENTS,
)
STEPS: dict[str, Judgement] = {step: one for one in JUDGEMENTS for step in one.steps}
# The law of such a case hangs on working days of a year that nobody knows yet.
UNKNOWN = Rules("unknown_days")


class Difference(NamedTuple):
    """One recorded step that would have come out otherwise.

    Args:
        another_way: it would have gone another way; else only its day or value has moved.
        days: by how many days its last day would have moved; None where it has none.
        by, would_by: the provisions that decided then, and those that would.
    """

    step: str
    ref: str
    on: date
    was: Outcome
    would: Outcome
    another_way: bool
    days: int | None
    by: tuple[Answer, ...]
    would_by: tuple[Answer, ...]


class Replayed(NamedTuple):
    """A record after its replay: what differs, how much was asked, what could not be told."""

    record: Record
    differences: tuple[Difference, ...]
    asked: int
    unknown: int


class Replay:
    """One variant, replayed; remembers what the law said of each day, place and case.

    Args:
        judgements: those that are asked; all of them unless a test wants fewer.
    """

    def __init__(self, variant: Variant, judgements: Iterable[Judgement] = JUDGEMENTS) -> None:
        self.variant = variant
        # The rules of a case, now and supposed; None where they are the same.
        self._told: list[tuple[Judgement, dict[Key, tuple[Rules, Rules] | None]]] = [
            (one, {}) for one in judgements if one.touched_by(variant)
        ]

    def over(self, records: Iterable[Record]) -> Iterator[Replayed]:
        """Replay one record after the other, in their order."""
        return map(self.one, records)

    def one(self, record: Record) -> Replayed:
        """Replay one record."""
        differences: list[Difference] = []
        asked = unknown = 0
        for judgement, told in self._told:
            for case in judgement.cases(record):
                asked += 1
                key = case[0]
                try:
                    rules = told[key]
                except KeyError:
                    rules = told[key] = self._look_up(judgement, key)
                if rules is None:
                    continue
                was_by, would_by = rules
                if was_by is UNKNOWN or would_by is UNKNOWN:
                    unknown += 1
                    continue
                difference = _difference(judgement, case, was_by, would_by)
                if difference is not None:
                    differences.append(difference)
        return Replayed(record, tuple(differences), asked, unknown)

    def _look_up(self, judgement: Judgement, key: Key) -> tuple[Rules, Rules] | None:
        with suppose(None):
            was = _rules(judgement, key)
        with suppose(self.variant):
            would = _rules(judgement, key)
        return None if was.value == would.value and was is not UNKNOWN else (was, would)


def _rules(judgement: Judgement, key: Key) -> Rules:
    try:
        return judgement.rules(*key)
    except NothingInForce:
        return Rules()
    except UnknownYear:
        return UNKNOWN


def _difference(
    judgement: Judgement, case: Case, was_by: Rules, would_by: Rules
) -> Difference | None:
    """Compare how the facts stand to both laws; None where nobody would notice.

    A sum or a share that has moved without the step going another way touches nobody; a last day
    does.
    """
    _key, facts, ref, on, step = case
    was = judgement.outcome(was_by, facts)
    would = judgement.outcome(would_by, facts)
    another_way = judgement.parts(was, would)
    days = None
    if judgement.unit == "day":
        if was == would:
            return None
        if was.value is not None and would.value is not None:
            days = (would.value - was.value).days  # type: ignore[operator, union-attr]
    elif not another_way:
        return None
    return Difference(step, ref, on, was, would, another_way, days, was_by[1], would_by[1])
