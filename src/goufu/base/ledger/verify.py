"""Walk all of the ledger: every line against its leaf, every leaf against every head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goufu.base.ledger import keys
from goufu.base.ledger.broken import Broken, of_entry, of_head, of_line
from goufu.base.ledger.models import Entry, Head, Key, Leaf, Node
from goufu.base.ledger.sealing import settled, unsealed
from goufu.base.ledger.tree import KEPT_FROM, Frontier, leaf_digest

CHUNK = 2_000
Line = tuple[Leaf, Entry | None]


@dataclass(frozen=True)
class Report:
    """What the walk found.

    Attributes:
        lines: sealed lines that were checked and hold.
        unsealed: lines that wait for the next head.
        broken: the first thing that is wrong; None where all holds.
    """

    lines: int
    heads: int
    unsealed: int
    head: Head | None
    broken: Broken | None

    @property
    def holds(self) -> bool:
        return self.broken is None


def verify(
    at: datetime,
    *,
    trusted: frozenset[str] = frozenset(),
    published: Mapping[int, Mapping[str, Any]] | None = None,
) -> Report:
    """Check everything and name the first line that is broken.

    Args:
        trusted: further keys (their ids) that may have signed heads, beside this machine's own.
        published: heads that somebody kept outside, by number; ours must be the same.
    """
    walk = _Walk(trusted | _own_key(), published or {})
    broken = walk.run() or _loose_ends(walk, at)
    return Report(
        lines=walk.frontier.size,
        heads=walk.heads,
        unsealed=unsealed().count(),
        head=walk.head,
        broken=broken,
    )


class _Walk:
    def __init__(self, trusted: frozenset[str], published: Mapping[int, Mapping[str, Any]]) -> None:
        self.frontier = Frontier()
        self.heads = 0
        self.head: Head | None = None
        self._trusted = trusted
        self._published = published
        self._keys = dict(Key.objects.values_list("key_id", "public"))
        self._lines = _lines()

    def run(self) -> Broken | None:
        """Go through the heads in order, and through the lines that each of them adds."""
        for head in _heads():
            broken = self._check_head(head) or self._check_lines(head)
            if broken:
                return broken
            self.head = head
            self.heads += 1
        missing = [number for number in self._published if number > self.heads]
        return Broken("head_missing", {"number": min(missing)}) if missing else None

    def _check_head(self, head: Head) -> Broken | None:
        if head.number != self.heads + 1:
            return Broken("head_missing", {"number": self.heads + 1})
        public = self._keys.get(head.key_id)
        if head.key_id not in self._trusted or public is None:
            return of_head("head_stranger", head)
        genuine = keys.id_of(public) == head.key_id and keys.is_signed_by(head, public)
        if not genuine or head.size <= self.frontier.size:
            return of_head("head_forged", head)
        kept = self._published.get(head.number)
        if kept is not None and dict(kept) != head.as_json():
            return of_head("head_differs", head)
        return None

    def _check_lines(self, head: Head) -> Broken | None:
        first: Line | None = None
        last: Leaf | None = None
        while self.frontier.size < head.size:
            leaf, entry = next(self._lines, (None, None))
            if leaf is None or leaf.index != self.frontier.size:
                return Broken("leaf_missing", {"index": self.frontier.size})
            if entry is None or leaf_digest(entry.canonical()) != leaf.digest:
                return self._blame(leaf, entry, head)
            first, last = first or (leaf, entry), leaf
            broken = self._check_subtrees(self.frontier.add(leaf.digest))
            if broken:
                return broken
        if self.frontier.root() != head.root:
            assert first is not None
            assert last is not None
            return of_line("rewritten", *first, number=head.number, last=last.entry_id)
        return None

    def _check_subtrees(self, full: list[tuple[int, int, str]]) -> Broken | None:
        for level, place, digest in full[KEPT_FROM:]:
            node = Node.objects.filter(level=level, place=place).first()
            if node is None or node.digest != digest:
                return Broken("subtree_changed", {"level": level, "place": place})
        return None

    def _blame(self, leaf: Leaf, entry: Entry | None, head: Head) -> Broken:
        """Tell a changed line from a changed leaf: the head was signed over one of the two."""
        if entry is None:
            return of_line("missing", leaf, None)
        now = leaf_digest(entry.canonical())
        with_line = self.frontier.copy()
        with_line.add(now)
        for after, _ in self._lines:
            if with_line.size == head.size:
                break
            with_line.add(after.digest)
        kind = "leaf_changed" if with_line.root() == head.root else "altered"
        return of_line(kind, leaf, entry, now=now)


def _loose_ends(walk: _Walk, at: datetime) -> Broken | None:
    """Find leaves above the last head, and lines that came in below it."""
    above = Leaf.objects.filter(index__gte=walk.frontier.size).order_by("index").first()
    if above and not Head.objects.filter(size__gt=above.index).exists():
        return of_line("leaf_added", above, None)
    late = unsealed().filter(pk__lte=settled(at)).order_by("pk").first()
    return of_entry("inserted", late) if late else None


def _own_key() -> frozenset[str]:
    if not keys.key_file().exists():
        return frozenset()
    return frozenset({keys.id_of(keys.public_hex(keys.signing_key()))})


def _heads() -> Iterator[Head]:
    after = 0
    while chunk := list(Head.objects.filter(number__gt=after).order_by("number")[:CHUNK]):
        yield from chunk
        after = chunk[-1].number


def _lines() -> Iterator[Line]:
    after = -1
    while chunk := list(Leaf.objects.filter(index__gt=after).order_by("index")[:CHUNK]):
        entries = Entry.objects.in_bulk([leaf.entry_id for leaf in chunk])
        for leaf in chunk:
            yield leaf, entries.get(leaf.entry_id)
        after = chunk[-1].index
