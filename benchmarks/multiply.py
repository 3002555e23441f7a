"""Multiply rows of a database in the database: each copy n of a row is the row with some changes.

A million projects are some thirty million rows. They are written without triggers and without
indexes, which are made again afterwards in a fraction of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from django.db import connection

from goufu.config.postgres.cluster import SUPERUSER


@dataclass(frozen=True)
class Copies:
    """How a table is multiplied.

    Args:
        only: condition on the rows that are copied, without which there are all of the project.
        live: states in which a tenth of the copies are; the others stay as the row is.
        parents: columns that point at the copy n of another table's first row.
        share: of so many projects one has such a row.
        changed: column → what stands in copy n; ``t`` is the row, ``n`` the number.
    """

    table: str
    only: str = ""
    live: tuple[str, ...] = ()
    parents: Mapping[str, str] = field(default_factory=dict)
    share: int = 1
    changed: Mapping[str, str] = field(default_factory=dict)


# A number that looks random and is the same for every table: what is alive is alive everywhere.
AT_RANDOM = "(n::bigint * 2654435761 % 4294967296)"


def one_in(share: int) -> str:
    """Return the condition on which one in so many projects is chosen; of these, fewer again."""
    return f"{AT_RANDOM} < {2**32 // share}"


# column, its type → what stands there in copy n; None: the same.
Common = Callable[[str, str], str | None]


@contextmanager
def at_full_speed(tables: list[str]) -> Iterator[psycopg.Cursor[Any]]:
    """Lend a cursor that writes past triggers; the tables' indexes are away while it is lent."""
    given = connection.settings_dict
    with psycopg.connect(
        host=given["HOST"], dbname=given["NAME"], user=SUPERUSER, autocommit=True
    ) as admin:
        cursor = admin.cursor()
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute("SET synchronous_commit = off")
        made = cursor.execute(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
            " WHERE indrelid = ANY(%s::regclass[]) AND NOT EXISTS"
            " (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)",
            [tables],
        ).fetchall()
        for name, _ in made:
            cursor.execute(f"DROP INDEX {name}")
        yield cursor
        for _, statement in made:
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")


class Multiplier:
    """Copies rows and remembers where the copies of each table begin."""

    def __init__(self, cursor: Any, count: int, common: Common) -> None:
        self._cursor, self._count, self._common = cursor, count, common
        self._first: dict[str, int] = {}

    def multiply(self, copies: Copies, where: str) -> None:
        """Copy each row that matches; copy n of the k-th row gets the id ``first + k·N + n``."""
        table, count = copies.table, self._count // copies.share
        self._first[table] = self._one(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")
        columns = self._columns(table)
        values = ", ".join(self._value(copies, *column) for column in columns)
        names = ", ".join(f'"{name}"' for name, _ in columns)
        condition = " AND ".join(one for one in (where, copies.only) if one) or "true"
        self._cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} FROM (SELECT *, row_number()"
            f" OVER (ORDER BY id) - 1 AS k FROM {table} WHERE {condition}) AS t,"
            f" LATERAL (SELECT i * {copies.share} AS n FROM generate_series(0, {count - 1}) AS i)"
            " AS numbers"
        )
        self._cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
        )

    def first(self, table: str) -> int:
        """Return the id of the first copy of a table's first row."""
        return self._first[table]

    def _value(self, copies: Copies, name: str, kind: str) -> str:
        if name in copies.changed:
            return copies.changed[name]
        if name == "id":
            count = self._count // copies.share
            return f"{self._first[copies.table]} + k * {count} + n / {copies.share}"
        if name in copies.parents:
            return f"{self._first[copies.parents[name]]} + n"
        if name == "state" and copies.live:
            states = ", ".join(f"'{one}'" for one in copies.live)
            chosen = f"(ARRAY[{states}])[1 + {AT_RANDOM} / 1000 % {len(copies.live)}]"
            return f"CASE WHEN {one_in(10)} THEN {chosen} ELSE t.state END"
        return self._common(name, kind) or f't."{name}"'

    def _columns(self, table: str) -> list[tuple[str, str]]:
        found = self._cursor.execute(
            "SELECT column_name, data_type FROM information_schema.columns"
            " WHERE table_name = %s AND table_schema = 'public'",
            [table],
        )
        return [(name, kind) for name, kind in found.fetchall()]

    def _one(self, statement: str) -> int:
        row = self._cursor.execute(statement).fetchone()
        assert row is not None
        return int(row[0])
