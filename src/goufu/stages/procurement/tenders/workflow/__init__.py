"""The life of a tender and of the offers made to it."""

from __future__ import annotations

from goufu.stages.procurement.tenders.workflow.deciding import (
    DECIDE_AWARD,
    PUBLISH_RESULT,
    SIGN_CONTRACT,
)
from goufu.stages.procurement.tenders.workflow.evaluating import DELIVER_REPORT
from goufu.stages.procurement.tenders.workflow.offer import OFFER
from goufu.stages.procurement.tenders.workflow.seats import AGENT, COMMITTEE, HANDLER
from goufu.stages.procurement.tenders.workflow.tender import TENDER

__all__ = [
    "AGENT",
    "COMMITTEE",
    "DECIDE_AWARD",
    "DELIVER_REPORT",
    "HANDLER",
    "OFFER",
    "PUBLISH_RESULT",
    "SIGN_CONTRACT",
    "TENDER",
]
