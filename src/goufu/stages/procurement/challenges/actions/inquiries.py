"""A provider asks, and is answered."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.stages.procurement.challenges.actions.letters import (
    charge_addressee,
    check_addressed,
    hand_to_purchaser,
)
from goufu.stages.procurement.challenges.models import Inquiry
from goufu.stages.procurement.challenges.sheets import Question, Reasons, Reply
from goufu.stages.procurement.challenges.workflow import ANSWER_INQUIRY, INQUIRY, PROVIDER
from goufu.stages.procurement.tenders.models import Tender


@action
def ask(*, parent_ref: str, sheet: Question, actor: Actor, at: datetime) -> Inquiry:
    """Ask about a purchase; any provider may. The period to answer starts."""
    tender: Tender = Tender.objects.locked(parent_ref)
    check_opening(
        tender, by=PROVIDER, label=INQUIRY.opened, actor=actor, anyone=True, through_hold=True
    )
    inquiry = Inquiry(
        ref=child_ref(tender.project_code, "XW"),
        project_code=tender.project_code,
        title=tender.title,
        place=tender.place,
        tender=tender,
        asker_id=actor.organisation_id or 0,
        received_on=day_of(at),
        **sheet.model_dump(),
    )
    open_dossier(inquiry, actor=actor, at=at, tender=tender.ref, addressee=inquiry.addressee)
    ANSWER_INQUIRY.open(inquiry, since=day_of(at))
    charge_addressee(inquiry)
    return inquiry


@action
def pass_inquiry_on(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Inquiry:
    """Have the purchaser answer what was not entrusted to the agency."""
    inquiry: Inquiry = Inquiry.objects.locked(ref)
    check_step(inquiry, "pass_on", actor=actor, at=at)
    hand_to_purchaser(inquiry, Role.HANDLER)
    advance(inquiry, "pass_on", actor=actor, at=at, reason=sheet.reason)
    return inquiry


@action
def answer_inquiry(*, ref: str, sheet: Reply, actor: Actor, at: datetime) -> Inquiry:
    """Answer the question to whoever asked."""
    inquiry: Inquiry = Inquiry.objects.locked(ref)
    check_step(inquiry, "answer", actor=actor, at=at)
    check_addressed(inquiry, actor)
    inquiry.set(answer=sheet.answer, answered_on=day_of(at))
    advance(inquiry, "answer", actor=actor, at=at, tender=inquiry.tender.ref)
    return inquiry
