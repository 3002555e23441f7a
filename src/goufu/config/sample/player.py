"""Play scenes in the order of their moments, through the same acts as the doors, with the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from goufu.base.doors.declare import doors_of
from goufu.base.jobs import clockwork
from goufu.base.people.roles import THE_PUBLIC, Actor
from goufu.base.workflow.dossier import Dossier
from goufu.config.sample.cast import Cast
from goufu.law.calendar import BEIJING, day_of

CLOCK_STRIKES = time(0, 30)
# What waits for the moment at which bidding closes, not for the next night.
WAIT_FOR_THE_CLOCK = frozenset({"bring_pieces", "open_bids", "fail", "examine"})
LONG = timedelta(days=60)  # Over a longer silence the clock strikes once at its end.
Told = Callable[[int, int], None]


def moment(day: date | str, hour: int = 10, minute: int = 0) -> datetime:
    """Return a moment in Beijing."""
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return datetime.combine(on, time(hour, minute), tzinfo=BEIJING)


@dataclass(frozen=True)
class Scene:
    """One person does one thing at one moment.

    Args:
        kind, verb: of the act, as the doors know it.
        on: the number of the dossier, found when the scene is played; None where one is opened
            from the list. ``parent`` says that it is the dossier from whose page one is opened.
        facts: the sheet as a dictionary, made when the scene is played.
        then: what to remember of the dossier.
        do: what is done where no act of the doors does it, as at a page of the portal.
    """

    at: datetime
    who: str
    kind: str
    verb: str
    on: Callable[[], str] | None = None
    parent: bool = False
    facts: Callable[[], dict[str, Any]] = dict
    then: Callable[[Any], None] | None = None
    do: Callable[[Actor, datetime], Any] | None = None


@dataclass
class Player:
    """Plays scenes; keeps nothing but who is who and which day it is."""

    cast: Cast
    today: date | None = field(default=None)

    def play(self, scenes: Iterable[Scene], *, tell: Told, until: datetime) -> int:
        """Play all scenes in order, the clock striking every night between; return how many."""
        in_order = sorted(scenes, key=lambda scene: scene.at)
        for number, scene in enumerate(in_order, start=1):
            self._let_nights_pass(day_of(scene.at))
            if scene.verb in WAIT_FOR_THE_CLOCK:
                clockwork.run(at=scene.at)
            self._act(scene)
            tell(number, len(in_order))
        self._let_nights_pass(day_of(until))
        return len(in_order)

    def wait(self, until: datetime) -> None:
        """Let time pass up to a moment; what is due then is done."""
        self._let_nights_pass(day_of(until))
        clockwork.run(at=until)

    def _act(self, scene: Scene) -> None:
        if scene.do is not None:
            scene.do(self._who(scene.who), scene.at)
            return
        doors = doors_of(scene.kind)
        act = doors.act(scene.verb) if doors else None
        if act is None:
            raise LookupError(f"no act {scene.kind}.{scene.verb}")
        where: dict[str, str] = {}
        if scene.on is not None:
            where["parent_ref" if scene.parent else "ref"] = scene.on()
        dossier: Dossier = act.action(
            **where,
            sheet=act.sheet.model_validate(scene.facts()),
            actor=self._who(scene.who),
            at=scene.at,
        )
        if scene.then is not None:
            scene.then(dossier)

    def _who(self, word: str) -> Actor:
        return THE_PUBLIC if word == "public" else self.cast.who(word)

    def _let_nights_pass(self, day: date) -> None:
        """Let the clock strike on every morning up to ``day``."""
        if self.today is None:
            self.today = day
        if day - self.today > LONG:
            self.today = day - timedelta(days=1)
        while self.today < day:
            self.today += timedelta(days=1)
            clockwork.run(at=datetime.combine(self.today, CLOCK_STRIKES, tzinfo=BEIJING))
