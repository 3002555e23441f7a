"""Departments to walk for: each walk has a purchaser of its own in one city."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from goufu.base.organisations.kinds import Function, Kind
from goufu.base.people.roles import Role
from goufu.stages.review.catalogue import actions as catalogue
from tests.walk import Town, small_town
from tests.walk_draws import register
from tests.walk_plans import list_agency
from tests.walk_procurement import EXPERTS

NUMBERS = itertools.count(1)
POSTS = (
    ("handler", Role.HANDLER),
    ("handler_2", Role.HANDLER),
    ("reviewer", Role.REVIEWER),
    ("head", Role.HEAD),
)


@cache
def city() -> Town:
    """Found the city once: its agency is listed, its experts can be drawn."""
    catalogue.load_guidance(valid_from=date(2014, 1, 1))
    town = small_town()
    list_agency(town, on="2015-01-05")
    register(town, *EXPERTS)
    return town


def departments(count: int) -> Iterator[Town]:
    """Yield the city as seen by one department after the other, each new and with its people."""
    whole = city()
    for number in (next(NUMBERS) for _ in range(count)):
        town = replace(whole, organisations=dict(whole.organisations), people=dict(whole.people))
        name = f"{town.place} 第 {number} 服务指导中心"
        kind = Kind.ADMINISTRATIVE_INSTITUTION
        town.organisations["care"] = town.settle(
            f"care_{number}", name, kind, Function.PURCHASER, parent="civil"
        )
        for word, role in POSTS:
            town.people[word] = town.appoint(f"{word}_of_{number}", role, "care", word)
        yield town
