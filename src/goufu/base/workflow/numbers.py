"""Give out numbers: one series a place, year and kind, without gaps that a rollback would leave."""

from __future__ import annotations

from django.db import connection


def next_ref(place: str, year: int, kind: str) -> str:
    """Return the next number, e.g. ``3415-2015-XM-0001`` (区划-年度-类别-流水).

    The series is locked until the transaction ends, so two officers never get the same one.
    """
    name = f"{place.removeprefix('CN').removeprefix('-') or '0'}-{year}-{kind}"
    return f"{name}-{_next(name):04d}"


def child_ref(parent_ref: str, kind: str) -> str:
    """Return the next number below another dossier, e.g. ``3415-2015-XM-0001-HT1``."""
    name = f"{parent_ref}-{kind}"
    return f"{name}{_next(name)}"


def _next(name: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO workflow_series AS series (name, last) VALUES (%s, 1)"
            " ON CONFLICT (name) DO UPDATE SET last = series.last + 1 RETURNING last",
            [name],
        )
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])
