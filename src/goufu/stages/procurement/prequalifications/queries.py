"""Questions to the prequalifications and the applications to them."""

from __future__ import annotations

from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from goufu.base.people.roles import AGENCIES, Actor, Role
from goufu.base.workflow.models import Hold
from goufu.base.workflow.visibility import visible
from goufu.stages.procurement.prequalifications.models import (
    OVER,
    Application,
    Evidence,
    Prequalification,
)
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.queries import holds_of

APPLICATION = "application"  # The kind of document that belongs to one.
UNSEEN = ("handed_in", "withdrawn")


def visible_to(actor: Actor) -> QuerySet[Prequalification]:
    """Return the prequalifications that the actor may see: every provider sees what is public."""
    found = Prequalification.objects.select_related(
        "tender", "tender__project", "tender__project__purchaser", "tender__agency"
    )
    if actor.role in AGENCIES:
        return found.filter(tender__agency_id=actor.organisation_id)
    if actor.role in {Role.PROVIDER, Role.PUBLIC}:
        return found
    return visible(found, actor)


def applications_visible_to(actor: Actor) -> QuerySet[Application]:
    """Return one's own applications; those of others only once they are opened."""
    found = Application.objects.select_related(
        "prequalification", "prequalification__tender", "provider"
    )
    if actor.role is Role.CLOCK:
        return found
    if actor.role is Role.PROVIDER:
        return found.filter(provider_id=actor.organisation_id)
    opened = found.exclude(project_code="")
    if actor.role in AGENCIES:
        return opened.filter(prequalification__tender__agency_id=actor.organisation_id)
    return visible(opened, actor)


def papers_open_to(actor: Actor) -> Q:
    """Return which papers of applications the actor may read besides its own."""
    if actor.role in {Role.PROVIDER, Role.PUBLIC}:
        return Q(pk__in=[])
    seen = applications_visible_to(actor).order_by()
    return Q(kind=APPLICATION, ref__in=seen.values("ref"))


def open_to_applicants(ref: str) -> Prequalification:
    """Return a prequalification and keep it from being closed until the end of the transaction.

    Others may apply meanwhile: the lock is a shared one, that of whoever closes is not.

    Raises:
        NoSuchDossier: there is none.
    """
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(Prequalification._meta.db_table)
        cursor.execute(f"SELECT 1 FROM {table} WHERE ref = %s FOR SHARE", [ref])  # noqa: S608
    found: Prequalification = Prequalification.objects.numbered(ref)
    return found


def live_of(tender: Tender) -> Prequalification | None:
    """Return the prequalification of a tender that is under way or has brought a list."""
    found = tender.prequalifications.exclude(state__in=OVER)
    prequalification: Prequalification | None = found.first()
    return prequalification


def application_of(
    prequalification: Prequalification, provider_id: int | None
) -> Application | None:
    """Return one provider's application that was not withdrawn."""
    found = prequalification.applications.filter(provider_id=provider_id or 0)
    return found.exclude(state="withdrawn").first()


def opened(prequalification: Prequalification) -> QuerySet[Application]:
    """Return the applications that are examined, as they came in."""
    return (
        prequalification.applications.filter(state="opened")
        .select_related("provider")
        .order_by("id")
    )


def unexamined(prequalification: Prequalification) -> QuerySet[Evidence]:
    """Return each item of each application on which nobody has said anything yet."""
    return (
        Evidence.objects.filter(
            application__prequalification=prequalification,
            application__state="opened",
            finding="",
        )
        .select_related("application__provider", "item")
        .order_by("application_id", "item__number")
    )


def holds_since(prequalification: Prequalification) -> list[tuple[datetime, datetime]]:
    """Return from when to when the project was suspended since the notice went out."""
    return holds_of(prequalification.project_code, prequalification.published_at)


def _running() -> QuerySet[Prequalification]:
    held = Hold.objects.filter(project_code=OuterRef("project_code"), lifted_at__isnull=True)
    return Prequalification.objects.filter(~Exists(held), state="open").order_by("closes_at", "id")


def to_close(at: datetime) -> QuerySet[Prequalification]:
    """Return the open prequalifications whose closing moment has come."""
    return _running().filter(closes_at__lte=at)


def once_held() -> QuerySet[Prequalification]:
    """Return the open prequalifications whose project was suspended since the notice went out."""
    lifted = Hold.objects.filter(
        project_code=OuterRef("project_code"),
        lifted_at__isnull=False,
        placed_at__gte=OuterRef("published_at"),
    )
    return _running().filter(Exists(lifted))
