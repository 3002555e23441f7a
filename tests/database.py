"""The database of a test session.

All sessions of this checkout share one embedded server. A template is migrated once for each state
of the code that shapes it; every process of a session then works in a copy, which PostgreSQL makes
in a fraction of a second.
"""

from __future__ import annotations

import hashlib
import os
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql

from goufu.config.environment import Environment
from goufu.config.postgres.cluster import NAME, SUPERUSER
from goufu.config.postgres.process import is_alive
from goufu.config.postgres.server import Server

SOURCE = Path(__file__).parents[1] / "src" / "goufu"
TEMPLATES_KEPT = 3


class TestDatabase:
    """A private copy of the migrated template, for one process."""

    __test__ = False

    def __init__(self, worker: str) -> None:
        self._template = ""
        self.name = f"test_{os.getpid()}_{worker}"
        environment: Environment = settings.GOUFU
        self.server = Server(environment.home, durable=False) if environment.embedded else None

    def __enter__(self) -> TestDatabase:
        if self.server:
            self.server.join()
            self._point_at(NAME)
        return self

    def __exit__(self, *error: object) -> None:
        connections.close_all()
        if self.server:
            self.server.leave()

    def lend(self) -> None:
        template = f"template_{_digest()}"
        with self._as_administrator() as admin:
            # One process makes the template, the others wait for it.
            admin.execute("SELECT pg_advisory_lock(20150702)")
            _drop_what_is_left_over(admin, template)
            if not _exists(admin, template):
                self._make(admin, template)
            self._copy(admin, template)
        self._template = template

    def renew(self) -> None:
        """Give a new copy in place of the used one."""
        connections.close_all()
        with self._as_administrator() as admin:
            _drop(admin, self.name)
            self._copy(admin, self._template)

    def take_back(self) -> None:
        connections.close_all()
        with self._as_administrator() as admin:
            _drop(admin, self.name)
        self._point_at(NAME)

    def _copy(self, admin: psycopg.Connection[Any], template: str) -> None:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY FILE_COPY").format(
                *map(sql.Identifier, (self.name, template, self._owner(admin)))
            )
        )
        self._point_at(self.name)

    def _make(self, admin: psycopg.Connection[Any], template: str) -> None:
        draft = template + "_draft"
        _drop(admin, draft)
        admin.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(
                sql.Identifier(draft), sql.Identifier(self._owner(admin))
            )
        )
        self._point_at(draft)
        call_command("migrate", run_syncdb=True, verbosity=0)
        connections.close_all()
        admin.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(draft), sql.Identifier(template)
            )
        )

    def _owner(self, admin: psycopg.Connection[Any]) -> str:
        return NAME if self.server else admin.info.user

    def _as_administrator(self) -> psycopg.Connection[Any]:
        if self.server:
            return psycopg.connect(
                host=str(self.server.place.sockets),
                user=SUPERUSER,
                dbname="postgres",
                autocommit=True,
            )
        self._point_at(NAME)
        return psycopg.connect(settings.GOUFU.database_url, autocommit=True)

    def _point_at(self, name: str) -> None:
        connections.close_all()
        given = connection.settings_dict
        given["NAME"] = settings.DATABASES["default"]["NAME"] = name
        if self.server:
            given["HOST"] = settings.DATABASES["default"]["HOST"] = str(self.server.place.sockets)


def _digest() -> str:
    """What the template depends on: models, migrations, and packages that bring their own."""
    digest = hashlib.sha256()
    for path in sorted(
        [*SOURCE.rglob("models.py"), *SOURCE.rglob("models/*.py"), *SOURCE.rglob("migrations/*.py")]
    ):
        digest.update(path.relative_to(SOURCE).as_posix().encode() + path.read_bytes())
    digest.update(" ".join(settings.INSTALLED_APPS).encode())
    digest.update(
        " ".join(sorted(f"{found.name}{found.version}" for found in distributions())).encode()
    )
    return digest.hexdigest()[:16]


def _exists(admin: psycopg.Connection[Any], name: str) -> bool:
    return bool(admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone())


def _drop(admin: psycopg.Connection[Any], name: str) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _drop_what_is_left_over(admin: psycopg.Connection[Any], template: str) -> None:
    """Drop old templates, and copies whose process was killed."""
    rows = admin.execute("SELECT datname FROM pg_database ORDER BY oid DESC").fetchall()
    names = [name for (name,) in rows]
    templates = [name for name in names if name.startswith("template_") and name != template]
    for name in templates[TEMPLATES_KEPT:]:
        _drop(admin, name)
    for name in names:
        if name.startswith("test_") and not is_alive(int(name.split("_")[1])):
            _drop(admin, name)
