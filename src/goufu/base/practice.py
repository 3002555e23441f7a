"""Whether the running work is practice: in which schema it stands, and what time it is there.

A learner's door opens a ``Ground`` (``base/training``); whatever reaches outside the database asks
here, so that practice sends no mail, keeps its files apart and reads its own clock. Nothing is
ever remembered beyond the block: outside it, work is real.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

FILES = "practice"  # The folder in the store of documents, and in the home, for all practice.


@dataclass(frozen=True)
class Ground:
    """Where practice takes place.

    Args:
        schema: the schema of the learner's own tables.
        at: what the learner's clock says; it stands still until the learner moves it.
    """

    schema: str
    at: datetime


_ground: ContextVar[Ground | None] = ContextVar("ground", default=None)


def ground() -> Ground | None:
    """Return where the running practice takes place; None where work is real."""
    return _ground.get()


@contextmanager
def on(here: Ground) -> Iterator[None]:
    """Let everything inside be practice."""
    token = _ground.set(here)
    try:
        yield
    finally:
        _ground.reset(token)


def folder() -> str:
    """Return what the keys of files begin with; empty where work is real."""
    here = _ground.get()
    return f"{FILES}/{here.schema}/" if here else ""
