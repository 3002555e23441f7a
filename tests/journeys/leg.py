"""The words that the path is written in: a journey, a leg of it, its days, its law."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from goufu.law.calendar import BEIJING
from tests.journeys.forms import Facts
from tests.walk import Town


@dataclass
class Journey:
    """One project on its way: where, when, and the numbers it has been given so far."""

    town: Town
    year: int
    refs: dict[str, str] = field(default_factory=dict)

    @property
    def project(self) -> str:
        return self.refs["project"]

    def find(self, template: str) -> str:
        """Return the number of a dossier, e.g. ``{project}-ZB1``."""
        return template.format(**self.refs)

    def id_of(self, word: str) -> int:
        return self.town.organisations[word].pk

    def seat(self, word: str) -> int | None:
        return self.town.people[word].appointment_id


@dataclass(frozen=True)
class Leg:
    """One step: when, who, what, on which dossier, filled in how, and what comes of it.

    Args:
        act: ``kind.verb`` as the doors know it; ``clock`` lets the clock strike.
        on: template of the number of the dossier, or of the one it is opened from.
        opened: under which name to remember the number of the dossier that is opened.
        then: the state in which the dossier is afterwards.
        opens, meets: the duties whose clocks start and end with this step.
        again: whether taking the step a second time is refused.
    """

    at: datetime
    who: str
    act: str
    on: str = ""
    facts: Callable[[Journey], Facts] | Facts = field(default_factory=dict)
    then: str = ""
    opened: str = ""
    opens: frozenset[str] = frozenset()
    meets: frozenset[str] = frozenset()
    again: bool = True

    @property
    def kind(self) -> str:
        return self.act.partition(".")[0]

    @property
    def verb(self) -> str:
        return self.act.partition(".")[2]

    def filled(self, journey: Journey) -> Facts:
        return self.facts(journey) if callable(self.facts) else self.facts


@dataclass(frozen=True)
class Law:
    """Which steps the law of a year asks for."""

    plan_reviewed: bool
    intention: bool
    pay_clock: bool
    demand: bool


LAW_OF_2015 = Law(plan_reviewed=True, intention=False, pay_clock=False, demand=False)
LAW_OF_TODAY = Law(plan_reviewed=False, intention=True, pay_clock=True, demand=True)


@dataclass(frozen=True)
class Days:
    """Makes moments of a budget year; ``before`` lies in the year before it."""

    year: int

    def at(self, day: str, hour: int = 10, minute: int = 0) -> datetime:
        on = date.fromisoformat(f"{self.year}-{day}")
        return datetime.combine(on, time(hour, minute), tzinfo=BEIJING)

    def before(self, day: str, hour: int = 10) -> datetime:
        return Days(self.year - 1).at(day, hour)

    def iso(self, day: str) -> str:
        return f"{self.year}-{day}"


def before(legs: list[Leg], act: str, *, nth: int = 1) -> list[Leg]:
    """Return the legs up to the n-th of an act, without it."""
    places = [place for place, leg in enumerate(legs) if leg.act == act]
    return legs[: places[nth - 1]]


def since(legs: list[Leg], act: str, *, nth: int = 1) -> list[Leg]:
    """Return the legs from the n-th of an act on."""
    return legs[len(before(legs, act, nth=nth)) :]
