"""What a person's desk shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goufu.site.cards.lists import TableCard
from goufu.site.cards.parts import (
    ActCard,
    ClockCard,
    DutyCard,
    Figure,
    LedgerLine,
    LinkCard,
    TagCard,
)


@dataclass(frozen=True)
class TodoLine:
    """Something the reader has to do."""

    title: str
    url: str
    note: str = ""
    clock: ClockCard | None = None
    act: str = ""


@dataclass(frozen=True)
class RedLine:
    """A duty that is overdue somewhere within the reader's charge."""

    tag: TagCard
    title: str
    url: str
    note: str = ""
    clause: str = ""
    verified: bool = True


@dataclass(frozen=True)
class DeskCard:
    """A person's desk."""

    intro: str
    figures: Sequence[Figure]
    todo: Sequence[TodoLine]
    red: Sequence[RedLine] = ()
    mine: TableCard | None = None
    upcoming: Sequence[DutyCard] = ()
    messages: Sequence[LedgerLine] = ()
    todo_links: Sequence[LinkCard] = ()
    messages_url: str = ""
    calendar_url: str = ""
    acts: Sequence[ActCard] = ()
    section: str = "desk"
