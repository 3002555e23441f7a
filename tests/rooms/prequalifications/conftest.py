"""Tenders that wait for suppliers to be found by a prequalification."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.rooms.tenders.conftest import kept
from tests.walk_prequalification import PrequalificationWalk


def ready(method: str):
    def stage(walk: PrequalificationWalk) -> None:
        walk.up_to_announcement()
        walk.pool(5)
        walk.ready_by(method)

    return stage


@pytest.fixture(scope="module")
def invited(django_db_setup, django_db_blocker) -> Iterator[PrequalificationWalk]:
    """An invited tender of March 2026 with its document confirmed; five more providers."""
    with kept(django_db_blocker, ready("invited_tender"), 2026, make=PrequalificationWalk) as walk:
        yield walk


@pytest.fixture
def called(invited) -> PrequalificationWalk:
    """Applications may come in until 10 April 2026, nine o'clock."""
    return invited.applicants_sought(on="2026-03-30", closes="2026-04-10T09:00")
