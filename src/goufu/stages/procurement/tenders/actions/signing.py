"""The report is signed, with or without dissent; a result is looked at again for a reason."""

from __future__ import annotations

from datetime import datetime

from goufu.base.deadlines import duties
from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.procurement.tenders.actions.committee import ranking_seal
from goufu.stages.procurement.tenders.actions.concluding import standing_now
from goufu.stages.procurement.tenders.actions.members import as_member, leader_at, seat_at
from goufu.stages.procurement.tenders.models import (
    Check,
    InvalidGround,
    Member,
    Review,
    ReviewReason,
    Tender,
)
from goufu.stages.procurement.tenders.rules import report as rules
from goufu.stages.procurement.tenders.sheets import Dissent, ReviewOrder, Signature


@action
def sign(*, ref: str, sheet: Signature, actor: Actor, at: datetime) -> Tender:
    """Sign the report.

    Raises:
        NotOnTheCommittee, AlreadySigned.
    """
    return _sign(ref, "sign", dissenting="", remark=sheet.remark, actor=actor, at=at)


@action
def dissent(*, ref: str, sheet: Dissent, actor: Actor, at: datetime) -> Tender:
    """Sign the report with another opinion and its reasons.

    Raises:
        NotOnTheCommittee, AlreadySigned.
    """
    return _sign(ref, "dissent", dissenting=sheet.reason, remark="", actor=actor, at=at)


@action
def review_again(*, ref: str, sheet: ReviewOrder, actor: Actor, at: datetime) -> Tender:
    """Take the result up again on the spot, before the report leaves the committee.

    Raises:
        NotOnTheCommittee, NotTheLeader.
        ReasonNotOfTheLaw: not one of the reasons for which a result may change.
    """
    tender: Tender = Tender.objects.locked(ref)
    step = check_step(tender, "review_again", actor=actor, at=at)
    seat = leader_at(tender, actor, step.label)
    _take_up(tender, sheet, by=f"成员{seat.number}", after_signing=False, at=at)
    advance(
        tender,
        "review_again",
        actor=as_member(actor, seat),
        at=at,
        reason=sheet.reason.value,
        text=sheet.text,
    )
    _restore_unqualified(tender, sheet.reason, at)
    return tender


@action
def reassess(*, ref: str, sheet: ReviewOrder, actor: Actor, at: datetime) -> Tender:
    """Have the committee that sat look at its result again; finance is told.

    Raises:
        ReasonNotOfTheLaw: not one of the reasons for which a result may be looked at again.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "reassess", actor=actor, at=at)
    by = f"{actor.organisation} {actor.name}"
    _take_up(tender, sheet, by=by, after_signing=True, at=at)
    advance(tender, "reassess", actor=actor, at=at, reason=sheet.reason.value, text=sheet.text)
    tender.set(winner=None, awarded_on=None)
    _restore_unqualified(tender, sheet.reason, at)
    return tender


def check_report_signed(tender: Tender, *, unsigned: str, at: datetime) -> None:
    """Refuse to hand over a report before everybody has signed it or counts as agreeing.

    Raises:
        SignaturesMissing, MajorityDissents: see ``rules.report``.
    """
    members: list[Member] = list(tender.members.order_by("number"))
    waiting = sum(one.signed_at is None for one in members)
    rules.check_signed(waiting=waiting, explained=bool(unsigned))
    rules.check_majority(
        members=len(members),
        dissenting=sum(bool(one.dissent) for one in members),
        method=tender.method,
        on=day_of(at),
        place=tender.place,
    )


def _sign(
    ref: str, verb: str, *, dissenting: str, remark: str, actor: Actor, at: datetime
) -> Tender:
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, verb, actor=actor, at=at)
    seat = seat_at(tender, actor)
    rules.check_may_sign(name=actor.name, signed=seat.signed_at is not None)
    seat.signed_at, seat.dissent = at, dissenting
    seat.save(update_fields=["signed_at", "dissent"])
    # The seal says which report was signed.
    said = {"report": ranking_seal(tender), "remark": remark, "dissent": dissenting}
    advance(tender, verb, actor=as_member(actor, seat), at=at, **said)
    return tender


def _take_up(
    tender: Tender, sheet: ReviewOrder, *, by: str, after_signing: bool, at: datetime
) -> None:
    rules.check_reason(
        reason=sheet.reason.value, method=tender.method, on=day_of(at), place=tender.place
    )
    Review.objects.create(
        tender=tender,
        reason=sheet.reason.value,
        text=sheet.text,
        ordered_at=at,
        ordered_by=by,
        after_signing=after_signing,
        before=standing_now(tender),
    )
    duties.cancel(tender.ref, on=day_of(at))
    tender.members.update(signed_at=None, dissent="")
    tender.set(unsigned="")


def _restore_unqualified(tender: Tender, reason: ReviewReason, at: datetime) -> None:
    """Let those who were found unqualified be checked again, where that is what was wrong."""
    if reason is not ReviewReason.QUALIFICATION:
        return
    dropped = tender.offers.filter(state="invalid", invalid_ground=InvalidGround.UNQUALIFIED)
    for offer in dropped.order_by("id"):
        advance(offer, "restore", actor=THE_CLOCK, at=at, was=offer.invalid_reason)
        offer.set(invalid_ground="", invalid_reason="")
    Check.objects.filter(offer__tender=tender, requirement__stage="qualification").delete()
