"""Lists that people type into one line."""

from __future__ import annotations

import re

BETWEEN = re.compile(r"[、，,;；\s]+")


def named_in(text: str) -> list[str]:
    """Return what a line names, each once, in its order.

    >>> named_in("养老服务、审计, 养老服务")
    ['养老服务', '审计']
    """
    return list(dict.fromkeys(one for one in BETWEEN.split(text) if one))
