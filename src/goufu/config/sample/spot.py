"""Where the law is asked for the sample."""

from __future__ import annotations

from dataclasses import dataclass

from goufu.config.sample.cast import CITY


@dataclass(frozen=True)
class Spot:
    """A place, as conditions of steps look at it."""

    place: str = CITY
