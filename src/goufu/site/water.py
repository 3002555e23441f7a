"""The paths of water: the channel of the river, its ripples, the waves of the portal."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

WIDTH, HEIGHT = 1000, 56
HERO_WIDTH, HERO_HEIGHT = 1440, 84


class Wave(NamedTuple):
    """A sine along the stream.

    Args:
        y: height at the source.
        swing: how far it goes up and down.
        crests: half waves along the whole width.
        phase: where it begins.
        drift: how far it has moved aside at the mouth.
    """

    y: float
    swing: float
    crests: float
    phase: float = 0.0
    drift: float = 0.0

    def points(self, width: int, count: int) -> list[str]:
        """Return the points of an SVG path."""
        return [f"{width * i / count:.1f},{self._height(i / count):.2f}" for i in range(count + 1)]

    def _height(self, share: float) -> float:
        turn = self.crests * math.pi * share + self.phase
        return self.y + self.drift * share + self.swing * math.sin(turn)


UPPER_BANK = Wave(15.5, 1.8, 9, 0.4, -10)
LOWER_BANK = Wave(40.5, 1.8, 8, 1.1, 10)
RIPPLES = (Wave(21, 1.3, 26, 0, -5), Wave(28, 1.3, 26, 1.3, 0), Wave(35, 1.3, 26, 2.4, 5))
HERO = (Wave(30, 9, 7, 0.3), Wave(44, 8, 6, 1.6), Wave(62, 6, 8, 2.9))


@cache
def channel() -> str:
    """Return the path of a channel that widens downstream, in a box of 1000 by 56."""
    there = UPPER_BANK.points(WIDTH, 120)
    back = reversed(LOWER_BANK.points(WIDTH, 120))
    return f"M{' L'.join(there)} L{' L'.join(back)} Z"


@cache
def ripples() -> tuple[str, ...]:
    """Return the three lines of light on the water."""
    return tuple(f"M{' L'.join(wave.points(WIDTH, 240))}" for wave in RIPPLES)


@cache
def hero_waves() -> tuple[str, ...]:
    """Return the waves under the headline of the portal, the farthest first."""
    floor = f"L{HERO_WIDTH},{HERO_HEIGHT} L0,{HERO_HEIGHT} Z"
    return tuple(f"M{' L'.join(wave.points(HERO_WIDTH, 80))} {floor}" for wave in HERO)
