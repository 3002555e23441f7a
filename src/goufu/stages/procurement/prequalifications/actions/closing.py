"""What the platform does: put the closing off, close, and end with the purchase."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.stages.procurement.prequalifications import queries
from goufu.stages.procurement.prequalifications.actions.moments import current_closing
from goufu.stages.procurement.prequalifications.actions.opening import lay_open
from goufu.stages.procurement.prequalifications.models import Prequalification
from goufu.stages.procurement.prequalifications.sheets import Nothing, Reasons
from goufu.stages.procurement.tenders.actions.applicants import drop_applicants
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.rules import timing

LIVE = ("handed_in", "opened", "qualified", "not_qualified")


@action
def extend(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Prequalification:  # noqa: ARG001
    """Put the closing off by the time in which the project was suspended."""
    prequalification: Prequalification = Prequalification.objects.locked(ref)
    check_step(prequalification, "extend", actor=actor, at=at)
    closing = current_closing(prequalification)
    if closing != prequalification.closes_at:
        prequalification.set(closes_at=closing)
        advance(prequalification, "extend", actor=actor, at=at, closes_at=closing.isoformat())
    return prequalification


@action
def close(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Prequalification:  # noqa: ARG001
    """Close at the moment that was announced, and lay open what has come in.

    Raises:
        NotClosedYet: that moment has not come.
    """
    prequalification: Prequalification = Prequalification.objects.locked(ref)
    check_step(prequalification, "close", actor=actor, at=at)
    timing.check_time_is_up(closing=current_closing(prequalification), at=at)
    came_in = prequalification.applications.filter(state="handed_in").order_by("id")
    applications = list(came_in.select_related("prequalification"))
    for application in applications:
        lay_open(application, at=at)
    advance(prequalification, "close", actor=actor, at=at, applications=len(applications))
    return prequalification


@action
def end(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Prequalification:
    """End with the purchase; everybody who has applied is told why."""
    prequalification: Prequalification = Prequalification.objects.locked(ref)
    check_step(prequalification, "end", actor=actor, at=at)
    prequalification.set(reason=sheet.reason)
    lapse(prequalification, reason=sheet.reason, at=at)
    advance(prequalification, "end", actor=actor, at=at, reason=sheet.reason)
    return prequalification


@action
def annul(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Prequalification:
    """Undo the prequalification after a challenge that was right; it can be announced anew.

    Lots that were drawn from its list fall away with it; their record stays in the ledger.
    """
    found: Prequalification = Prequalification.objects.numbered(ref)
    tender: Tender = Tender.objects.locked(found.tender.ref)
    prequalification: Prequalification = Prequalification.objects.locked(ref)
    check_step(prequalification, "annul", actor=actor, at=at)
    live = queries.live_of(tender)
    if live is not None and live.pk == prequalification.pk:  # Else the list is another one's.
        drop_applicants(tender, at=at, by=ref)
    prequalification.set(reason=sheet.reason)
    lapse(prequalification, reason=sheet.reason, at=at)
    advance(prequalification, "annul", actor=actor, at=at, reason=sheet.reason)
    return prequalification


def lapse(prequalification: Prequalification, *, reason: str, at: datetime) -> None:
    """Let every application fall away."""
    for application in prequalification.applications.filter(state__in=LIVE).order_by("id"):
        advance(application, "lapse", actor=THE_CLOCK, at=at, reason=reason)
