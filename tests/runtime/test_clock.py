from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from goufu.base.jobs import tasks
from goufu.config.commands import clock
from goufu.config.models import Mark

pytestmark = pytest.mark.django_db(transaction=True)


def taken_by_a_worker(*, last_heard: str) -> int:
    """Enqueue a job and let a worker take it that was last heard of so long ago."""
    job = tasks.tick.defer()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) "
            "RETURNING id",
            [last_heard],
        )
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s",
            [cursor.fetchone()[0], job],
        )
    return job


def test_a_job_whose_worker_was_killed_is_put_back():
    job = taken_by_a_worker(last_heard="10 minutes")

    assert clock.retry_what_died() == 1
    assert ProcrastinateJob.objects.get(pk=job).status == "todo"


def test_a_job_whose_worker_lives_is_left_to_it():
    job = taken_by_a_worker(last_heard="10 seconds")

    assert clock.retry_what_died() == 0
    assert ProcrastinateJob.objects.get(pk=job).status == "doing"


def test_two_clocks_enqueue_a_tick_once(monkeypatch):
    for _ in range(2):
        stop = threading.Event()
        monkeypatch.setattr(stop, "wait", lambda _seconds, stop=stop: stop.set())
        clock._tick_until(stop, seconds=1)

    assert ProcrastinateJob.objects.filter(task_name=tasks.tick.name).count() == 1
    assert datetime.now(UTC) - Mark.get("clock").at < timedelta(minutes=1)
