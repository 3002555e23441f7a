"""Rooms that want to know when a document is handed out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from goufu.base.documents.models import Version
from goufu.base.people.roles import Actor

# (what is handed out, to whom, when); called before the content is sent.
Noter = Callable[[Version, Actor, datetime], None]
_noters: list[Noter] = []


def connect(noters: Iterable[Noter]) -> None:
    """Plug in the rooms; called once, by ``config``."""
    _noters[:] = list(noters)


def note(version: Version, actor: Actor, at: datetime) -> None:
    """Let the rooms write down that a version is handed out."""
    for noter in _noters:
        noter(version, actor, at)
