"""Bidders at the opening: they come, confirm the record, object and are answered on the spot."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.stages.procurement.tenders.actions.bids import current_closing
from goufu.stages.procurement.tenders.models import Offer
from goufu.stages.procurement.tenders.rules import opening as rules
from goufu.stages.procurement.tenders.sheets import Attendance, Objection, ObjectionAnswer


@action
def attend_opening(*, ref: str, sheet: Attendance, actor: Actor, at: datetime) -> Offer:  # noqa: ARG001
    """Sign in for the opening of one's offer; coming twice changes nothing.

    Raises:
        NotClosedForAttendance: the moment of the opening has not come.
    """
    offer: Offer = Offer.objects.locked(ref)
    check_step(offer, "attend", actor=actor, at=at)
    rules.check_attendance(closing=current_closing(offer.tender), at=at)
    if offer.attended_at is None:
        offer.set(attended_at=at)
        advance(offer, "attend", actor=actor, at=at)
    return offer


@action
def confirm_record(*, ref: str, sheet: Attendance, actor: Actor, at: datetime) -> Offer:  # noqa: ARG001
    """Sign the record of the opening."""
    offer: Offer = Offer.objects.locked(ref)
    check_step(offer, "confirm_record", actor=actor, at=at)
    if offer.confirmed_at is None:
        offer.set(confirmed_at=at)
        advance(offer, "confirm_record", actor=actor, at=at)
    return offer


@action
def object_to_opening(*, ref: str, sheet: Objection, actor: Actor, at: datetime) -> Offer:
    """Object to the opening while it lasts; whoever stays away counts as accepting it.

    Raises:
        OnlyAtTheOpening: it is over.
        ObjectedAlready: the bidder has objected.
    """
    offer: Offer = Offer.objects.locked(ref)
    check_step(offer, "object", actor=actor, at=at)
    if offer.tender.state != "opened":
        raise rules.OnlyAtTheOpening
    if offer.objection:
        raise rules.ObjectedAlready
    offer.set(objection=sheet.objection, objected_at=at)
    advance(offer, "object", actor=actor, at=at, objection=sheet.objection)
    return offer


@action
def answer_objection(*, ref: str, sheet: ObjectionAnswer, actor: Actor, at: datetime) -> Offer:
    """Answer an objection on the spot, and write it into the record.

    Raises:
        NoObjection: there is none, or it is answered.
    """
    offer: Offer = Offer.objects.locked(ref)
    check_step(offer, "answer_objection", actor=actor, at=at)
    if not offer.objection or offer.objection_answer:
        raise rules.NoObjection(offer=offer.ref)
    offer.set(objection_answer=sheet.answer, objection_answered_at=at)
    advance(offer, "answer_objection", actor=actor, at=at, answer=sheet.answer)
    return offer
