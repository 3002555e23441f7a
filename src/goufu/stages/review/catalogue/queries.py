"""Questions to the catalogues."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from goufu.base.people.roles import ADMINISTRATORS, FINANCE, Actor
from goufu.stages.review.catalogue.models import GuidanceItem, ImplementationCatalogue


def visible_to(actor: Actor) -> QuerySet[ImplementationCatalogue]:
    """Return what is published, and for the finance bureau its own drafts."""
    if actor.role in ADMINISTRATORS:
        return ImplementationCatalogue.objects.none()
    shown = Q(state="published")
    if actor.role in FINANCE:
        shown |= Q(finance_id=actor.organisation_id)
    return ImplementationCatalogue.objects.filter(shown).select_related("finance")


def items_on(day: date) -> QuerySet[GuidanceItem]:
    """Return the guidance items in force on a day, leaves only, by code."""
    return (
        GuidanceItem.objects.filter(parent__isnull=False, valid_from__lte=day)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
        .select_related("parent")
        .order_by("scheme", "code", "id")
    )


def draft_of(place: str, year: int) -> ImplementationCatalogue | None:
    """Return the catalogue of the place and year that is not out yet."""
    return (
        ImplementationCatalogue.objects.filter(place=place, year=year, state="draft")
        .order_by("id")
        .first()
    )
