"""Walk the path as programs do: over JSON, each with the token of its own post, day by day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from unittest import mock

from django.test import Client

from goufu.base.doors.declare import Act, doors_of
from goufu.base.jobs import clockwork
from goufu.site.api.names import path_of
from tests.journeys.by_action import number_of
from tests.journeys.leg import Journey, Leg
from tests.journeys.path import THE_CLOCK_STRIKES
from tests.visitors import Program


@contextmanager
def standing_at(at: datetime) -> Iterator[None]:
    """Let every door that reads the clock read this moment."""
    with (
        mock.patch("goufu.base.clock.now", return_value=at),
        mock.patch("django.utils.timezone.now", return_value=at),
    ):
        yield


@dataclass
class Programs:
    """The programs of everybody in town, each made with its token when it is first asked for."""

    journey: Journey
    made: dict[str, Program] = field(default_factory=dict)

    def of(self, word: str) -> Program:
        if word not in self.made:
            self.made[word] = Program(self.journey.town.people[word])
        return self.made[word]

    def get(self, word: str, path: str, *, at: datetime) -> Any:
        with standing_at(at):
            return self.of(word).get(path)

    def post(self, leg: Leg, *, who: Program | None = None, key: str = "") -> Any:
        """Send a leg once; somebody else may be let try it."""
        headers = {"Idempotency_Key": key} if key else {}
        with standing_at(leg.at):
            program = who or self.of(leg.who)
            return program.post(self.address(leg), leg.filled(self.journey), **headers)

    def take(self, leg: Leg, *, key: str = "") -> Any:
        """Take a leg; remember the number of what it opens. The answer, where there is one."""
        if leg.who == THE_CLOCK_STRIKES:
            clockwork.run(at=leg.at)
            return None
        if leg.who == "public":
            return self._propose(leg)
        answer = self.post(leg, key=key)
        assert answer.status_code in {200, 201}, (leg.act, answer.status_code, answer.json())
        if leg.opened:
            self.journey.refs[leg.opened] = answer.json()["ref"]
        return answer

    def address(self, leg: Leg) -> str:
        doors = doors_of(leg.kind)
        assert doors is not None
        number = number_of(leg, self.journey)
        return path_of(doors, act_of(leg)).format(ref=number, parent_ref=number)

    def _propose(self, leg: Leg) -> Any:
        """A citizen has no token, and puts the need on the portal's page."""
        with standing_at(leg.at):
            page = Client().post("/propose/", leg.filled(self.journey))
        found = re.search(r"\d{4}-\d{4}-XQ-\d{4}", page.content.decode())
        assert found is not None
        self.journey.refs[leg.opened] = found[0]
        return None


def act_of(leg: Leg) -> Act:
    doors = doors_of(leg.kind)
    act = doors.act(leg.verb) if doors else None
    assert act is not None, leg.act
    return act
