"""The application of a project as the paper form that officials know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from goufu.base.doors.filled import BoundField
from goufu.site.cards.lists import TableCard
from goufu.site.cards.parts import CheckLine, LinkCard


@dataclass(frozen=True)
class TestLine:
    """One of the five tests: what is answered, and on what grounds."""

    group: str
    said: BoundField
    grounds: BoundField


@dataclass(frozen=True)
class SignedLine:
    """An opinion on the form, by whom and when."""

    body: str
    post: str
    opinion: str
    who: str
    at: datetime


@dataclass(frozen=True)
class CostTotal:
    """What one unit costs, both ways, in fen; ``dearer`` where buying is not cheaper."""

    own_fen: int
    buy_fen: int
    gap_fen: int
    dearer: bool


@dataclass(frozen=True)
class ApplicationCard:
    """The page of the form.

    Args:
        form: the fields, by name; nothing can be typed where not ``editable``.
        hand_in: the words on the button that goes on to the review.
        flags: what the reviewers should not overlook.
        restored_at: when what the form begins with was typed, where it was not saved.
        keep_url: where what is typed is kept while one types.
    """

    title: str
    purchaser: str
    purchaser_kind: str
    form: Mapping[str, BoundField]
    tests: Sequence[TestLine]
    total: CostTotal | None
    weights: str
    progress: Sequence[CheckLine]
    missing: int
    signed: Sequence[SignedLine]
    flags: Sequence[CheckLine] = ()
    results: TableCard | None = None
    changes: TableCard | None = None
    returned: str = ""
    editable: bool = True
    saved_at: datetime | None = None
    version: int = 0
    ref: str = ""
    year: str = ""
    amount_words: str = ""
    hand_in: str = ""
    attached: Mapping[str, LinkCard] = field(default_factory=dict)
    methods_url: str = ""
    restored_at: datetime | None = None
    keep_url: str = ""

    @property
    def f(self) -> Mapping[str, Any]:
        """The fields, short for templates."""
        return self.form
