"""What several steps of an application do alike."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.people.roles import Actor
from goufu.base.workflow.advance import advance
from goufu.stages.procurement.method_changes.models import MethodChange


def moved(ref: str, verb: str, actor: Actor, at: datetime, **facts: Any) -> MethodChange:
    """Take a step that stores nothing but what was said."""
    change: MethodChange = MethodChange.objects.locked(ref)
    advance(change, verb, actor=actor, at=at, **facts)
    return change


def said(change: MethodChange) -> dict[str, Any]:
    """Return what the ledger keeps of an application."""
    return {
        "method": change.method,
        "grounds": change.grounds,
        "amount_fen": change.amount_fen,
        "threshold_fen": change.threshold_fen,
        "supplier": change.supplier,
    }
