"""The states in which the law has been, and the days on which it went from one to the next.

>>> [day.isoformat() for day in switch_days()][:3]
['2015-03-01', '2017-10-01', '2018-03-01']
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from goufu.law.instruments import Instrument, instrument

_FILE = Path(__file__).parent / "packs.yaml"


@dataclass(frozen=True)
class Pack:
    """What came into force together.

    Attributes:
        ident: such as ``CN-2015-03``.
        in_force_from: the day of the switch; None for what held before the first one known.
        acts: the acts that came.
    """

    ident: str
    title: str
    place: str
    in_force_from: date | None
    acts: tuple[Instrument, ...]

    def gone(self) -> tuple[Instrument, ...]:
        """Return the acts that the new ones took the place of."""
        return tuple(instrument(short) for act in self.acts for short in act.replaces)

    @property
    def verified(self) -> bool:
        """Whether every act of it was checked against a text."""
        return all(act.verified for act in self.acts)


@cache
def all_packs() -> tuple[Pack, ...]:
    """Return all packs in the order in which they came."""
    written = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tuple(
        Pack(
            ident=row["id"],
            title=row["title"],
            place=row["place"],
            in_force_from=row["in_force_from"],
            acts=tuple(instrument(short) for short in row["acts"]),
        )
        for row in written
    )


def switch_days() -> tuple[date, ...]:
    """Return the days on which the national law went from one state to the next."""
    return tuple(pack.in_force_from for pack in all_packs() if pack.in_force_from is not None)
