"""The life of a tender and of the offers made to it."""

from __future__ import annotations

from goufu.stages.procurement.tenders.workflow.offer import OFFER
from goufu.stages.procurement.tenders.workflow.tender import (
    AGENT,
    COMMITTEE,
    DECIDE_AWARD,
    DELIVER_REPORT,
    PUBLISH_RESULT,
    SIGN_CONTRACT,
    TENDER,
)

__all__ = [
    "AGENT",
    "COMMITTEE",
    "DECIDE_AWARD",
    "DELIVER_REPORT",
    "OFFER",
    "PUBLISH_RESULT",
    "SIGN_CONTRACT",
    "TENDER",
]
