"""The river 长河图: where a project stands, from its first need to the use of its result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from goufu.site.cards.parts import ClockCard

StepState = Literal["done", "now", "next"]


@dataclass(frozen=True)
class MarkCard:
    """An event on a bank: an inspection on the upper one, a publication on the lower."""

    name: str
    when: str = ""
    owed: bool = False


@dataclass(frozen=True)
class StepCard:
    """A step midstream; its name has four characters at most."""

    name: str
    state: StepState
    date: str = ""
    who: str = ""
    clock: ClockCard | None = None
    watch_mark: MarkCard | None = None
    open_mark: MarkCard | None = None
    late: bool = False
    url: str = ""


@dataclass(frozen=True)
class ReachCard:
    """One of the four stages."""

    number: str
    name: str
    span: str
    steps: Sequence[StepCard]


@dataclass(frozen=True)
class RiverCard:
    """The whole course.

    Args:
        flow_percent: how far the water has come.
        now_fraction: where today stands, from 0 to 1.
    """

    flow_percent: float
    now_fraction: float
    summary: str
    reaches: Sequence[ReachCard]

    @classmethod
    def of(cls, reaches: Sequence[ReachCard], *, summary: str) -> RiverCard:
        """Let the water run to the middle of the step that is under way, or of the last one done.

        >>> steps = [StepCard("需求征集", "done"), StepCard("可行论证", "now")]
        >>> RiverCard.of([ReachCard("一", "项目编审", "", steps)], summary="").flow_percent
        75.0
        """
        states = [step.state for reach in reaches for step in reach.steps]
        fraction = _reached(states)
        return cls(round(fraction * 100, 2), round(fraction, 4), summary, reaches)


def _reached(states: Sequence[StepState]) -> float:
    if not states:
        return 0.0
    if "now" in states:
        return (states.index("now") + 0.5) / len(states)
    return sum(state == "done" for state in states) / len(states)


@dataclass(frozen=True)
class MiniReach:
    """A stage in the small river of a row."""

    name: str
    state: StepState
