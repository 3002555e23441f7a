"""Do several things at the same moment, each in a thread with its own database connection."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections


def at_once(*things: Callable[[], object]) -> list[Exception | None]:
    """Return for each of the things what it raised, or None where it was done."""
    start = Barrier(len(things))

    def run(thing: Callable[[], object]) -> Exception | None:
        try:
            start.wait(timeout=30)
            thing()
        except Exception as error:
            return error
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(len(things)) as pool:
        return list(pool.map(run, things))
