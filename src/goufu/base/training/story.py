"""What base asks of whoever tells the stories; ``config``, which knows the rooms, connects one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from goufu.base.training.models import Sandbox


@dataclass(frozen=True)
class Story:
    """One made-up project to be walked through."""

    word: str
    title: str
    body: str
    budget_fen: int
    content: str


@dataclass(frozen=True)
class Cue:
    """One step of the walk.

    Args:
        kind, verb: the act, as the doors know it.
        event: what the ledger says once it is done.
        at: when the story would have it done.
        who: the user name of the made-up person whose turn it is.
        ref: the dossier it is done on, or below; empty where one is opened from the list, and
            where there is none yet.
        below: a new dossier is opened below ``ref``.
    """

    number: int
    kind: str
    verb: str
    event: str
    at: datetime
    who: str
    done: bool
    ref: str = ""
    below: bool = False


class Storyteller(Protocol):
    """Knows the stories; everything but ``stories`` is asked from inside the learner's tables."""

    def stories(self) -> Sequence[Story]: ...

    def settle(self, sandbox: Sandbox) -> str:
        """Fill empty tables with the made-up town; return who has the first turn."""

    def script(self, sandbox: Sandbox) -> Sequence[Cue]:
        """Return all steps of the walk in order, with what is done already."""

    def entries(self, sandbox: Sandbox, kind: str, verb: str) -> Mapping[str, Any]:
        """Return what the story would enter for an act that comes next; empty where it does not."""

    def play(self, sandbox: Sandbox, number: int) -> datetime:
        """Do one step as its person would; return what the clock says then.

        Raises:
            Refusal: as the doors would.
        """

    def wait(self, sandbox: Sandbox, until: datetime) -> None:
        """Let time pass; the clock does its work every night."""


_connected: list[Storyteller] = []


def connect(teller: Storyteller) -> None:
    """Say who tells the stories; called once, by ``config``."""
    _connected[:] = [teller]


def teller() -> Storyteller:
    """Return who tells the stories."""
    return _connected[0]
