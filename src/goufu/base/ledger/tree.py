"""The Merkle tree over the lines: hashes as in RFC 9162, subtrees kept in the database."""

from __future__ import annotations

from collections.abc import Iterable

from pymerkle.core import BaseMerkleTree
from pymerkle.hasher import MerkleHasher

from goufu.base.ledger.models import Leaf, Node

HASHER = MerkleHasher("sha256")
# Subtrees of 2 ** 8 leaves and more are kept; smaller ones are quicker hashed than looked up.
KEPT_FROM = 8


def leaf_digest(line: bytes) -> str:
    """Return the digest of a line as a leaf: SHA-256 of a zero byte and the line.

    >>> leaf_digest(b"")
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'
    """
    digest: bytes = HASHER.hash_buff(line)
    return digest.hex()


class Frontier:
    """A tree that is only added to: remembers the roots of its full subtrees and no more.

    >>> frontier = Frontier()
    >>> frontier.add("00" * 32)
    [(0, 0, '0000000000000000000000000000000000000000000000000000000000000000')]
    >>> frontier.root() == "00" * 32
    True
    """

    def __init__(self) -> None:
        self.size = 0
        self._full: list[tuple[int, bytes]] = []

    def copy(self) -> Frontier:
        """Return another one in the same state."""
        other = Frontier()
        other.size, other._full = self.size, list(self._full)
        return other

    def add(self, leaf: str) -> list[tuple[int, int, str]]:
        """Add a leaf; return level, place and digest of every subtree that became full."""
        level, digest = 0, bytes.fromhex(leaf)
        full = [(0, self.size, leaf)]
        while self._full and self._full[-1][0] == level:
            digest = HASHER.hash_pair(self._full.pop()[1], digest)
            level += 1
            full.append((level, self.size >> level, digest.hex()))
        self._full.append((level, digest))
        self.size += 1
        return full

    def root(self) -> str:
        """Return the root over everything added so far."""
        if not self._full:
            return str(HASHER.hash_empty().hex())
        return str(HASHER.hash_fold([digest for _, digest in reversed(self._full)]).hex())


class LedgerTree(BaseMerkleTree):  # type: ignore[misc]
    """The sealed lines as a tree that can be asked for roots and proofs.

    Args:
        size: how many leaves to look at; proofs are made against the head of that size.
    """

    def __init__(self, size: int) -> None:
        super().__init__("sha256")
        self.size = size

    def root(self) -> str:
        """Return the root over the first ``size`` leaves."""
        return str(self.get_root(self.size).hex())

    def path(self, index: int) -> list[str]:
        """Return the audit path of the leaf ``index`` (from 0), nearest sibling first."""
        proof = self.prove_inclusion(index + 1, self.size)
        return [digest.hex() for digest in proof.path[1:]]

    def _encode_entry(self, data: bytes) -> bytes:
        return data

    def _store_leaf(self, data: bytes, digest: bytes) -> int:  # noqa: ARG002 -- pymerkle's names
        raise TypeError("lines are sealed in batches")

    def _get_size(self) -> int:
        return self.size

    def _get_leaf(self, index: int) -> bytes:
        return bytes.fromhex(Leaf.objects.get(index=index - 1).digest)

    def _get_leaves(self, offset: int, width: int) -> list[bytes]:
        return [bytes.fromhex(digest) for digest in digests(offset, offset + width)]

    def _get_subroot(self, offset: int, width: int) -> bytes:
        level = width.bit_length() - 1
        if level < KEPT_FROM:
            root: bytes = self._get_subroot_uncached(offset, width)
            return root
        return bytes.fromhex(Node.objects.get(level=level, place=offset >> level).digest)


def digests(start: int, end: int) -> list[str]:
    """Return the digests of the leaves from ``start`` up to but not including ``end``."""
    return list(
        Leaf.objects.filter(index__gte=start, index__lt=end)
        .order_by("index")
        .values_list("digest", flat=True)
    )


def newly_full(before: int, after: int) -> list[Node]:
    """Return the kept subtrees that became full when the tree grew from one size to the other."""
    made = _blocks(before >> KEPT_FROM, after >> KEPT_FROM)
    level, nodes = KEPT_FROM, list(made.values())
    while after >> (level + 1):
        places = range(before >> (level + 1), after >> (level + 1))
        made = _parents(level, places, made)
        level += 1
        nodes += made.values()
    return nodes


def _blocks(first: int, end: int) -> dict[int, Node]:
    blocks = {}
    for place in range(first, end):
        frontier = Frontier()
        for leaf in digests(place << KEPT_FROM, (place + 1) << KEPT_FROM):
            frontier.add(leaf)
        blocks[place] = Node(level=KEPT_FROM, place=place, digest=frontier.root())
    return blocks


def _parents(level: int, places: Iterable[int], made: dict[int, Node]) -> dict[int, Node]:
    parents = {}
    for place in places:
        pair = [_child(level, one, made) for one in (2 * place, 2 * place + 1)]
        digest = HASHER.hash_pair(*pair).hex()
        parents[place] = Node(level=level + 1, place=place, digest=digest)
    return parents


def _child(level: int, place: int, made: dict[int, Node]) -> bytes:
    node = made.get(place) or Node.objects.get(level=level, place=place)
    return bytes.fromhex(node.digest)
