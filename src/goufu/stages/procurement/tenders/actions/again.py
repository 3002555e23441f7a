"""A lot that came to nothing is bought again while the other lots go on."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import open_dossier
from goufu.base.workflow.gate import check_opening
from goufu.base.workflow.numbers import child_ref
from goufu.law.words import Word
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.actions import takeover
from goufu.stages.procurement.tenders.models import ENDED, Tender
from goufu.stages.procurement.tenders.rules import ending as rules
from goufu.stages.procurement.tenders.sheets import Remark
from goufu.stages.procurement.tenders.workflow import HANDLER

# What makes it the same purchase; its document is taken over beside that.
SAME = (
    "project_code",
    "title",
    "place",
    "plan_id",
    "project_id",
    "lot_id",
    "lot_number",
    "agency_id",
    "method",
    "budget_fen",
    "qualification",
    "service_requirements",
)


@action
def buy_lot_again(*, parent_ref: str, sheet: Remark, actor: Actor, at: datetime) -> Tender:
    """Open a new tender for a lot; its document begins with what the last one said.

    Raises:
        NothingToRepeat: the tender stands, or its plan has come to an end with it.
        BoughtAlready: the lot is being bought again.
    """
    before: Tender = Tender.objects.locked(parent_ref)
    check_opening(before, by=HANDLER, label=rules.AGAIN, actor=actor)
    rules.check_may_repeat(
        tender=before.ref,
        state=Word(before.state_name),
        ended=before.state in ENDED,
        plan_goes_on=before.plan.state == "under_way",
    )
    live = queries.live_tender_of(before)
    if live is not None:
        raise rules.BoughtAlready(tender=live.ref)

    tender = Tender(
        ref=child_ref(before.project_code, "ZB"), **{name: getattr(before, name) for name in SAME}
    )
    takeover.begin_with(tender, before)
    open_dossier(tender, actor=actor, at=at, taken_over_from=before.ref, remark=sheet.remark)
    takeover.carry_over(tender, before)
    return tender
