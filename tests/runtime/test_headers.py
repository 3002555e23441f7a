from __future__ import annotations

import pytest
from django.db import DatabaseError
from django.test import Client

from goufu.config import health


@pytest.mark.django_db
def test_whoever_asks_whether_the_machine_is_well_is_told_so_and_nothing_else():
    answer = Client().get("/health")

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert not answer.cookies


def test_without_a_database_the_machine_is_not_well(rf, monkeypatch):
    def away() -> None:
        raise DatabaseError("secrets that nobody should read")

    monkeypatch.setattr(health.connection, "cursor", away)
    answer = health.health(rf.get("/health"))

    assert answer.status_code == 503
    assert b"secrets" not in answer.content


@pytest.mark.django_db
def test_no_page_lets_in_scripts_or_frames_of_others():
    headers = Client().get("/health").headers
    policy = dict(
        part.strip().split(" ", maxsplit=1)
        for part in headers["Content-Security-Policy"].split(";")
    )

    assert policy["script-src"] == policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert "'unsafe-inline'" not in policy["style-src"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_not_answered():
    assert Client().get("/health", headers={"host": "evil.example"}).status_code == 400
