"""Backups leave practice out, upgrades and an emptied database end it."""

from __future__ import annotations

import dataclasses
import subprocess
import tarfile

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from goufu.base import practice
from goufu.base.clock import now
from goufu.base.training import schema
from goufu.config.commands import backup, migrate
from goufu.config.postgres.binaries import installed_programs
from tests.training.conftest import a_person

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_backup_holds_nothing_of_practice(begins, tmp_path, monkeypatch):
    sandbox = begins(a_person("zhang"))
    key = default_storage.save(f"{practice.FILES}/{sandbox.schema}/a", ContentFile(b"a"))
    given = connection.settings_dict
    url = f"postgresql:///{given['NAME']}?host={given['HOST']}&user={given['USER']}"
    env = dataclasses.replace(settings.GOUFU, database_url=url)

    made = backup.make(env, tmp_path, at=now())

    listed = subprocess.run(
        [installed_programs() / "pg_restore", "--list", made / backup.DUMP],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "people_account" in listed
    assert schema.BEGINS not in listed
    assert "TABLE DATA public training_sandbox" not in listed
    with tarfile.open(made / "documents.tar") as archive:
        assert not [name for name in archive.getnames() if practice.FILES in name]
    default_storage.delete(key)


@pytest.mark.parametrize(("behind", "left"), [(["a.0001"], 0), ([], 1)])
def test_migrations_that_change_the_tables_end_practice(begins, monkeypatch, behind, left):
    begins(a_person("zhang"))
    monkeypatch.setattr(migrate, "missing", lambda: behind)

    migrate.bring_up_to_date(verbosity=0)

    assert len(schema.all_schemas()) == left
