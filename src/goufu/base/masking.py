"""Show of a personal number no more than is needed to know it again."""

from __future__ import annotations

HIDDEN = "*"


def masked(text: str, *, head: int = 3, tail: int = 4) -> str:
    """Return ``text`` with its middle hidden; a short one is hidden whole.

    >>> masked("999999196001010012"), masked("13800000000"), masked("123")
    ('999***********0012', '138****0000', '***')
    >>> masked("王桂兰", head=1, tail=0)
    '王**'
    """
    if len(text) <= head + tail:
        return HIDDEN * len(text)
    return text[:head] + HIDDEN * (len(text) - head - tail) + text[len(text) - tail :]
