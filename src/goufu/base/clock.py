"""The clock on the wall: what doors read. In practice it is the learner's own."""

from __future__ import annotations

from datetime import UTC, datetime

from goufu.base import practice


def now() -> datetime:
    """Return this moment; in practice the one that the learner has chosen."""
    here = practice.ground()
    return here.at if here else datetime.now(UTC)
