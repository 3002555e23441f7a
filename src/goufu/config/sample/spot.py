"""Where the law is asked for the sample."""

from __future__ import annotations

from dataclasses import dataclass

from goufu.config.sample.cast import CITY


@dataclass(frozen=True)
class Spot:
    """A place, as conditions of steps look at it."""

    place: str = CITY

    def method_of_purchase(self) -> str | None:
        """Return none: what is asked here hangs on no method."""
        return None
