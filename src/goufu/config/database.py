"""Which database is used, how Django reaches it, and whether it can be used at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from goufu.base.training import names
from goufu.config.environment import BadSetting, Environment
from goufu.config.postgres.binaries import Unusable
from goufu.config.postgres.cluster import NAME
from goufu.config.postgres.place import Place
from goufu.config.postgres.server import Server

OLDEST = 15
CONNECT_SECONDS = 5
# The ledger refuses to be emptied line by line.
EMPTY = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
PREPARED_AFTER = 5  # runs; a statement that comes more often is planned once a connection


def parameters(env: Environment) -> dict[str, str]:
    """Return what libpq needs to connect as the application."""
    if env.embedded:
        return {"host": str(Place(env.home).sockets), "user": NAME, "dbname": NAME}
    try:
        given = conninfo_to_dict(env.database_url)
    except psycopg.ProgrammingError as error:
        raise BadSetting(f"DATABASE_URL cannot be read: {str(error).strip()}.") from None
    return {key: str(value) for key, value in given.items() if value is not None}


def conninfo(env: Environment) -> str:
    """Return the same as one line, as libpq reads it."""
    return make_conninfo(**{"connect_timeout": str(CONNECT_SECONDS), **parameters(env)})


def for_django(env: Environment) -> dict[str, Any]:
    """Return the entry of ``DATABASES``."""
    given = parameters(env)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": given.pop("dbname", NAME),
        "USER": given.pop("user", ""),
        "PASSWORD": given.pop("password", ""),
        "HOST": given.pop("host", ""),
        "PORT": given.pop("port", ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": CONNECT_SECONDS,
            "server_side_binding": True,
            "prepare_threshold": PREPARED_AFTER,
            **given,
        },
    }


@contextmanager
def in_use(env: Environment) -> Iterator[Server | None]:
    """Hold the database for as long as the block lasts; our own server is started if it has to be.

    Raises:
        Unusable: it cannot be used, and the message says what to do.
    """
    if not env.embedded:
        check(env)
        yield None
        return
    with Server(env.home) as server:
        yield server


def check(env: Environment) -> str:
    """Return the version of the database, or refuse it in one sentence."""
    try:
        with psycopg.connect(conninfo(env), autocommit=True) as connection:
            return _check_server(connection)
    except psycopg.OperationalError as error:
        raise Unusable(_why(error, parameters(env))) from None


def empty(env: Environment) -> None:
    """Remove every table with all that is in it."""
    end_practice(env)
    with psycopg.connect(conninfo(env)) as connection:
        connection.execute(EMPTY)


def end_practice(env: Environment) -> None:
    """Throw away what learners have made, one after the other: together they hold many locks."""
    with psycopg.connect(conninfo(env), autocommit=True) as connection:
        for (name,) in connection.execute(names.ALL).fetchall():
            connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))


def _check_server(connection: psycopg.Connection[Any]) -> str:
    version = connection.info.server_version
    name, user = connection.info.dbname, connection.info.user
    if version // 10000 < OLDEST:
        raise Unusable(
            f"The database {name} is PostgreSQL {version // 10000} and Goufu needs {OLDEST} or "
            "newer: upgrade it, "
            "or leave DATABASE_URL empty."
        )
    row = connection.execute(
        "SELECT pg_is_in_recovery(), has_schema_privilege(current_schema(), 'CREATE'), "
        "has_database_privilege(current_database(), 'CREATE'), current_setting('server_encoding'), "
        "current_setting('server_version')"
    ).fetchone()
    assert row is not None
    standby, may_make_tables, may_extend, encoding, words = row
    if standby:
        raise Unusable(
            f"The database {name} is a standby and takes no writes: name the primary in "
            "DATABASE_URL."
        )
    if not may_make_tables or not may_extend:
        raise Unusable(
            f"The user {user} may not create in the database {name}: as its administrator, "
            f'run ALTER DATABASE "{name}" OWNER TO "{user}"; (and the same for SCHEMA public).'
        )
    if encoding != "UTF8":
        raise Unusable(
            f"The database {name} stores {encoding}: create it anew with ENCODING 'UTF8'."
        )
    return str(words)


def _why(error: psycopg.OperationalError, given: dict[str, str]) -> str:
    """What to do about a failed connection, told from what the client library says."""
    said = " ".join(str(error).split())
    where = f"{given.get('host', 'this machine')}:{given.get('port', '5432')}"
    name, user = given.get("dbname", given.get("user", "")), given.get("user", "")
    if "password" in said or "authentication" in said or "no pg_hba.conf entry" in said:
        return (
            f"The database server {where} does not let {user} in: correct user and password in "
            "DATABASE_URL."
        )
    if "database" in said and "does not exist" in said:
        return (
            f'The database {name} does not exist on {where}: run CREATE DATABASE "{name}" OWNER '
            f'"{user}";'
        )
    if "role" in said and "does not exist" in said:
        return (
            f'The user {user} does not exist on {where}: run CREATE ROLE "{user}" LOGIN '
            "PASSWORD '…';"
        )
    reason = said.rpartition(": ")[2]
    return f"No PostgreSQL answers on {where} ({reason}): start it or correct DATABASE_URL."
