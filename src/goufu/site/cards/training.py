"""Practice: the step that comes next, the guide on every page of the town, the learner's home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from goufu.site.cards.parts import CheckLine, CitationCard, FactLine
from goufu.site.cards.river import RiverCard


@dataclass(frozen=True)
class StepTold:
    """A step explained: what it is, who does it, why, what it sets going, what is refused.

    Args:
        what: empty where nobody has written anything.
        refused: what to try so that the platform says no.
        effects: clocks that begin and end, who is told.
    """

    title: str
    what: str
    refused: str
    who: str
    citation: CitationCard | None
    effects: Sequence[CheckLine]
    leads_to: str


@dataclass(frozen=True)
class NextStep:
    """The step of the story that comes next, and how to get there."""

    number: int
    told: StepTold
    at: datetime
    seat: str
    person: str
    url: str


@dataclass(frozen=True)
class GuideCard:
    """What stands above every page of the made-up town.

    Args:
        here: the step whose form this page is.
        fill_url: this form with the story's entries; empty where the story is elsewhere.
        next: empty when the walk has come to its end.
    """

    at: datetime
    seat: str
    done: int
    total: int
    next: NextStep | None
    here: StepTold | None
    home_url: str
    leave_url: str
    play_url: str
    seat_url: str
    town_url: str
    fill_url: str = ""


@dataclass(frozen=True)
class StoryLine:
    """One made-up project to choose."""

    word: str
    title: str
    note: str
    sum_fen: int


@dataclass(frozen=True)
class DayChoice:
    """A day whose law can be chosen with one click."""

    value: str
    title: str
    note: str


@dataclass(frozen=True)
class DutyLine:
    """A clock that runs in the made-up town; the learner can go to its last day, or past it."""

    number: int
    what: str
    who: str
    due: date
    clause: str
    verified: bool
    late: bool


@dataclass(frozen=True)
class SeatLine:
    """One person of the made-up town."""

    key: str
    icon: str
    name: str
    note: str
    chosen: bool


@dataclass(frozen=True)
class CueLine:
    """One step of the whole walk."""

    number: int
    title: str
    who: str
    at: datetime
    state: str
    what: str


@dataclass(frozen=True)
class TrainingCard:
    """The learner's home: begin, or go on.

    Args:
        guide: empty where nothing has begun.
    """

    days: Sequence[DayChoice]
    stories: Sequence[StoryLine]
    first_day: date
    last_day: date
    begin_url: str
    end_url: str
    clock_url: str
    methods_url: str
    guide: GuideCard | None = None
    story: Sequence[FactLine] = ()
    river: RiverCard | None = None
    duties: Sequence[DutyLine] = ()
    seats: Sequence[SeatLine] = ()
    cues: Sequence[CueLine] = ()
    section: str = "training"
