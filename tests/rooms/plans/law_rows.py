"""Law that an operator has entered, for a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any

from goufu.law import provisions


def threshold(fen: int, *, place: str = "CN-34") -> AbstractContextManager[None]:
    """Set the open-tender threshold of a province while the block runs."""
    case = {"subject": "services"}
    return entered("procurement/open_tender_threshold", fen, place=place, case=case)


def central_items(*codes: str, place: str = "CN-34") -> AbstractContextManager[None]:
    """Enter the centralised catalogue of a province while the block runs."""
    return entered("catalogues/central_items", list(codes), place=place)


@contextmanager
def entered(
    key: str, value: Any, *, place: str, case: dict[str, Any] | None = None
) -> Iterator[None]:
    """Enter a value of a province while the block runs."""
    row: dict[str, Any] = {
        "place": place,
        "in_force_from": date(2014, 1, 1),
        "value": value,
        "case": case or {},
        "cite": "（示例）省级规定",
        "source": "测试",
        "verified": False,
    }
    before = provisions._local_source
    provisions.use_local_source(lambda asked: [row] if asked == key else [])
    try:
        yield
    finally:
        provisions.use_local_source(before)
