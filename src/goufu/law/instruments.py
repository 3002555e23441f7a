"""The acts the rules stand on: title, number, issuer, days in force, what they replace."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from goufu.law.refusals import Refusal
from goufu.law.words import say

_FILE = Path(__file__).parent / "instruments.yaml"


class UnknownInstrument(Refusal):
    """No such act is listed."""

    code = "unknown_instrument"
    status = 404
    sentence = say("没有收录“{short}”这个文件。")


@dataclass(frozen=True)
class Instrument:
    """One act.

    Attributes:
        short: the name used inside the platform, such as ``GPL``.
        in_force_from: None where the day could not be established.
        in_force_to: the last day in force; None while it holds.
        replaces: the short names of the acts it took the place of.
        verified: False where a number or day is known only from memory.
        text_at_hand: whether quotes were checked against the text.
    """

    short: str
    title: str
    number: str
    issuer: str
    kind: str
    in_force_from: date | None
    in_force_to: date | None
    replaces: tuple[str, ...]
    source: str
    verified: bool
    text_at_hand: bool

    def in_force_on(self, day: date) -> bool:
        """Test whether the act held on ``day``; one without a known first day is not counted."""
        return (
            self.in_force_from is not None
            and self.in_force_from <= day
            and (self.in_force_to is None or day <= self.in_force_to)
        )

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON types."""
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in asdict(self).items()
        }

    def __str__(self) -> str:
        since = self.in_force_from.isoformat() if self.in_force_from else "?"
        until = self.in_force_to.isoformat() if self.in_force_to else ""
        doubt = "" if self.verified else say("（未核实）")
        number = f"（{self.number}）" if self.number else ""
        return f"{self.short:<7} {since} → {until:<10}  {self.title}{number}{doubt}"


@cache
def all_instruments() -> tuple[Instrument, ...]:
    """Return all acts in the order of the file: laws first."""
    rows = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tuple(
        Instrument(
            short=row["short"],
            title=row["title"],
            number=row.get("number", ""),
            issuer=row["issuer"],
            kind=row["kind"],
            in_force_from=row["in_force_from"],
            in_force_to=row.get("in_force_to"),
            replaces=tuple(row.get("replaces", ())),
            source=row["source"],
            verified=row["verified"],
            text_at_hand=row.get("text_at_hand", False),
        )
        for row in rows
    )


def instrument(short: str) -> Instrument:
    """Return one act by its short name.

    Raises:
        UnknownInstrument: it is not listed.
    """
    for act in all_instruments():
        if act.short == short:
            return act
    raise UnknownInstrument(short=short)


def in_force_on(day: date) -> tuple[Instrument, ...]:
    """Return the acts that held on ``day``."""
    return tuple(act for act in all_instruments() if act.in_force_on(day))
