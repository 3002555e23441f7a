"""The rows of a YAML file of the law: one dated value beside the words it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

import yaml

from goufu.law.why import Asked

DATA = Path(__file__).parent / "data"
Value = int | float | str | tuple[Any, ...] | None
# What a place may say beside the nation: nothing, less, more time, more items, whatever it likes.
Local = Literal["none", "shorter", "longer", "more", "any"]


@dataclass(frozen=True)
class Answer:
    """What the law said from one day on, with the words it said it in.

    Attributes:
        key: which provision, such as ``contract/signing_period``.
        name: the last part of the key.
        place: whose rule it is: ``CN``, or the province, city or county.
        in_force_from: None for what holds on any day.
        quote: the sentence that carries the value; empty where no text is at hand.
        verified: False where the value is known only from memory or from a secondary source, or
            where its first day is not that of an act; the day of an act is marked at the act.
        sample: True for a row that an operator marked as an example, not law.
        note: what a reader should know besides, such as which day is not established.
    """

    key: str
    name: str
    title: str
    value: Any
    unit: str
    place: str
    in_force_from: date | None
    cite: str
    quote: str
    source: str
    verified: bool
    sample: bool = False
    note: str = ""

    @cached_property
    def told(self) -> Mapping[str, Any]:
        """What the doors tell of this value, as JSON types; made once, for it is asked often."""
        return {
            "value": plain(self.value),
            "unit": self.unit,
            "clause": self.cite,
            "place": self.place,
            "in_force_from": self.in_force_from and self.in_force_from.isoformat(),
            "verified": self.verified,
        }

    def as_asked(self) -> Asked:
        """Return the line that a decision keeps of this look-up."""
        return Asked(
            kind="value",
            code=self.key,
            clause=self.cite,
            sentence=self.title.replace("{", "{{").replace("}", "}}"),
            quote=self.quote,
            value=self.value,
            unit=self.unit,
            in_force_from=self.in_force_from,
            verified=self.verified,
            place=self.place,
        )


@dataclass(frozen=True)
class Row:
    """One version of an answer: its days, its cases, and the answer itself."""

    answer: Answer
    asked: Asked
    in_force_from: date
    in_force_to: date | None
    case: Mapping[str, frozenset[Any]]

    def is_about(self, case: Mapping[str, Any]) -> bool:
        """Test the case alone: whatever the row hangs on must be given and be one of its own."""
        return all(name in case and case[name] in allowed for name, allowed in self.case.items())

    def in_force_on(self, day: date) -> bool:
        """Test the days alone."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)


@dataclass(frozen=True)
class Page:
    """One YAML file: a question of the law and all its answers."""

    key: str
    title: str
    unit: str
    case: tuple[str, ...]
    local: Local
    remedy: str
    rows: Mapping[str, tuple[Row, ...]]
    choices: tuple[str, ...] = ()

    def all_rows(self) -> tuple[Row, ...]:
        """Return the shipped rows of all places, each place's newest first."""
        return tuple(row for rows in self.rows.values() for row in rows)


class BadRow(ValueError):
    """A YAML file of the law, or a row of an operator, says too little to be relied on."""


@cache
def page(key: str) -> Page:
    """Load one file, its newest rows first."""
    text = (DATA / f"{key}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    blank = Page(
        key=key,
        title=loaded["title"],
        unit=loaded["unit"],
        case=tuple(loaded.get("case", ())),
        local=loaded.get("local", "none"),
        remedy=loaded.get("remedy", ""),
        rows={},
        choices=tuple(loaded.get("choices", ())),
    )
    rows = {
        place: newest_first(row_of(blank, {**row, "place": place}) for row in written or ())
        for place, written in loaded.items()
        if place == "CN" or place.startswith("CN-")
    }
    return Page(**{**blank.__dict__, "rows": rows})


def newest_first(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Sort so that the first row that speaks is the one that holds."""
    return tuple(sorted(rows, key=lambda row: (row.in_force_from, len(row.case)), reverse=True))


def row_of(about: Page, written: Mapping[str, Any]) -> Row:
    """Read one row, from a file or from an operator.

    Args:
        about: the page the row belongs to.
        written: ``place``, ``value``, ``cite``, ``source``, ``verified`` and optionally
            ``in_force_to``, ``unit``, ``case``, ``quote``, ``note``, ``sample``;
            ``in_force_from`` is always there, and null for what holds on any day.

    Raises:
        BadRow: no citation, no source, or nothing said on whether it was verified.
    """
    missing = [name for name in ("cite", "source", "verified") if written.get(name) in (None, "")]
    if missing or "value" not in written or "in_force_from" not in written:
        raise BadRow(f"{about.key}: a row for {written.get('place')} lacks {missing or 'a value'}")
    case = {name: _as_set(value) for name, value in (written.get("case") or {}).items()}
    if not set(case) <= set(about.case):
        raise BadRow(f"{about.key}: a row hangs on {sorted(case)}, the page on {about.case}")
    answer = Answer(
        key=about.key,
        name=about.key.rpartition("/")[2],
        title=about.title,
        value=_frozen(written["value"]),
        unit=written.get("unit") or about.unit,
        place=written["place"],
        in_force_from=written["in_force_from"],
        cite=written["cite"],
        quote=(written.get("quote") or "").strip(),
        source=written["source"],
        verified=written["verified"],
        sample=bool(written.get("sample", False)),
        note=written.get("note") or "",
    )
    return Row(
        answer=answer,
        asked=answer.as_asked(),
        in_force_from=written["in_force_from"] or date.min,
        in_force_to=written.get("in_force_to"),
        case=case,
    )


def _as_set(value: Any) -> frozenset[Any]:
    return frozenset(value) if isinstance(value, list | tuple) else frozenset((value,))


def _frozen(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(_frozen(one) for one in value)
    if isinstance(value, dict):
        return tuple((name, _frozen(one)) for name, one in value.items())
    return value


def plain(value: Any) -> Any:
    """Return a value of the law as JSON types."""
    return [plain(one) for one in value] if isinstance(value, tuple) else value


@cache
def every_page() -> tuple[Page, ...]:
    """Return all questions that the law answers, by key; the calendar has a form of its own."""
    keys = sorted(
        str(path.relative_to(DATA).with_suffix(""))
        for path in DATA.rglob("*.yaml")
        if path.parent.name != "calendar"
    )
    return tuple(page(key) for key in keys)
