"""A job is part of the transaction that asks for it, and nothing is done twice."""

from __future__ import annotations

import asyncio
import threading
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from goufu.base.deadlines import clock
from goufu.base.deadlines.models import Deadline
from goufu.base.jobs import clockwork, tasks
from goufu.base.ledger import lines
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Letter, Message
from goufu.base.notifications.outbox import tell_holders
from goufu.base.people.models import Appointment
from goufu.law.refusals import Refusal


def jobs() -> list[str]:
    return [job.task_name.rpartition(".")[2] for job in ProcrastinateJob.objects.order_by("id")]


@pytest.fixture
def tell(handler, now):
    def one():
        entry = lines.write("contract.sign", ref="HT1", actor=handler, at=now)
        posts = Appointment.objects.select_related("account")
        tell_holders(posts, entry, sentence="合同已签订", title="养老服务")

    return one


@pytest.mark.django_db(transaction=True)
class TestOneTransaction:
    def test_what_is_rolled_back_leaves_no_line_no_letter_and_no_job(self, tell):
        @transaction.atomic
        def refused():
            tell()
            raise Refusal

        with pytest.raises(Refusal):
            refused()

        assert (Entry.objects.count(), Letter.objects.count(), jobs()) == (0, 0, [])

    def test_what_is_committed_leaves_all_three(self, tell):
        with transaction.atomic():
            tell()

        assert (Entry.objects.count(), Letter.objects.count()) == (1, 1)
        assert jobs() == ["send_letters"]

    def test_two_actions_that_tell_do_not_wait_for_each_other(self, tell):
        told = threading.Event()

        def another():
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '2s'")
            tell()
            told.set()
            connection.close()

        with transaction.atomic():
            tell()
            thread = threading.Thread(target=another)
            thread.start()
            thread.join()
            assert told.is_set()

        assert jobs() == ["send_letters"] * 2

    def test_nobody_to_write_to_means_no_job(self, head, now):
        entry = lines.write("contract.sign", ref="HT1", actor=head, at=now)
        posts = Appointment.objects.select_related("account")

        tell_holders(posts, entry, sentence="合同已签订", title="养老服务")

        assert Message.objects.count() == 1
        assert jobs() == []


def test_a_refused_piece_of_work_does_not_keep_the_others(monkeypatch, now):
    done = []

    def refuse():
        raise Refusal

    monkeypatch.setattr(clockwork, "_work", [lambda _at: [refuse, lambda: done.append(1)]])

    assert clockwork.run(at=now) == 1
    assert done == [1]


@pytest.mark.django_db(transaction=True)
def test_two_clocks_that_tick_at_once_do_every_thing_once(monkeypatch, school, handler, head, now):
    monkeypatch.setattr(clockwork, "_work", [clock.overdue_work, clock.reminding_work])
    for i in range(12):
        Deadline.objects.create(
            dossier_kind="contract",
            ref=f"HT{i}",
            place="CN-3415",
            title="合同",
            duty="file_contract",
            who="handler",
            organisation=school,
            starts_on=date(2026, 11, 2),
            due_on=date(2026, 11, 11) if i % 2 else date(2026, 11, 20),
            unit="working_day",
        )
    barrier = threading.Barrier(3)
    monkeypatch.setattr(tasks, "now", lambda: now)

    def ticks():
        barrier.wait()
        tasks.tick()
        connection.close()

    threads = [threading.Thread(target=ticks) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Entry.objects.filter(event="deadline.overdue").count() == 6
    assert Entry.objects.filter(event="deadline.due_soon").count() == 6
    assert Message.objects.filter(event="deadline.overdue").count() == 12
    assert Message.objects.filter(event="deadline.due_soon").count() == 6


def test_the_tasks_have_the_names_that_the_clock_knows():
    known = set(app.tasks)

    for name in ("tick", "send_letters", "seal_ledger", "purge"):
        assert f"goufu.base.jobs.tasks.{name}" in known


@pytest.mark.django_db(transaction=True)
def test_what_failed_long_ago_is_thrown_away_and_what_failed_lately_is_kept():
    for _ in range(2):
        tasks.send_letters.configure(queueing_lock=None).defer()
    old, new = ProcrastinateJob.objects.order_by("id").values_list("id", flat=True)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
        cursor.execute(
            "UPDATE procrastinate_events SET at = now() - %s WHERE job_id = %s",
            [timedelta(hours=tasks.HOURS_KEPT + 1), old],
        )
        cursor.execute(
            "INSERT INTO procrastinate_events (job_id, type, at) VALUES"
            " (%s, 'failed', now() - %s), (%s, 'failed', now())",
            [old, timedelta(hours=tasks.HOURS_KEPT + 1), new],
        )

    asyncio.run(_purged())

    assert list(ProcrastinateJob.objects.values_list("id", flat=True)) == [new]


async def _purged() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        async with working.open_async():
            await tasks.throw_away_old_jobs(working.job_manager)
