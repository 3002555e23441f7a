"""Questions to the deposits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from goufu.base.deadlines.models import Deadline
from goufu.base.people.roles import AGENCIES, Actor, Role
from goufu.base.workflow.visibility import visible
from goufu.stages.procurement.deposits.models import Deposit, Refund
from goufu.stages.procurement.deposits.workflow import RETURNS
from goufu.stages.procurement.tenders.models import Tender

LIVE = ~Q(state="withdrawn") & ~Q(cause="withdrawn")


def visible_to(actor: Actor) -> QuerySet[Deposit]:
    """Return one's own deposits; those of others once the offers are opened or it is withdrawn.

    Before that a deposit would tell who has offered.
    """
    deposits = Deposit.objects.select_related("tender", "provider")
    if actor.role is Role.CLOCK:
        return deposits
    if actor.role is Role.PROVIDER:
        return deposits.filter(provider_id=actor.organisation_id)
    shown = deposits.exclude(project_code="")
    if actor.role in AGENCIES:
        return shown.filter(tender__agency_id=actor.organisation_id)
    return visible(shown, actor)


def refunds_visible_to(actor: Actor) -> QuerySet[Refund]:
    """Return the orders of the agency, and those of the projects that the reader may see."""
    refunds = Refund.objects.select_related("tender")
    if actor.role is Role.PROVIDER:
        return refunds.none()
    if actor.role in AGENCIES:
        return refunds.filter(tender__agency_id=actor.organisation_id)
    return visible(refunds, actor)


def live_deposit_of(tender: Tender, provider_id: int | None) -> Deposit | None:
    """Return the deposit that one provider has left for this tender."""
    return Deposit.objects.filter(LIVE, tender=tender, provider_id=provider_id).first()


def to_return(tender: Tender) -> QuerySet[Deposit]:
    """Return the deposits of a tender that are due to go back and lie here."""
    due = Deposit.objects.filter(tender=tender, state="held").exclude(cause="")
    return due.select_related("provider").order_by("id")


def last_days(deposits: Iterable[Deposit]) -> dict[str, date | None]:
    """Return by when each was to be returned, suspensions counted: number → day."""
    found = Deadline.objects.filter(
        ref__in=[one.ref for one in deposits],
        duty__in=[duty.name for duty in RETURNS],
        cancelled_on__isnull=True,
    )
    return dict(found.order_by("id").values_list("ref", "due_on"))


def late(on: date) -> Q:
    """Return the condition that a deposit should have gone back before ``on``."""
    return Q(state__in=["held", "ordered"], return_due_on__lt=on)


def unsent() -> QuerySet[Refund]:
    """Return the orders whose file is not written yet."""
    return Refund.objects.filter(sent_at__isnull=True).order_by("id")
