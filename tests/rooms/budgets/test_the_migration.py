"""Lines and reservations from before the journal are carried over into it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from goufu.stages.review.budgets.models import BudgetItem, BudgetLine, Posting
from tests.rooms.budgets.books import check_the_books
from tests.walk import morning_of, small_town

BEFORE = [("budgets", "0001_initial")]


def migrated(to: list[tuple[str, str]]) -> MigrationExecutor:
    executor = MigrationExecutor(connection)
    executor.migrate(to)
    return executor


@pytest.mark.django_db(transaction=True)
def test_the_books_of_lines_that_were_there_balance():
    town = small_town()
    care, finance = (town.organisations[word].pk for word in ("care", "finance"))
    at = morning_of("2014-12-20")
    old = MigrationExecutor(connection)
    apps = migrated(BEFORE).loader.project_state(BEFORE).apps
    line = apps.get_model("budgets", "BudgetLine").objects.create(
        ref="3415-2015-YS-0001", title="经费", place="CN-3415", state="open", opened_at=at,
        year=2015, special_fund=True, amount_fen=1_000, reserved_fen=300, department_id=care,
        finance_id=finance,
    )  # fmt: skip
    reservations = apps.get_model("budgets", "Reservation").objects
    reservations.create(line=line, project_code="P1", amount_fen=300, made_at=at)
    reservations.create(
        line=line, project_code="P2", amount_fen=700, made_at=at,
        released_at=morning_of("2015-01-05"),
    )  # fmt: skip

    migrated(old.loader.graph.leaf_nodes("budgets"))

    carried = BudgetLine.objects.get()
    assert (carried.fund, carried.available_fen, carried.reserved_fen) == ("special", 700, 300)
    assert Posting.objects.count() == 4
    assert BudgetItem.objects.get().project_code == "P1"
    check_the_books()
