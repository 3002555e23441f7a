"""What was sent and put into no dossier is removed after its time, and nothing else ever is."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from goufu.base.documents import purge
from goufu.base.documents.models import Document, Version
from goufu.base.documents.store import adopt, fetch
from goufu.base.jobs import clockwork
from goufu.base.ledger.models import Entry
from goufu.config.clockwork import WORK


@pytest.fixture
def waiting(keep):
    """A file that was sent, and waits for its dossier."""
    return keep(ref="", project_code="")


def files(settings) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def tick(at) -> int:
    return sum(bool(do()) for do in list(purge.clock_work(at)))


def test_the_clock_does_it(waiting, now, settings):
    clockwork.connect(WORK)
    clockwork.run(at=now + timedelta(hours=settings.GOUFU.upload_hours))

    assert not Document.objects.filter(pk=waiting.pk).exists()


def test_it_is_removed_when_its_time_is_up_and_not_before(waiting, now, settings):
    hours = timedelta(hours=settings.GOUFU.upload_hours)

    assert tick(now + hours - timedelta(seconds=1)) == 0
    assert len(files(settings)) == 1
    assert tick(now + hours) == 1
    assert files(settings) == []
    assert not Version.objects.exists()


def test_what_was_removed_stands_in_the_ledger(waiting, now):
    tick(now + timedelta(days=90))

    entry = Entry.objects.get(event="document.discard")
    assert entry.facts["title"] == waiting.title
    assert entry.facts["versions"][0]["size"] > 0
    assert entry.role == "clock"


def test_what_lies_in_a_dossier_stays(waiting, handler, now, settings):
    adopt(waiting.pk, ref="P-1", project_code="P-1", place="CN-3415", actor=handler)

    assert tick(now + timedelta(days=90)) == 0
    assert Document.objects.filter(pk=waiting.pk).exists()
    assert len(files(settings)) == 1


def test_content_that_another_document_has_too_stays(waiting, keep, now):
    other = keep()

    assert tick(now + timedelta(days=90)) == 1
    with fetch(other.versions.get()) as content:
        assert content.read()


def test_a_version_in_a_dossier_still_cannot_be_removed(waiting, handler):
    adopt(waiting.pk, ref="P-1", project_code="P-1", place="CN-3415", actor=handler)

    with pytest.raises(DatabaseError, match="kept as it is"), transaction.atomic():
        Version.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_removes_it(waiting, now):
    later, done = now + timedelta(days=90), []
    together = threading.Barrier(2)

    def work() -> None:
        together.wait()
        done.append(purge.discard(waiting.pk, at=later))
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(done) == [False, True]
    assert Entry.objects.filter(event="document.discard").count() == 1
