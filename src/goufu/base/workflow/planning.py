"""Which statements PostgreSQL plans anew each time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def planned_for_its_reader() -> Iterator[None]:
    """Prepare no statement: each is planned for the values that it is asked with.

    A prepared statement is soon planned once for all. But the best way through a list is one for a
    body with ten projects and another for a bureau that has a million.
    """
    connection.ensure_connection()
    raw = connection.connection
    before, raw.prepare_threshold = raw.prepare_threshold, None
    try:
        yield
    finally:
        raw.prepare_threshold = before
