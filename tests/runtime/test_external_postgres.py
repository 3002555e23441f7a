"""A PostgreSQL of the operator's own, reached over TCP with a password, does all that ours does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from goufu.config.commands.backup import DUMP, SUMS, digest_of
from tests.runtime.outside import HOST, PASSWORD, Outside, pretending, running

SOURCE = Path(__file__).parents[2] / "src"
DEBIAN = Path("/usr/lib/postgresql")
ASK = """
from datetime import UTC, datetime
from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import THE_PUBLIC
from goufu.stages.disclosure.consultation.actions import ask
from goufu.stages.disclosure.consultation.sheets import Ask

sheet = Ask(addressed_to_id=Organisation.objects.get().pk, title="问", content="什么时候公布目录")
print(ask(sheet=sheet, actor=THE_PUBLIC, at=datetime.now(UTC)).ref)
"""

Goufu = Callable[..., tuple[int, str]]


def of_debian() -> list[Path]:
    return sorted(DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name))


@pytest.fixture(
    scope="module",
    params=[None, *of_debian()],
    ids=lambda path: f"PostgreSQL {path.parent.name}" if path else "the one that comes along",
)
def outside(request: pytest.FixtureRequest) -> Iterator[Outside]:
    with running(request.param) as server:
        yield server


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def goufu(home) -> Goufu:
    """Run the command against an address; give exit code and words."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG"}}

    def run(url: str, *words: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "goufu", *words],
            env={**kept, "PYTHONPATH": str(SOURCE), "GOUFU_HOME": str(home), "DATABASE_URL": url},
            text=True, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return done.returncode, done.stdout

    return run


@pytest.fixture(scope="module")
def empty_checked(outside, goufu) -> tuple[int, str]:
    """Make tables and accounts once a server; give what was said of the empty database before."""
    outside.make_anew()
    checked = goufu(outside.url(), "check")
    for words in (("migrate",), ("administrators", "某市购服平台", "--place", "CN-3415")):
        code, said = goufu(outside.url(), *words)
        assert code == 0, said
    with outside.admin() as admin:
        admin.execute("CREATE DATABASE filled TEMPLATE goufu")
    return checked


@pytest.fixture
def filled(outside, empty_checked) -> Outside:
    """The server with a database of three accounts."""
    outside.make_anew(like="filled")
    return outside


@pytest.fixture
def backup(filled, goufu, tmp_path) -> Path:
    code, said = goufu(filled.url(), "backup", str(tmp_path))
    assert code == 0, said
    return Path(said.strip())


def test_an_empty_one_is_told_to_be_migrated(empty_checked):
    code, said = empty_checked

    assert code == 1
    assert "are missing, the first is" in said
    assert said.count("WRONG") == 2  # the tables, and the clock that would be in one


def test_an_action_is_written_down_and_all_is_in_order(filled, goufu, home):
    code, ref = goufu(filled.url(), "shell", "--no-imports", "-c", ASK)
    assert code == 0, ref

    code, said = goufu(filled.url(), "check")
    assert code == 0, said
    assert "external" in said
    assert "all applied" in said
    with psycopg.connect(filled.url()) as connection:
        written = connection.execute("SELECT event FROM ledger_entry WHERE ref = %s", [ref.strip()])
        assert written.fetchone() == ("question.open",)
    assert not (home / "postgres").exists()


def accounts(outside: Outside) -> int:
    with psycopg.connect(outside.url()) as connection:
        return connection.execute("SELECT count(*) FROM people_account").fetchone()[0]


def test_what_was_backed_up_is_restored(outside, goufu, backup):
    outside.make_anew()
    with psycopg.connect(outside.url()) as connection:
        connection.execute("CREATE SCHEMA practice_7")

    code, said = goufu(outside.url(), "restore", "--yes", str(backup))

    assert code == 0, said
    with psycopg.connect(outside.url()) as connection:
        assert connection.execute("SELECT to_regnamespace('practice_7')").fetchone() == (None,)
    code, said = goufu(outside.url(), "check")
    assert code == 0, said
    assert accounts(outside) == 3


def test_a_backup_that_breaks_off_changes_nothing(outside, goufu, backup):
    dump = backup / DUMP
    dump.write_bytes(dump.read_bytes()[:-5000])
    (backup / SUMS).write_text(f"{digest_of(dump)}  {DUMP}\n")

    code, said = goufu(outside.url(), "restore", "--yes", str(backup))

    assert code == 2
    assert said.startswith("goufu: pg_restore did not succeed: ")
    assert said.count("\n") == 1
    assert accounts(outside) == 3


def test_what_the_database_refuses_changes_nothing(filled, goufu, backup):
    with filled.admin() as admin:
        admin.execute("ALTER ROLE goufu SET lock_timeout = '1s'")
    try:
        with psycopg.connect(filled.url()) as other:
            other.execute("LOCK TABLE people_account")
            code, said = goufu(filled.url(), "restore", "--yes", str(backup))
    finally:
        with filled.admin() as admin:
            admin.execute("ALTER ROLE goufu RESET lock_timeout")

    assert code == 2
    assert said.startswith("goufu: psql did not succeed: ")
    assert "lock timeout" in said
    assert said.count("\n") == 1
    assert accounts(filled) == 3


def test_a_wrong_password_is_said(outside, goufu):
    code, said = goufu(outside.url(password="guessed"), "check")

    assert (code, said) == (
        2,
        f"goufu: The database server {HOST}:{outside.port} does not let goufu in: correct user and "
        "password in DATABASE_URL.\n",
    )
    assert PASSWORD not in said


def test_a_database_that_is_not_there_is_said(outside, goufu):
    code, said = goufu(outside.url(database="elsewhere"), "migrate")

    assert code == 2
    assert f"The database elsewhere does not exist on {HOST}:{outside.port}: run CREATE" in said


def test_a_server_without_encryption_is_not_spoken_to_where_it_is_asked_for(outside, goufu):
    code, said = goufu(outside.url(more="?sslmode=require"), "check")

    assert code == 2
    assert "server does not support SSL" in said
    assert said.count("\n") == 1


def test_one_that_is_gone_is_said(goufu):
    with running(None) as server:
        server.make_anew()
    code, said = goufu(server.url(), "check")

    assert code == 2
    assert said.startswith(f"goufu: No PostgreSQL answers on {HOST}:{server.port} (")
    assert said.endswith("start it or correct DATABASE_URL.\n")


def test_one_that_is_too_old_is_said(goufu):
    with pretending("14.18") as server:
        code, said = goufu(server.url(), "migrate")

    assert (code, said) == (
        2,
        "goufu: The database goufu is PostgreSQL 14 and Goufu needs 15 or newer: upgrade it, or "
        "leave DATABASE_URL empty.\n",
    )
