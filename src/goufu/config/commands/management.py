"""Make Django ready, and run one of its management commands."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from goufu.config import home
from goufu.config.database import in_use
from goufu.config.environment import Environment
from goufu.config.postgres.binaries import installed_programs
from goufu.config.postgres.server import Server


def run(words: list[str], env: Environment, *, with_database: bool) -> int:
    """Run one management command; return its exit code."""
    with ready(env, with_database=with_database):
        from django.core.management import execute_from_command_line

        try:
            execute_from_command_line(["goufu", *words])
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


@contextmanager
def ready(env: Environment, *, with_database: bool = True) -> Iterator[Server | None]:
    """Hold home, database and Django while the block lasts; give our own server, if any."""
    home.prepare(env)
    with in_use(env) if with_database else nullcontext() as server:
        if env.embedded and not shutil.which("psql"):
            os.environ["PATH"] = f"{os.environ.get('PATH', '')}:{installed_programs()}"
        import django
        from django.db import connections

        django.setup()
        try:
            yield server
        finally:
            connections.close_all()
