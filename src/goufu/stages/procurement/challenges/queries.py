"""Questions to the challenges."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from goufu.base.deadlines.models import Deadline
from goufu.base.people.roles import AGENCIES, Actor, Role
from goufu.base.workflow.models import Hold
from goufu.base.workflow.visibility import visible
from goufu.law.calendar import day_of
from goufu.stages.procurement.challenges.models import (
    Challenge,
    Inquiry,
    ProcessStep,
    Subject,
)
from goufu.stages.procurement.prequalifications.models import Prequalification
from goufu.stages.procurement.prequalifications.queries import application_of
from goufu.stages.procurement.tenders.models import Offer, Tender
from goufu.stages.procurement.tenders.queries import live_offer_of
from goufu.stages.procurement.tenders.workflow import SIGN_CONTRACT


def visible_to(actor: Actor) -> QuerySet[Challenge]:
    """Return the challenges that the actor may see; a provider sees its own."""
    challenges = Challenge.objects.select_related("tender", "challenger")
    if actor.role is Role.PROVIDER:
        return challenges.filter(challenger_id=actor.organisation_id)
    if actor.role in AGENCIES:
        return challenges.filter(tender__agency_id=actor.organisation_id)
    return visible(challenges, actor)


def inquiries_visible_to(actor: Actor) -> QuerySet[Inquiry]:
    """Return the inquiries that the actor may see; a provider sees its own."""
    inquiries = Inquiry.objects.select_related("tender", "asker")
    if actor.role is Role.PROVIDER:
        return inquiries.filter(asker_id=actor.organisation_id)
    if actor.role in AGENCIES:
        return inquiries.filter(tender__agency_id=actor.organisation_id)
    return visible(inquiries, actor)


def took_part(tender: Tender, organisation_id: int | None) -> bool:
    """Test whether the organisation has an offer here that it did not withdraw."""
    return live_offer_of(tender, organisation_id) is not None


def applied(prequalification: Prequalification, organisation_id: int | None) -> bool:
    """Test whether the organisation has an application here that it did not withdraw."""
    return application_of(prequalification, organisation_id) is not None


def should_have_known_of(
    prequalification: Prequalification, subject: Subject, obtained_on: date | None
) -> date | None:
    """Return the day on which an applicant should have known; None where there is nothing yet.

    The document: the day on which it was obtained or the end of the notice, whichever is later.
    The result: the day on which it was told.
    """
    if subject is Subject.PROCESS:
        return _day(prequalification.concluded_at)
    days = (prequalification.notice_until, obtained_on, day_of(prequalification.published_at))
    return max(one for one in days if one is not None)


def earlier_challenge(
    tender: Tender, organisation_id: int | None, subject: Subject, about: str
) -> Challenge | None:
    """Return what the organisation has said on the same step before."""
    return Challenge.objects.filter(
        tender=tender, challenger_id=organisation_id, subject=subject.value, about=about
    ).first()


def about(tender: Tender, subject: Subject, step: ProcessStep | None) -> str:
    """Return what exactly is challenged: the step of the process, or the letter of the result."""
    if subject is Subject.PROCESS and step is not None:
        return step.value
    return tender.letter_number if subject is Subject.RESULT else ""


def should_have_known(
    tender: Tender, subject: Subject, step: ProcessStep | None, obtained_on: date | None = None
) -> date | None:
    """Return the day on which a supplier should have known; None where there is nothing yet.

    The document: the day on which it was obtained or the end of the notice period, whichever is
    later; where neither is known, the day it went out. The process: the end of the step. The
    result: the end of the result notice.
    """
    if subject is Subject.DOCUMENT:
        days = [one for one in (tender.notice_until, obtained_on) if one is not None]
        return max(days, default=_day(tender.published_at))
    if subject is Subject.PROCESS:
        ends = {
            ProcessStep.PREQUALIFICATION: None,  # Challenged on its own page.
            ProcessStep.CLOSING: tender.closes_at if tender.state != "open" else None,
            ProcessStep.OPENING: tender.bids_opened_at,
            ProcessStep.EVALUATION: tender.evaluated_at,
        }
        return _day(ends[step]) if step is not None else None
    if tender.state == "next_candidate":
        return None
    return tender.result_notice_until or tender.result_published_on


def qualified(tender: Tender) -> QuerySet[Offer]:
    """Return the offers of those who passed: opened, won or lost, not found invalid."""
    return tender.offers.filter(state__in=["opened", "won", "lost"]).select_related("provider")


def is_signed(tender: Tender) -> bool:
    """Test whether the contract of this tender is signed: the duty to sign it is met."""
    met = Deadline.objects.filter(ref=tender.ref, duty=SIGN_CONTRACT.name, met_on__isnull=False)
    return met.exists()


def held_too_long(on: date) -> QuerySet[Challenge]:
    """Return the challenges whose suspension has reached its last day."""
    over = Hold.objects.filter(placed_by=OuterRef("ref"), lifted_at__isnull=True, until__lt=on)
    return Challenge.objects.filter(Exists(over), state="suspended").order_by("id")


def _day(at: datetime | None) -> date | None:
    return day_of(at) if at else None
