"""Give out numbers: one series a place, year and kind, without gaps that a rollback would leave."""

from __future__ import annotations

from django.db import connection


def next_ref(place: str, year: int, kind: str) -> str:
    """Return the next number, e.g. ``3415-2015-XM-0001`` (区划-年度-类别-流水).

    The series is locked until the transaction ends, so two officers never get the same one.
    """
    name = _series(place, year, kind)
    return f"{name}-{_next(name):04d}"


def next_refs(place: str, year: int, kind: str, *, count: int) -> list[str]:
    """Return the next ``count`` numbers of a series at once, for a list that is carried in."""
    name = _series(place, year, kind)
    last = _next(name, count)
    return [f"{name}-{number:04d}" for number in range(last - count + 1, last + 1)]


def child_ref(parent_ref: str, kind: str) -> str:
    """Return the next number below another dossier, e.g. ``3415-2015-XM-0001-HT1``."""
    name = f"{parent_ref}-{kind}"
    return f"{name}{_next(name)}"


def _series(place: str, year: int, kind: str) -> str:
    return f"{place.removeprefix('CN').removeprefix('-') or '0'}-{year}-{kind}"


def _next(name: str, count: int = 1) -> int:
    """Give out ``count`` numbers of a series; return the last of them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO workflow_series AS series (name, last) VALUES (%s, %s)"
            " ON CONFLICT (name) DO UPDATE SET last = series.last + EXCLUDED.last RETURNING last",
            [name, count],
        )
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])
