"""What stands around every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class SeatCard:
    """Who sits here: the person, for which body, in which role."""

    name: str
    organisation: str
    role: str


@dataclass(frozen=True)
class MenuLine:
    """One entry of a menu, with how much work waits behind it."""

    key: str
    icon: str
    label: str
    url: str
    count: int = 0
    urgent: bool = False


@dataclass(frozen=True)
class MenuGroup:
    """Entries under one heading."""

    title: str
    lines: Sequence[MenuLine]
