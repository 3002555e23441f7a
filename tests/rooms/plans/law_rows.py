"""Law that an operator has entered, for a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from goufu.law import provisions


@contextmanager
def threshold(fen: int, *, place: str = "CN-34") -> Iterator[None]:
    """Set the open-tender threshold of a province while the block runs."""
    row: dict[str, Any] = {
        "place": place,
        "in_force_from": date(2014, 1, 1),
        "value": fen,
        "case": {"subject": "services"},
        "cite": "（示例）省级公开招标数额标准",
        "source": "测试",
        "verified": False,
    }
    before = provisions._local_source
    provisions.use_local_source(
        lambda key: [row] if key == "procurement/open_tender_threshold" else []
    )
    try:
        yield
    finally:
        provisions.use_local_source(before)
