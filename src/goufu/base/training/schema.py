"""A learner's own tables: the same as the real ones, empty, in a schema that nobody else enters.

They are copied from the real tables as these stand, so both are alike without a second run of the
migrations: names, constraints, indexes, triggers and the functions that these call. Functions name
their tables without a schema and thus speak of those beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from goufu.base.training.names import ALL, BEGINS

JOBS = "procrastinate%"  # Nobody works off what practice would enqueue.

TABLES = """
SELECT format('CREATE TABLE %%I (LIKE %%I.%%I INCLUDING DEFAULTS INCLUDING IDENTITY'
              ' INCLUDING GENERATED INCLUDING STORAGE)', relname, nspname, relname)
FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = %(real)s AND relkind = 'r' AND relname NOT LIKE %(jobs)s
ORDER BY relname
"""
# A foreign key needs the key it points to: they come last.
CONSTRAINTS = """
SELECT format('ALTER TABLE %%I ADD CONSTRAINT %%I %%s', relname, conname,
              pg_get_constraintdef(pg_constraint.oid))
FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = %(real)s AND relkind = 'r' AND relname NOT LIKE %(jobs)s
  AND contype IN ('p', 'u', 'x', 'c', 'f')
ORDER BY contype = 'f', conname
"""
INDEXES = """
SELECT pg_get_indexdef(indexrelid, 0, true)
FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = %(real)s AND relname NOT LIKE %(jobs)s
  AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid
                  AND contype IN ('p', 'u', 'x'))
"""
# Those of triggers and of indexes; what an extension brought stays where it is.
FUNCTIONS = """
SELECT pg_get_functiondef(pg_proc.oid)
FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
WHERE nspname = %(real)s AND prokind = 'f' AND proname NOT LIKE %(jobs)s
  AND NOT EXISTS (SELECT 1 FROM pg_depend
                  WHERE objid = pg_proc.oid AND classid = 'pg_proc'::regclass AND deptype = 'e')
"""
TRIGGERS = """
SELECT pg_get_triggerdef(pg_trigger.oid, true)
FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = %(real)s AND relname NOT LIKE %(jobs)s AND NOT tgisinternal
"""
ITS_SCHEMA = re.compile(r"(?<=FUNCTION )\S+?\.")


def schema_of(account_id: int) -> str:
    """Return the name of the schema in which this account practises."""
    return f"{BEGINS}{account_id}"


@contextmanager
def connected(schema: str) -> Iterator[BaseDatabaseWrapper]:
    """Let everything inside that asks the database ask this schema, and nothing but it.

    The connection is one of its own, told at its birth where it looks; it is closed at the end,
    whatever happens. The real connection, pooled or not, is laid aside untouched: there is none
    that would have to be brought back.
    """
    real = connections[DEFAULT_DB_ALIAS]
    own = _wrapper(schema)
    connections[DEFAULT_DB_ALIAS] = own
    try:
        yield own
    finally:
        connections[DEFAULT_DB_ALIAS] = real
        own.close()


def make(schema: str) -> None:
    """Make the tables anew; what was there is thrown away."""
    real = _current_schema()
    with connected(schema) as own, own.cursor() as cursor:
        cursor.execute("BEGIN")
        _lock(cursor, schema)
        statements = [f"DROP SCHEMA IF EXISTS {schema} CASCADE", f"CREATE SCHEMA {schema}"]
        statements += _copied(cursor, real, schema)
        # Said in one breath: nothing in it comes from outside this database.
        cursor.execute(";\n".join([*statements, "COMMIT"]))


def drop(schema: str) -> None:
    """Throw a learner's tables away."""
    assert schema.startswith(BEGINS)
    with connected(schema) as own, own.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")


def is_there(schema: str) -> bool:
    """Test whether the tables exist; a restored backup has none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regnamespace(%s) IS NOT NULL", [schema])
        row = cursor.fetchone()
    return bool(row and row[0])


def all_schemas() -> list[str]:
    """Return every schema of practice there is, also one that nobody remembers."""
    with connection.cursor() as cursor:
        cursor.execute(ALL)
        return [name for (name,) in cursor.fetchall()]


def _wrapper(schema: str) -> BaseDatabaseWrapper:
    made = connections.create_connection(DEFAULT_DB_ALIAS)
    # As in use now, which is not always what the settings began with; never from the pool.
    given: dict[str, Any] = deepcopy(connections[DEFAULT_DB_ALIAS].settings_dict)
    options = given["OPTIONS"]
    options.pop("pool", None)
    options["options"] = f"{options.get('options', '')} -c search_path={schema}".strip()
    made.settings_dict = given
    return made


def _current_schema() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        row = cursor.fetchone()
    assert row is not None
    return str(row[0])


def _lock(cursor: CursorWrapper, schema: str) -> None:
    """Of two that begin for the same learner at once, let one wait."""
    cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [schema])


def _copied(cursor: CursorWrapper, real: str, schema: str) -> list[str]:
    """Return what makes the copy; names are written without a schema, as seen from within."""
    given = {"real": real, "jobs": JOBS}
    statements = []
    cursor.execute("SELECT set_config('search_path', %s, true)", [real])
    for question in (TABLES, FUNCTIONS, CONSTRAINTS, INDEXES, TRIGGERS):
        cursor.execute(question, given)
        statements += [ITS_SCHEMA.sub("", text, count=1) for (text,) in cursor.fetchall()]
    cursor.execute("SELECT set_config('search_path', %s, true)", [schema])
    return statements
