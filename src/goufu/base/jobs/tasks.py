"""What the worker does; every task may run twice without doing a thing twice.

The clock (``goufu clock``) enqueues ``tick``, ``seal_ledger`` and ``send_letters`` again and again;
``queueing_lock`` keeps one that still waits from being joined by another.
"""

from __future__ import annotations

from datetime import UTC, datetime

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.manager import JobManager

from goufu.base.jobs import clockwork

RETRY = RetryStrategy(max_attempts=8, exponential_wait=4)
HOURS_KEPT = 24 * 14  # of jobs that failed for good; those that succeeded leave at once


def now() -> datetime:
    """Read the clock: a job is a door."""
    return datetime.now(UTC)


@app.task(queue="mail", retry=RETRY)
def send_letters() -> None:
    """Send the letters that wait in the outbox."""
    from goufu.base.notifications.postman import send_waiting  # noqa: PLC0415

    send_waiting(at=now())


def wake_the_postman() -> None:
    """Have the letters sent that the running transaction has written, once it commits.

    Without the queueing lock: its unique index would make every action that tells somebody wait
    for the one before it to commit, and two of them could wait for each other.
    """
    send_letters.defer()


@app.task(queue="clock", queueing_lock="tick")
def tick() -> None:
    """Do what has come due."""
    clockwork.run(at=now())


@app.task(queue="ledger", queueing_lock="seal_ledger")
def seal_ledger() -> None:
    """Seal the lines written since the last head."""
    from goufu.base.ledger.sealing import seal  # noqa: PLC0415

    seal(at=now())


@app.periodic(cron="17 19 * * *")  # 03:17 in Beijing
@app.task(queue="clock", queueing_lock="purge", pass_context=True)
async def purge(context: JobContext, timestamp: int) -> None:
    """Throw away what is left of jobs that came to their end long ago."""
    del timestamp
    await throw_away_old_jobs(context.app.job_manager)


async def throw_away_old_jobs(manager: JobManager) -> None:
    """Remove the jobs that ended, well or badly, more than ``HOURS_KEPT`` ago."""
    await manager.delete_old_jobs(
        nb_hours=HOURS_KEPT, include_failed=True, include_cancelled=True, include_aborted=True
    )
