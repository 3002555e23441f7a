"""``goufu web``: the web server alone. Behind it a database must run; before it, a proxy may."""

from __future__ import annotations

import argparse
from importlib import import_module

from goufu.config import environment
from goufu.config.commands import management
from goufu.config.commands.migrate import refuse_if_behind
from goufu.config.environment import Environment

# So many requests are taken in by each process while a few are answered, see ``config/arrivals``.
WAITING = 512


def main(words: list[str]) -> int:
    argparse.ArgumentParser(prog="goufu web", description=__doc__).parse_args(words)
    env = environment.from_here()
    with management.ready(env):
        refuse_if_behind()
        work(env)
    return 0


def work(env: Environment) -> None:
    """Serve until told to stop."""
    from django.conf import settings
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces

    connections.close_all()
    import_module(settings.ROOT_URLCONF)  # once, and not in every copy of this process
    Granian(
        "goufu.config.wsgi:application",
        address=env.host,
        port=env.port,
        interface=Interfaces.WSGI,
        workers=env.web_workers,
        blocking_threads=WAITING,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=10,
        log_enabled=env.log_level == "DEBUG",
        websockets=False,
    ).serve()
