"""What is asked of a record: the law of the case, then how the recorded facts stand to it.

The two are kept apart so that a million records ask the law only once for each day, place and case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from goufu.law.provisions import Answer, Provision
from goufu.law.rehearsal.record import Record
from goufu.law.supposed import Variant

Key = tuple[Any, ...]


class Rules(NamedTuple):
    """What the law says of a case.

    Args:
        value: what decides, comparable; None where the law is silent.
        answers: the provisions that spoke.
    """

    value: Any = None
    answers: tuple[Answer, ...] = ()


class Outcome(NamedTuple):
    """How a recorded step stands to the law.

    Args:
        word: one of the judgement's words.
        value: the day, sum, number or name that decided; None where there is none.
    """

    word: str
    value: date | int | str | tuple[Any, ...] | None = None


# One thing in a record that the law decides, as a plain tuple because there are tens of millions:
# what the law is asked for (the same has the same answer), the facts that the outcome hangs on
# beside it, the number of what was judged, the day from which it counts, and the step's name.
Case = tuple[Key, Any, str, date, str]


@dataclass(frozen=True)
class Judgement:
    """A question to the law floor about recorded steps.

    Args:
        steps: the steps it speaks of, and what they are called.
        stage: in which part of the whole they lie.
        words: what may come out, and what it is called.
        unit: what its values are counted in: ``day``, ``fen``, ``percent``, ``persons`` …
        asks: the provisions that may change what comes out.
        alike: words between which a step has not gone another way, however its value has moved.
    """

    name: str
    stage: str
    steps: Mapping[str, str]
    words: Mapping[str, str]
    unit: str
    asks: tuple[Provision, ...]
    cases: Callable[[Record], Iterator[Case]]
    rules: Callable[..., Rules]
    outcome: Callable[[Rules, Any], Outcome]
    alike: frozenset[str] = field(default_factory=frozenset)

    def touched_by(self, variant: Variant) -> bool:
        """Test whether a variant may change what comes out: it changes what is asked."""
        keys = {provision.key for provision in self.asks}
        return variant.law_of is not None or any(one.key in keys for one in variant.changes)

    def parts(self, was: Outcome, would: Outcome) -> bool:
        """Test whether a step with these two outcomes went another way."""
        if was.word == would.word:
            return False
        return not (was.word in self.alike and would.word in self.alike)
