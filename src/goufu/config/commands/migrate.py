"""``goufu migrate``: bring the database up to date with the code; of several at once, one does."""

from __future__ import annotations

import argparse

from goufu.config import environment
from goufu.config.commands import management
from goufu.config.postgres.binaries import Unusable

LOCK = 512_1102  # any number, but always the same


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="goufu migrate", description=__doc__)
    parser.add_argument("app", nargs="?", help="only this app")
    parser.add_argument("to", nargs="?", help="only up to this migration, or back to it")
    parser.add_argument("--plan", action="store_true", help="say what would be done")
    given = parser.parse_args(words)
    with management.ready(environment.from_here()):
        names = [name for name in (given.app, given.to) if name]
        bring_up_to_date(*names, plan=given.plan)
    return 0


def bring_up_to_date(*names: str, plan: bool = False, verbosity: int = 1) -> None:
    """Run the migrations while no other process does, on this machine or another.

    Raises:
        Unusable: the database was made between two states of the code.
    """
    from django.core.management import call_command
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            _refuse_if_between()
            changes = bool(names or missing())
            call_command("migrate", *names, plan=plan, interactive=False, verbosity=verbosity)
            if changes and not plan:
                _end_practice()
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _refuse_if_between() -> None:
    """Refuse a database that has some of the migrations that others stand for now, and not all."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    applied = MigrationRecorder(connection).applied_migrations()
    for (app, name), migration in MigrationLoader(None).disk_migrations.items():
        there = [one in applied for one in migration.replaces]
        if any(there) and not all(there):
            raise Unusable(
                f"The database was made by an earlier state of this version ({app} is behind "
                f"{name}): bring it up to date with the last one of that state, or start over "
                "(`make reset` in a demo)."
            )


def _end_practice() -> None:
    """Throw away what learners have made: their tables are copies of the ones just changed."""
    from goufu.base.training import schema

    for name in schema.all_schemas():
        schema.drop(name)


def missing() -> list[str]:
    """Return the migrations that the database lacks."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def refuse_if_behind() -> None:
    """Refuse to serve from a database that the code does not fit.

    Raises:
        Unusable: migrations are missing.
    """
    behind = missing()
    if behind:
        raise Unusable(
            f"The database lacks {len(behind)} migrations (the first is {behind[0]}): "
            "run `goufu migrate`, or start with --migrate."
        )
