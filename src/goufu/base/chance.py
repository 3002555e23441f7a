"""Drawing by lot so that anybody can draw again and get the same.

Who draws takes part of a list by chance. What is kept of it, the list, its fingerprint and the
seed, is enough to repeat it with any program that knows SHA-256: for each name HMAC-SHA256 is
computed with the seed as key and the name in UTF-8 as message; the names are put in order of the
results, smallest first; the first so many are drawn.

The order in which the list was written down does not matter, and nobody who does not know the
seed can say whom it will bring to the top: so the list is closed before there is a seed.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

ALGORITHM = "HMAC-SHA256"


def rank(seed: bytes, names: Sequence[str]) -> list[str]:
    """Return the names in the order in which the seed draws them.

    Args:
        seed: the key, as it is published with the draw.
        names: no name twice; a name with no other meaning than itself (a code, not a number in
            a list), because two who draw again must write it the same way.

    Raises:
        ValueError: a name is on the list twice, and would have two chances.

    >>> rank(b"2015-03-16", ["A", "B", "C", "D"])
    ['C', 'A', 'D', 'B']
    >>> rank(b"2015-03-16", ["D", "C", "B", "A"]) == rank(b"2015-03-16", ["A", "B", "C", "D"])
    True
    >>> rank(b"2015-03-17", ["A", "B", "C", "D"])
    ['B', 'A', 'C', 'D']
    >>> rank(b"2015-03-16", ["A", "A"])
    Traceback (most recent call last):
    ValueError: a name is on the list twice
    """
    if len(set(names)) != len(names):
        raise ValueError("a name is on the list twice")
    return sorted(names, key=lambda name: _mark(seed, name))


def draw(seed: bytes, names: Sequence[str], number: int) -> list[str]:
    """Return the first so many that the seed draws.

    Raises:
        ValueError: more are asked for than are on the list, or fewer than none.

    >>> draw(b"2015-03-16", ["A", "B", "C", "D"], 2)
    ['C', 'A']
    >>> draw(b"2015-03-16", ["A"], 2)
    Traceback (most recent call last):
    ValueError: 2 cannot be drawn from a list of 1
    """
    if not 0 <= number <= len(names):
        raise ValueError(f"{number} cannot be drawn from a list of {len(names)}")
    return rank(seed, names)[:number]


def fingerprint(names: Sequence[str]) -> str:
    r"""Return SHA-256 of the list: its names sorted by code point, a line feed after each.

    >>> fingerprint(["B", "A"]) == hashlib.sha256(b"A\nB\n").hexdigest()
    True

    Raises:
        ValueError: a name has a line feed in it, so that two lists would look the same.
    """
    if any("\n" in name for name in names):
        raise ValueError("a name has a line feed in it")
    text = "".join(f"{name}\n" for name in sorted(names))
    return hashlib.sha256(text.encode()).hexdigest()


def _mark(seed: bytes, name: str) -> bytes:
    return hmac.new(seed, name.encode(), hashlib.sha256).digest()
