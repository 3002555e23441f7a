from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from goufu.config.commands import migrate
from goufu.config.postgres.binaries import Unusable


@pytest.mark.django_db
def test_tests_work_in_a_copy_of_their_own_as_an_ordinary_role():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_database(), rolsuper FROM pg_roles WHERE rolname = current_user"
        )
        name, may_do_anything = cursor.fetchone()

    assert name.startswith("test_")
    assert not may_do_anything


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("once_more", [False, True])
def test_what_a_test_commits_is_gone_before_the_next(once_more):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE left_behind ()")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["0001_initial", "0011_last_prices_sealed"])
def test_one_that_was_made_between_two_states_is_refused_with_what_to_do(name):
    MigrationRecorder.Migration.objects.filter(app="tenders", name=name).delete()

    with pytest.raises(Unusable, match=r"tenders is behind 0001_tables.*make reset"):
        migrate.bring_up_to_date(verbosity=0)


@pytest.mark.django_db
def test_one_of_the_last_state_before_is_up_to_date():
    (first,) = [
        one for key, one in MigrationLoader(None).disk_migrations.items() if key[0] == "tenders"
    ]
    recorded = MigrationRecorder.Migration.objects.filter(app="tenders")
    recorded.filter(name="0001_tables").delete()

    assert {(one.app, one.name) for one in recorded.all()} == set(first.replaces)
    assert migrate.missing() == []
