"""A ledger with some lines, and a way behind the application's back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from goufu.base.ledger import lines
from goufu.base.ledger.models import Entry
from goufu.base.people.roles import Actor, Role

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
WANG = Actor(name="王某", role=Role.HANDLER, organisation="市教育局", place="CN-3415")


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def later(at: datetime) -> datetime:
    """Long enough after the sealing for every line to be settled."""
    return at + timedelta(hours=2)


@pytest.fixture
def write(db: None, at: datetime) -> Callable[..., list[Entry]]:
    """Write so many lines."""

    def some(count: int, event: str = "project.submit") -> list[Entry]:
        return [
            lines.write(event, ref=f"3415-2026-XM-{i:04d}", actor=WANG, at=at, facts={"i": i})
            for i in range(1, count + 1)
        ]

    return some


@pytest.fixture
def behind_the_back(db: None) -> Iterator[Callable[..., None]]:
    """Run SQL as somebody who has the database in their hands: no trigger fires."""

    def run(sql: str, *values: object) -> None:
        with connection.cursor() as cursor:
            for table in ("entry", "leaf", "head", "node", "key", "refused"):
                cursor.execute(f"ALTER TABLE ledger_{table} DISABLE TRIGGER USER")
            cursor.execute(sql, values)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in ("entry", "leaf", "head", "node", "key", "refused"):
                cursor.execute(f"ALTER TABLE ledger_{table} ENABLE TRIGGER USER")

    return run
