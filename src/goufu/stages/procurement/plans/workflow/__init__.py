"""The life of a procurement plan and of what it entrusts."""

from __future__ import annotations

from goufu.stages.procurement.plans.workflow.plan import PLAN
from goufu.stages.procurement.plans.workflow.seats import (
    AGENT,
    FILED,
    HANDLER,
    INTENTION_ASKED,
    REVIEWED,
    SUPERVISION,
)

__all__ = [
    "AGENT",
    "FILED",
    "HANDLER",
    "INTENTION_ASKED",
    "PLAN",
    "REVIEWED",
    "SUPERVISION",
]
