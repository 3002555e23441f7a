"""All pages of the law and their rows, for the tests that walk over every one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from goufu.law.rows import DATA

KEYS = sorted(
    str(path.relative_to(DATA).with_suffix(""))
    for path in DATA.rglob("*.yaml")
    if path.parent.name != "calendar"
)


@dataclass(frozen=True)
class WrittenRow:
    """One row as it is written."""

    key: str
    place: str
    written: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.key} {self.place} {self.written['in_force_from']} {self.written['cite']}"

    def cases(self) -> Iterator[dict[str, Any]]:
        """Yield every case the row is about."""
        case = self.written.get("case") or {}
        lists = [value if isinstance(value, list) else [value] for value in case.values()]
        for values in product(*lists):
            yield dict(zip(case, values, strict=True))

    @property
    def first_day(self) -> date:
        return self.written["in_force_from"] or date(1949, 10, 1)


def content(key: str) -> dict[str, Any]:
    return yaml.safe_load(Path(DATA / f"{key}.yaml").read_text("utf-8"))


def rows() -> list[WrittenRow]:
    return [
        WrittenRow(key, place, row)
        for key in KEYS
        for place, written in content(key).items()
        if place.startswith("CN")
        for row in written
    ]
