"""Whole numbers as they come in addresses and forms."""

from __future__ import annotations

MOST_DIGITS = 18  # as a key of the database can have


def whole(text: str) -> int | None:
    """Return the number that a text is; None where it is none, or longer than any key.

    >>> whole("2015"), whole("²"), whole(""), whole("9" * 19)
    (2015, None, None, None)
    """
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None
