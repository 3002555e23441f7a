"""Whole walks through all six stages a second, in one process: by actions, and over JSON.

Over JSON every request is authenticated by its token, counted against the rate limit, checked and
answered with the card of what is stored; every rule, permission, clock and ledger line is on. The
clock that the doors read is moved from leg to leg.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import cache

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.towns import departments
from tests.journeys import by_action
from tests.journeys.by_api import Programs
from tests.journeys.leg import LAW_OF_TODAY, Journey
from tests.journeys.path import path
from tests.walk import Town

YEAR = 2026
WALKS = 6
LEGS = path(YEAR, LAW_OF_TODAY)
Walker = Callable[[Journey], object]


def by_actions() -> Iterator[tuple[str, float, str]]:
    yield from _measured("walks_per_second_actions", lambda _town: _actions)


def over_json() -> Iterator[tuple[str, float, str]]:
    yield from _measured("walks_per_second", _programs)


def _actions(journey: Journey) -> object:
    return by_action.walk(LEGS, journey)


@cache
def _server() -> Client:
    """Load the middleware once, as a server does."""
    return Client()


def _programs(town: Town) -> Walker:
    """Make every program with its token beforehand."""
    programs = Programs(Journey(town, YEAR))
    for leg in LEGS:
        if leg.who in town.people:
            programs.of(leg.who)._client = _server()

    def walk(journey: Journey) -> None:
        programs.journey = journey
        for leg in LEGS:
            if leg.who != "public":
                programs.take(leg)
            else:
                by_action.take(leg, journey)

    return walk


def _measured(name: str, made: Callable[[Town], Walker]) -> Iterator[tuple[str, float, str]]:
    ready = [(Journey(town, YEAR), made(town)) for town in departments(WALKS + 2)]
    journey, walk = ready.pop()
    walk(journey)  # The first of all fills caches.
    journey, walk = ready.pop()
    with CaptureQueriesContext(connection) as queries:
        walk(journey)
        asked = len(queries)
    begun, cpu = time.perf_counter(), time.process_time()
    for journey, walk in ready:
        walk(journey)
    yield name, len(ready) / (time.perf_counter() - begun), "1/s"
    yield f"{name}_cpu", len(ready) / (time.process_time() - cpu), "1/s of its own CPU"
    yield f"{name}_queries", asked / len(LEGS), "queries a step"
