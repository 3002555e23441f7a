"""Schemes that sort public services: several stand side by side, each with its own days.

A scheme is what an act or a plan lists. Where the source gives codes they are shown; where it does
not, an entry has an ordinal of ours, which says so and is no code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goufu.law.places import from_local_to_national
from goufu.law.provisions import Answer
from goufu.law.rows import page
from goufu.law.values.catalogues import HEADS, SECOND_LEVEL
from goufu.law.words import say


@dataclass(frozen=True)
class Scheme:
    """A way of sorting: its code in the data, its name."""

    code: str
    name: str


SCHEMES: Mapping[str, Scheme] = {
    one.code: one
    for one in (
        Scheme("NATURE", say("基本与非基本公共服务（讲座）")),
        Scheme("G96", say("国办发〔2013〕96号所列领域")),
        Scheme("PLAN-12-5", say("“十二五”基本公共服务规划所列领域")),
        Scheme("ANHUI-9", say("安徽省九大类")),
        Scheme("LECTURE", say("安徽省指导目录大类（讲座）")),
        Scheme("T96", say("财综〔2014〕96号所列事项")),
        Scheme("CN-2020", say("中央本级指导性目录")),
    )
}


@dataclass(frozen=True)
class Entry:
    """One entry of a scheme on a day.

    Args:
        code: the source's own, empty where it gives none.
        ordinal: where it stands, as ``1.2``; ours, not the source's.
        by: the row of law it is read from.
    """

    scheme: Scheme
    code: str
    ordinal: str
    name: str
    level: int
    above: str
    by: Answer

    @property
    def shown_code(self) -> str:
        """The code where the source gives one, else our ordinal in brackets that say so."""
        return self.code or f"〔{self.ordinal}〕"


def entries(scheme: Scheme, on: date, *, place: str) -> list[Entry]:
    """Return the entries of a scheme in force on a day, each below its head."""
    heads = HEADS.find(on, place=place, scheme=scheme.code)
    if heads is None:
        return []
    return list(_walk(scheme, heads, on, place, level=1, prefix="", above=""))


def _walk(
    scheme: Scheme, by: Answer, on: date, place: str, *, level: int, prefix: str, above: str
) -> Iterator[Entry]:
    for number, value in enumerate(by.value, start=1):
        code, name = _read(value)
        ordinal = f"{prefix}{number}"
        yield Entry(scheme, code, ordinal, name, level, above, by)
        below = SECOND_LEVEL.find(on, place=place, scheme=scheme.code, head=code or name)
        if below is not None:
            yield from _walk(
                scheme, below, on, place, level=level + 1, prefix=f"{ordinal}.", above=name
            )


def _read(value: Any) -> tuple[str, str]:
    """Return code and name of a value in the data: ``[code, name]``, or the name alone."""
    return ("", value) if isinstance(value, str) else (str(value[0]), str(value[1]))


def every_entry(on: date, *, place: str) -> list[Entry]:
    """Return the entries of all schemes in force on a day."""
    return [one for scheme in SCHEMES.values() for one in entries(scheme, on, place=place)]


@dataclass(frozen=True)
class Version:
    """The days on which one version of a scheme holds or held; without ``ends`` it still does."""

    scheme: Scheme
    begins: date
    ends: date | None
    by: Answer


def versions(*, place: str) -> list[Version]:
    """Return the versions of all schemes that hold at a place, on whichever day."""
    above = from_local_to_national(place)
    return [
        Version(scheme, row.in_force_from, row.in_force_to, row.answer)
        for scheme in SCHEMES.values()
        for where, rows in page(HEADS.key).rows.items()
        if where in above
        for row in rows
        if scheme.code in row.case.get("scheme", ())
    ]


def ever(*, place: str) -> list[Entry]:
    """Return the entries of all versions, in force or not; for those who look for a word."""
    return [
        entry
        for version in versions(place=place)
        for entry in entries(version.scheme, version.begins, place=place)
    ]
