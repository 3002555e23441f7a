"""Tenders brought to a stage once for a module; each test begins there and leaves no trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.db import transaction

from tests.walk_procurement import ProcurementWalk


def kept(
    blocker, stage: Callable[[Any], object], year: int = 2015, make: type[Any] = ProcurementWalk
) -> AbstractContextManager[Any]:
    """Bring a walk to a stage and undo it in the end; one at a time."""

    @contextmanager
    def build() -> Iterator[Any]:
        with blocker.unblock(), transaction.atomic():
            walk = make(year=year)
            stage(walk)
            yield walk
            transaction.set_rollback(True)

    return build()


@pytest.fixture(scope="module")
def laid_before(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    """A tender laid before the agency, nothing written yet."""
    with kept(django_db_blocker, ProcurementWalk.up_to_tender) as walk:
        yield walk


@pytest.fixture(scope="module")
def announced(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    """A tender on which offers may come in from 30 March to 20 April, nine o'clock."""
    with kept(django_db_blocker, ProcurementWalk.up_to_notice) as walk:
        yield walk


@pytest.fixture(scope="module")
def opened(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    """A tender with three opened offers: 20 April."""
    with kept(django_db_blocker, ProcurementWalk.up_to_opening) as walk:
        yield walk


@pytest.fixture(scope="module")
def evaluated(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    """A tender at the end of its evaluation: 20 April."""
    with kept(django_db_blocker, ProcurementWalk.up_to_evaluation) as walk:
        yield walk


@pytest.fixture(scope="module")
def decided(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    """A tender whose result is published: 24 April."""
    with kept(django_db_blocker, ProcurementWalk.up_to_result) as walk:
        yield walk
