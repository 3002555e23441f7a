"""How long two thousand budget lines take from the file to the books: read, checked, carried in."""

from __future__ import annotations

import time
from collections.abc import Iterator

from django.db import connection, transaction

from tests.rooms.budgets.test_import import carried, read, row
from tests.walk import Walk

LINES = 2_000


def figures() -> Iterator[tuple[str, float, str]]:
    """Measure in a transaction that is rolled back; what commit would check is checked in it."""
    rows = [row(number, f"{1000 + number}.{number % 100:02d}") for number in range(LINES)]
    with transaction.atomic():
        walk = Walk()
        begun = time.perf_counter()
        read(walk, rows)
        looked = time.perf_counter()
        carried(walk, rows)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        done = time.perf_counter()
        transaction.set_rollback(True)
    yield "import_2000_lines_looked_at_s", looked - begun, "s"
    yield "import_2000_lines_s", done - looked, "s, looked at once more"
