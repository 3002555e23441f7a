"""The document is corrected after a challenge to it, and bidding goes on."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.words import say
from goufu.stages.procurement.tenders.actions.bids import current_closing
from goufu.stages.procurement.tenders.actions.correcting import (
    AS_IT_WAS,
    DOCUMENT,
    keep,
    put_off,
    said_of,
)
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.rules import correcting as rules
from goufu.stages.procurement.tenders.sheets import Reasons

AFTER_CHALLENGE = say("质疑成立，按质疑答复修改采购文件")


@action
def amend(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Tender:
    """Put the correction beside the document, and bidding off where too few days would be left."""
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "amend", actor=actor, at=at)
    closing = current_closing(tender)
    after = rules.closing_after_correction(
        closing=closing,
        wanted=None,
        affects=True,
        method=tender.method,
        at=at,
        place=tender.place,
    )
    put_off(tender, closing, after.at, None)
    kept = keep(
        tender,
        closing=closing,
        after=after,
        at=at,
        reason=AFTER_CHALLENGE,
        affects_offers=True,
        changes=[{"label": DOCUMENT, "before": AS_IT_WAS, "after": sheet.reason}],
        document_changed=False,
    )
    advance(tender, "amend", actor=actor, at=at, **said_of(kept))
    return tender
