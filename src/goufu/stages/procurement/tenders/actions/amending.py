"""The document is corrected after a challenge to it, and bidding goes on."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.procurement.tenders.actions.bids import current_closing
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.rules import timing
from goufu.stages.procurement.tenders.sheets import Reasons


@action
def amend(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Tender:
    """Put the correction beside the document, and bidding off where too few days would be left."""
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "amend", actor=actor, at=at)
    assert tender.announced_closing is not None
    before = current_closing(tender)
    after = timing.closing_after_change(
        before, method=tender.method, on=day_of(at), place=tender.place
    )

    tender.set(
        amendments=f"{tender.amendments}\n{day_of(at).isoformat()} {sheet.reason}".strip(),
        announced_closing=tender.announced_closing + (after - before),
        closes_at=after,
    )
    advance(
        tender,
        "amend",
        actor=actor,
        at=at,
        change=sheet.reason,
        closes_before=before.isoformat(),
        closes_at=after.isoformat(),
    )
    return tender
