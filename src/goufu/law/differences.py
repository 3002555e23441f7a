"""What the law says otherwise on another day, or in another place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, Literal

from goufu.law.provisions import Provision, entered_rows
from goufu.law.rows import Answer, Page, every_page, plain

Kind = Literal["came", "went", "changed", "restated"]


@dataclass(frozen=True)
class Difference:
    """One question of the law that is answered otherwise.

    Attributes:
        kind: an answer came or went, its value changed, or another clause now says the same.
        case: what the answer hangs on, such as the method.
    """

    kind: Kind
    page: Page
    case: Mapping[str, Any]
    before: Answer | None
    after: Answer | None

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON types."""
        return {
            "kind": self.kind,
            "key": self.page.key,
            "title": self.page.title,
            "case": dict(self.case),
            "before": _side(self.before),
            "after": _side(self.after),
        }

    def __str__(self) -> str:
        case = "".join(f" {name}={value}" for name, value in sorted(self.case.items()))
        sides = " → ".join(
            "—" if one is None else f"{plain(one.value)}（{one.cite}）"
            for one in (self.before, self.after)
        )
        return f"{self.kind:<9}{self.page.title}{case}：{sides}"


def differences(
    before: date, after: date, *, place: str = "CN", other_place: str | None = None
) -> list[Difference]:
    """Return what is answered otherwise on ``after`` than on ``before``, by subject.

    Args:
        place: where ``before`` is asked.
        other_place: where ``after`` is asked; the same place where none is given.

    Raises:
        UnknownPlace: a place is not in the form of places.
    """
    there = other_place or place
    found = []
    for page in every_page():
        provision = Provision(page.key)
        for case in cases_of(page):
            old = provision.find(before, place=place, **case)
            new = provision.find(after, place=there, **case)
            kind = _kind(old, new)
            if kind is not None:
                found.append(Difference(kind, page, case, old, new))
    return _without_echoes(found)


def cases_of(page: Page) -> list[dict[str, Any]]:
    """Return every case that a row of the page speaks of, the plainest first."""
    rows = list(page.all_rows())
    rows += entered_rows(page.key)
    seen: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        names = sorted(row.case)
        for values in product(*(sorted(row.case[name], key=str) for name in names)):
            case = dict(zip(names, values, strict=True))
            seen.setdefault(tuple(sorted(case.items())), case)
    return sorted(seen.values(), key=lambda case: (len(case), str(sorted(case.items()))))


def _side(answer: Answer | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    since = answer.in_force_from
    return {
        "value": plain(answer.value),
        "unit": answer.unit,
        "clause": answer.cite,
        "place": answer.place,
        "in_force_from": since.isoformat() if since else None,
        "verified": answer.verified,
    }


def _kind(old: Answer | None, new: Answer | None) -> Kind | None:
    if old is None or new is None:
        return None if old is new else "came" if old is None else "went"
    if (old.value, old.unit) != (new.value, new.unit):
        return "changed"
    return None if old.cite == new.cite else "restated"


def _without_echoes(found: list[Difference]) -> list[Difference]:
    """Leave out a narrower case that says just what a plainer one of the same page says."""
    return [one for one in found if not any(_is_echo(one, other) for other in _plainer(one, found))]


def _plainer(one: Difference, found: list[Difference]) -> Iterator[Difference]:
    for other in found:
        smaller = len(other.case) < len(one.case)
        if smaller and other.page is one.page and other.case.items() <= one.case.items():
            yield other


def _is_echo(one: Difference, other: Difference) -> bool:
    return (one.before, one.after) == (other.before, other.after)
