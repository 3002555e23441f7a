"""Journeys that stand somewhere on the path of 2015."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys import by_action
from tests.journeys.leg import LAW_OF_2015, Journey, before
from tests.journeys.path import path
from tests.visitors import in_a_demo

YEAR = 2015
Stand = Callable[..., Journey]


@pytest.fixture
def standing(db, settings) -> Stand:
    """Return how to walk up to, not including, the n-th leg of an act."""
    in_a_demo(settings)

    def walk_up_to(act: str, *, nth: int = 1) -> Journey:
        journey = by_action.settled(year=YEAR)
        return by_action.walk(before(path(YEAR, LAW_OF_2015), act, nth=nth), journey)

    return walk_up_to
