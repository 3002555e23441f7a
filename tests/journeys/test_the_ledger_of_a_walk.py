"""``goufu ledger verify`` on a whole walk: sound, until somebody reaches behind the application."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from goufu.base.ledger.models import Entry
from tests.journeys import by_action
from tests.journeys.leg import LAW_OF_2015
from tests.journeys.path import path


@pytest.fixture
def sealed_walk(db) -> None:
    """A whole walk whose lines are sealed; a test may then reach for the database itself."""
    by_action.walk(path(2015, LAW_OF_2015), by_action.settled(year=2015))
    call_command("ledger", "seal", stdout=StringIO())


def _behind_the_application(sql: str, params: list[object]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # What waits for the end is checked now.
        cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
        cursor.execute(sql, params)
        cursor.execute("ALTER TABLE ledger_entry ENABLE TRIGGER USER")


def test_a_walk_that_nobody_touched_is_sound(sealed_walk):
    told = StringIO()

    call_command("ledger", "verify", stdout=told)

    assert f"{Entry.objects.count()} 条已封存" in told.getvalue()


def test_the_line_that_was_altered_is_named(sealed_walk):
    for event in ("tender.publish_result", "payment.confirm", "project.open"):
        line = Entry.objects.filter(event=event).order_by("id").first()
        assert line is not None
        with transaction.atomic():
            _behind_the_application(
                "UPDATE ledger_entry SET facts = facts || '{\"price_fen\": 1}' WHERE id = %s",
                [line.pk],
            )

            with pytest.raises(CommandError) as broken:
                call_command("ledger", "verify")
            transaction.set_rollback(True)

        assert f"第 {line.pk} 号记录（{event}，{line.ref}）已被改动" in str(broken.value)
        assert broken.value.returncode == 1


def test_a_line_that_was_taken_out_is_named(sealed_walk):
    line = Entry.objects.filter(event="tender.score").latest("id")  # Nobody was told of it.

    _behind_the_application("DELETE FROM ledger_entry WHERE id = %s", [line.pk])

    with pytest.raises(CommandError, match=f"第 {line.pk} 号记录已缺失"):
        call_command("ledger", "verify")
