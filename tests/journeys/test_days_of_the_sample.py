"""The set of today can be loaded on any day: what follows in its story follows in time."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from goufu.config.sample import today
from goufu.config.sample.cast import gather
from goufu.config.sample.player import moment

FIRST = date(2026, 8, 1)
DAYS = 200  # past the last day that the shipped calendar can count
ON_THE_WAY = frozenset({"project", "plan", "tender", "offer", "draw"})  # one after another
BESIDE = {"score", "hand_in", "accept", "declare"}  # by several experts, beside one another


@pytest.mark.django_db
def test_on_whatever_day_it_is_loaded_nothing_happens_before_what_it_follows(monkeypatch):
    cast = gather(at=moment("2014-01-02"))
    told: list[list[object]] = []
    monkeypatch.setattr(today, "_all", lambda courses: told.append(list(courses.values())) or [])
    out_of_order = []
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        told.clear()
        today.scenes(cast, at=moment(day, 10))
        for course in (one for whole in told[0] for one in (whole, *whole.lots)):
            way = [
                scene
                for scene in course.scenes
                if scene.kind in ON_THE_WAY and scene.verb not in BESIDE
            ]
            out_of_order += [
                f"{day} {course.spec.word}: {later.kind}.{later.verb}"
                for earlier, later in pairwise(way)
                if later.at < earlier.at
            ]
    assert out_of_order == [], out_of_order[:5]
