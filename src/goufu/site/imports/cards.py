"""What the page of an import shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goufu.site.cards import LinkCard, TableCard

SHOWN = 200  # wrong cells on the page; the spreadsheet has them all


@dataclass(frozen=True)
class ProblemLine:
    """One wrong cell, as a person looks for it."""

    row: int
    column: str
    typed: str
    sentence: str
    remedy: str


@dataclass(frozen=True)
class Looked:
    """What a file would be carried in as.

    Args:
        document: the number under which the file is kept until it is carried in.
        first: the first rows as they were read.
    """

    file_name: str
    document: int
    rows: int
    right: int
    problems: Sequence[ProblemLine]
    problem_count: int
    ignored: str
    first: TableCard
    marked_url: str = ""

    @property
    def is_right(self) -> bool:
        return not self.problem_count

    @property
    def not_shown(self) -> int:
        return self.problem_count - len(self.problems)


@dataclass(frozen=True)
class ImportPageCard:
    """The page: what the file must hold, what was read, what was carried in before."""

    title: str
    intro: str
    action_url: str
    template_url: str
    back_url: str
    key: str
    columns: TableCard
    earlier: TableCard
    crumbs: Sequence[LinkCard]
    section: str
    looked: Looked | None = None
    wrong: str = ""
    remedy: str = ""
