"""Texts that say the same in the same words.

Pieces of twelve characters are compared, those left out that the purchase document itself has. Of
all pieces a fourth is kept, chosen by their digest: the share is an estimate, the passages shown
are exact.

>>> one, other = "甲方提供上门照料服务每周两次，每次一小时", "我们提供上门照料服务每周两次"
>>> common_passages(one, other, frozenset())
['提供上门照料服务每周两次']
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

PIECE = 12  # characters
WIDTH = 4  # bytes of a character in UTF-32
KEPT_OF = 4  # one piece in so many is compared
LEAST_PIECES = 20  # kept ones; a text shorter than some eighty characters of its own says little
ALIKE_FROM = 30  # percent of the shorter text
STRONG_FROM = 60  # percent
MOST_SHARERS = 50  # a piece that more offers have is a form of words, and would cost too much
PASSAGES = 3
PASSAGE_LENGTH = 120  # characters shown of each
NOISE = re.compile(r"[\s\W_]+")


def plain(text: str) -> str:
    """Return the letters and digits of a text: layout and punctuation do not count."""
    return NOISE.sub("", text)


def pieces(text: str) -> set[str]:
    """Return every piece of a plain text."""
    return {text[i : i + PIECE] for i in range(len(text) - PIECE + 1)}


def kept(text: str, *, but: frozenset[str] | set[str]) -> set[int]:
    """Return the digests of the pieces that are compared."""
    letters = memoryview(text.encode("utf-32-le"))
    found = set()
    for i in range(len(text) - PIECE + 1):
        digest = zlib.crc32(letters[i * WIDTH : (i + PIECE) * WIDTH])
        if digest % KEPT_OF == 0 and text[i : i + PIECE] not in but:
            found.add(digest)
    return found


def shares(texts: Mapping[str, str], *, given: str) -> list[tuple[str, str, int]]:
    """Return the pairs of offers that are alike, with the percentage of the shorter one.

    Args:
        texts: offer → all that it says.
        given: what the purchase document says; it may be repeated freely.
    """
    own = pieces(plain(given))
    found = {offer: kept(plain(text), but=own) for offer, text in texts.items()}
    common = _counted(found)
    alike = []
    for (one, other), number in sorted(common.items()):
        shorter = min(len(found[one]), len(found[other]))
        if shorter >= LEAST_PIECES and number * 100 >= shorter * ALIKE_FROM:
            alike.append((one, other, number * 100 // shorter))
    return alike


def common_passages(one: str, other: str, given: frozenset[str] | set[str]) -> list[str]:
    """Return the longest passages that two texts share and the document does not have."""
    left, right = plain(one), pieces(plain(other))
    runs: list[str] = []
    start: int | None = None
    last = len(left) - PIECE + 1
    for i in range(last + 1):
        piece = left[i : i + PIECE]
        if i < last and piece in right and piece not in given:
            start = i if start is None else start
        elif start is not None:
            runs.append(left[start : i + PIECE - 1])
            start = None
    longest = sorted(set(runs), key=lambda run: (-len(run), run))
    return [run[:PASSAGE_LENGTH] for run in longest[:PASSAGES]]


def _counted(found: Mapping[str, set[int]]) -> Counter[tuple[str, str]]:
    """Return how many pieces every two offers share."""
    sharers: dict[int, list[str]] = defaultdict(list)
    for offer, digests in found.items():
        for digest in digests:
            sharers[digest].append(offer)
    pairs: Counter[tuple[str, str]] = Counter()
    for offers in sharers.values():
        if 1 < len(offers) <= MOST_SHARERS:
            pairs.update(_pairs(offers))
    return pairs


def _pairs(offers: Sequence[str]) -> Iterable[tuple[str, str]]:
    return combinations(sorted(offers), 2)
