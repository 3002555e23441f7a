"""A form with nothing missing, and how it is filled in."""

from __future__ import annotations

from typing import Any

from tests.walk import APPLICATION, Walk

TESTS = ("cheaper", "definable", "measurable", "providers", "competition")

# 1200 visits at 1400 yuan are the 1,680,000 yuan applied for; produced by oneself they cost 1700.
COMPLETE: dict[str, Any] = {
    **APPLICATION,
    "service_class": "2",
    "costs": [
        {"name": "人员", "own_fen": 120_000, "buy_fen": 100_000, "basis": "护理员 6 名"},
        {"name": "管理与税费", "own_fen": 50_000, "buy_fen": 40_000},
    ],
    **dict.fromkeys(TESTS, "yes"),
    **{f"{test}_grounds": "见附件" for test in TESTS},
}


def filled(walk: Walk, *, on: str = "2014-09-01", **changes: Any) -> Walk:
    """Save a complete form, but for what the test changes."""
    return walk.drafted(on=on, **{**COMPLETE, **changes})


def handed_in(walk: Walk, *, on: str = "2014-12-08", **changes: Any) -> Walk:
    return filled(walk, **changes).submitted(on=on)
