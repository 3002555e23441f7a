"""Questions to the challenges."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from goufu.base.people.roles import AGENCIES, Actor, Role
from goufu.base.workflow.models import Hold
from goufu.base.workflow.visibility import visible
from goufu.law.calendar import day_of
from goufu.stages.procurement.challenges.models import Challenge, Subject
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.queries import live_offer_of


def visible_to(actor: Actor) -> QuerySet[Challenge]:
    """Return the challenges that the actor may see; a provider sees its own."""
    challenges = Challenge.objects.select_related("tender", "challenger")
    if actor.role is Role.PROVIDER:
        return challenges.filter(challenger_id=actor.organisation_id)
    if actor.role in AGENCIES:
        return challenges.filter(tender__agency_id=actor.organisation_id)
    return visible(challenges, actor)


def took_part(tender: Tender, organisation_id: int | None) -> bool:
    """Test whether the organisation has an offer here that it did not withdraw."""
    return live_offer_of(tender, organisation_id) is not None


def earlier_challenge(
    tender: Tender, organisation_id: int | None, subject: Subject
) -> Challenge | None:
    """Return what the organisation has said on the same step before."""
    return Challenge.objects.filter(
        tender=tender, challenger_id=organisation_id, subject=subject.value
    ).first()


def should_have_known(tender: Tender, subject: Subject) -> date | None:
    """Return the day on which a bidder should have known; None where there is nothing yet.

    The document: the end of the notice period, or the day it went out. The process: the end of
    the step that came last. The result: the end of the result notice.
    """
    if subject is Subject.DOCUMENT:
        return tender.notice_until or _day(tender.published_at)
    if subject is Subject.PROCESS:
        return _day(tender.evaluated_at) or _day(tender.bids_opened_at)
    return tender.result_notice_until or tender.result_published_on


def held_too_long(on: date) -> QuerySet[Challenge]:
    """Return the challenges whose suspension has reached its last day."""
    over = Hold.objects.filter(placed_by=OuterRef("ref"), lifted_at__isnull=True, until__lt=on)
    return Challenge.objects.filter(Exists(over), state="suspended").order_by("id")


def _day(at: datetime | None) -> date | None:
    return day_of(at) if at else None
