from __future__ import annotations

import pytest
from django.db import connection


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
