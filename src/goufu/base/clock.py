"""The clock on the wall: what doors read. In practice it is the learner's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from goufu.base import practice

ARRIVED = "goufu.arrived_at"  # Where the web server notes it; no header can.


def now() -> datetime:
    """Return this moment; in practice the one that the learner has chosen."""
    here = practice.ground()
    return here.at if here else datetime.now(UTC)


def arrival(meta: Mapping[str, Any]) -> datetime:
    """Return when a request was here in full; where no server noted it, this moment.

    Args:
        meta: the environment of the request.
    """
    here = practice.ground()
    noted: datetime | None = None if here else meta.get(ARRIVED)
    return noted or now()
