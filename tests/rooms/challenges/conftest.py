"""The stages of a tender at which something can be challenged."""

from __future__ import annotations

from tests.rooms.tenders.conftest import announced, decided, evaluated, opened

__all__ = ["announced", "decided", "evaluated", "opened"]
