"""``goufu serve``: the database, the web server, the worker and the clock, under one supervisor."""

from __future__ import annotations

import argparse
import socket
from collections.abc import Callable
from functools import partial

from goufu.config import environment
from goufu.config.commands import clock, management, web, worker
from goufu.config.commands.migrate import bring_up_to_date, refuse_if_behind
from goufu.config.environment import BadSetting, Environment
from goufu.config.postgres.server import Server
from goufu.config.supervisor import Child, Supervisor

WORKS = {"web": web.work, "worker": worker.work, "clock": clock.work}


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="goufu serve", description=__doc__)
    parser.add_argument(
        "--migrate", action="store_true", help="first bring the database up to date"
    )
    given = parser.parse_args(words)
    env = environment.from_here()
    refuse_a_taken_port(env)
    with management.ready(env) as server:
        if given.migrate:
            bring_up_to_date()
        refuse_if_behind()
        serve(env, server, when_up=lambda: print(f"Goufu is open at {env.address}", flush=True))
    return 0


def serve(env: Environment, server: Server | None, *, when_up: Callable[[], None]) -> None:
    """Run everything until a signal asks for the end."""
    from django.db import connections

    connections.close_all()  # a child must not share one

    def until_up() -> bool:
        if not _answers(env):
            return False
        when_up()
        return True

    children = [Child(name, partial(work, env)) for name, work in WORKS.items()]
    Supervisor(children, server).run(until_up=until_up)


def refuse_a_taken_port(env: Environment) -> None:
    """Say it now and in one sentence, rather than from a child that ends again and again.

    Raises:
        BadSetting: another program listens there, or we may not.
    """
    try:
        family = socket.getaddrinfo(env.host, env.port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            attempt.bind((env.host, env.port))
    except OSError as error:
        raise BadSetting(
            f"Port {env.port} on {env.host} cannot be used ({error.strerror}): "
            "stop what uses it, or set GOUFU_PORT and GOUFU_HOST."
        ) from None


def _answers(env: Environment) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(env.host, env.host)  # noqa: S104
    try:
        socket.create_connection((host, env.port), timeout=1).close()
    except OSError:
        return False
    return True
