"""The marker of words that a person will read."""

from __future__ import annotations


def say(text: str) -> str:
    """Mark ``text`` for the catalogues of translation and return it unchanged.

    The floors without Django write Simplified Chinese and mark it with this; the doors translate.

    >>> say("签订合同")
    '签订合同'
    """
    return text
