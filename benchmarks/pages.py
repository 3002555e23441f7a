"""How long pages take with a hundred thousand projects, and how many queries they make."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from functools import cache

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.many import PROJECTS, a_hundred_thousand
from goufu.base.people.models import Account
from tests.visitors import BACKEND

TIMES = 15
Figures = Iterator[tuple[str, float, str]]
# Figure → who looks, at what. Supervision sees every project of the city.
PAGES = {
    "project_page": ("supervision", "/projects/{code}/"),
    "project_list": ("supervision", "/projects/"),
    "project_list_searched": ("supervision", "/projects/?q=养老&state=announced"),
    "desk": ("handler", "/desk/"),
    "desk_of_supervision": ("supervision", "/desk/"),
    "portal_home": ("", "/"),
    "portal_notices": ("", "/notices/"),
    "portal_notices_searched": ("", "/notices/?q=养老"),
}


def benches() -> dict[str, Callable[[], Figures]]:
    """Return a bench for each page."""
    return {f"{name}_ms": _bench(name) for name in PAGES}


def _bench(name: str) -> Callable[[], Figures]:
    def run() -> Figures:
        who, url = PAGES[name]
        many = _many()
        client = _signed_in(many.people[who].account_id) if who else Client()
        path = url.format(code=many.code)
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
            asked = len(queries)
        taken = []
        for _ in range(TIMES):
            begun = time.perf_counter()
            client.get(path)
            taken.append(time.perf_counter() - begun)
        yield f"{name}_ms", statistics.median(taken) * 1000, f"ms with {PROJECTS} projects"
        yield f"{name}_queries", asked, "queries"

    return run


@cache
def _many():  # type: ignore[no-untyped-def]
    return a_hundred_thousand()


def _signed_in(account_id: int | None) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=account_id), backend=BACKEND)
    return client
