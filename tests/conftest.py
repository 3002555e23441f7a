"""A database for every session, and which articles of law the tests speak for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import TransactionTestCase
from django.utils import translation

from tests.database import TestDatabase

ARTICLES = pytest.StashKey[set[str]]()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Remember which articles of law the collected tests speak for, before any is left out."""
    config.stash[ARTICLES] = {
        cite for item in items for mark in item.iter_markers("article") for cite in mark.args
    }


class LongOnesFirst:
    """Starts the tests in a browser first: all others fit in beside them."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: "browser" not in item.path.parts)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(LongOnesFirst())


@pytest.fixture(autouse=True)
def _language_of_the_last_reader_is_forgotten() -> Iterator[None]:
    """A request leaves its language behind, and the next test would speak it."""
    yield
    translation.deactivate()


@pytest.fixture
def articles_tested(request: pytest.FixtureRequest) -> set[str]:
    if request.config.args != request.config.getini("testpaths"):
        pytest.skip("only a full run can say which articles no test speaks for")
    return request.config.stash[ARTICLES]


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker
) -> Iterator[None]:
    """Lend every process of the session a copy of one database that is migrated once."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    with django_db_blocker.unblock(), TestDatabase(worker) as database:
        database.lend()
        with pytest.MonkeyPatch.context() as patch:
            # A test that commits gets a new copy after it: the ledger refuses to be emptied.
            patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: database.renew())
            yield
        database.take_back()
