"""A city with a hundred thousand projects: one that was really walked, multiplied in the database.

Everything of the walked project that a page reads is multiplied with it: plans, tenders, contracts,
payments, evaluations, notices, standings, duties, and a handful of lines of its record.
"""

from __future__ import annotations

import dataclasses
import os
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection

from benchmarks.towns import departments
from goufu.base.people.models import Account
from goufu.base.people.roles import Actor
from tests.journeys import by_action
from tests.journeys.leg import LAW_OF_TODAY, Journey
from tests.journeys.path import path

PROJECTS = int(os.environ.get("BENCH_PROJECTS", "100000"))
BUYERS = 100  # Each has a thousand of them.
YEAR = 2026
# Tables with rows of the project, parents first, and the columns that point at such rows.
TABLES: dict[str, dict[str, str]] = {
    "projects_project": {},
    "workflow_standing": {},
    "plans_plan": {"project_id": "projects_project"},
    "tenders_tender": {"project_id": "projects_project", "plan_id": "plans_plan"},
    "contracts_contract": {"project_id": "projects_project"},
    "notices_notice": {},
    "deadlines_deadline": {},
    "ledger_entry": {},
}
KEPT_LINES = ("project.open", "project.announce", "tender.publish", "contract.sign_for_purchaser")
# What the copies are at: most lie in the archive, as in a real registry.
STATES = "(ARRAY['draft','assessed','dept_review','announced','purchasing','contracted'])"


@dataclass(frozen=True)
class Many:
    code: str  # a project that was walked
    people: dict[str, Actor]


@cache
def a_hundred_thousand() -> Many:
    towns = list(departments(BUYERS))
    town, buyers = towns[0], [one.organisations["care"].pk for one in towns]
    assert buyers == list(range(buyers[0], buyers[0] + BUYERS))
    journey = by_action.walk(path(YEAR, LAW_OF_TODAY), Journey(town, YEAR))
    with connection.cursor() as cursor:
        first = {"buyers": buyers[0]}
        for table, parents in TABLES.items():
            _multiply(cursor, table, parents, first, code=journey.project)
        cursor.execute(
            f"UPDATE projects_project SET state = {STATES}[1 + id %% 6]"
            " WHERE id %% 10 = 0 AND ref <> %s",
            [journey.project],
        )
        cursor.execute("UPDATE deadlines_deadline SET met_on = NULL WHERE id % 100 = 0")
        cursor.execute("VACUUM ANALYZE")
    # Pages are read without the second factor, as in a demo.
    Account.objects.update(sample=True)
    settings.GOUFU = dataclasses.replace(settings.GOUFU, demo=True)
    return Many(journey.project, town.people)


def _multiply(
    cursor: Any, table: str, parents: dict[str, str], first: dict[str, int], *, code: str
) -> None:
    """Copy each row of the project; copy n of the k-th row gets the number ``first + k·N + n``."""
    condition = f"project_code = '{code}'"
    if table == "ledger_entry":
        condition += f" AND event IN {KEPT_LINES}"
    cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")
    first[table] = cursor.fetchone()[0] + 1
    columns = [one.name for one in connection.introspection.get_table_description(cursor, table)]
    values = ", ".join(_value(one, table, parents, first, code) for one in columns)
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(map(_quoted, columns))}) SELECT {values}"
        f" FROM (SELECT *, row_number() OVER (ORDER BY id) - 1 AS k FROM {table}"
        f" WHERE {condition}) AS t, generate_series(0, {PROJECTS - 1}) AS n"
    )
    cursor.execute(
        f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
    )


def _value(
    column: str, table: str, parents: dict[str, str], first: dict[str, int], code: str
) -> str:
    """Return what stands in a column of copy n."""
    same, one = f"t.{_quoted(column)}", first["buyers"]
    changed = {
        "id": f"{first[table]} + k * {PROJECTS} + n",
        "title": f"{same} || ' ' || n",
        **{name: f"{first[parent]} + n" for name, parent in parents.items()},
        **dict.fromkeys(
            ("ref", "project_code", "source_ref", "tender_ref"),
            f"replace({same}, '{code}', '3415-{YEAR}-XM-' || (10000 + n))",
        ),
        **dict.fromkeys(("published_at", "happened_at"), f"{same} - n * interval '1 minute'"),
        **dict.fromkeys(
            ("organisation_id", "purchaser_id", "publisher_id"),
            f"CASE {same} WHEN {one} THEN {one} + n % {BUYERS} ELSE {same} END",
        ),
    }
    return changed.get(column, same)


def _quoted(column: str) -> str:
    return f'"{column}"'
