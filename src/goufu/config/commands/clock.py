"""``goufu clock``: at every tick, enqueue what has to be done again and again.

A tick that finds the last one still waiting adds nothing, so several clocks do no harm.
"""

from __future__ import annotations

import argparse
import logging
import signal
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from goufu.config import environment
from goufu.config.commands import management
from goufu.config.commands.migrate import refuse_if_behind
from goufu.config.environment import Environment

logger = logging.getLogger(__name__)

SEAL_SECONDS = 60
SWEEP_SECONDS = 60
DEAD_AFTER_SECONDS = 60  # without a heartbeat of the worker, which comes every 10


def main(words: list[str]) -> int:
    argparse.ArgumentParser(prog="goufu clock", description=__doc__).parse_args(words)
    env = environment.from_here()
    with management.ready(env):
        refuse_if_behind()
        work(env)
    return 0


def work(env: Environment) -> None:
    """Tick until told to stop."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    _tick_until(stop, env.clock_seconds)


def _tick_until(stop: threading.Event, seconds: int) -> None:
    from goufu.base.jobs import tasks
    from goufu.config.models import Mark

    def tick() -> None:
        _enqueue(tasks.tick)
        Mark.set("clock", "ticked", at=datetime.now(UTC))

    rounds: list[tuple[Callable[[], object], float]] = [
        (tick, seconds),
        (lambda: _enqueue(tasks.send_letters), seconds),
        (lambda: _enqueue(tasks.seal_ledger), SEAL_SECONDS),
        (retry_what_died, SWEEP_SECONDS),
    ]
    due = [0.0] * len(rounds)
    while not stop.is_set():
        for number, (do, pause) in enumerate(rounds):
            if time.monotonic() >= due[number]:
                due[number] = time.monotonic() + pause
                _try(do)
        stop.wait(max(0.0, min(due) - time.monotonic()))


def _try(do: Callable[[], object]) -> None:
    """The database may be away for a while; the next tick finds it again."""
    from django.db import Error, close_old_connections
    from procrastinate.exceptions import ConnectorException

    close_old_connections()
    try:
        do()
    except (Error, ConnectorException) as error:
        logger.warning("the clock waits for the database: %s", error)


def _enqueue(task: object) -> None:
    from procrastinate.exceptions import AlreadyEnqueued
    from procrastinate.tasks import Task

    assert isinstance(task, Task)
    try:
        task.configure(queueing_lock=task.name).defer()
    except AlreadyEnqueued:
        logger.debug("%s still waits", task.name)


def retry_what_died() -> int:
    """Put back the jobs whose worker was killed; return how many. Every task may run twice."""
    import asyncio

    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    async def sweep() -> int:
        own = app.connector
        assert isinstance(own, DjangoConnector)
        with app.replace_connector(own.get_worker_connector()) as working:
            async with working.open_async():
                manager = working.job_manager
                dead = list(
                    await manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS)
                )
                for job in dead:
                    await manager.retry_job(job)
                return len(dead)

    number = asyncio.run(sweep())
    if number:
        logger.warning("%s jobs were put back whose worker had died", number)
    return number
