"""``goufu worker``: do the jobs that wait: mails, seals, whatever may take its time."""

from __future__ import annotations

import argparse
import asyncio

from goufu.config import environment
from goufu.config.commands import management
from goufu.config.commands.migrate import refuse_if_behind
from goufu.config.environment import Environment

GRACE_SECONDS = 15


def main(words: list[str]) -> int:
    argparse.ArgumentParser(prog="goufu worker", description=__doc__).parse_args(words)
    env = environment.from_here()
    with management.ready(env):
        refuse_if_behind()
        work(env)
    return 0


def work(env: Environment) -> None:
    """Do jobs until told to stop."""
    asyncio.run(_work(env.jobs_at_once))


async def _work(at_once: int) -> None:
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    own = app.connector
    assert isinstance(own, DjangoConnector)
    with app.replace_connector(own.get_worker_connector()) as working:
        async with working.open_async():
            await working.run_worker_async(
                concurrency=at_once,
                delete_jobs="successful",
                shutdown_graceful_timeout=GRACE_SECONDS,
            )
