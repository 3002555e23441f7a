"""Tenders brought to a stage once for a module; each test begins there and leaves no trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.db import transaction

from tests.walk_assessment import up_to_opening_today
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


@pytest.fixture(scope="module")
def opened_today(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    """A tender under the law of today with three opened offers: 20 May 2026."""
    with kept(django_db_blocker, up_to_opening_today, 2026) as walk:
        yield walk


def _small_scored(walk: ProcurementWalk) -> object:
    up_to_opening_today(
        walk, document={"small_cut": "10", "shared_cut": "4"}, alpha={"firm_size": "small"}
    )
    day = "2026-05-20"
    return walk.seated(on=day).scored(on=day)


@pytest.fixture(scope="module")
def small_today(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    """A tender of today that cuts the prices of small firms; alpha says it is one. Scored."""
    with kept(django_db_blocker, _small_scored, 2026) as walk:
        yield walk
