"""What a room says of a list that it takes in as a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goufu.base.doors.sheets import Sheet
from goufu.base.people.roles import Actor, Role


@dataclass(frozen=True)
class RowProblem:
    """What is wrong with one row.

    Args:
        row: its position among the rows that were handed over, from 0.
        field: the name of the sheet's field; empty where the whole row is meant.
        sentence, remedy: in the reader's language.
    """

    row: int
    field: str
    sentence: str
    remedy: str = ""


@dataclass(frozen=True)
class ImportedFile:
    """The file that is being carried in; ``ref`` is the number of the import."""

    ref: str
    name: str
    sha256: str
    rows: int


@dataclass(frozen=True)
class Counted:
    """What became of the rows."""

    added: int
    changed: int = 0
    unchanged: int = 0


Check = Callable[[Sequence[Any], Actor, date], Sequence[RowProblem]]


def nothing_more(_rows: Sequence[Any], _actor: Actor, _on: date) -> Sequence[RowProblem]:
    """Find nothing wrong that a single row would not tell."""
    return ()


@dataclass(frozen=True)
class Import:
    """One list that can be carried in.

    Args:
        name: its word in addresses, ``[a-z-]+``.
        label: the words on the button.
        row: the sheet of one row; the labels of its fields are the heads of the columns.
        action: ``(*, rows, source: ImportedFile, actor, at) -> Counted``; runs inside the
            transaction of the import.
        check: what needs the other rows or the database; asked for the preview, and once more
            inside the transaction.
        by: who may carry it in.
        intro: what the reader should know first.
    """

    name: str
    label: str
    row: type[Sheet]
    action: Callable[..., Counted]
    by: frozenset[Role]
    check: Check = nothing_more
    intro: str = ""
