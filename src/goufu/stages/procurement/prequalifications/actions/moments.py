"""When applications close, suspensions counted."""

from __future__ import annotations

from datetime import datetime

from goufu.stages.procurement.prequalifications import queries
from goufu.stages.procurement.prequalifications.models import Prequalification
from goufu.stages.procurement.tenders.rules.timing import closing_after_holds


def current_closing(prequalification: Prequalification) -> datetime:
    """Return when applications close, suspensions counted."""
    holds = queries.holds_since(prequalification)
    return closing_after_holds(prequalification.announced_closing, holds)
