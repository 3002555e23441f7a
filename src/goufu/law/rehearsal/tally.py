"""The figures of a rehearsal, added up while it runs."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from goufu.law.rehearsal.record import Record
from goufu.law.rehearsal.replay import JUDGEMENTS, Difference, Replayed


@dataclass
class Share:
    """How many projects of a group were replayed and went another way, and their money in fen."""

    projects: int = 0
    fen: int = 0
    another_way: int = 0
    another_way_fen: int = 0

    def add(self, record: Record, *, another_way: bool) -> None:
        """Count one project."""
        self.projects += 1
        self.fen += record.amount_fen
        if another_way:
            self.another_way += 1
            self.another_way_fen += record.amount_fen

    def as_json(self) -> dict[str, int]:
        """Return it as JSON types."""
        return dict(self.__dict__)


Groups = defaultdict[str, Share]


@dataclass
class OfStep:
    """What became of one step, over all projects.

    Args:
        ways: from what to what, how often.
        days: by how many days the last day moved, how often.
    """

    projects: int = 0
    fen: int = 0
    another_way: int = 0
    moved: int = 0
    ways: Counter[tuple[str, str]] = field(default_factory=Counter)
    days: Counter[int] = field(default_factory=Counter)

    def add(self, difference: Difference) -> None:
        """Count one step."""
        self.another_way += difference.another_way
        self.moved += not difference.another_way
        self.ways[(difference.was.word, difference.would.word)] += 1
        if difference.days is not None:
            self.days[difference.days] += 1

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON types, the most frequent first."""
        return {
            "projects": self.projects,
            "fen": self.fen,
            "another_way": self.another_way,
            "moved": self.moved,
            "ways": [[was, would, count] for (was, would), count in _ranked(self.ways)],
            "days": [[days, count] for days, count in sorted(self.days.items())],
        }


@dataclass
class Tally:
    """All figures of one rehearsal; ``add`` what was replayed, in any order."""

    all: Share = field(default_factory=Share)
    moved: int = 0
    asked: int = 0
    unknown: int = 0
    steps: defaultdict[str, OfStep] = field(default_factory=lambda: defaultdict(OfStep))
    departments: Groups = field(default_factory=lambda: defaultdict(Share))
    classes: Groups = field(default_factory=lambda: defaultdict(Share))
    methods: Groups = field(default_factory=lambda: defaultdict(Share))

    def add(self, replayed: Replayed) -> None:
        """Count one project."""
        record, differences = replayed.record, replayed.differences
        another_way = any(one.another_way for one in differences)
        self.asked += replayed.asked
        self.unknown += replayed.unknown
        self.moved += bool(differences) and not another_way
        for group, key in (
            (self.departments, record.department),
            (self.classes, str(record.service_class or "")),
            (self.methods, record.method),
        ):
            group[key].add(record, another_way=another_way)
        self.all.add(record, another_way=another_way)
        self._add_steps(record, differences)

    def _add_steps(self, record: Record, differences: tuple[Difference, ...]) -> None:
        for one in differences:
            self.steps[one.step].add(one)
        for step in {one.step for one in differences if one.another_way}:
            self.steps[step].projects += 1
            self.steps[step].fen += record.amount_fen

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON types: steps in the order of a project's life, groups by weight."""
        order = [step for one in JUDGEMENTS for step in one.steps]
        return {
            **self.all.as_json(),
            "moved": self.moved,
            "asked": self.asked,
            "unknown": self.unknown,
            "steps": {
                step: self.steps[step].as_json() for step in sorted(self.steps, key=order.index)
            },
            "departments": _shares(self.departments),
            "classes": _shares(self.classes),
            "methods": _shares(self.methods),
        }


def _ranked(counted: Counter[tuple[str, str]]) -> list[tuple[tuple[str, str], int]]:
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def _shares(groups: dict[str, Share]) -> dict[str, dict[str, int]]:
    ranked = sorted(groups.items(), key=lambda one: (-one[1].another_way, -one[1].fen, one[0]))
    return {name: share.as_json() for name, share in ranked}
